from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.ingest.draft import Draft, Limits, UnreadableError
from quellenlage.ingest.html import read_html
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.languages import load_language
from quellenlage.model import PROSE_ROLES, BlockRole, DateKind, Flag
from tests.ingest.samples import FIRST, SECOND, THIRD, roles

READING = prepare(load_language("de"), Limits())

LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Altenfurt erneuert die alte Brücke",
    "datePublished": "2024-05-03T23:27:00Z",
    "dateModified": "2024-05-04T08:00:00+02:00",
    "author": [
        {"@type": "Person", "name": "Mina Talberg"},
        {"@type": "Organization", "name": "dpa"},
    ],
    "publisher": {"@type": "Organization", "name": "Weselbote"},
    "isAccessibleForFree": False,
}

PAGE = f"""<!doctype html><html lang="de"><head>
<title>Altenfurt erneuert die alte Brücke | Weselbote</title>
<link rel="canonical" href="https://www.weselbote.example/2024/05/04/bruecke">
<meta property="og:description" content="Der Stadtrat hat lange gestritten. Nun wird gebaut.">
<script type="application/ld+json">{json.dumps(LD)}</script></head><body>
<nav><ul><li><a href="/">Startseite</a></li><li><a href="/politik">Politik</a></li></ul></nav>
<div class="cookie-consent">Wir und unsere Partner verwenden Cookies.
<button>Alle akzeptieren</button></div>
<article><h1>Altenfurt erneuert die alte Brücke</h1>
<p class="lead">Der Stadtrat hat lange gestritten. Nun wird gebaut.</p>
<p class="byline">Von Mina Talberg</p>
<figure><figcaption>Die Brücke über die Wesel. Foto: Tilo Marten/dpa</figcaption></figure>
<p>{FIRST}</p><p>{SECOND}</p><h2>Streit um die Kosten</h2><p>{THIRD}</p>
<p>Dieser Text wurde maschinell aus dem Englischen übersetzt.</p></article>
<aside><h3>Mehr zum Thema</h3><ul><li><a href="/x">Regatta auf der Wesel</a></li></ul></aside>
<footer>© 2024 Weselbote | <a href="/i">Impressum</a></footer></body></html>"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_html(PAGE.encode(), READING)


def test_the_text_is_the_article_and_not_the_navigation(draft: Draft) -> None:
    assert draft.text.startswith("Altenfurt erneuert die alte Brücke\n\nDer Stadtrat hat lange")
    assert "Impressum" not in draft.text
    assert "akzeptieren" not in draft.text


def test_headline_lead_body_subheading_and_caption_are_told_apart(draft: Draft) -> None:
    found = roles(draft)
    assert found["Altenfurt erneuert die alte Brücke"] is BlockRole.HEADLINE
    assert found["Der Stadtrat hat lange gestritten. Nun wird gebaut."] is BlockRole.LEAD
    assert found["Von Mina Talberg"] is BlockRole.BYLINE
    assert found["Die Brücke über die Wesel. Foto: Tilo Marten/dpa"] not in PROSE_ROLES
    assert found[FIRST] is BlockRole.BODY
    assert found["Streit um die Kosten"] is BlockRole.SUBHEADING


def test_metadata_is_read_and_days_are_those_of_berlin(draft: Draft) -> None:
    dates = [d.value for d in draft.stated_dates if d.kind is DateKind.PUBLISHED]
    assert dates[0] == "2024-05-04T01:27+02:00"
    assert draft.modified == "2024-05-04T08:00+02:00"
    assert draft.url == "https://www.weselbote.example/2024/05/04/bruecke"
    assert draft.outlet == "Weselbote"
    assert draft.authors == ("Mina Talberg", "dpa")
    assert draft.title == "Altenfurt erneuert die alte Brücke"


def test_an_agency_among_the_authors_is_a_credit_and_a_photo_is_none(draft: Draft) -> None:
    assert [(c.names, c.form) for c in draft.credits][:1] == [(("dpa",), "author")]
    assert not any("Tilo" in name for c in draft.credits for name in c.names)


def test_what_the_page_says_of_itself_becomes_flags(draft: Draft) -> None:
    assert {Flag.PAID, Flag.MACHINE_TRANSLATED} <= set(draft.flags)


def test_a_page_in_windows_1252_is_read(reading: Reading) -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body><h1>Brücke</h1><p>{FIRST}</p>"
    assert FIRST in read_html(page.encode("cp1252"), reading).text


def test_a_page_nested_very_deep_gives_a_reason(reading: Reading) -> None:
    page = b"<html><body>" + b"<div>" * 100_000 + FIRST.encode()
    with pytest.raises(UnreadableError):
        read_html(page, reading)


def test_a_page_of_very_many_elements_is_refused(reading: Reading) -> None:
    with pytest.raises(UnreadableError, match="elements, above the limit"):
        read_html(b"<p>" + b"<b>x</b> " * 120_000, reading)


@pytest.mark.parametrize("value", ["=1", "='>'", ""])
def test_a_tag_of_very_many_attributes_is_refused(reading: Reading, value: str) -> None:
    attributes = " ".join(f"a{number}{value}" for number in range(200_000))
    with pytest.raises(UnreadableError, match="attributes"):
        read_html(f"<p {attributes}>{FIRST}</p>".encode(), reading)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(alphabet="<>/pdivh1 =\"'aeÄ&;!-[]{}", max_size=300).map(str.encode)
)
def test_any_bytes_give_an_article_or_a_reason(data: bytes) -> None:
    try:
        found = read_html(data, READING)
    except UnreadableError as error:
        assert str(error)
    else:
        assert all(found.text[m.start : m.end].strip() for m in found.marks)


def page_of(body: str, head: str = "") -> Draft:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), READING)


ARTICLE_BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def test_an_address_instead_of_a_name_finds_the_name_on_the_page() -> None:
    draft = page_of(
        f"<article><h1>Altenfurt baut</h1><div>Mina Talberg</div>{ARTICLE_BODY}</article>",
        "<meta name='author' content='m.talberg@weselbote.example'>",
    )
    assert draft.authors == ("Mina Talberg",)


def test_a_text_that_breaks_off_for_subscribers_is_flagged_as_a_stub() -> None:
    stub = page_of(
        f"<article><h1>Altenfurt baut die Brücke</h1><p>{FIRST}</p><p>{SECOND}</p>"
        "<div>Jetzt weiterlesen mit Abo</div></article>"
    )
    assert Flag.STUB in stub.flags
    assert Flag.STUB not in page_of(f"<article><h1>Eine Brücke</h1>{ARTICLE_BODY}</article>").flags


@pytest.mark.parametrize(
    ("label", "flag"),
    [("Kommentar", Flag.OPINION), ("Interview", Flag.INTERVIEW), ("Liveticker", Flag.LIVE)],
)
def test_what_a_label_above_the_text_says_becomes_a_flag(
    reading: Reading, label: str, flag: Flag
) -> None:
    text = f"{label}\n\nAltenfurt erneuert die alte Brücke\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
    assert flag in read_plain(text.encode(), text, reading).flags


def test_a_correction_below_the_text_is_flagged_and_no_prose() -> None:
    notice = "In einer früheren Version stand, die Brücke sei 1961 gebaut worden."
    draft = page_of(f"<article><h1>Eine Brücke</h1>{ARTICLE_BODY}<p>{notice}</p></article>")
    assert Flag.CORRECTION in draft.flags
