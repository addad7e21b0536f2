// The page works without this script; with it, views take turns and a cell opens its details.
(() => {
  const THEMES = ["auto", "light", "dark"];
  const root = document.documentElement;
  // Where the browser keeps nothing for pages from disk, the choice lasts as long as the page.
  const kept = (value) => {
    try {
      if (value) localStorage.setItem("cjmap.theme", value);
      return localStorage.getItem("cjmap.theme");
    } catch { return null; }
  };
  // What the address leads to, and which filters it names: #touchpoint-pays?channel=web
  const address = () => {
    const [text, query] = location.hash.slice(1).split("?");
    try { return [decodeURIComponent(text), query || ""]; } catch { return [text, query || ""]; }
  };

  let view = matchMedia("(max-width: 40rem)").matches ? "story" : "poster";
  let theme = THEMES.includes(kept()) ? kept() : "auto";
  let subject = null; // what the details are about
  let opener = null; // what had the focus before
  let goal = null; // what has it now

  const paint = () => {
    if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  };
  const turn = (name) => {
    view = name;
    root.dataset.view = name;
    for (const each of all(".view")) each.classList.toggle("on", each.id === name);
  };
  root.classList.add("js");
  paint();

  const href = (a) => a.getAttribute("href").slice(1);
  const links = (id, selector) => all(selector).filter((a) => href(a) === id);

  const toTop = () => {
    const top = byId("main").offsetTop - byId("views").parentElement.offsetHeight;
    if (scrollY > top) scrollTo(0, top);
  };

  // Go to a fragment of the page as a link would, and remember the view that it was followed from.
  const go = (id, replace = false) => {
    history[replace ? "replaceState" : "pushState"]({ view }, "", `#${encodeURIComponent(id)}${filters.query()}`);
    show();
  };

  const show = () => {
    const [id, query] = address();
    const target = id ? byId(id) : null;
    const home = target && target.closest(".view");
    const before = view;
    filters.read(query);
    const wanted = home && home === target ? id : (history.state && history.state.view) || view;
    turn(byId(wanted) ? wanted : "story"); // a map without metrics has no view of them
    const about = target && target.closest(".passage, .intro");
    if (about && (view !== "story" || !filters.isKept(about.id))) {
      open(about, id);
    } else {
      close();
      if (home && home !== target) {
        turn(home.id);
        filters.apply(view);
        target.scrollIntoView();
      } else if (view !== before) {
        toTop();
      }
    }
    filters.apply(view);
    for (const a of all("#views a")) a.removeAttribute("aria-current");
    const [tab] = links(view, "#views a");
    tab.setAttribute("aria-current", "true");
    const bar = tab.closest("ul"); // scrolled by itself: the page stays where it is
    bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
  };

  // The article of the story, without its ids, under a heading of its own.
  const copied = (about) => {
    const copy = about.cloneNode(true);
    copy.hidden = false;
    for (const part of [copy, ...all("[id]", copy)]) {
      if (part.id) part.dataset.at = part.id;
      part.removeAttribute("id");
    }
    const heading = copy.querySelector("h3, h4");
    const title = document.createElement("h2");
    title.id = "details-title";
    title.tabIndex = -1;
    title.append(...heading.childNodes);
    heading.replaceWith(title);
    if (about.matches(".intro")) copy.append(inside(about));
    return copy;
  };

  // The touchpoints of a stage, for its details.
  const inside = (intro) => {
    const list = document.createElement("ol");
    list.className = "inside";
    for (const article of all("article", intro.closest(".chapter"))) {
      const link = document.createElement("a");
      link.href = `#${article.id}`;
      link.append(article.querySelector(".no").textContent, " ", article.querySelector("h4").textContent);
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    return list;
  };

  const open = (about, id) => {
    const box = byId("details");
    const body = byId("details-body");
    if (!box.open) opener = document.activeElement;
    const moved = box.open && document.activeElement.dataset.do;
    subject = about;
    body.replaceChildren(copied(about));
    mark(about.id);
    step(-1);
    step(1);
    if (!box.open) {
      if (matchMedia("(min-width: 64rem)").matches) box.show(); else box.showModal();
      root.classList.add("open");
    }
    const fact = all("[data-at]", body).find((part) => part.dataset.at === id && id !== about.id);
    body.parentElement.scrollTop = 0;
    if (moved) {
      byId("status").textContent = about.querySelector("header, h3").textContent;
    } else {
      goal = fact || byId("details-title");
      goal.tabIndex = -1;
      goal.focus();
    }
  };

  const close = () => {
    const box = byId("details");
    if (!box.open) return;
    box.close();
    root.classList.remove("open");
    mark("");
    const back = opener && opener !== document.body ? opener : links(subject.id, `#${view} a[href]`)[0];
    if (back && back.checkVisibility()) back.focus({ preventScroll: true });
    opener = subject = goal = null;
  };

  // Show in the poster and the table which touchpoint is open.
  const mark = (id) => {
    for (const a of all("[data-open]")) delete a.dataset.open;
    if (id) for (const a of links(id, "#poster a[href], .view table a")) a.dataset.open = "";
  };

  // Prepare the button to a neighbour, and return that neighbour.
  const step = (by) => {
    const articles = all("#story article").filter((each) => each === subject || filters.isKept(each.id));
    const at = articles.indexOf(subject);
    const other = at < 0 ? null : articles[at + by];
    byId("details").querySelector(by < 0 ? "[data-do=previous]" : "[data-do=next]")
      .setAttribute("aria-disabled", String(!other));
    return other;
  };

  const turnTo = (other) => other && go(other.id, true);

  const say = (button, text) => {
    const before = button.textContent;
    byId("status").textContent = button.textContent = text;
    setTimeout(() => { button.textContent = before; }, 1600);
  };

  const isReading = (target) => {
    const box = byId("details");
    return box.open && (target === document.body || box.contains(target));
  };
  const turning = { ArrowLeft: "previous", ArrowRight: "next" };
  const doing = {
    previous: () => turnTo(step(-1)),
    next: () => turnTo(step(1)),
    close: () => go(view),
    copy: async (button) => {
      if (button.textContent === "Copied") return;
      try {
        await navigator.clipboard.writeText(location.href);
        say(button, "Copied");
      } catch {
        prompt("Copy this link", location.href);
      }
    },
  };

  // Arrow keys in the poster: to the same cell of the neighbour, or up and down within one touchpoint.
  const roam = (event, from) => {
    const key = (a) => href(a).split(".");
    const owners = new Map();
    for (const a of all("#poster svg a[href]")) {
      const [owner] = key(a);
      owners.set(owner, [...(owners.get(owner) || []), a]);
    }
    const top = (a) => a.getBoundingClientRect().top;
    const [owner, field] = key(from);
    const names = [...owners.keys()].filter((name) => name.split("-")[0] === owner.split("-")[0]);
    const at = names.indexOf(owner);
    const own = owners.get(owner).sort((a, b) => top(a) - top(b));
    const beside = (name) => name && (owners.get(name).find((a) => key(a)[1] === field) || owners.get(name)[0]);
    const to = {
      ArrowLeft: () => beside(names[at - 1]),
      ArrowRight: () => beside(names[at + 1]),
      ArrowUp: () => own[own.indexOf(from) - 1],
      ArrowDown: () => own[own.indexOf(from) + 1],
      Home: () => owners.get(names[0])[0],
      End: () => owners.get(names.at(-1))[0],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    const cell = to();
    if (cell) {
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };

  // On a telephone the rows of lists are cards, in which each cell says what its column is.
  const labelled = () => {
    for (const table of all("table.list")) {
      const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
      for (const cell of all("tbody td", table)) if (cell.cellIndex) cell.dataset.label = heads[cell.cellIndex];
    }
  };

  // Let the first touchpoint that fits be seen.
  const reveal = () => {
    const first = all("#poster svg a:not(.off)").find((a) => /^touchpoint-[^.]+$/.test(href(a)));
    if (first) first.scrollIntoView({ block: "nearest", inline: "center" });
  };

  const zoomed = () => {
    const sheet = document.querySelector(".sheet");
    const poster = sheet.querySelector("svg");
    const whole = () => poster.viewBox.baseVal.width;
    const set = (value) => {
      sheet.classList.toggle("fit", value === 0);
      sheet.style.setProperty("--zoom", String(Math.min(3, Math.max(0.2, value))));
      for (const button of all("[data-zoom][aria-pressed]")) {
        const on = button.dataset.zoom === "fit" ? value === 0 : value === 1;
        button.setAttribute("aria-pressed", String(on));
      }
    };
    const now = () => poster.getBoundingClientRect().width / whole();
    const by = { in: () => now() * 1.25, out: () => now() / 1.25, fit: () => 0, actual: () => 1 };
    for (const button of all("[data-zoom]")) {
      button.addEventListener("click", () => set(by[button.dataset.zoom]()));
    }
    const room = document.body.clientWidth / whole();
    set(room > 0.75 ? 0 : 1);
  };

  // The fragment of a cell of the table, by the head of its row and that of its column.
  const named = (cell) => {
    const id = href(cell.parentElement.querySelector("a"));
    const fields = cell.closest("table").tHead.rows[0].cells[cell.cellIndex].dataset.field.split(" ");
    return fields.map((field) => `${id}.${field}`).find(byId) || id;
  };

  // Where a column of the poster is a stage, a line belongs to the touchpoint whose number stands before it.
  const meant = (a, line) => {
    const [owner, field] = href(a).split(".");
    if (!field || !owner.startsWith("stage-") || !a.closest(".poster")) return href(a);
    const parts = all("text, a > *", a);
    for (let at = parts.indexOf(line); at >= 0; at -= 1) {
      const number = /^\d+/.exec(parts[at].localName === "text" ? parts[at].textContent : "");
      if (number && /^[\d ]+$/.test(parts[at].textContent)) {
        const article = all("#story article").find((each) => each.querySelector(".no").textContent === number[0]);
        return article ? [`${article.id}.${field}`, article.id].find(byId) : href(a);
      }
    }
    return href(a);
  };

  const pressed = (event) => {
    const a = event.target.closest("a[href^='#']");
    const cell = event.target.closest("#table td:not(:empty)");
    const button = event.target.closest("[data-do]");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (button) doing[button.dataset.do](button);
    else if (a && a.dataset.query) {
      event.preventDefault();
      history.pushState({ view }, "", `${a.getAttribute("href")}?${a.dataset.query}`);
      show();
    } else if (a && !a.classList.contains("skip")) {
      event.preventDefault();
      go(meant(a, event.target));
    } else if (cell && !event.target.closest("a") && !String(getSelection())) go(named(cell));
  };

  const start = () => {
    for (const picture of all(".poster, .plot")) fitted(picture);
    labelled();
    document.addEventListener("click", pressed);
    document.addEventListener("keydown", (event) => {
      const from = event.target.closest && event.target.closest("#poster svg a");
      if (event.key === "Escape" && byId("details").open) {
        event.preventDefault();
        go(view);
      } else if (event.key === "Escape" && filters.fold()) {
        event.preventDefault();
      } else if (turning[event.key] && !event.altKey && isReading(event.target)) {
        doing[turning[event.key]]();
      } else if (from && !event.altKey && !event.ctrlKey && !event.metaKey) roam(event, from);
    });
    byId("details").addEventListener("cancel", (event) => { event.preventDefault(); go(view); });
    const button = byId("theme");
    const name = () => { button.textContent = `Colours: ${theme}`; };
    button.addEventListener("click", () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
      kept(theme);
      paint();
      name();
    });
    name();
    zoomed();
    filters.start(() => {
      const [id] = address();
      history.replaceState(history.state, "", `#${encodeURIComponent(id || view)}${filters.query()}`);
      filters.apply(view);
      if (view === "poster") reveal();
      if (subject) step(-1), step(1);
    });
    // A browser that follows a fragment by itself takes the focus away afterwards.
    const again = () => setTimeout(() => goal && goal.focus());
    addEventListener("load", again);
    addEventListener("beforeprint", () => { for (const each of all(".view")) filters.apply(each.id); });
    addEventListener("popstate", () => { show(); again(); });
    show();
  };
  document.addEventListener("DOMContentLoaded", start);
})();
