"""Every sentence reduced to what it says: content words, names and figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from quellenlage.extract.figures import Figure, find_figures
from quellenlage.languages import Language
from quellenlage.model import (
    OFFSET,
    AnnotatedDocument,
    BlockRole,
    LocalEntity,
    MentionForm,
    Sentence,
    pack,
)

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X"})
_NOUNS = frozenset({"NN", "NE"})  # a noun taken for a name that no entity holds is parted too
_ARTICLES = frozenset({"ART", "PDAT", "PPOSAT"})
_NAMING = frozenset({MentionForm.NAME, MentionForm.METONYM, MentionForm.ADJECTIVE})


class _Named(msgspec.Struct, frozen=True, order=True):
    """A name in the text and what it stands for."""

    start: int
    end: int
    term: str


def condense(
    annotated: AnnotatedDocument, entities: Sequence[LocalEntity], language: Language
) -> tuple[Sentence, ...]:
    """Return the article's sentences as resolve compares them, in text order.

    The terms of a sentence are the lemmas of its nouns, verbs and adjectives in lower case,
    without the words of ``language.content.light`` and with synonyms folded; a compound is
    followed by its parts ("krokodilsmaul", "krokodil", "maul"). A name gives one term: the
    key of its entity where a table knows it, else the entity's fullest name, as written.
    A figure gives its value. Pronouns and negations give nothing.
    """
    names = _names(entities)
    blocks = annotated.document.blocks
    starts = [block.start for block in blocks]
    reader = _Reader(annotated, names, language)
    sentences = []
    for first, last in annotated.sentences:
        start, end = annotated.starts[first], annotated.ends[last - 1]
        block = blocks[bisect_right(starts, start) - 1] if blocks else None
        figures = find_figures(annotated, first, last, language.content)
        found = list(reader.terms(first, last, figures))
        sentences.append(
            Sentence(
                start=start,
                end=end,
                role=block.role if block else BlockRole.BODY,
                terms=tuple(term for term, _ in found),
                offsets=pack([at for _, at in found], OFFSET),
                numbers=tuple((figure.value, figure.noun) for figure in figures),
                figures=tuple(annotated.span(figure.token, figure.end) for figure in figures),
            )
        )
    return tuple(sentences)


def _names(entities: Sequence[LocalEntity]) -> list[_Named]:
    """List all mentions by name, the outermost of those that overlap, in text order."""
    found = []
    for entity in entities:
        term = entity.key or (entity.names[0] if entity.names else None)
        if term is not None:
            found += [
                _Named(mention.start, mention.end, term)
                for mention in entity.mentions
                if mention.form in _NAMING
            ]
    kept: list[_Named] = []
    for named in sorted(found, key=lambda named: (named.start, -named.end, named.term)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


class _Reader:
    """Reads the terms of one article's sentences."""

    def __init__(
        self, annotated: AnnotatedDocument, names: Sequence[_Named], language: Language
    ) -> None:
        self._annotated = annotated
        self._names = names
        self._name_starts = [named.start for named in names]
        self._content = language.content
        self._rules = language.rules
        self._parts: dict[tuple[str, bool], tuple[str, ...]] = {}

    def terms(self, first: int, last: int, figures: Sequence[Figure]) -> Iterator[tuple[str, int]]:
        """Yield every term of tokens ``[first, last)`` with its offset."""
        annotated = self._annotated
        values = {figure.token: figure.term for figure in figures}
        told = -1
        for token in range(first, last):
            start = annotated.starts[token]
            named = self._named(token)
            if named is not None:
                if named.start != told:
                    told = named.start
                    yield named.term, start
            elif token in values:
                yield values[token], start
            elif annotated.upos[token] in _CONTENT:
                noun = annotated.xpos[token] in _NOUNS
                for term in self._words(annotated.lemma[token], noun=noun):
                    yield term, start

    def _named(self, token: int) -> _Named | None:
        """Return the name that a token belongs to; "das Land" is none, whoever took it for one."""
        start = self._annotated.starts[token]
        index = bisect_right(self._name_starts, start) - 1
        if index < 0 or start >= self._names[index].end:
            return None
        named = self._names[index]
        tags = [self._annotated.xpos[t] for t in self._annotated.tokens_in(named.start, named.end)]
        common = tags[:1] and tags[0] in _ARTICLES and set(tags[1:]) == {"NN"}
        return None if common else named

    def _words(self, lemma: str, *, noun: bool) -> Iterator[str]:
        whole = lemma.lower()
        if whole in self._content.light or not any(map(str.isalnum, whole)):
            return
        yield self._folded(whole)
        if whole in self._content.representative:
            return  # its synonym says what it means; its parts would say something else
        for part in self._split(lemma, noun=noun):
            if part not in self._content.light:
                yield self._folded(part)

    def _folded(self, word: str) -> str:
        """Return the word that stands for all its synonyms, "ß" and "ss" made one."""
        return self._content.representative.get(word, word).casefold()

    def _split(self, lemma: str, *, noun: bool) -> tuple[str, ...]:
        """Return the parts of a compound; what is no noun is parted at its hyphens alone."""
        key = (lemma, noun)
        if key not in self._parts:
            pieces = [piece for piece in lemma.split("-") if any(map(str.isalnum, piece))]
            if noun:
                pieces = [part for piece in pieces for part in self._rules.parts(piece) or (piece,)]
            found = tuple(piece.lower() for piece in pieces)
            self._parts[key] = found if len(found) > 1 else ()
        return self._parts[key]
