"use strict";
// What the scripts of the page share.
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const href = (a) => a.getAttribute("href").slice(1);
// What a picture needs: letters that fit their length, and touchpoints alone in the order of the Tab key.
const fitted = (picture) => {
  for (const text of all("text", picture)) text.setAttribute("lengthAdjust", "spacingAndGlyphs");
  for (const a of all("a", picture)) if (!/^#touchpoint-[^.]+$/.test(a.getAttribute("href"))) a.tabIndex = -1;
};

// The contents of the story: its stages, and their touchpoints with the colour of how they feel.
const contents = () => {
  const link = (text, id) => Object.assign(document.createElement("a"), { href: `#${id}`, textContent: text });
  const item = (...parts) => {
    const made = document.createElement("li");
    made.append(...parts);
    return made;
  };
  const dotted = (article) => {
    const made = link("", article.id);
    const dot = document.createElement("i");
    dot.className = article.querySelector("header").className;
    made.append(dot, article.querySelector(".no").cloneNode(true), article.querySelector("h4").textContent);
    return item(made);
  };
  byId("story").querySelector(".contents ol").replaceChildren(...all("#story .chapter:not(#about)").map((chapter) => {
    const inner = document.createElement("ol");
    inner.append(...all("article", chapter).map(dotted));
    const top = link(chapter.querySelector("h3").textContent, (chapter.querySelector(".intro") || chapter).id);
    return item(top, ...(inner.firstChild ? [inner] : []));
  }));
};

// On a telephone the rows of lists are cards, in which each cell says what its column is.
const labelled = () => {
  for (const table of all("table.list")) {
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    for (const cell of all("tbody td", table)) if (cell.cellIndex) cell.dataset.label = heads[cell.cellIndex];
  }
};
