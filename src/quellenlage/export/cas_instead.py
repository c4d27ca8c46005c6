"""What an annotator says instead of what was found: a reading of a CAS as :class:`Instead`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec

from quellenlage.export.cas_marks import ADDRESSEE, CUE, FRAME, SPEAKER
from quellenlage.export.cas_reading import Reading
from quellenlage.model import (
    Factuality,
    Instead,
    Medium,
    Modifier,
    QuotationType,
    Quote,
    Span,
    TimexType,
)
from quellenlage.text.quoting import quote
from quellenlage.text.timevalue import interval, is_duration, underspecified

Choice = TypeVar("Choice", bound=StrEnum)

ROLES_TAKEN = (SPEAKER, ADDRESSEE, CUE, FRAME)
"""The roles of a quotation that an annotator can correct."""

_REFERENCES = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"}


class Editor(msgspec.Struct):
    """Writes what an annotator left in one article as quotes of its text.

    ``notes`` collects what cannot be taken over.
    """

    text: str
    notes: list[str]

    def quotes(self, spans: Sequence[Span]) -> tuple[Quote, ...]:
        """Return the words of the spans with what stands around them."""
        return tuple(quote(self.text, span) for span in spans)

    def quotation(self, read: Reading, found: Reading | None) -> Instead | None:
        """Return what holds of a quotation, or nothing where no type is told."""
        kind = self._choice(read, "kind", QuotationType)
        if kind is None:
            return None
        parties = {role: self.quotes(read.roles.get(role, ())) for role in ROLES_TAKEN}
        nobody = found is not None and "unattributed" in found.told
        if found is not None and nobody and _same(read, found, SPEAKER):
            del parties[SPEAKER]  # the words are marked and name nobody
        return Instead(
            content=self.quotes(read.spans),
            quotation_type=kind,
            medium=self._choice(read, "medium", Medium),
            speaker=parties.get(SPEAKER),
            addressee=parties[ADDRESSEE],
            cue=parties[CUE],
            frame=parties[FRAME],
        )

    def time(self, read: Reading, _found: Reading | None) -> Instead | None:
        """Return what holds of a time, or nothing where no TIMEX3 value is told."""
        kind = self._choice(read, "timexType", TimexType)
        value = read.told.get("timexValue", "").strip()
        if kind is None or not _is_value(value):
            self.notes.append(f"the time {self._words(read)} has no TIMEX3 type and value")
            return None
        modifier = self._choice(read, "timexMod", Modifier) if "timexMod" in read.told else None
        return Instead(time_type=kind, value=value, modifier=modifier)

    def event(self, read: Reading, found: Reading | None) -> Instead | None:
        """Return the factuality of an event; nothing else of it can be corrected."""
        if found is None:
            self.notes.append(f"the added event {self._words(read)} is not taken over")
            return None
        if {**read.told, "factuality": ""} != {**found.told, "factuality": ""}:
            self.notes.append(f"of the event {self._words(read)} only the factuality is taken over")
        factuality = self._choice(read, "factuality", Factuality)
        return None if factuality is None else Instead(factuality=factuality)

    def _choice(self, read: Reading, feature: str, kind: type[Choice]) -> Choice | None:
        value = read.told.get(feature, "")
        try:
            return kind(value)
        except ValueError:
            self.notes.append(
                f"{self._words(read)}: its {feature} {value!r} is none of {', '.join(kind)}"
            )
            return None

    def _words(self, read: Reading) -> str:
        words = " … ".join(span.slice(self.text) for span in read.spans)
        return f"„{words if len(words) < 60 else words[:57] + '…'}“ at {read.spans[0].start}"


def _same(read: Reading, found: Reading, role: str) -> bool:
    return read.roles.get(role, ()) == found.roles.get(role, ())


def _is_value(value: str) -> bool:
    """Tell whether ``value`` is one of TIMEX3, as far as dates, durations and references go."""
    return (
        value in _REFERENCES
        or is_duration(value)
        or interval(value) is not None
        or (underspecified(value) and value.replace("X", "").replace("-", "").isalnum())
        or value.startswith("T")
    )
