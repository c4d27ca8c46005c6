"use strict";
// Marks the exact characters that a link names, and switches highlights on and off.
(() => {
  const root = document.documentElement;
  for (const box of document.querySelectorAll("[data-mark]")) {
    const apply = () => root.classList.toggle("on-" + box.dataset.mark, box.checked);
    box.addEventListener("change", apply);
    apply();
  }
  const show = () => {
    for (const old of document.querySelectorAll(".hit")) old.classList.remove("hit");
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const place = /\.(\d+)-(\d+)$/.exec(target.id);
    if (place) {
      const start = Number(place[1]), end = Number(place[2]);
      for (const piece of target.closest("article").querySelectorAll("[data-s]")) {
        if (Number(piece.dataset.s) < end && start < Number(piece.dataset.e)) piece.classList.add("hit");
      }
    }
    target.scrollIntoView({ block: place ? "center" : "start" });
  };
  addEventListener("hashchange", show);
  addEventListener("beforeprint", () => { for (const box of document.querySelectorAll("details:not(.why)")) box.open = true; });
  show();
})();
