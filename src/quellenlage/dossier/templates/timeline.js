// The drawn timeline: zoomed by the reader, and filtered together with the list below it.

function setUpTimeline() {
  const drawing = document.getElementById("drawn-timeline");
  if (!drawing) return;
  const svg = drawing.querySelector("svg"), scroll = drawing.querySelector(".scroll");
  const bars = [...svg.querySelectorAll(".bar")], ticks = [...svg.querySelectorAll(".tick")];
  const width = svg.viewBox.baseVal.width, height = svg.viewBox.baseVal.height;
  let zoom = 1;

  const draw = () => {
    svg.setAttribute("viewBox", "0 0 " + width * zoom + " " + height);
    svg.setAttribute("width", String(width * zoom));
    for (const bar of bars) {
      const x = Number(bar.dataset.x) * zoom;
      const long = Math.max(7, (Number(bar.dataset.w) > 7 ? Number(bar.dataset.w) : 0) * zoom);
      const [rect, label] = [bar.querySelector("rect"), bar.querySelector("text")];
      rect.setAttribute("x", String(x));
      rect.setAttribute("width", String(long));
      if (label) label.setAttribute("x", String(label.classList.contains("before") ? x - 4 : x + long + 4));
    }
    for (const tick of ticks) {
      const x = Number(tick.dataset.x) * zoom;
      tick.toggleAttribute("display", false);
      if (Number(tick.dataset.zoom) > zoom) tick.setAttribute("display", "none");
      tick.querySelector("line").setAttribute("x1", String(x));
      tick.querySelector("line").setAttribute("x2", String(x));
      tick.querySelector("text").setAttribute("x", String(x + 3));
    }
  };

  /** Zoom about the middle of what is seen. */
  const zoomTo = (next) => {
    const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / zoom;
    zoom = Math.min(64, Math.max(1, next));
    draw();
    scroll.scrollLeft = middle * zoom - scroll.clientWidth / 2;
  };

  const steps = { in: () => zoomTo(zoom * 2), out: () => zoomTo(zoom / 2), all: () => zoomTo(1) };
  for (const button of drawing.querySelectorAll("[data-zoom]")) {
    if (button.tagName === "BUTTON") button.addEventListener("click", steps[button.dataset.zoom]);
  }
  scroll.addEventListener("keydown", (event) => {
    const step = { "+": "in", "-": "out", "0": "all" }[event.key];
    if (step) steps[step]();
  });

  const list = lists.find((one) => one.name === "timeline");
  list.box.addEventListener("filtered", () => {
    const shown = new Set(list.matching.map((item) => item.node ? item.node.id : / id="([^"]*)"/.exec(item.source)[1]));
    for (const bar of bars) {
      bar.toggleAttribute("hidden", false);
      bar.classList.toggle("off", !shown.has(bar.getAttribute("href").slice(1)));
    }
  });
}

setUpTimeline();
