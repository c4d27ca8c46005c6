"""Whether two tellings are the same claim: a table of features, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from rapidfuzz import fuzz

from quellenlage.model import ActorType, Id, Rendered
from quellenlage.resolve.claims.aids import Closeness
from quellenlage.resolve.claims.telling import Telling
from quellenlage.resolve.pile import Pile
from quellenlage.text.similarity import NOTHING, Content, Overlap, Senses, content, overlap

VERBATIM = 0.9
"""Likeness of the letters from which two wordings are one, whoever is said to have spoken."""

_FEW_WORDS = 0.8
"""Score that two shared words must reach, whoever speaks: the rest may say something else."""

_PASSAGES = 6
"""Sentences of one telling that are looked at."""

_KEPT = 20_000
"""Tellings whose content is kept ready: more would take more memory than they save time."""

_LEAST_LETTERS = 25
_LEAST_WORDS = 2.0

_LIFT = 0.5
"""How much of what is missing an encoder can make up for where words agree."""


class Likeness(msgspec.Struct, frozen=True):
    """How much alike two tellings are, 0 to 1, and the score they would have to reach.

    ``lifted`` tells that a sentence encoder had a say.
    """

    score: float
    needed: float
    verbatim: bool = False
    lifted: bool = False

    @property
    def same(self) -> bool:
        """Tell whether the two are taken for one claim."""
        return self.score >= self.needed


UNLIKE = Likeness(0.0, 1.0)


class Judge:
    """Compares tellings by their weighted terms, their speakers and their letters.

    ``senses`` and ``closeness`` are the aids that the user plugged in.
    """

    def __init__(
        self,
        tellings: Sequence[Telling],
        weights: Mapping[str, float],
        pile: Pile,
        *,
        senses: Senses | None = None,
        closeness: Closeness | None = None,
    ) -> None:
        self._tellings = tellings
        self._weights = weights
        self._contents: dict[int, list[Content]] = {}
        self._pile = pile
        self.senses = senses
        self.closeness = closeness

    def _content(self, index: int) -> list[Content]:
        """Return the sentences of a telling ready to be compared; the last ones are kept."""
        found = self._contents.get(index)
        if found is None:
            if len(self._contents) >= _KEPT:
                self._contents.clear()
            passages = self._tellings[index].passages[:_PASSAGES]
            found = [content(passage, self._weights, self.senses) for passage in passages]
            self._contents[index] = found
        return found

    def likeness(self, one: int, other: int) -> Likeness:
        """Compare the tellings at two indices, by the sentences that are most alike."""
        left, right = self._tellings[one], self._tellings[other]
        found = UNLIKE
        for mine in self._content(one):
            for theirs in self._content(other):
                likeness = self._compare(left, right, overlap(mine, theirs))
                if likeness.score / likeness.needed > found.score / found.needed:
                    found = likeness
        return found if found.same else self._lifted(one, other, found)

    def _lifted(self, one: int, other: int, found: Likeness) -> Likeness:
        """Add what the encoder says: it makes up for words that differ, not for who speaks.

        Alone, without words in common, it has to be as sure as few shared words have to be.
        """
        if self.closeness is None:
            return found
        near = self.closeness.between(one, other)
        if found is not UNLIKE and found.needed != _FEW_WORDS:
            score = found.score + (1 - found.score) * near * _LIFT
            return Likeness(round(score, 3), found.needed, lifted=True)
        left, right = self._tellings[one], self._tellings[other]
        needed = max(_FEW_WORDS, self._asked(left, right, _FEW_WORDS))
        return Likeness(max(found.score, near), needed, lifted=True)

    def shared(self, one: int, other: int) -> tuple[float, float]:
        """Return how much two tellings share and in how many words, whoever speaks."""
        found = (
            overlap(mine, theirs) for mine in self._content(one) for theirs in self._content(other)
        )
        best = max(found, key=lambda shared: (shared.score, shared.words), default=NOTHING)
        return round(best.score, 3), best.words

    def _compare(self, left: Telling, right: Telling, shared: Overlap) -> Likeness:
        if shared.words < _LEAST_WORDS:
            return UNLIKE
        needed = self._needed(left, right, shared)
        if shared.score < needed and shared.score > 0.3 and _same_letters(left, right):
            return Likeness(VERBATIM, min(needed, VERBATIM), verbatim=True)
        return Likeness(round(shared.score, 3), needed)

    def _needed(self, left: Telling, right: Telling, shared: Overlap) -> float:
        """Return the score from which two tellings are one claim.

        One named speaker in both lessens the doubt; a speaker in one of them only leaves it;
        two different ones exclude it short of a verbatim match, unless they may be one actor,
        or are a person and a state or body that persons speak for. Few shared words ask for a
        closer match.
        """
        if shared.words < 2.5:
            return _FEW_WORDS
        return self._asked(
            left, right, 0.5 if shared.words > 3 else 0.6 if shared.words == 3 else 0.7
        )

    def _asked(self, left: Telling, right: Telling, needed: float) -> float:
        if left.speaker is not None and left.speaker == right.speaker:
            return needed - 0.1
        if left.speaker is None or right.speaker is None:
            both_plain = left.how is right.how is Rendered.ASSERTED
            return needed + 0.05 if both_plain else needed
        if self._may_be_one(left.speaker, right.speaker):
            return needed
        return needed + 0.1 if self._may_stand_in(left, right) else VERBATIM

    def _may_be_one(self, one: Id, other: Id) -> bool:
        """Tell whether nothing decided if the two speakers are one actor."""
        actors = self._pile.actors
        return any(candidate.actor == other for candidate in actors[one].candidates) or any(
            candidate.actor == one for candidate in actors[other].candidates
        )

    def _may_stand_in(self, left: Telling, right: Telling) -> bool:
        """Tell whether one speaker is a person and the other a body that persons speak for."""
        types = {self._pile.actors[s].type for s in (left.speaker, right.speaker) if s}
        persons = types & {ActorType.PERSON, ActorType.ROLE}
        bodies = types & {ActorType.GPE, ActorType.ORGANISATION}
        return bool(persons and bodies)


def _same_letters(left: Telling, right: Telling) -> bool:
    if min(len(left.text), len(right.text)) < _LEAST_LETTERS:
        return False
    return fuzz.ratio(left.text, right.text, score_cutoff=100 * VERBATIM) > 0
