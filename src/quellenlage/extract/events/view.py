"""One article as events see it: clauses, mentions, times and quotations, looked up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from quellenlage.languages import Language
from quellenlage.model import (
    ActorType,
    AnnotatedDocument,
    Id,
    LocalEntity,
    Mention,
    MentionForm,
    Quotation,
    Span,
    TimeMention,
    TimexType,
)
from quellenlage.text.timevalue import REFERENCES

CLAUSE_HEADS = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "xcomp"})
"""UD relations whose dependent opens a clause of its own."""

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


class Found(NamedTuple):
    """What earlier stages found in the article."""

    entities: Sequence[LocalEntity]
    times: Sequence[TimeMention]
    quotations: Sequence[Quotation]


def _tells_when(time: TimeMention) -> bool:
    """Tell whether an expression says when: a date, or a span counted from now.

    "Vor drei Monaten" and "in den letzten Wochen" do, "drei Monate lang" and "damals" do not.
    """
    if time.type is TimexType.DURATION:
        return time.place is not None or (time.end_point is not None and time.begin is None)
    return time.type in (TimexType.DATE, TimexType.TIME) and time.template not in REFERENCES


class ArticleView:
    """An annotated article with what earlier stages found in it, looked up by token."""

    def __init__(self, annotated: AnnotatedDocument, found: Found, language: Language) -> None:
        entities, times, quotations = found
        self.annotated = annotated
        self.table = language.events
        self._content = language.content
        self._rules = language.rules
        self.relations = [relation.partition(":")[0] for relation in annotated.deprel]
        self.types = {entity.id: entity.type for entity in entities}
        self.genders = {entity.id: entity.gender for entity in entities}
        self.nameless = {entity.id for entity in entities if not (entity.names or entity.key)}
        self._mentions = sorted(
            (mention for entity in entities for mention in entity.mentions),
            key=lambda mention: (mention.start, -mention.end, mention.id),
        )
        self._mention_of = self._index_mentions()
        placed = (t for t in times if _tells_when(t))
        self._times = sorted(placed, key=lambda t: (t.start, t.id))  # "damals" dates nothing
        self._time_starts = [time.start for time in self._times]
        self.timed = {
            token for time in times for token in annotated.tokens_in(time.start, time.end)
        }
        self._quotations = sorted(
            ((span, quotation) for quotation in quotations for span in quotation.spans),
            key=lambda pair: (pair[0], pair[1].id),
        )
        self._quotation_starts = [span.start for span, _ in self._quotations]
        self.clause = self._clauses()

    def _index_mentions(self) -> dict[int, Mention]:
        """Map every token of a mention to it, the widest mention first."""
        table: dict[int, Mention] = {}
        for mention in self._mentions:
            for token in self.annotated.tokens_in(mention.start, mention.end):
                table.setdefault(token, mention)
        return table

    def _clauses(self) -> list[int]:
        """Return for every token the token that heads its clause."""
        heads = self.annotated.head
        clause = [-1] * len(heads)
        for token in range(len(heads)):
            path: list[int] = []
            current = token
            while clause[current] < 0 and not self._opens_clause(current) and len(path) < 200:
                path.append(current)
                current = heads[current]
            found = clause[current] if clause[current] >= 0 else current
            clause[current] = found
            for step in path:
                clause[step] = found
        return clause

    def _opens_clause(self, token: int) -> bool:
        if self.annotated.head[token] == token or self.relations[token] in CLAUSE_HEADS:
            return True
        return self.relations[token] == "conj" and self.annotated.upos[token] == "VERB"

    def mention_at(self, token: int) -> Mention | None:
        """Return the mention that covers ``token``."""
        return self._mention_of.get(token)

    def is_place(self, actor: Id) -> bool:
        """Tell whether a local entity can be where something happens."""
        return self.types.get(actor) in (ActorType.GPE, ActorType.LOCATION)

    def is_state(self, actor: Id) -> bool:
        """Tell whether a local entity is a state, or a place that acts as one."""
        return self.types.get(actor) is ActorType.GPE

    def is_thing(self, actor: Id) -> bool:
        """Tell whether a local entity is no actor but a work, a vehicle, an occasion."""
        return self.types.get(actor) is ActorType.MISC

    def is_person(self, actor: Id) -> bool:
        """Tell whether a local entity is a person."""
        return self.types.get(actor) in (ActorType.PERSON, ActorType.ROLE)

    def mentions_before(self, sentence: int, token: int) -> list[Mention]:
        """Return the mentions between two tokens, each once, in text order."""
        found: dict[Id, Mention] = {}
        for step in range(sentence, token):
            mention = self._mention_of.get(step)
            if mention is not None and mention.form is not MentionForm.ADJECTIVE:
                found.setdefault(mention.id, mention)
        return list(found.values())

    def times_between(self, start: int, end: int) -> list[TimeMention]:
        """Return the dates and times of day that begin within the characters ``[start, end)``."""
        first = bisect_left(self._time_starts, start)
        return self._times[first : bisect_left(self._time_starts, end)]

    def token_at(self, char: int) -> int:
        """Return the last token that begins at or before ``char``."""
        return max(0, bisect_right(self.annotated.starts, char) - 1)

    def quotation_at(self, char: int) -> Quotation | None:
        """Return the innermost quotation whose content holds the character ``char``."""
        position = bisect_right(self._quotation_starts, char)
        best: tuple[int, Quotation] | None = None
        for span, quotation in self._quotations[max(0, position - 12) : position]:
            inside = span.start <= char < span.end
            if inside and (best is None or len(span) <= best[0]):
                best = (len(span), quotation)
        return best[1] if best else None

    def children(self, token: int, *relations: str) -> list[int]:
        """Return what ``token`` governs by one of ``relations``; by any, where none is given."""
        kids = self.annotated.children[token]
        return [kid for kid in kids if self.relations[kid] in relations] if relations else kids

    def lemmas(self, tokens: Sequence[int]) -> list[str]:
        """Return the base forms of ``tokens``."""
        return [self.annotated.lemma[token] for token in tokens]

    def infinitive(self, participle: str) -> str:
        """Return the verb of a participle in lower case; the word itself where it has none."""
        return self._rules.lemma(participle, "VERB")

    def sentence_span(self, token: int) -> Span:
        """Return the characters of the sentence that holds ``token``."""
        return self.annotated.span(*self.annotated.sentence_of(token))

    def clause_tokens(self, token: int) -> list[int]:
        """Return the tokens of the clause that ``token`` stands in, in text order."""
        start, end = self.annotated.sentence_of(token)
        head = self.clause[token]
        return [step for step in range(start, end) if self.clause[step] == head]

    def terms(self, tokens: Sequence[int]) -> tuple[str, ...]:
        """Return the content words of ``tokens``, each once: names as written, others folded.

        Compounds stand for their parts, so that "Sicherheitsgarantie" meets "Garantie".
        """
        found: dict[str, None] = {}
        for token in tokens:
            upos, lemma = self.annotated.upos[token], self.annotated.lemma[token]
            if upos not in CONTENT:
                continue
            for word in self._parts(lemma, upos):
                term = word if upos == "PROPN" else word.casefold()
                if len(term) > 1 and term not in self._content.light:
                    found.setdefault(self._content.representative.get(term, term))
        return tuple(found)

    def _parts(self, lemma: str, upos: str) -> list[str]:
        pieces = [piece for piece in lemma.split("-") if piece]
        if len(pieces) > 1:
            pieces[-1] = self._rules.lemma(pieces[-1], "NOUN")
        elif upos != "NOUN":
            return pieces
        return [part for piece in pieces for part in self._rules.parts(piece) or (piece,)]
