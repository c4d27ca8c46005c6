"""Working records of mentions: what was found in the text, and the chains it is joined to."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter

import msgspec

from quellenlage.languages.tables.names import HumanNoun
from quellenlage.model import ActorType, Gender, MentionForm, RoleMention


class Found(msgspec.Struct, eq=False):
    """Words that mention somebody or something, before it is known whom.

    ``start`` and ``end`` are characters, ``first`` and ``stop`` tokens. ``name`` is the base
    form of a name; ``noun`` and ``state`` say what a role noun is and whose ("Präsident",
    "Belarus"); ``owner`` is the word a noun's complement names ("Sprecher des *Ministeriums*");
    ``alias_of`` is the full name that a sign stands for.
    """

    start: int
    end: int
    first: int
    stop: int
    head: int
    form: MentionForm
    type: ActorType
    name: str = ""
    key: str | None = None
    gender: Gender | None = None
    noun: HumanNoun | None = None
    state: str | None = None
    owner: str | None = None
    definite: bool = False
    plural: bool = False
    role: str = ""
    alias_of: str = ""


class Chain(msgspec.Struct, eq=False):
    """Mentions of one actor."""

    type: ActorType
    mentions: list[Found] = []
    key: str | None = None
    gender: Gender | None = None
    names: Counter[str] = msgspec.field(default_factory=Counter)
    roles: list[RoleMention] = []
    offices: set[tuple[str, str | None, str | None]] = msgspec.field(default_factory=set)
    why: list[str] = []
    ends: list[int] = []

    def add(self, found: Found, reason: str = "") -> None:
        """Join a mention, and the reason for it where the text does not show it."""
        self.mentions.append(found)
        insort(self.ends, found.end)
        if found.name and found.form is MentionForm.NAME:
            self.names[found.name] += 1
        if found.noun is not None:
            self.offices.add((found.noun.base, found.state, found.owner))
        if self.gender is None or (found.noun is not None and not self.names):
            self.gender = found.gender or self.gender
        if reason and reason not in self.why:
            self.why.append(reason)

    def last_end(self, start: int) -> int:
        """Return where the last mention before a character ends, -1 if there is none."""
        place = bisect_right(self.ends, start)
        return self.ends[place - 1] if place else -1
