from __future__ import annotations

import json

import lxml.html
import pytest

from quellenlage.ingest.sections import read_section
from quellenlage.ingest.structured import read_structured


def section(head: str, url: str | None = None, body: str = "") -> str | None:
    root = lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_section(root, read_structured(root), url)


def crumbs(*names: str) -> str:
    items = [{"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(names)]
    node = {"@type": "BreadcrumbList", "itemListElement": items}
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"


def test_the_breadcrumb_tells_the_section_the_home_page_aside() -> None:
    assert section(crumbs("Startseite", "Politik"), "https://a.example/sport/x") == "Politik"


def test_a_breadcrumb_of_links_is_read_as_well() -> None:
    nav = "<nav class='Breadcrumb'><a href='/'>Home</a><a href='/l'>Lokales</a></nav>"
    assert section("", body=nav) == "Lokales"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/wirtschaft/die-bruecke-1234.html", "Wirtschaft"),
        ("https://a.example/2024/05/die-bruecke.html", None),
        ("https://a.example/die-bruecke.html", None),
        ("https://[kaputt/politik/x", None),
        (None, None),
    ],
)
def test_else_the_address_tells_it(url: str | None, expected: str | None) -> None:
    assert section("", url) == expected


def test_else_the_metadata_tells_it() -> None:
    assert section("<meta property='article:section' content='Kultur'>") == "Kultur"
