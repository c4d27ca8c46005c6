// The reader's choices: language of the interface, light or dark, which highlights to show.

/** What the parts of the script share. */
const page = {
  root: document.documentElement,
  /** Language in which the page was written; every text carries the other one with it. */
  written: document.documentElement.lang,
  language: document.documentElement.lang,
  /** Called with the language when it was switched. @type {Array<() => void>} */
  onLanguage: [],
  /** Turn an id into its element, unfolding lists where needed. @type {Array<(id: string) => Element|null>} */
  finders: [],
};

/** Attributes whose text is switched; the other language stands in data-alt-NAME. */
const SWITCHED = ["title", "aria-label", "placeholder", "data-head"];

/** Swap all texts of the interface below an element with those of the other language. */
function swapTexts(top) {
  const own = top.matches && top.matches("[data-alt]") ? [top] : [];
  for (const element of [...own, ...top.querySelectorAll("[data-alt]")]) {
    const shown = element.textContent;
    element.textContent = element.dataset.alt;
    element.dataset.alt = shown;
  }
  for (const name of SWITCHED) {
    const other = "data-alt-" + name;
    for (const element of top.querySelectorAll("[" + other + "]")) {
      const shown = element.getAttribute(name);
      element.setAttribute(name, element.getAttribute(other));
      element.setAttribute(other, shown);
    }
  }
}

/** Bring an element that was just unfolded into the language that the reader chose. */
function translate(element) {
  if (page.language !== page.written) swapTexts(element);
}

/** Remember a choice, where the browser lets a local file do so. */
function remember(key, value) {
  try { localStorage.setItem("quellenlage." + key, value); } catch { /* private browsing */ }
}

function recall(key) {
  try { return localStorage.getItem("quellenlage." + key); } catch { return null; }
}

function switchLanguage(language) {
  if (language === page.language) return;
  page.language = language;
  page.root.lang = language;
  swapTexts(document.body);
  for (const call of page.onLanguage) call();
}

function setUpSwitches() {
  document.getElementById("language").addEventListener("click", () => {
    switchLanguage(page.language === "de" ? "en" : "de");
    remember("language", page.language);
  });
  const chosen = recall("language");
  if (chosen === "de" || chosen === "en") switchLanguage(chosen);

  const theme = recall("theme");
  if (theme === "light" || theme === "dark") page.root.dataset.theme = theme;
  document.getElementById("theme").addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (page.root.dataset.theme || system) === "dark" ? "light" : "dark";
    page.root.dataset.theme = next;
    remember("theme", next);
  });

  for (const box of document.querySelectorAll("[data-mark]")) {
    const apply = () => page.root.classList.toggle("on-" + box.dataset.mark, box.checked);
    box.addEventListener("change", apply);
    apply();
  }
  const print = document.getElementById("print");
  if (print) print.addEventListener("click", () => window.print());
  page.root.classList.add("script");
}

setUpSwitches();
