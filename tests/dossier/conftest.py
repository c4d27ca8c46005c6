"""A real browser for the page, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quellenlage.dossier.page import write_html
from quellenlage.model import Story

CHROMIUM = "QUELLENLAGE_CHROMIUM"
"""The environment variable that names the browser to test with."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
)


def find_chromium() -> str | None:
    """Return the browser that the environment names, or else one that is installed."""
    return os.environ.get(CHROMIUM) or next(filter(None, map(shutil.which, _NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A browser that is started once; without one, tests that need it are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = find_chromium()
    if path is None:
        pytest.skip(f"no Chromium found: install one, or name it in {CHROMIUM}")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=list(_OPTIONS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def write_page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Story], str]:
    """Write a story's page and what belongs to it, and return the page's address."""

    def write(story: Story, **options: object) -> str:
        folder = tmp_path_factory.mktemp("page")
        for name, pieces in write_html(story, **options).items():  # type: ignore[arg-type]
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"".join(pieces))
        return Path(folder, "dossier.html").as_uri()

    return write
