"""Posts set into an article: their words, their authors and what else stands in them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quellenlage import find_quotations
from quellenlage.extract.quotations.posts import add_posts
from quellenlage.model import BlockRole, Medium, QuotationType
from tests.factory import make_document

POST = "Wir lassen niemanden im Stich. Die Brücke wird repariert."
SIGNED = (
    f"Die Ministerin schwieg lange.\n\n{POST}\n— Anna Albers (@annaalbers) 3. Mai 2023\n\nMehr."
)


def test_a_signed_post_is_written_by_whom_the_signature_names() -> None:
    (post,) = add_posts(make_document(SIGNED), (), ())
    assert post.spans[0].slice(SIGNED) == POST
    assert post.speaker.name == "Anna Albers"
    assert (post.type, post.medium) == (QuotationType.DIRECT, Medium.WRITING)


def test_a_signature_of_its_own_paragraph_signs_the_one_before() -> None:
    text = f"Es ging weiter.\n\n{POST} #Hafen\n\n— Emil Brandt (@brandt_emil) May 4, 2023"
    (post,) = add_posts(make_document(text), (), ())
    assert post.spans[0].slice(text) == f"{POST} #Hafen"


def test_a_post_in_a_block_set_apart_is_found_too() -> None:
    document = make_document(SIGNED)
    blocks = tuple(replace(block, role=BlockRole.PULL_QUOTE) for block in document.blocks)
    assert len(add_posts(replace(document, blocks=blocks), (), ())) == 1


def test_marks_around_a_post_make_no_second_quotation() -> None:
    text = "Im Netz wird gestritten.\n\n„Der Hafen gehört uns!“ — Emil Brandt (@brandt) May 4, 2023"
    (post,) = find_quotations(text)
    assert post.spans[0].slice(text) == "„Der Hafen gehört uns!“"
    assert post.speaker.name == "Emil Brandt"


def test_words_told_within_a_post_are_nested() -> None:
    text = (
        "Der Streit geht weiter.\n\n"
        "Die Reederin sagt: „Der Hafen bleibt offen.“ Ich glaube ihr nicht. "
        "— Emil Brandt (@brandt) May 4, 2023"
    )
    post, told = find_quotations(text)
    assert told.parent == post.id
    assert told.speaker.spans[0].slice(text) == "Die Reederin"


def test_a_dash_with_a_bracket_that_signs_nothing_is_no_post() -> None:
    for line in ("— Anna Albers (SPD) kam.", "— Anna Albers (@albers) kam zu spät an."):
        assert add_posts(make_document(f"{POST}\n{line}"), (), ()) == ()


@given(st.lists(st.sampled_from([POST, "\n", "\n\n", "— A B (@ab) 2023", "— ", " (@x)"])))
def test_any_text_gives_spans_that_slice_and_do_not_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    posts = add_posts(make_document(text), (), ())
    spans = [post.spans[0] for post in posts]
    assert all(span.slice(text).strip() == span.slice(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
