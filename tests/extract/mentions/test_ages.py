"""Nouns made of an age."""

from __future__ import annotations

from collections.abc import Callable

from quellenlage.extract.mentions import find_mentions
from quellenlage.languages import Language
from quellenlage.model import ActorType, AnnotatedDocument, LocalEntity


def _of(words: str, text: str, found: tuple[LocalEntity, ...]) -> LocalEntity:
    return next(e for e in found for m in e.mentions if text[m.start : m.end] == words)


def test_an_age_takes_up_who_was_named_last(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = "Anton Graustieg sprach am Montag. Der 68-Jährige lobte den Hafen."
    assert _of("Der 68-Jährige", text, find_mentions(annotate(text), german)).names == (
        "Anton Graustieg",
    )


def test_an_age_that_is_told_goes_before_nearness(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = (
        "Boris Graustieg (42) traf am Montag Anton Dornkamp (68). Der 42-Jährige lobte den Hafen."
    )
    assert (
        "Boris Graustieg"
        in _of("Der 42-Jährige", text, find_mentions(annotate(text), german)).names
    )


def test_without_a_definite_article_it_is_somebody_new(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = "Anton Graustieg sprach am Montag. Ein 30-Jähriger wurde verletzt."
    found = _of("Ein 30-Jähriger", text, find_mentions(annotate(text), german))
    assert (found.type, found.names) == (ActorType.ROLE, ())


def test_an_age_before_a_noun_describes_it(
    annotate: Callable[[str], AnnotatedDocument], german: Language
) -> None:
    text = "Der 68-jährige Hafenmeister sprach am Montag."
    found = find_mentions(annotate(text), german)
    assert not any(text[m.start : m.end] == "Der 68-jährige" for e in found for m in e.mentions)
