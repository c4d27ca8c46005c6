"""Annotated events are read from lines, stored as offsets and compared."""

from __future__ import annotations

import pytest

from eval.event_gold import Article
from eval.event_lines import parse_lines, show
from eval.event_scores import compare, told
from quellenlage.model import Factuality

TEXT = "Am Montag bat Wolm um Hilfe. Lund lehnte ab. Lund lobte Lund."
CORPUS = {"1 - Probe": Article(TEXT, ((0, 29), (29, 45), (45, len(TEXT))))}
LINES = ["### 1 - Probe", "bat|REQUEST|a|a=Wolm|@Montag", "lehnte|REJECT|a|a=Lund"]


def test_lines_become_offsets_that_slice_to_the_words() -> None:
    (article,) = parse_lines(LINES, CORPUS)
    first = article.events[0]
    assert TEXT[first.start : first.end] == "bat"
    assert first.time is not None
    assert TEXT[slice(*first.time)] == "Montag"
    assert any("agent=Wolm" in line for line in show({"1 - Probe": article}, CORPUS))


def test_a_word_that_stands_twice_in_the_sentence_needs_a_number() -> None:
    with pytest.raises(ValueError, match="occurs 2 times"):
        list(parse_lines([LINES[0], "lobte|SUPPORT|a|a=Lund"], CORPUS))


def test_an_annotation_agrees_with_itself() -> None:
    gold = {article.document: article for article in parse_lines(LINES, CORPUS)}
    scores = compare({"1 - Probe": [told(e) for e in gold["1 - Probe"].events]}, gold)
    assert (scores.categories.f1, scores.roles.f1, scores.times.f1) == (1.0, 1.0, 1.0)
    assert scores.kappa == 1.0


def test_what_differs_is_counted_where_it_differs() -> None:
    gold = {article.document: article for article in parse_lines(LINES, CORPUS)}
    other = [LINES[0], "bat|REQUEST|q|r=Wolm|@Montag", "lehnte|CONCEDE|a|a=Lund"]
    (found,) = parse_lines(other, CORPUS)
    scores = compare({"1 - Probe": [told(e) for e in found.events]}, gold)
    assert (scores.triggers.f1, scores.categories.f1, scores.roles.f1) == (1.0, 0.5, 0.5)
    assert scores.participants.f1 == 1.0
    assert scores.factuality[Factuality.REQUESTED, Factuality.ASSERTED] == 1
