"""Verbs and nouns that report events and commitments, with who is who beside them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from quellenlage.model import CommitmentKind, CommitmentStatus, ParticipantRole, Plover


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which argument of a trigger plays which role; a missing slot bears no role.

    ``subject`` and ``object`` are those of the active voice: in the passive the engine turns
    them round. ``genitive`` is the possessor of a noun ("der Rücktritt des Ministers", "sein
    Rücktritt", "der russische Angriff"); ``prepositions`` maps a preposition to a role.
    """

    subject: ParticipantRole | None = None
    object: ParticipantRole | None = None
    dative: ParticipantRole | None = None
    genitive: ParticipantRole | None = None
    prepositions: dict[str, ParticipantRole] = {}


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plain type of event: its German name and the PLOVER category where one fits.

    ``lasting`` marks what goes on over days (a war, a strike), so that two tellings may name
    different days of it. ``short`` marks what is over within a day (a meeting); ``force``
    what acts by itself: a verb of which it is the subject tells it ("Die Flut riss ...").
    ``between_states`` where the category holds only if a state takes part. ``punishable`` marks
    what somebody may be charged with, ``suspect`` the role of whoever is charged by the event.
    """

    label: str
    plover: Plover | None = None
    lasting: bool = False
    short: bool = False
    force: bool = False
    between_states: bool = False
    punishable: bool = False
    suspect: ParticipantRole | None = None


class Voice(StrEnum):
    """Whether a verb must stand in the active or in the passive."""

    ACTIVE = "active"
    PASSIVE = "passive"


class EventTriggers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell one type of event with one frame; ``plover`` overrules the type's.

    ``verbs`` are lemmas, separable ones joined; ``nouns`` count as heads of compounds too,
    ``whole_nouns`` do not. ``idioms`` are a noun or adjective and the verb that makes it an
    event. The rest are conditions: ``voice`` of the verb, a ``preposition`` that hangs on the
    trigger, ``objects`` of which the verb has one (also as the head of a compound), a role that
    the telling ``needs`` to fill: walls give way too; ``dated`` where it needs a time ("soll am
    1. Juli vorliegen").
    """

    type: str
    frame: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    whole_nouns: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    plover: Plover | None = None
    voice: Voice | None = None
    preposition: str | None = None
    objects: tuple[str, ...] = ()
    needs: ParticipantRole | None = None
    dated: bool = False


