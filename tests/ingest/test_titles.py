from __future__ import annotations

import lxml.html
import pytest

from quellenlage.ingest.structured import read_structured
from quellenlage.ingest.titles import Titles, strip_site, titles_of_page


def titles(page: str) -> Titles:
    root = lxml.html.document_fromstring(page)
    return titles_of_page(root, read_structured(root), ["Weselbote", "weselbote.example"])


def test_the_title_is_that_on_which_most_sources_agree() -> None:
    found = titles(
        "<title>Altenfurt baut die Brücke | Weselbote</title>"
        "<meta property='og:title' content='Altenfurt baut die Brücke'>"
        "<meta name='twitter:title' content='So teuer wird die Brücke'>"
        "<h1>Altenfurt baut die Brücke</h1>"
    )
    assert found.best == "Altenfurt baut die Brücke"
    assert "So teuer wird die Brücke" in found.variants


def test_a_title_shown_as_a_heading_beats_one_made_for_search_engines() -> None:
    found = titles(
        "<meta property='og:title' content='Brücke Altenfurt: Kosten, Termin, Streit'>"
        "<script type='application/ld+json'>"
        '{"@type": "NewsArticle", "headline": "Ein Bauwerk spaltet die Stadt"}</script>'
        "<h1>Brücke Altenfurt: Kosten, Termin, Streit</h1><h2>Ein Bauwerk spaltet die Stadt</h2>"
    )
    assert found.best == "Ein Bauwerk spaltet die Stadt"


def test_what_stands_before_the_title_in_its_heading_is_the_kicker() -> None:
    found = titles(
        "<meta property='og:title' content='Die Stadt baut endlich die Brücke'>"
        "<h1><span>Streit am Fluss</span> Die Stadt baut endlich die Brücke</h1>"
    )
    assert found.kicker == "Streit am Fluss"
    assert found.best == "Die Stadt baut endlich die Brücke"


def test_a_title_without_its_kicker_is_among_the_variants() -> None:
    found = titles("<h1>Streit am Fluss: Die Stadt baut endlich die Brücke</h1>")
    assert found.kicker == "Streit am Fluss"
    assert "Die Stadt baut endlich die Brücke" in found.variants


def test_a_page_without_titles_has_none() -> None:
    assert titles("<p>Text</p>") == Titles(None, (), None)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Die Brücke wird gebaut | Weselbote", "Die Brücke wird gebaut"),
        ("Die Brücke wird gebaut - weselbote.example", "Die Brücke wird gebaut"),
        ("Die Brücke - ein Streitfall", "Die Brücke - ein Streitfall"),
    ],
)
def test_the_outlet_is_cut_from_the_end_of_a_title(title: str, bare: str) -> None:
    assert strip_site(title, ["weselbote", "weselboteexample"]) == bare
