"""How long a dossier page takes in a real Chromium: to open, scroll, search and turn a page.

``python -m benchmarks.page_in_browser DOSSIER.html`` prints seconds and megabytes.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright


def measure(page: Path) -> dict[str, float]:
    """Return seconds until the page can be used, has scrolled, searched and turned a page."""
    path = os.environ.get("QUELLENLAGE_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1400, "height": 900})
        start = time.perf_counter()
        tab.goto(page.resolve().as_uri(), wait_until="load")
        tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        costs = {"megabytes": page.stat().st_size / 1e6, "open": time.perf_counter() - start}
        costs["scroll"] = _timed(tab, "scrollTo(0, document.documentElement.scrollHeight)")
        costs["search"] = _timed(tab, _SEARCH)
        costs["turn"] = _timed(tab, "document.querySelectorAll('.pager button')[1].click()")
        browser.close()
    return {name: round(cost, 2) for name, cost in costs.items()}


_SEARCH = """() => {
  const box = document.getElementById('search-box');
  box.value = 'Regierung';
  document.getElementById('search').requestSubmit();
}"""


def _timed(tab: Page, act: str) -> float:
    """Return seconds until an act is done and the next frame is drawn."""
    start = time.perf_counter()
    tab.evaluate(act)
    tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    return time.perf_counter() - start


if __name__ == "__main__":
    print(measure(Path(sys.argv[1])))
