// Search through all lists of the dossier and, where they stand in the page, the articles' texts.

const SHOWN = 5;
/** Lists that say what others say already, or that nobody would search. */
const UNSEARCHED = new Set(["notes", "matrix", "members", "origins", "novelty"]);

/** Return the words around the first find, with the finds marked. */
function snippet(text, words) {
  const flat = text.replace(/\s+/g, " ").trim();
  const at = Math.max(0, fold(flat).indexOf(words[0]));
  const start = Math.max(0, at - 60);
  const line = document.createElement("span");
  const shown = (start ? "… " : "") + flat.slice(start, start + 180) + (flat.length > start + 180 ? " …" : "");
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  for (const [n, part] of shown.split(new RegExp("(" + escaped.join("|") + ")", "i")).entries()) {
    const piece = document.createElement(n % 2 ? "mark" : "span");
    piece.textContent = part;
    if (part) line.append(piece);
  }
  line.lang = "de";
  return line;
}

/** Return the address of the first find in an article's text, by code points. */
function placeInArticle(article, words) {
  for (const block of article.querySelectorAll(".para > p")) {
    const pieces = [...block.querySelectorAll("[data-s]")];
    const text = pieces.map((piece) => piece.textContent).join("");
    const at = text.toLowerCase().indexOf(words[0]);
    if (at < 0 || !pieces.length) continue;
    const start = Number(pieces[0].dataset.s) + [...text.slice(0, at)].length;
    return article.id + "." + start + "-" + (start + [...words[0]].length);
  }
  return article.id;
}

function setUpSearch() {
  const box = document.getElementById("search-box"), panel = document.getElementById("fundstellen");
  const results = document.getElementById("results"), count = document.getElementById("results-count");
  let before = null;

  const close = () => {
    panel.hidden = true;
    results.replaceChildren();
  };

  const group = (list, found, words) => {
    const part = document.createElement("div");
    const heading = document.createElement("h3");
    heading.textContent = list.title + " · " + found.length.toLocaleString(page.language);
    const items = document.createElement("ul");
    items.className = "plain";
    for (const item of found.slice(0, SHOWN)) items.append(entry(list, item, words));
    part.append(heading, items);
    if (found.length > SHOWN && list.form) part.append(showAll(list, found.length));
    return part;
  };

  const entry = (list, item, words) => {
    const line = document.createElement("li"), link = document.createElement("a");
    const id = item.node ? item.node.id : (/ id="([^"]*)"/.exec(item.source) || ["", ""])[1];
    link.href = "#" + id;
    link.append(snippet(item.text, words));
    if (list.name === "articles" && item.element.querySelector(".para")) {
      link.href = "#" + placeInArticle(item.element, words);
    }
    line.append(link);
    return line;
  };

  const showAll = (list, n) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = say("show_all", { n, what: list.title });
    button.addEventListener("click", () => {
      list.form.reset();
      list.form.elements.namedItem("text").value = box.value;
      list.filter();
      close();
      list.form.scrollIntoView();
      list.form.elements.namedItem("text").focus();
    });
    return button;
  };

  const search = () => {
    const words = fold(box.value).split(/\s+/).filter((word) => word.length > 1);
    if (!words.length) return close();
    let total = 0;
    const groups = [];
    for (const list of lists) {
      if (UNSEARCHED.has(list.name)) continue;
      const found = list.items.filter((item) => words.every((word) => item.folded.includes(word)));
      total += found.length;
      if (found.length) groups.push(group(list, found, words));
    }
    results.replaceChildren(...groups);
    count.textContent = total ? say("hits", { n: total }) : say("no_hits");
    panel.hidden = false;
  };

  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
    panel.scrollIntoView();
    const first = results.querySelector("a");
    if (first) first.focus();
  });
  page.onLanguage.push(() => { if (!panel.hidden) search(); });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      before = document.activeElement;
      box.focus();
      box.select();
    } else if (event.key === "Escape" && (!panel.hidden || document.activeElement === box)) {
      box.value = "";
      close();
      if (before instanceof HTMLElement) before.focus();
    }
  });
}

setUpSearch();
