// Long lists: filtered, paged, and unfolded from text only when somebody wants to see them.

const TEXTS = JSON.parse(document.getElementById("texts").textContent);
const SEPARATOR = "<!--/-->";
/** Items up to which all lists are unfolded for the printer. */
const PRINTED_WHOLE = 6000;

/** Say a text of the script in the reader's language. */
function say(key, values = {}) {
  const text = TEXTS[key][page.language === "de" ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? value.toLocaleString(page.language) : String(value);
  });
}

/** Lower case without accents, so that a search for "muller" finds "Müller". */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&" };

/** One item of a list: an element, or the source of one that was not needed yet. */
class Item {
  constructor(node, source) {
    this.node = node;
    this.source = source;
  }

  /** The value of a data attribute, without unfolding the item. */
  data(name) {
    if (this.node) return this.node.dataset[name] || "";
    const tag = this.source.slice(0, this.source.indexOf(">"));
    const found = new RegExp(" data-" + name + '="([^"]*)"').exec(tag);
    return found ? found[1] : "";
  }

  /** The words of the item, without unfolding it. */
  get text() {
    if (this.node) return this.node.textContent;
    this.plain ??= this.source.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|#34|#39|amp);/g, (e) => ENTITIES[e]);
    return this.plain;
  }

  get folded() {
    this.key ??= fold(this.text);
    return this.key;
  }

  holds(id) {
    if (this.node) return this.node.id === id || Boolean(this.node.querySelector("#" + CSS.escape(id)));
    return this.source.includes(' id="' + id + '"');
  }

  get element() {
    if (!this.node) {
      const template = document.createElement("template");
      template.innerHTML = this.source;
      this.node = template.content.firstElementChild;
      this.source = "";
      translate(this.node);
    }
    return this.node;
  }
}

/** A list with its filter and its pages. */
class PagedList {
  constructor(box) {
    this.box = box;
    this.name = box.dataset.list;
    const elements = [...box.children].map((node) => new Item(node, ""));
    const rest = document.querySelector('script[data-rest="' + this.name + '"]');
    const sources = rest ? rest.textContent.split(SEPARATOR).map((s) => s.trim()).filter(Boolean) : [];
    const all = [...elements, ...sources.map((source) => new Item(null, source))];
    this.headings = new Map();
    this.items = [];
    for (const item of all) {
      const heading = item.data("heading");
      if (heading) this.headings.set(heading, item);
      else this.items.push(item);
    }
    this.size = Math.max(1, elements.filter((item) => !item.data("heading")).length);
    this.matching = this.items;
    this.first = 0;
    this.form = document.querySelector('form[data-for="' + this.name + '"]');
    this.buildPager();
    if (this.form) this.listen();
  }

  /** What the list is called: the heading that labels it. */
  get title() {
    const label = document.getElementById(this.box.dataset.label);
    return label ? label.textContent.trim() : "";
  }

