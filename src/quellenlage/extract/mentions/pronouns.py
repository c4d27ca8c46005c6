"""Pronouns of the third person, resolved to the most prominent actor they fit.

Prominence is weighed as by Lappin & Leass, *An algorithm for pronominal anaphora resolution*
(1994): subjects before objects, near before far, and the paragraph holds together.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.extract.mentions.records import Chain, Found
from quellenlage.model import ActorType, AnnotatedDocument, Gender, MentionForm

_REACH = 3
"""How many sentences back a pronoun may look."""

_KIND_SCORES = {
    ActorType.PERSON: 1.0,
    ActorType.ROLE: 0.7,
    ActorType.GROUP: 0.7,
    ActorType.ORGANISATION: 0.0,
    ActorType.AGENCY: -0.5,
    ActorType.OUTLET: -0.5,
}
_NUMBERS = {"Sing": False, "Plur": True}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PER_SENTENCE = 0.9  # what each sentence between costs
_PER_PARAGRAPH = 0.8  # what each paragraph between costs besides
_GAP = re.compile(r"\n\s*\n")


class PronounResolver:
    """Walks through an article and gives each pronoun to the actor who fits it best."""

    def __init__(self, annotated: AnnotatedDocument, lexicon: Lexicon, chains: list[Chain]) -> None:
        self._doc = annotated
        self._table = lexicon.names.pronouns
        pairs = [
            (found, chain)
            for chain in chains
            if chain.type in _KIND_SCORES
            for found in chain.mentions
            if found.form in (MentionForm.NAME, MentionForm.NOMINAL)
        ]
        self._mentions = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
        self._firsts = {found.first: found.stop for found, _ in self._mentions}
        self._stops = {found.stop: found.first for found, _ in self._mentions}
        self._starts = [found.start for found, _ in self._mentions]
        self._latest: list[tuple[Found, Chain]] = []
        self._quoted = _quoted(annotated.forms)
        self._paragraph = _paragraphs(annotated)

    def resolve(self) -> None:
        """Add every pronoun that can be resolved to its chain."""
        for token, form in enumerate(self._doc.forms):
            if self._doc.xpos[token] != "PPER":
                continue
            genders = self._genders(token, form)
            chain = self._best(token, genders) if genders else None
            if chain is not None:
                self._join(token, chain)

    def _join(self, token: int, chain: Chain) -> None:
        doc = self._doc
        found = Found(
            start=doc.starts[token],
            end=doc.ends[token],
            first=token,
            stop=token + 1,
            head=token,
            form=MentionForm.PRONOUN,
            type=chain.type,
        )
        if chain.gender is None and chain.type is ActorType.PERSON:
            chain.gender = self._told(token)
        chain.add(found)
        self._latest.append((found, chain))

    def _told(self, token: int) -> Gender | None:
        genders = self._genders(token, self._doc.forms[token])
        return genders[0] if len(genders) == 1 and genders[0] is not Gender.PLURAL else None

    def _genders(self, token: int, form: str) -> tuple[Gender, ...]:
        """Return what a pronoun may stand for; none for the polite "Sie"."""
        genders = self._table.get(form.lower(), ())
        first, _ = self._doc.sentence_of(token)
        if form[0].isupper() and token > first and self._doc.forms[token - 1] not in '„"»“:(':
            return ()
        if len(genders) < 2 or Gender.PLURAL not in genders:
            return genders
        number = self._number(token)
        if number is None:
            return genders
        return tuple(gender for gender in genders if (gender is Gender.PLURAL) is number)

    def _number(self, token: int) -> bool | None:
        """Tell whether a "sie" is plural, by its verb where it is the subject."""
        doc = self._doc
        if doc.deprel[token] in _SUBJECTS:
            verb = doc.head[token]
            for part in (verb, *doc.children[verb]):
                if doc.feats[part].get("VerbForm") == "Fin":
                    number = doc.feats[part].get("Number")
                    return _NUMBERS.get(number or "")
        return _NUMBERS.get(doc.feats[token].get("Number", ""))

    def _best(self, token: int, genders: tuple[Gender, ...]) -> Chain | None:
        sentence = self._doc.sentence_index(token)
        best: tuple[float, int] | None = None
        winner: Chain | None = None
        for found, chain in self._before(token, sentence):
            score = self._score(token, found, chain, genders)
            if score is None:
                continue
            between = sentence - self._doc.sentence_index(found.head)
            turned = self._paragraph[token] - self._paragraph[found.head]
            rank = (score - _PER_SENTENCE * between - _PER_PARAGRAPH * turned, found.start)
            if best is None or rank > best:
                best, winner = rank, chain
        return winner if best is not None and best[0] > -2.8 else None

    def _before(self, token: int, sentence: int) -> list[tuple[Found, Chain]]:
        start = self._doc.starts[token]
        floor = self._doc.starts[self._doc.sentences[max(0, sentence - _REACH)][0]]
        low, high = bisect_left(self._starts, floor), bisect_left(self._starts, start)
        recent = [pair for pair in self._latest[-20:] if floor <= pair[0].start]
        return self._mentions[low:high] + recent

    def _score(
        self, token: int, found: Found, chain: Chain, genders: tuple[Gender, ...]
    ) -> float | None:
        doc = self._doc
        if found.stop > token or self._same_clause(token, found):
            return None
        gender = found.gender or chain.gender
        if gender is None and chain.type is ActorType.PERSON:
            gender, doubt = genders[0], 0.3
        else:
            doubt = 0.0
        if gender not in genders or (
            chain.type is ActorType.PERSON and genders == (Gender.PLURAL,)
        ):
            return None
        score = _KIND_SCORES[chain.type] - doubt
        if self._is_subject(found):
            score += 1.0
        elif doc.deprel[found.head] in {"nmod", "obl"}:
            score -= 0.3
        if found.form is MentionForm.PRONOUN:
            score += 0.3
        return score + self._voice(token, found)

    def _is_subject(self, found: Found) -> bool:
        """Tell whether a mention is a subject: by its place before the verb, else by the parse.

        What stands alone before the finite verb of a main clause is its subject more surely
        than the parse says so; what a preposition governs is none.
        """
        doc = self._doc
        first, last = doc.sentence_of(found.head)
        start, stop = self._phrase(found)
        while first < start and doc.forms[first] in _OPENING:
            first += 1
        if start > first and doc.upos[start - 1] == "ADP":
            return False
        if start == first and stop < last and doc.xpos[stop].endswith("FIN"):
            return True
        if doc.deprel[found.head] not in _SUBJECTS:
            return False
        return not self._has_opening_subject(found, first)

    def _phrase(self, found: Found) -> tuple[int, int]:
        """Return a mention with the role before its name, or the name behind its role."""
        start, stop = found.first, found.stop
        while start in self._stops:
            start = self._stops[start]
        while stop in self._firsts:
            stop = self._firsts[stop]
        return start, stop

    def _has_opening_subject(self, found: Found, first: int) -> bool:
        """Tell whether another name, without preposition, opens the clause before its verb."""
        doc = self._doc
        other = self._firsts.get(first)
        if other is None or found.first < other or other >= len(doc):
            return False
        verb = doc.head[found.head]
        return verb == other and doc.xpos[other].endswith("FIN")

    def _voice(self, token: int, found: Found) -> float:
        """Inside a quotation "er" is somebody its speaker speaks of, not the speaker."""
        inside = self._quoted[token]
        if inside == 0:
            return 0.0
        return 1.4 if self._quoted[found.head] == inside else -0.6

    def _same_clause(self, token: int, found: Found) -> bool:
        """Tell whether both depend on one verb: "er" in "er traf ihn" is not "ihn"."""
        doc = self._doc
        head = doc.head[found.head]
        return doc.head[token] in (head, found.head) and doc.head[token] != token


def _quoted(forms: list[str]) -> list[int]:
    """Return for every token the number of the quotation it stands in, 0 outside."""
    numbers, count, inside = [], 0, False
    for form in forms:
        if form in _OPENING and not inside:
            inside, count = True, count + 1
        elif form in _CLOSING and inside:
            inside = False
        numbers.append(count if inside else 0)
    return numbers


def _paragraphs(annotated: AnnotatedDocument) -> list[int]:
    """Return for every token the number of its paragraph: a block, or behind an empty line."""
    starts = {block.start for block in annotated.document.blocks}
    text, numbers, count, end = annotated.document.text, [], 0, 0
    for start, stop in zip(annotated.starts, annotated.ends, strict=True):
        count += start in starts or _GAP.search(text, end, start) is not None
        numbers.append(count)
        end = stop
    return numbers


_OPENING = frozenset('„»"«“')
_CLOSING = frozenset('“”«"»')
