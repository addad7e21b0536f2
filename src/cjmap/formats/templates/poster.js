// The poster under hands: arrow keys, its size, and which touchpoint a line of it is about.
const poster = (() => {
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

  return { roam, reveal, zoomed, meant };
})();