  buildPager() {
    this.status = document.createElement("p");
    this.status.className = "status";
    this.status.setAttribute("role", "status");
    this.pager = document.createElement("nav");
    this.pager.className = "pager";
    this.buttons = [-1, 1].map((step) => {
      const button = document.createElement("button");
      button.type = "button";
      button.addEventListener("click", () => this.turn(step));
      this.pager.append(button);
      return button;
    });
    const place = this.box.closest("table") || this.box;
    const outer = place.parentElement.classList.contains("scroll") ? place.parentElement : place;
    this.pager.append(this.status);
    outer.after(this.pager);
    this.dress();
    this.describe();
    page.onLanguage.push(() => { this.dress(); this.describe(); });
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.filter());
    this.form.addEventListener("reset", () => setTimeout(() => this.filter()));
  }

  /** Keep the items that fit all fields of the filter; words must all occur. */
  filter() {
    const wanted = new FormData(this.form);
    const words = fold(String(wanted.get("text") || "")).split(/\s+/).filter(Boolean);
    const fields = [...wanted].filter(([name, value]) => name !== "text" && value);
    this.matching = this.items.filter((item) =>
      fields.every(([name, value]) => item.data(name).split(" ").includes(String(value))) &&
      words.every((word) => item.folded.includes(word)));
    this.first = 0;
    this.show();
    this.box.dispatchEvent(new CustomEvent("filtered", { detail: this, bubbles: true }));
  }

  turn(step) {
    this.first += step * this.size;
    this.show();
    const top = this.form || this.box;
    top.scrollIntoView({ block: "start" });
    const button = this.buttons[step < 0 ? 0 : 1];
    if (button.disabled) this.buttons[step < 0 ? 1 : 0].focus();
  }

  show() {
    const shown = this.matching.slice(this.first, this.first + this.size);
    const nodes = [];
    let group = "";
    for (const item of shown) {
      const own = item.data("group");
      if (own && own !== group) nodes.push(this.headings.get(own).element);
      group = own;
      nodes.push(item.element);
    }
    this.box.replaceChildren(...nodes);
    this.dress();
    this.describe();
  }

  /** Give the items shown their permanent link and, for narrow windows, the heads of their columns. */
  dress() {
    const table = this.box.closest("table.stack");
    const heads = table ? [...table.tHead.rows[0].cells].map((cell) => cell.textContent) : [];
    for (const node of this.box.children) {
      if (table) [...node.cells].forEach((cell, n) => { cell.dataset.head = heads[n]; });
      if (!node.id || this.name === "notes") continue;
      const place = table ? node.cells[table.dataset.link || 0] : node;
      let link = place.querySelector(":scope > .permalink");
      if (!link) {
        link = document.createElement("a");
        link.className = "permalink";
        link.href = "#" + node.id;
        link.textContent = "#";
        place.append(link);
      }
      link.setAttribute("aria-label", say("permalink") + " " + node.id);
    }
  }

  describe() {
    const all = this.items.length, found = this.matching.length;
    const last = Math.min(this.first + this.size, found);
    const parts = [];
    if (!found) parts.push(say("nothing"));
    if (found > this.size) parts.push(say("page", { first: this.first + 1, last, all: found }));
    if (found && found < all) parts.push(say("filtered", { n: found, all }));
    this.status.textContent = parts.join(" · ");
    this.pager.hidden = !parts.length;
    this.pager.setAttribute("aria-label", say("pages", { what: this.title || this.name }));
    const [previous, next] = this.buttons;
    previous.textContent = "← " + say("previous");
    next.textContent = say("next") + " →";
    previous.disabled = this.first === 0;
    next.disabled = last >= found;
    previous.hidden = next.hidden = found <= this.size;
  }

  /** Turn to the page that holds an id; a filter that hides it is taken off. */
  reveal(id) {
    let place = this.matching.findIndex((item) => item.holds(id));
    if (place < 0) {
      if (!this.items.some((item) => item.holds(id))) return null;
      if (this.form) this.form.reset();
      this.matching = this.items;
      place = this.matching.findIndex((item) => item.holds(id));
    }
    this.first = place - (place % this.size);
    this.show();
    return document.getElementById(id);
  }

  /** Show all that matches, for the printer; return how to go back. */
  unfold() {
    const { first, size } = this;
    this.first = 0;
    this.size = Math.max(1, this.matching.length);
    this.show();
    return () => { this.first = first; this.size = size; this.show(); };
  }
}

const lists = [...document.querySelectorAll("[data-list]")].map((box) => new PagedList(box));

page.finders.push((id) => {
  for (const list of lists) {
    const found = list.reveal(id);
    if (found) return found;
  }
  return null;
});

let foldAgain = [];
addEventListener("beforeprint", () => {
  const size = lists.reduce((sum, list) => sum + list.matching.length, 0);
  if (size <= PRINTED_WHOLE) foldAgain = lists.filter((l) => l.matching.length > l.size).map((l) => l.unfold());
  for (const box of document.querySelectorAll("details:not(.why):not([open])")) {
    box.open = true;
    foldAgain.push(() => { box.open = false; });
  }
});
addEventListener("afterprint", () => {
  for (const back of foldAgain) back();
  foldAgain = [];
});
