"""Whether a clause is told as past or as still to come, by closed lists of verb forms."""

from __future__ import annotations

import re
from functools import lru_cache

from quellenlage.extract.times.reading import Reading
from quellenlage.languages.tables.calendar import CalendarTable


class TenseForms:
    """The verb forms of a calendar table, compiled."""

    def __init__(self, calendar: CalendarTable) -> None:
        table = calendar.tense
        self.past = frozenset(table.past)
        self.future = frozenset(table.future)
        self.auxiliaries = frozenset(table.auxiliaries)
        self.infinitive = frozenset(table.infinitive)
        self.passive_past = frozenset(table.passive_past)
        self.present = frozenset(table.present)
        self.reporting = frozenset(table.reporting)
        self.joined_present = frozenset(
            infix + form for infix in table.participle_infix for form in table.present
        )
        self.no_past = frozenset(table.no_past)
        self.ahead = frozenset(table.ahead)
        self.subordinators = frozenset(table.subordinators)
        joined = rf"(?:{'|'.join(table.participle_infix)})"
        self.joined_infinitive = re.compile(rf"{joined}zu[a-zäöüß]{{2,}}(?:en|ern|eln|tun)")
        infix = "|".join(table.participle_infix)
        prefix = "|".join(table.participle_prefixes)
        self.clear = re.compile(rf"(?:{infix})?ge\w{{2,}}(?:t|en)")
        self.participle = re.compile(
            rf"(?:(?:{infix})?ge\w{{2,}}(?:t|en)|\w{{3,}}iert|(?:{infix})?(?:{prefix})\w{{3,}}t)"
        )

    def is_clear(self, form: str) -> bool:
        """Tell whether a participle cannot be a present ("gesagt", not "verlangt")."""
        return bool(self.clear.fullmatch(form))

    def is_preterite(self, form: str) -> bool:
        """Tell whether a form is a preterite of the list, or weak by its ending."""
        if form in self.past:
            return True
        weak = len(form) > 4 and form.islower() and form.endswith(("te", "ten"))
        return weak and form not in self.no_past


@lru_cache(maxsize=8)
def tense_forms(calendar: CalendarTable) -> TenseForms:
    """Return the verb forms of a calendar table, compiled once."""
    return TenseForms(calendar)


def direction(reading: Reading, index: int) -> str | None:
    """Return ``past``, ``future``, ``present`` or ``None`` for the clause, else the sentence.

    ``present`` is that of verbs of state and motion, which may tell what is still to come.

    What is announced, promised or asked for lies ahead, whatever the tense it is told in:
    "kündigte an, am Mittwoch zu schließen".
    """
    forms = tense_forms(reading.calendar)
    first, last = reading.region(index, clause=True)
    clause = reading.forms[first:last]
    found = _direction(clause, forms)
    if found is not None:
        return found
    first, last = reading.region(index, clause=False)
    sentence = reading.forms[first:last]
    if _is_complement(clause, forms) and not forms.ahead.isdisjoint(map(str.lower, sentence)):
        return "future"
    return _direction(sentence, forms)


def _is_complement(clause: list[str], forms: TenseForms) -> bool:
    """Tell whether a clause is one of "dass", or of an infinitive with "zu", not perfect."""
    lower = [word.lower() for word in clause]
    if not forms.subordinators.isdisjoint(lower[:2]):
        return True
    if len(lower) > 1 and lower[-2] in forms.infinitive:
        return lower[-1] not in forms.auxiliaries
    return bool(lower) and forms.joined_infinitive.fullmatch(lower[-1]) is not None


def _direction(words: list[str], forms: TenseForms) -> str | None:
    finite = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if before not in forms.infinitive
    ]
    lower = {word.lower() for word in finite[:1]} | set(finite[1:])
    if lower & forms.passive_past or lower & forms.reporting:
        return "past"
    if lower & forms.future or lower & forms.joined_present:
        return "future"
    if any(forms.is_preterite(word) for word in lower):
        return "past"
    if any(forms.participle.fullmatch(word) for word in lower) and (
        lower & forms.auxiliaries or any(forms.is_clear(word) for word in lower)
    ):
        return "past"
    return "present" if lower & forms.present else None
