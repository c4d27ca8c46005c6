// Following links: to findings in folded lists, and to the exact characters of an article.

const PLACE = /^(.+)\.(\d+)-(\d+)$/;

/** Return the element with an id, unfolding lists and details around it. */
function reveal(id) {
  let found = document.getElementById(id);
  for (const find of page.finders) found ??= find(id);
  for (let box = found && found.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  return found;
}

/** Mark the characters [start, end), counted in code points, of an article; return the first piece. */
function markSpan(article, start, end) {
  let first = null;
  for (const piece of article.querySelectorAll("[data-s]")) {
    const from = Number(piece.dataset.s);
    const to = piece.dataset.e ? Number(piece.dataset.e) : from + [...piece.textContent].length;
    if (from >= end || to <= start) continue;
    const mark = from < start || to > end ? cutPiece(piece, Math.max(start, from), Math.min(end, to)) : piece;
    mark.classList.add("hit");
    first ??= mark;
  }
  return first;
}

/** Cut a piece of text at two offsets and return the part between them. */
function cutPiece(piece, start, end) {
  if (piece.dataset.e) return piece;
  const letters = [...piece.textContent];
  const from = Number(piece.dataset.s);
  const parts = [[from, start], [start, end], [end, from + letters.length]].map(([a, b]) => {
    const part = piece.cloneNode(false);
    part.dataset.s = String(a);
    part.textContent = letters.slice(a - from, b - from).join("");
    return part;
  });
  const middle = parts[1];
  piece.replaceWith(...parts.filter((part) => part.textContent));
  return middle;
}

/** Scroll to what the address names and mark it. */
function follow() {
  for (const old of document.querySelectorAll(".hit")) old.classList.remove("hit");
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const place = PLACE.exec(id);
  const target = place ? reveal(place[1]) : reveal(id);
  if (!target) return;
  const mark = place && markSpan(target, Number(place[2]), Number(place[3]));
  const shown = mark || (target.classList.contains("place") ? target.parentElement : target);
  if (!mark && !["SECTION", "MAIN"].includes(shown.tagName)) shown.classList.add("hit");
  shown.scrollIntoView({ block: mark ? "center" : "start" });
  if (!shown.hasAttribute("tabindex")) shown.setAttribute("tabindex", "-1");
  shown.focus({ preventScroll: true });
}

// Back leads to where the reader came from: the place is kept with the entry of the history.
history.scrollRestoration = "manual";
let kept = 0;
addEventListener("scroll", () => { kept = scrollY; }, { passive: true });
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#'], a[*|href^='#']");
  if (!link) return;
  history.replaceState({ y: scrollY }, "");
  if (link.getAttribute("href") === location.hash) follow();
});
addEventListener("popstate", (event) => {
  const state = event.state;
  if (!state) return;
  setTimeout(() => scrollTo({ top: state.y, behavior: "instant" }));
});
addEventListener("hashchange", () => { if (!history.state) follow(); });
addEventListener("load", follow);
