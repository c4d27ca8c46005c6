from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.ingest.draft import Draft, Limits, UnreadableError
from quellenlage.ingest.plain import read_plain
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.languages import load_language
from quellenlage.model import PROSE_ROLES, BlockRole, Flag
from tests.ingest.samples import ARTICLE, FIRST, SECOND, THIRD, roles

Read = Callable[[str], Draft]
READING = prepare(load_language("de"), Limits())


def test_the_first_line_is_the_headline_and_paragraphs_are_prose(plain: Read) -> None:
    found = roles(plain(ARTICLE))
    assert found["Altenfurt erneuert die alte Brücke"] is BlockRole.HEADLINE
    assert {found[FIRST], found[SECOND], found[THIRD]} <= PROSE_ROLES


@pytest.mark.parametrize(
    "leftover",
    [
        "Werbung",
        "Trending",
        "SHARE:",
        "Teile diesen Artikel:",
        "Ein Klick für den Datenschutz",
        "Wir verwenden Ihre Anmeldung, um Ihnen Inhalte zu zeigen, denen Sie zugestimmt haben.",
        "Mehr zum Thema",
        "Lesen Sie auch: So schön ist der Frühling am See",
        "|",
        "12.05.2024, 06:42 Uhr | Lesezeit: 3 Minuten",
        "Kommentare (14)",
    ],
)
def test_leftovers_of_a_page_are_marked_between_paragraphs(plain: Read, leftover: str) -> None:
    text = f"Altenfurt erneuert die alte Brücke\n\n{FIRST}\n\n{leftover}\n\n{SECOND}\n\n{THIRD}"
    found = roles(plain(text))
    assert found[leftover] not in PROSE_ROLES
    assert {found[FIRST], found[SECOND], found[THIRD]} <= PROSE_ROLES


def test_a_disclaimer_of_whole_sentences_is_no_prose(plain: Read) -> None:
    notice = (
        "Der Weselbote veröffentlicht Beiträge aus einer Vielzahl von Quellen. Die in den Artikeln "
        "vertretenen Positionen sind nicht unbedingt die der Redaktion."
    )
    assert roles(plain(f"{ARTICLE}\n{notice}\n"))[notice] is BlockRole.BOILERPLATE


@pytest.mark.parametrize("heading", ["Streit um die Kosten", "'DER LANGE ARM'", "Wer bezahlt das?"])
def test_a_short_line_between_paragraphs_is_a_subheading(plain: Read, heading: str) -> None:
    text = f"Altenfurt erneuert die alte Brücke\n\n{FIRST}\n\n{SECOND}\n\n{heading}\n\n{THIRD}"
    assert roles(plain(text))[heading] is BlockRole.SUBHEADING


def test_nothing_is_headed_behind_the_last_paragraph(plain: Read) -> None:
    teaser = "Regatta auf der Wesel: Das sind die Sieger"
    assert roles(plain(f"{ARTICLE}\n{teaser}"))[teaser] not in PROSE_ROLES


def test_a_line_that_the_body_says_as_well_is_a_pull_quote(plain: Read) -> None:
    quote = "Die Brücke ist für unsere Stadt wichtiger als jedes andere Bauwerk."
    text = f"Altenfurt erneuert die alte Brücke\n\n{FIRST}\n\n{SECOND}\n\n{quote}\n\n{THIRD}"
    assert roles(plain(text))[quote] is BlockRole.PULL_QUOTE


def test_a_caption_with_its_credit_is_marked_as_a_group(plain: Read) -> None:
    caption = "Die Brücke über die Wesel ist seit 1962 in Betrieb. (Archivfoto)"
    text = f"Altenfurt baut\n\n{FIRST}\n\n{caption}\nQuelle: dpa\n\n{SECOND}\n\n{THIRD}"
    draft = plain(text)
    assert roles(draft)[caption] is BlockRole.CAPTION
    assert roles(draft)["Quelle: dpa"] is BlockRole.CREDIT
    assert not draft.credits


