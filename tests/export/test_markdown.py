"""The report as a Markdown reader sees it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quellenlage.export.markdown import plain, write_markdown
from quellenlage.model import Story

ESCAPED = re.compile(r"\\([\\`*_\[\]|~<>&$^#+=.)-])")


def report(story: Story) -> str:
    return b"".join(write_markdown(story)["report.md"]).decode()


def test_every_footnote_is_told_once_and_every_mark_has_one(story: Story) -> None:
    text = report(story)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.M)
    used = re.findall(r"(?<!^)\[\^(\d+)\]", text, re.M)
    assert len(defined) == len(set(defined))
    assert set(used) == set(defined)


def test_a_footnote_quotes_the_characters_it_names(story: Story) -> None:
    text = ESCAPED.sub(r"\1", report(story))
    texts = [document.text for document in story.documents]
    notes = re.findall(r"^\[\^\d+\]: .*?, Zeichen (\d+)–(\d+): „(.*)“$", text, re.M)
    assert notes
    for start, end, words in notes:
        assert words in {" ".join(whole[int(start) : int(end)].split()) for whole in texts}


def test_every_claim_difference_and_commitment_is_told(story: Story) -> None:
    text = report(story)
    for claim in story.claims:
        assert plain(claim.text) in text
    for found in story.discrepancies:
        assert all(plain(side.value) in text for side in found.sides)
    for promise in story.commitments:
        assert plain(promise.what) in text


def test_no_article_brings_in_markup(awkward: Story) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(report(awkward))
    assert "<script" not in html
    assert "<a href" not in html
    assert "<em>kein" not in html


@given(st.text("#+-=1.) a*_[]<>&`\n\\!", max_size=20))
def test_no_words_open_a_list_or_heading(words: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {plain(words)}")
    assert [token.type for token in tokens if token.type.endswith("_open")] in (
        ["bullet_list_open", "list_item_open", "paragraph_open"],
        ["bullet_list_open", "list_item_open"],
    )


@given(st.text(max_size=80))
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    tokens = MarkdownIt("commonmark").parseInline(f"a {plain(words)} b")[0].children or []
    assert [token.type for token in tokens] == ["text"] * len(tokens)
    assert "".join(t.content for t in tokens) == f"a {' '.join(words.split())} b".replace(
        "\0", "\ufffd"
    )
