// Filters: what a reader wants to see of a map, with the state in the address. Without them everything is shown.
const filters = (() => {
  const LANE = "lane";
  const MANY = 100; // of more touchpoints only those are laid out that are near the screen
  const chosen = new Map(); // the words that are chosen in each filter
  const words = new Map(); // those that hold at each touchpoint, by its anchor
  const stages = new Map(); // the touchpoints of each stage
  const parts = new Map(); // what each view shows of which touchpoints
  let kept = new Set(); // the anchors of the touchpoints that are shown
  let changed = () => {};

  const isOn = () => [...chosen.values()].some((set) => set.size);
  const boxes = (name = "") => all(`#filters fieldset${name && `[data-filter="${name}"]`} input`);
  const filterOf = (box) => box.closest("fieldset").dataset.filter;
  const holds = (anchor) => {
    const theirs = words.get(anchor);
    return [...chosen].every(([name, set]) => name === LANE || !set.size
      || [...set].some((word) => theirs.has(`${name}.${word}`)));
  };
  const isKept = (anchor) => !isOn() || kept.has(anchor)
    || (stages.get(anchor) || []).some((other) => kept.has(other));

  // The fields of the lanes that are not chosen.
  const left = () => {
    const set = chosen.get(LANE);
    if (!set || !set.size) return [];
    return all("#table thead [data-field]").filter((head) => !set.has(head.dataset.field.split(" ")[0]));
  };

  const anchorOf = (a) => a.getAttribute("href").slice(1).split(".")[0];
  const LINKED = { poster: "svg a[href]", table: "tbody tr:not(.stage)", story: ".contents ol ol li" };
  const FADING = "svg a[href], .passes li"; // what has its place in a picture or on a way stays there
  const found = (view) => {
    const section = byId(view);
    const about = (part) => {
      const links = part.matches("a") ? [part] : all("a[href^='#touchpoint-'], a[href^='#stage-']", part);
      return (LINKED[view] ? links.slice(0, 1) : links).map(anchorOf); // a row of the table is about its head alone
    };
    const rows = all(LINKED[view] || `tbody tr:not(.stage, .group), .items > li, ${FADING}`, section)
      .map((part) => [part, about(part)]).filter(([, anchors]) => anchors.length);
    const subjects = view === "story" ? all("article", section).map((part) => [part, [part.id]]) : [];
    return [...rows, ...subjects];
  };

  // What has parts that come and go, and goes with the last of them.
  const GROUPS = { table: "tbody", heat: ".cells tbody", story: ".chapter:has(.passage)" };

  const apply = (view) => {
    if (!parts.has(view)) parts.set(view, found(view));
    const on = isOn();
    for (const [part, anchors] of parts.get(view)) {
      const gone = on && !anchors.some(isKept);
      if (part.matches(FADING)) part.classList.toggle("off", gone);
      else if (part.hidden !== gone) part.hidden = gone;
    }
    const section = byId(view);
    for (const group of all(GROUPS[view] || ".scroll:has(.list), .list tbody", section)) {
      group.hidden = on && !group.querySelector("tbody > tr:not(.stage, .group, [hidden]), .passage:not([hidden])");
    }
    for (const number of all("[data-count]", section)) {
      const rows = all(`tr[data-state=${number.dataset.count}]`, section);
      const left = rows.filter((row) => !row.hidden).length;
      number.textContent = on ? `${left} of ${rows.length}` : rows.length;
    }
    const people = chosen.get("persona");
    for (const part of all("[data-of]", section)) {
      const theirs = part.dataset.of.split(" ");
      part.hidden = Boolean(people && people.size) && !theirs.some((each) => people.has(each));
    }
  };

  // Lanes are left out by rules of style, whatever the number of their cells.
  const rules = "adoptedStyleSheets" in document && new CSSStyleSheet();
  if (rules) document.adoptedStyleSheets = [rules];
  const lanes = () => rules && rules.replaceSync(left().map((head) => {
    const fields = head.dataset.field.split(" ");
    return `#table tr > :nth-child(${head.cellIndex + 1}),
      ${fields.map((field) => `#story .passage [id$=".${field}"]`)} { display: none }
      ${fields.map((field) => `#poster a[href$=".${field}"]`)} { opacity: .12 }`;
  }).join(""));

  const say = () => {
    const on = isOn();
    const told = [...chosen].filter(([, set]) => set.size).map(([name, set]) => {
      const names = boxes(name).filter((box) => set.has(box.value))
        .map((box) => box.nextElementSibling.textContent);
      return `${name} ${names.join(" or ")}`;
    });
    if (!byId("filter")) return;
    byId("filtered").hidden = !on;
    document.querySelector("#filtered p").textContent = on
      ? `${kept.size} of ${words.size} touchpoints: ${told.join("; ")}` : "";
    byId("filter").classList.toggle("on", on);
    document.documentElement.classList.toggle("filtering", on);
  };

  const choose = () => {
    kept = new Set([...words.keys()].filter(holds));
    lanes();
    say();
  };

  // The state as an address has it, and back; words that this map does not know are left out.
  const query = () => {
    const said = [...chosen].filter(([, set]) => set.size)
      .map(([name, set]) => `${name}=${[...set].map(encodeURIComponent).join(",")}`);
    return said.length ? `?${said.join("&")}` : "";
  };
  const read = (text) => {
    if (text !== query().slice(1)) take(text);
  };
  const take = (text) => {
    const said = new Map(text.split("&").map((pair) => {
      const [name, list = ""] = pair.split("=");
      return [name, new Set(list.split(",").map(decoded))];
    }));
    chosen.clear();
    for (const box of boxes()) {
      const name = filterOf(box);
      box.checked = said.has(name) && said.get(name).has(box.value);
      if (box.checked) chosen.set(name, (chosen.get(name) || new Set()).add(box.value));
    }
    choose();
  };
  const decoded = (word) => { try { return decodeURIComponent(word); } catch { return word; } };

  const clear = () => {
    chosen.clear();
    for (const box of boxes()) box.checked = false;
    choose();
    changed();
  };

  const index = () => {
    contents();
    for (const map of [words, stages, parts]) map.clear();
    const every = boxes().map((box) => `${filterOf(box)}.${box.value}`);
    for (const article of all("#story article")) {
      const held = article.dataset.is.split(" ").filter(Boolean).map((place) => every[place]);
      words.set(article.id, new Set(held));
      const stage = article.closest(".chapter").querySelector(".intro").id;
      stages.set(stage, [...(stages.get(stage) || []), article.id]);
    }
    kept = new Set(words.keys());
    document.documentElement.classList.toggle("many", words.size > MANY);
    labelled();
  };

  // The page has other content now, under the same address.
  const renew = (view) => {
    const before = query().slice(1);
    index();
    take(before);
    apply(view);
  };

  const turn = () => {
    const box = byId("filters");
    box.hidden = !box.hidden;
    byId("filter").setAttribute("aria-expanded", String(!box.hidden));
  };
  // Close the panel, and say whether it was open.
  const fold = () => {
    if (!byId("filter") || byId("filters").hidden) return false;
    turn();
    byId("filter").focus();
    return true;
  };

  const start = (then) => {
    changed = then;
    index();
    const box = byId("filters");
    const button = byId("filter");
    if (!button) return;
    button.addEventListener("click", turn);
    byId("done").addEventListener("click", fold);
    box.addEventListener("change", (event) => {
      const name = filterOf(event.target);
      const set = new Set(boxes(name).filter((each) => each.checked).map((each) => each.value));
      chosen.set(name, set);
      choose();
      changed();
    });
    byId("clear").addEventListener("click", () => {
      clear();
      button.focus();
    });
  };

  return { start, fold, renew, read, query, apply, isKept };
})();
