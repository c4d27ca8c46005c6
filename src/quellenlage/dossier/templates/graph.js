// The graph of sources: what a node is joined to stands out while the reader points at it.

function setUpGraph() {
  const drawing = document.getElementById("drawn-lineage");
  if (!drawing) return;
  const nodes = [...drawing.querySelectorAll(".node")], edges = [...drawing.querySelectorAll(".edge")];
  const point = (number) => {
    const near = new Set([number]);
    for (const edge of edges) {
      const ends = [edge.dataset.from, edge.dataset.to];
      const joined = ends.includes(number);
      edge.classList.toggle("lit", joined);
      if (joined) for (const end of ends) near.add(end);
    }
    for (const node of nodes) node.classList.toggle("lit", near.has(node.dataset.node));
    drawing.classList.toggle("pointing", number !== null);
  };
  for (const node of nodes) {
    for (const name of ["mouseenter", "focus"]) node.addEventListener(name, () => point(node.dataset.node));
    for (const name of ["mouseleave", "blur"]) node.addEventListener(name, () => point(null));
  }
}

setUpGraph();