def test_a_kicker_and_title_in_one_line_are_told_apart(plain: Read) -> None:
    draft = plain(
        f"Altenfurt baut die Brücke\n\nStreit am Fluss:Altenfurt baut die Brücke\n\n{FIRST}"
    )
    assert draft.kicker == "Streit am Fluss"
    assert "Streit am Fluss: Altenfurt baut die Brücke" in draft.titles


def test_a_date_glued_to_a_paragraph_is_cut_off(plain: Read) -> None:
    draft = plain(f" date 2023-04 {FIRST}\n\n{SECOND}\n\n{THIRD} date 2023-04")
    found = roles(draft)
    assert found[FIRST] in PROSE_ROLES
    assert found[THIRD] in PROSE_ROLES
    assert {d.value for d in draft.stated_dates} == {"2023-04"}


def test_the_name_of_an_outlet_above_the_headline_is_no_headline(plain: Read) -> None:
    draft = plain(f"Altenfurter Nachrichten\nDienstag, 20. Mai 2025\n\n{ARTICLE}")
    assert draft.title == "Altenfurt erneuert die alte Brücke"
    assert draft.outlet == "Altenfurter Nachrichten"
    assert [d.value for d in draft.stated_dates] == ["2025-05-20"]


def test_lines_broken_at_a_fixed_width_make_one_paragraph(plain: Read) -> None:
    width = 72
    lines, line = [], ""
    for word in f"{FIRST} {SECOND} {THIRD}".split():
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    paragraph = "\n".join([*lines, line])
    found = roles(plain(f"Altenfurt erneuert die alte Brücke\n\n{paragraph}\n"))
    assert found[paragraph] in PROSE_ROLES


def test_a_text_of_one_word_is_an_article_too(plain: Read) -> None:
    assert set(roles(plain("Hallo")).values()) == {BlockRole.BODY}


def test_what_holds_no_words_is_refused(plain: Read) -> None:
    with pytest.raises(UnreadableError, match="no words"):
        plain("!!! ... ---")


def test_an_unclosed_quotation_mark_is_fine_text(plain: Read) -> None:
    sentence = "„Das bleibt offen, sagte sie und ging nach Hause, ohne noch ein Wort zu sagen."
    assert roles(plain(f"{ARTICLE}\n{sentence}\n\n{FIRST}"))[sentence] in PROSE_ROLES


def test_a_text_above_the_limit_is_refused(reading: Reading) -> None:
    with pytest.raises(UnreadableError, match="above the limit"):
        read_plain(b"", "wort " * 500_000, reading)


def test_a_very_long_line_is_read_and_flagged(plain: Read) -> None:
    assert Flag.LONG_LINE in plain(f"{FIRST} " * 200).flags


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The council met on Monday and the mayor said that the city would have to save."),
        ("fr", "Le conseil de la ville a dit que les travaux du pont sont dans le plan pour 2027."),
        ("ru", "Мэр города заявил в понедельник, что бюджет будет принят до конца года."),
        ("uk", "Мер міста заявив у понеділок, що бюджет буде ухвалено до кінця року."),
    ],
)
def test_an_article_in_another_language_is_kept_and_flagged(
    plain: Read, code: str, text: str
) -> None:
    draft = plain(text)
    assert draft.language == code
    assert Flag.FOREIGN_LANGUAGE in draft.flags


@given(
    st.text(max_size=600)
    | st.lists(st.sampled_from(ARTICLE.split("\n")), max_size=30).map("\n".join)
)
def test_blocks_stand_in_order_without_overlap_inside_the_text(text: str) -> None:
    try:
        draft = read_plain(text.encode("utf-8", "replace"), text, READING)
    except UnreadableError:
        return
    end = 0
    for mark in draft.marks:
        assert end <= mark.start < mark.end <= len(draft.text)
        piece = draft.text[mark.start : mark.end]
        assert piece == piece.strip()
        end = mark.end
    assert sum(not c.isspace() for c in draft.text) == sum(
        not c.isspace() for m in draft.marks for c in draft.text[m.start : m.end]
    )
