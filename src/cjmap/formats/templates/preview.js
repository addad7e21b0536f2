// The page works without this script; with it, a page that has changed takes the place of the old one by itself.
(() => {
  "use strict";
  // What is replaced, and whose children are; the boxes that scroll, the buttons and the details stay as they are.
  const PARTS = ["body > div[hidden]", ".head", "#filters", "#table .scroll", "#story .columns", ".foot", "main > h1", ".tiles"];
  const STYLE = /<style>([^]*?)<\/style>/; // the first is that of the picture
  const one = (selector, within = document) => within.querySelector(selector);
  const strip = (page) => one("#preview", page);
  const sheet = "adoptedStyleSheets" in document && new CSSStyleSheet();
  let source = null;
  let asking = false;
  let again = false;

  // The link that has the focus, as it will be found again in the new page.
  const focused = () => {
    const a = document.activeElement;
    const box = a && a.closest(".view, .head, .tiles");
    const href = a && a.getAttribute("href");
    const within = box && (box.id ? `#${box.id}` : `.${box.classList[0]}`);
    return box && href ? `${within} a[href="${CSS.escape(href)}"]` : null;
  };

  const dressed = (picture, fresh) => {
    for (const { name } of [...picture.attributes]) if (!fresh.hasAttribute(name)) picture.removeAttribute(name);
    for (const { name, value } of fresh.attributes) picture.setAttribute(name, value);
    fitted(fresh);
    picture.replaceChildren(...fresh.childNodes);
  };

  // What cannot be replaced in place: which kind of page it is, which views it has, and whether it has filters.
  const shape = (page) => {
    return [strip(page).dataset.kind, ...[...page.querySelectorAll(".view, #filters")].map((part) => part.id)].join();
  };

  const replaced = (fresh, style) => {
    const isShut = one("#preview details:not([open])");
    const wasStale = "stale" in strip(document).dataset;
    document.title = fresh.title;
    document.documentElement.lang = fresh.documentElement.lang;
    if (one("#details-body")) one("#details-body").lang = one("#details-body", fresh).lang;
    one("style").sheet.disabled = true; // its hash is that of the first page; what the new one looks like comes by script
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets.filter((each) => each !== sheet)];
    const views = [...fresh.querySelectorAll(".view:not(#poster, #table, #story)")].map((view) => `#${view.id}`);
    for (const part of [...PARTS, ...views]) {
      const [old, made] = [one(part), one(part, fresh)];
      if (old && made) old.replaceChildren(...made.childNodes);
    }
    const [picture, drawn] = [one("#poster .sheet svg"), one("#poster .sheet svg", fresh)];
    if (picture && drawn) {
      dressed(picture, drawn);
      if (one(".plot")) fitted(one(".plot"));
      filters.renew(document.documentElement.dataset.view);
    }
    const [mine, theirs] = [strip(document), strip(fresh)];
    const [details, heard] = [one("details", theirs), one(".said", mine)];
    const isStale = "stale" in theirs.dataset;
    if (details && isShut && isStale === wasStale) details.open = false;
    if (details && !isShut && one("details", mine)) details.open = true;
    for (const name of ["data-version", "data-stale"]) {
      if (theirs.hasAttribute(name)) mine.setAttribute(name, theirs.getAttribute(name)); else mine.removeAttribute(name);
    }
    heard.textContent = `Changed. ${one("summary, .none", theirs).textContent}. ${isStale ? one(".banner", theirs).textContent : ""}`;
    one(".said", theirs).replaceWith(heard); // one that is said before it stands in the page is not heard
    mine.replaceChildren(...theirs.childNodes);
  };

  const taken = (text) => {
    const style = STYLE.exec(text)[1];
    const fresh = new DOMParser().parseFromString(text.replace(STYLE, ""), "text/html");
    const there = strip(fresh);
    if (there && there.dataset.version === strip(document).dataset.version) return;
    if (!sheet || !there || shape(fresh) !== shape(document)) {
      location.reload();
      return;
    }
    const [x, y, at] = [scrollX, scrollY, focused()];
    const boxes = () => [...document.querySelectorAll(".scroll, dialog")];
    const scrolled = boxes().map((box) => [box.scrollLeft, box.scrollTop]);
    const read = one("#preview ul") ? one("#preview ul").scrollTop : 0;
    replaced(fresh, style);
    const isOpen = one("dialog[open]");
    const before = document.activeElement;
    // The page's own script shows the details of an address when it is come back to.
    if (isOpen) dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    const settled = () => {
      const link = at && one(at);
      if (link) link.focus({ preventScroll: true });
      else if (isOpen && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
      boxes().forEach((box, place) => {
        const [left, top] = scrolled[place] || [0, 0];
        box.scrollTo({ left, top, behavior: "instant" });
      });
      if (one("#preview ul")) one("#preview ul").scrollTop = read;
      scrollTo({ left: x, top: y, behavior: "instant" });
    };
    settled();
    if (isOpen) setTimeout(settled);
  };

  const ask = async () => {
    again = asking;
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(location.pathname, { cache: "no-store" });
      taken(await answer.text());
      one("#preview .link").hidden = true;
    } catch {
      one("#preview .link").hidden = false;
    }
    asking = false;
    if (again) ask();
  };

  const listen = () => {
    source = new EventSource("/events");
    source.addEventListener("message", ask);
    source.addEventListener("error", () => {
      one("#preview .link").hidden = false;
      if (source && source.readyState === EventSource.CLOSED) setTimeout(attend, 3000);
    });
  };

  // A browser has few connections for all pages of one server: those that nobody looks at give theirs back.
  const attend = () => {
    if (source) source.close();
    source = null;
    if (!document.hidden) listen();
  };

  document.addEventListener("DOMContentLoaded", () => {
    attend();
    document.addEventListener("visibilitychange", attend);
    addEventListener("pagehide", () => source && source.close());
    addEventListener("pageshow", (event) => event.persisted && attend());
  });
})();
