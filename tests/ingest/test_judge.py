from __future__ import annotations

from quellenlage.ingest.draft import Draft
from quellenlage.ingest.html import read_html
from quellenlage.ingest.sheet import Reading
from quellenlage.model import PROSE_ROLES, BlockRole
from tests.ingest.samples import FIRST, SECOND, THIRD, roles

FOURTH = (
    "Auch die Nachbargemeinde Lindenried hatte sich beteiligen wollen. Ihr Rat entscheidet erst "
    "in der kommenden Woche über den Zuschuss von einer halben Million Euro."
)


def page_of(*parts: str) -> str:
    return f"<html><body><article><h1>Eine neue Brücke</h1>{''.join(parts)}</article></body></html>"


def prose(draft: Draft) -> list[str]:
    return [text for text, role in roles(draft).items() if role in PROSE_ROLES]


def read(page: str, reading: Reading) -> Draft:
    return read_html(page.encode(), reading)


def test_a_box_beside_the_article_is_no_part_of_it(reading: Reading) -> None:
    box = "Brücken werden in Deutschland alle sechs Jahre geprüft. Das regelt eine eigene Norm."
    page = page_of(
        f"<p>{FIRST}</p><aside><p>{box}</p></aside><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"
    )
    assert box not in prose(read(page, reading))


def test_an_article_that_stands_wholly_in_such_a_place_is_read(reading: Reading) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FOURTH))
    found = prose(read(page_of(f"<div class='share-wrapper'>{paragraphs}</div>"), reading))
    assert {FIRST, SECOND, THIRD, FOURTH} <= set(found)


def test_a_list_is_kept_with_the_line_that_announces_it(reading: Reading) -> None:
    items = "<ul><li>ein neues Geländer,</li><li>ein breiterer Radweg.</li></ul>"
    page = page_of(
        f"<p>{FIRST}</p><p>{SECOND}</p><p>Zum Plan gehören außerdem:</p>{items}",
        f"<p>{THIRD}</p><p>{FOURTH}</p>",
    )
    found = prose(read(page, reading))
    assert {"Zum Plan gehören außerdem:", "ein neues Geländer,", "ein breiterer Radweg."} <= {
        *found
    }


def test_a_list_of_sources_is_not_kept_as_text(reading: Reading) -> None:
    sources = "<p>Quellen:</p><ul><li>Ratsprotokoll</li><li>Eigene Recherche</li></ul>"
    page = page_of(f"<p>{FIRST}</p><p>{SECOND}</p>{sources}<p>{THIRD}</p><p>{FOURTH}</p>")
    assert "Ratsprotokoll" not in prose(read(page, reading))


def test_the_caption_of_a_film_ends_with_its_length(reading: Reading) -> None:
    film = "Im Rat wurde am Dienstag lange über die Brücke gestritten. 21.04.2024 | 3:18 min"
    page = page_of(f"<p>{FIRST}</p><div>{film}</div><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>")
    assert film not in prose(read(page, reading))


def test_a_heading_that_is_a_link_leads_elsewhere_and_a_plain_one_heads(reading: Reading) -> None:
    page = page_of(
        f"<p>{FIRST}</p><p>{SECOND}</p><h3><a href='/x'>Regatta auf der Wesel fällt aus</a></h3>",
        f"<p>{THIRD}</p><h3>Streit im Nachbarort</h3><p>{FOURTH}</p>",
    )
    found = roles(read(page, reading))
    assert found["Streit im Nachbarort"] is BlockRole.SUBHEADING
    assert found.get("Regatta auf der Wesel fällt aus") not in PROSE_ROLES


def test_a_date_line_is_no_lead_whatever_its_class_says(reading: Reading) -> None:
    line = "15.04.2026 - 15:48 Uhr Lesedauer: 2 Min."
    page = page_of(f"<div class='lead'>{line}</div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert line not in prose(read(page, reading))
