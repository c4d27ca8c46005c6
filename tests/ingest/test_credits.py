from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.ingest.draft import Draft
from tests.ingest.samples import ARTICLE, FIRST, SECOND, THIRD

Read = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("line", "names", "form"),
    [
        ("(dpa)", ("dpa",), "trailing"),
        ("(dpa/AFP)", ("dpa", "AFP"), "trailing"),
        ("(pm)", ("pm",), "trailing"),
        ("dpa/AFP", ("dpa", "AFP"), "line"),
        ("Quelle: ntv.de, als/dpa", ("ntv.de", "als", "dpa"), "source"),
        ("Mit Material von dpa und AFP", ("dpa", "AFP"), "material"),
        ("© dpa-infocom, dpa:230428-99-483045/5", ("dpa-infocom",), "wire_id"),
        ("Von Mina Talberg, dpa", ("dpa",), "byline"),
        ("Aus dem Englischen von Mina Talberg", ("Mina Talberg",), "translated"),
        ("Zuerst erschienen in Weselbote.", ("Weselbote",), "republished"),
    ],
)
def test_a_line_behind_the_article_credits_all_of_it(
    plain: Read, line: str, names: tuple[str, ...], form: str
) -> None:
    draft = plain(f"{ARTICLE}\n{line}\n")
    assert [(c.names, c.form) for c in draft.credits] == [(names, form)]
    span = draft.credits[0].span
    assert span
    assert draft.text[span.start : span.end] in line


def test_a_sign_at_the_end_of_a_paragraph_is_cut_from_the_prose(plain: Read) -> None:
    draft = plain(f"{ARTICLE.rstrip()} (dpa/lno)\n")
    texts = [draft.text[m.start : m.end] for m in draft.marks]
    assert texts[-2:] == [THIRD, "(dpa/lno)"]


def test_a_dateline_credits_its_agency_and_dates_the_report(plain: Read) -> None:
    draft = plain(
        f"Altenfurt baut\n\nAltenfurt, 10. April 2023 (nwa) - {FIRST}\n\n{SECOND}\n\n{THIRD}"
    )
    assert [(c.names, c.form) for c in draft.credits] == [(("nwa",), "dateline")]
    assert [(d.value, d.basis) for d in draft.stated_dates] == [("2023-04-10", "dateline")]


@pytest.mark.parametrize("line", ["Foto: Mina Talberg/dpa", "Bild: picture alliance/dpa"])
def test_a_credit_of_a_picture_is_none(plain: Read, line: str) -> None:
    assert not plain(f"Altenfurt baut\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}").credits


def test_a_source_named_in_a_sentence_is_no_credit_of_the_article(plain: Read) -> None:
    sentence = "Das ergibt sich laut einer Übersetzung der Zeitung, wie Wendelin am Abend sagte."
    assert not plain(f"{ARTICLE}\n{sentence}\n\n{FIRST}").credits


@pytest.mark.parametrize(
    ("line", "names", "form"),
    [
        (
            "Dieser Text ist im Original in der Zeitung Weselbote erschienen.",
            ("Weselbote",),
            "republished",
        ),
        ("Übersetzung: Mina Talberg, Redaktion: Tilo Marten", ("Mina Talberg",), "translated"),
        ("© The Guardian 2024", ("The Guardian",), "copyright"),
    ],
)
def test_originals_translators_and_copyrights_are_credited(
    plain: Read, line: str, names: tuple[str, ...], form: str
) -> None:
    assert [(c.names, c.form) for c in plain(f"{ARTICLE}\n{line}\n").credits] == [(names, form)]


def test_agencies_and_outlets_below_a_list_of_sources_are_credited(plain: Read) -> None:
    listed = (
        "Verwendete Quellen:\nNachrichtenagenturen dpa und AFP\nEigene Recherchen\nbbc.com: Bridge"
    )
    found = plain(f"{ARTICLE}\n{listed}\n").credits
    assert [c.names for c in found if c.form == "source_list"] == [("dpa", "AFP"), ("bbc.com",)]


def test_a_teasers_source_is_no_credit(plain: Read) -> None:
    teaser = (
        "Regatta auf der Wesel\nDie Sieger stehen fest, der Hafen feiert.\nLiveblog\nQuelle: dpa"
    )
    assert not plain(f"{ARTICLE}\nMehr zum Thema\n{teaser}\n").credits
