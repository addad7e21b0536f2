document.addEventListener("DOMContentLoaded", () => {
  const find = (selector) => document.querySelector(selector);
  const MOST = 100;
  const PATIENCE = 120;
  const form = find("#search"), words = find("#words"), told = find("#told");
  const results = find("#results"), list = results.querySelector("ul");
  const tiles = find(".tiles"), sort = find("#sort");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let known = null;

  // What can be found is read off the page when somebody searches for the first time.
  function everything() {
    if (known) return known;
    known = [];
    for (const map of document.querySelectorAll("#everything details")) {
      const title = map.querySelector("summary").textContent;
      for (const link of map.querySelectorAll("a")) {
        known.push({ link, title, lang: map.lang, text: folded(`${link.textContent} ${title}`) });
      }
    }
    return known;
  }

  function search() {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    const found = wanted.length ? everything().filter((each) => wanted.every((word) => each.text.includes(word))) : [];
    list.replaceChildren(...found.slice(0, MOST).map(entry));
    results.hidden = !found.length;
    told.textContent = !wanted.length ? "" : found.length > MOST ? `${found.length} found, the first ${MOST} shown` : `${found.length} found`;
  }

  function entry({ link, title, lang }) {
    const item = document.createElement("li");
    item.lang = lang;
    item.append(link.cloneNode(true));
    if (link.textContent !== title) item.append(Object.assign(document.createElement("span"), { className: "muted", textContent: ` ${title}` }));
    return item;
  }

  const order = [...tiles.children];
  function sorted() {
    const by = sort.value;
    const key = (tile) => Number(tile.dataset[by]);
    const title = (tile) => tile.querySelector("h3").textContent;
    const ways = { low: () => 0, title: (a, b) => title(a).localeCompare(title(b)) };
    tiles.append(...[...order].sort(ways[by] || ((a, b) => key(a) - key(b))));
  }

  let waiting = 0;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PATIENCE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
    const first = list.querySelector("a");
    if (first) first.focus();
  });
  sort.addEventListener("change", sorted);
  form.hidden = false;
  find("#sorting").hidden = false;
  if (words.value) search();
});