class CommitmentFrame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which argument owes, which gains and which asks; values are slots or prepositions.

    ``"subject"``, ``"object"``, ``"dative"``, ``"genitive"`` name slots as in :class:`Frame`;
    ``"object_genitive"`` is the possessor within the object ("garantierte die Sicherheit der
    Staaten"); every other value is a preposition.
    """

    obligor: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    requested_by: tuple[str, ...] = ()


class CommitmentTriggers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one speech act that binds or tries to bind, with its frame and first status."""

    kind: CommitmentKind
    status: CommitmentStatus
    frame: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class PledgeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas by which a clause binds with no word for the act; see the table for each."""

    musts: frozenset[str]
    intents: frozenset[str]
    otherwise: frozenset[str]
    harms: frozenset[str]
    deliverables: frozenset[str]


class FunctionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Function words that tell arguments and mood.

    ``genitive_preposition`` stands for a genitive ("die Wahl von Wolm"), ``asked_preposition``
    before who is asked ("die Bitte an Wolm"). ``contractions`` maps "im" to "in",
    ``case_forms`` a pronoun or article of one case only to that case.
    ``light_prepositions`` tie an event noun to its light verb ("begannen mit dem Training").
    The object of a verb of ``object_control`` is the subject of its infinitive; the subject of
    one of ``subject_control`` does what its object, or its phrase with the preposition behind
    the verb, says. ``asked_for`` introduce what is asked for ("bat um Hilfe"), ``agreed_on`` what
    is agreed on;
    ``deadlines`` a day by which, ``before`` one before which: neither is a day on which.
    ``charges`` introduce what somebody is charged with ("wegen Betrugs", "Verdacht auf Betrug").
    ``both`` begins words that speak of two persons named before; ``purpose`` opens an
    infinitive of what something is done for.
    ``comparisons`` introduce what something is compared with.
    Behind ``telling`` a bare event noun speaks of one event ("nach Verhandlungen").
    """

    genitive_preposition: str
    asked_preposition: str
    passive_auxiliary: str
    passive_agents: frozenset[str]
    place_prepositions: frozenset[str]
    complement_prepositions: frozenset[str]
    light_prepositions: frozenset[str]
    object_control: frozenset[str]
    subject_control: frozenset[str]
    both: str
    purpose: str
    asked_for: frozenset[str]
    agreed_on: frozenset[str]
    deadlines: frozenset[str]
    before: frozenset[str]
    charges: frozenset[str]
    comparisons: frozenset[str]
    telling: frozenset[str]
    request_form: str
    conditional_form: str
    contractions: dict[str, str]
    case_forms: dict[str, str]


class FactualityCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell how far a text commits itself to what it tells; lemmas throughout.

    ``governors_*`` are verbs and nouns whose complement has that factuality, those of
    ``governors_charged`` name a crime as a charge; ``words_*`` are adverbs and adjectives beside
    the trigger.
    """

    negations: frozenset[str]
    negation_exempt: frozenset[str]
    governors_denied: frozenset[str]
    governors_requested: frozenset[str]
    governors_planned: frozenset[str]
    governors_possible: frozenset[str]
    governors_reported: frozenset[str]
    governors_charged: frozenset[str]
    words_planned: frozenset[str]
    words_possible: frozenset[str]
    words_reported: frozenset[str]
    modals_planned: frozenset[str]
    modals_possible: frozenset[str]
    modals_hearsay: frozenset[str]
    conditional_marks: frozenset[str]
    conditional_nouns: frozenset[str]
    reporting_prepositions: frozenset[str]
    habitual_words: frozenset[str]


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before a figure and loosens it, and nouns whose figures are no amounts.

    ``narrow`` tells that a figure counts a part, ``wide`` that it counts the whole;
    ``wide_first`` does so at the head of a sentence. ``each`` tells that it counts one of many.
    """

    approximate: frozenset[str]
    lower_bound: frozenset[str]
    upper_bound: frozenset[str]
    no_amounts: frozenset[str]
    narrow: frozenset[str]
    wide: frozenset[str]
    wide_first: frozenset[str]
    each: frozenset[str]
    units_of_time: frozenset[str]


class Negating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Word forms that deny, and those that leave a sentence open, in lower case.

    ``articles`` deny the noun behind them; ``since`` opens the time from which on something
    is denied ("seit 2022 nicht mehr"); ``exists`` stand before an article that denies that
    there is any ("es gibt keine").
    """

    articles: frozenset[str]
    negations: frozenset[str]
    since: frozenset[str]
    exists: frozenset[str]
    open: frozenset[str]


class Comparing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What comparing tellings needs: words within a list of names, offices that differ.

    ``joiners`` may stand between two members of one list. A name that is another with one of
    ``name_endings`` is that name inflected. ``offices`` are groups of role
    nouns: within a group they may name one office, across groups they do not. The group of the
    longest noun that a role ends in counts ("Generalkonsul" before "Konsul"). Words of
    ``moved`` tell that a day was another before.
    """

    joiners: frozenset[str]
    moved: frozenset[str]
    name_endings: tuple[str, ...]
    offices: tuple[tuple[str, ...], ...]


class EventTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and nouns that report events and commitments, and the words around them."""

    frames: dict[str, Frame]
    types: dict[str, EventType]
    triggers: tuple[EventTriggers, ...]
    not_compounds: frozenset[str]
    dead_phrases: frozenset[str]
    light_verbs: frozenset[str]
    passive_light_verbs: frozenset[str]
    cotemporal_prepositions: frozenset[str]
    following_prepositions: frozenset[str]
    commitment_frames: dict[str, CommitmentFrame]
    commitments: tuple[CommitmentTriggers, ...]
    no_commitments: frozenset[str]
    tolls: frozenset[str]
    pledges: PledgeWords
    breaking: frozenset[str]
    keeping: frozenset[str]
    fulfilling_types: frozenset[str]
    syntax: FunctionWords
    factuality: FactualityCues
    numbers: NumberWords
    negating: Negating
    comparing: Comparing
