"""Words of time: months, weekdays, units, deictic words.

The tables hold German facts only; what a word of a class means in a template is said by
:mod:`quellenlage.extract.times`.
"""

from __future__ import annotations

import msgspec


class NumberTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Number words and what compounds of them are built from."""

    joiner: str
    half: tuple[str, ...]
    one: tuple[str, ...]
    units: dict[str, int]
    words: dict[str, float]
    tens: dict[str, int]
    powers: dict[str, int]
    ordinals: dict[str, int]


class VagueTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Counts without a number: stems of adjectives, and words."""

    stems: tuple[str, ...]
    words: tuple[str, ...]


class UnitWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of one unit of time; ``code`` is the letter of TIMEX3 durations."""

    code: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]


class UnitCompounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The units that end a compound of their kind, and first parts that make another of it."""

    units: tuple[str, ...]
    not_of: tuple[str, ...]


class DayPartWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words for one part of the day."""

    nouns: tuple[str, ...]
    plural: tuple[str, ...]
    adverbs: tuple[str, ...]


class NamedYearTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for years that are not calendar years."""

    words: tuple[str, ...]


class SetTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of repetition, with the TIMEX3 value of those that say it all."""

    adverbs: dict[str, str]
    adjectives: dict[str, str]
    every: tuple[str, ...]
    all: tuple[str, ...]
    per: tuple[str, ...]
    times: tuple[str, ...]


class DurationAdjectiveTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Adjectives that hold a unit: ending to unit code, and stem to value."""

    stems: dict[str, str]
    vague: dict[str, str]


class ParticleTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes that the grammar of time needs."""

    determiners: tuple[str, ...]
    prepositions: tuple[str, ...]
    ago: tuple[str, ...]
    since: tuple[str, ...]
    of_day: tuple[str, ...]
    ahead: tuple[str, ...]
    clock: tuple[str, ...]
    clock_prepositions: tuple[str, ...]
    later: dict[str, int]
    and_: tuple[str, ...] = msgspec.field(name="and")
    sum: tuple[str, ...]
    comparatives: tuple[str, ...]
    than: tuple[str, ...]
    ranges: tuple[str, ...]
    half_of: tuple[str, ...]
    age_after: tuple[str, ...]
    age_before: tuple[str, ...]
    age_limits: tuple[str, ...]
    age_completed: tuple[str, ...]
    people: tuple[str, ...]
    no_year_before: tuple[str, ...]
    no_year_after: tuple[str, ...]
    year_before: tuple[str, ...]
    title_before: tuple[str, ...]
    decade_nouns: dict[str, int]
    decades_bare: dict[str, int]
    decade_words: dict[str, int]
    within: tuple[str, ...]
    during: tuple[str, ...]
    by: tuple[str, ...]
    from_age: tuple[str, ...]
    at_clock: tuple[str, ...]
    at_hour: tuple[str, ...]
    start: tuple[str, ...]
    to_day: tuple[str, ...]
    since_year: tuple[str, ...]
    onwards: tuple[str, ...]
    genitive: tuple[str, ...]
    plural_determiners: tuple[str, ...]
    tomorrow: tuple[str, ...]
    whole: tuple[str, ...]
    repeated: tuple[str, ...]
    evening: tuple[str, ...]
    today_open_before: tuple[str, ...]
    today_open_after: tuple[str, ...]


class TenseTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verb forms by which a clause is told as past or as still to come.

    ``ahead`` are forms of verbs whose complement lies ahead (announcing, promising, asking);
    ``subordinators`` open such a complement; ``reporting`` are present forms of verbs of saying,
    which tell of what was said.
    """

    past: tuple[str, ...]
    future: tuple[str, ...]
    infinitive: tuple[str, ...]
    passive_past: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    present: tuple[str, ...]
    reporting: tuple[str, ...]
    no_past: tuple[str, ...]
    participle_prefixes: tuple[str, ...]
    participle_infix: tuple[str, ...]
    ahead: tuple[str, ...]
    subordinators: tuple[str, ...]


class CalendarTable(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """Words of time: months, weekdays, units, deictic words.

    Compared and hashed by identity, so that what is compiled from a table can be kept.
    """

    endings: tuple[str, ...]
    numbers: NumberTable
    vague: VagueTable
    months: dict[int, tuple[str, ...]]
    month_abbreviations: dict[int, tuple[str, ...]]
    weekdays: dict[int, tuple[str, ...]]
    units: dict[str, UnitWords]
    unit_compounds: UnitCompounds
    unit_abbreviations: dict[str, str]
    named_years: NamedYearTable
    day_parts: dict[str, DayPartWords]
    seasons: dict[str, tuple[str, ...]]
    edges: dict[str, tuple[str, ...]]
    edge_nouns: dict[str, tuple[str, str]]
    relatives: dict[str, int]
    relatives_told: dict[str, int]
    deictic_days: dict[str, int]
    deictic_adjectives: dict[str, int]
    deictic_words: dict[str, str]
    deictic_nouns: dict[str, str]
    references: dict[str, tuple[str, ...]]
    references_adjective: dict[str, tuple[str, ...]]
    sets: SetTable
    duration_adjectives: DurationAdjectiveTable
    feasts: dict[str, str]
    phrases: dict[str, dict[str, str]]
    approximators: dict[str, tuple[str, ...]]
    particles: ParticleTable
    tense: TenseTable
