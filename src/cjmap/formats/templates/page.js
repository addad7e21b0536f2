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
    const person = target && target.closest("[data-of]");
    if (person) person.hidden = false; // whoever follows a link wants to see it
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

  // The fragment of a cell of the table, by the head of its row and that of its column.
  const named = (cell) => {
    const id = href(cell.parentElement.querySelector("a"));
    const fields = cell.closest("table").tHead.rows[0].cells[cell.cellIndex].dataset.field.split(" ");
    return fields.map((field) => `${id}.${field}`).find(byId) || id;
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
      go(poster.meant(a, event.target));
    } else if (cell && !event.target.closest("a") && !String(getSelection())) go(named(cell));
  };

  const start = () => {
    for (const picture of all(".poster, .plot")) fitted(picture);
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
      } else if (from && !event.altKey && !event.ctrlKey && !event.metaKey) poster.roam(event, from);
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
    poster.zoomed();
    filters.start(() => {
      const [id] = address();
      history.replaceState(history.state, "", `#${encodeURIComponent(id || view)}${filters.query()}`);
      filters.apply(view);
      if (view === "poster") poster.reveal();
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
