"""From triggers to event reports: participants, time, place and factuality of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellenlage.extract.events.actors import actors_of
from quellenlage.extract.events.arguments import verb_arguments
from quellenlage.extract.events.charges import suspects
from quellenlage.extract.events.control import controllers
from quellenlage.extract.events.nominal import noun_arguments, participle_arguments
from quellenlage.extract.events.placing import carried_time, place_of, time_of
from quellenlage.extract.events.slots import (
    ADJECTIVE,
    DATIVE,
    GENITIVE,
    OBJECT,
    SUBJECT,
    Argument,
    preposition,
)
from quellenlage.extract.events.triggers import Trigger, TriggerIndex, find_triggers, is_definite
from quellenlage.extract.events.view import ArticleView, Found
from quellenlage.extract.factuality import Telling, judge_factuality
from quellenlage.languages import Language
from quellenlage.languages.tables.events import Frame
from quellenlage.model import (
    AnnotatedDocument,
    EventReport,
    Factuality,
    Id,
    LocalEntity,
    Participant,
    ParticipantRole,
    Plover,
    Quotation,
    TimeMention,
)
from quellenlage.text.ids import content_id

SPEECH = frozenset({Plover.REQUEST, Plover.ACCUSE, Plover.REJECT, Plover.THREATEN})
"""Events that are something said: rejecting them does not undo them."""

UNDERGOING = frozenset({ParticipantRole.THEME, ParticipantRole.RECIPIENT})
"""Roles of those to whom something is done."""


def find_events(
    annotated: AnnotatedDocument,
    entities: Sequence[LocalEntity],
    times: Sequence[TimeMention],
    quotations: Sequence[Quotation],
    language: Language,
) -> tuple[EventReport, ...]:
    """Return what the article reports to have happened, to be planned or to be denied.

    A bare noun that names nobody, nothing and no time is passed over: it speaks of a kind.
    """
    view = ArticleView(annotated, Found(entities, times, quotations), language)
    triggers = list(find_triggers(view, TriggerIndex(language.events)))
    nouns = {trigger.token for trigger in triggers if trigger.predicate != trigger.token}
    parties = _parties(view, triggers)
    reports = (_report(view, trigger, parties[trigger.token], nouns) for trigger in triggers)
    return tuple(report for report in reports if report is not None)


def _parties(view: ArticleView, triggers: Sequence[Trigger]) -> dict[int, tuple[Participant, ...]]:
    """Return who takes part in each event, by trigger; of crimes also who is charged with them."""
    parties = {trigger.token: tuple(_participants(view, trigger)) for trigger in triggers}
    told = {
        token: (trigger, parties[trigger.token])
        for trigger in triggers
        for token in (trigger.predicate, trigger.token)
        if token is not None
    }
    for trigger in triggers:
        own = parties[trigger.token]
        if not any(party.role is ParticipantRole.AGENT for party in own):
            charged = suspects(view, trigger, told)
            known = {party.actor for party in charged}
            victims = [party for party in own if party.actor not in known]
            parties[trigger.token] = (*charged, *victims)
    return parties


def _report(
    view: ArticleView, trigger: Trigger, participants: tuple[Participant, ...], nouns: set[int]
) -> EventReport | None:
    annotated, document = view.annotated, view.annotated.document
    time = time_of(view, trigger, nouns)
    if not (participants or time or _is_told(view, trigger)):
        return None
    needed = trigger.group.needs
    if needed is not None and not any(p.role is needed for p in participants):
        return None
    if trigger.group.dated and time is None:
        return None
    span = annotated.span(trigger.token, trigger.token + 1)
    quotation = view.quotation_at(span.start)
    category = _category(view, trigger, participants)
    judgement = judge_factuality(
        Telling(view, trigger.token, trigger.predicate, quotation, speech=category in SPEECH)
    )
    if time is None and judgement.factuality is Factuality.ASSERTED:
        time = carried_time(view, trigger)
    place = place_of(view, trigger)
    kind = view.table.types[trigger.group.type]
    return EventReport(
        id=content_id("er", document.id, span.start, trigger.group.type),
        document=document.id,
        type=trigger.group.type,
        plover=category,
        trigger=span,
        sentence=view.sentence_span(trigger.token),
        participants=participants,
        time=time,
        place=place,
        factuality=judgement.factuality,
        quotation=quotation.id if quotation else None,
        terms=view.terms(view.clause_tokens(trigger.token)),
        why=(f"„{annotated.forms[trigger.token]}“ steht für: {kind.label}.", judgement.why),
    )


def _is_told(view: ArticleView, trigger: Trigger) -> bool:
    """Tell whether a trigger with neither participants nor time still tells of one event.

    A verb does; a noun with an article or with phrases of its own ("der Absturz", "Angriffe auf
    Häuser") or behind a preposition of what went before ("nach Verhandlungen", "wegen Raubs"),
    but not a bare one: it speaks of a kind.
    """
    if trigger.predicate is not None or view.annotated.upos[trigger.token] == "ADJ":
        return True
    heads = [trigger.token]
    while view.relations[heads[-1]] == "conj" and len(heads) < 5:
        heads.append(view.annotated.head[heads[-1]])
    telling = view.table.syntax.telling
    known = (is_definite(view, h) or preposition(view, h) in telling for h in heads)
    return any(known) or bool(noun_arguments(view, trigger.token))


def _category(
    view: ArticleView, trigger: Trigger, participants: Sequence[Participant]
) -> Plover | None:
    """Return the PLOVER category of the block or its type, where that holds for who takes part."""
    kind = view.table.types[trigger.group.type]
    if kind.between_states and not any(view.is_state(p.actor) for p in participants):
        return trigger.group.plover
    return trigger.group.plover or kind.plover


def _participants(view: ArticleView, trigger: Trigger) -> Iterator[Participant]:
    frame = view.table.frames[trigger.group.frame]
    taken: set[str] = set()
    for argument in _arguments(view, trigger):
        role = role_of(frame, argument.slot)
        if role is None:
            continue
        for actor, span in actors_of(view, argument.token):
            if actor not in taken and _can_play(view, actor, argument.slot, role):
                taken.add(actor)
                yield Participant(role=role, actor=actor, span=span)


def _can_play(view: ArticleView, actor: Id, slot: str, role: ParticipantRole) -> bool:
    """Tell whether an actor can have a role: "in Norland" is at the state, "in Ufer" a place.

    Nobody happens to a thing: what has a name that is none of a person, group or place.
    """
    if slot == "in":
        return view.is_state(actor)
    return role is not ParticipantRole.THEME or not view.is_thing(actor)


def role_of(frame: Frame, slot: str) -> ParticipantRole | None:
    """Return the role that ``slot`` bears in ``frame``."""
    named = {SUBJECT: frame.subject, OBJECT: frame.object, DATIVE: frame.dative}
    if slot in named:
        return named[slot]
    if slot == ADJECTIVE:  # "der nordische Kauf": the state acts
        return frame.subject or frame.genitive
    return frame.genitive if slot == GENITIVE else frame.prepositions.get(slot)


def _arguments(view: ArticleView, trigger: Trigger) -> list[Argument]:
    """Return a verb's arguments; a noun's own, with the subject of the verb it stands beside."""
    if trigger.idiom and trigger.predicate is not None:
        beside = verb_arguments(view, trigger.predicate)
        kids = view.children(trigger.token, "nsubj")  # a parser's slip in "macht ihn haftbar"
        return beside + [Argument(OBJECT, kid) for kid in kids]
    if trigger.predicate == trigger.token and view.annotated.upos[trigger.token] in {"VERB", "ADJ"}:
        return verb_arguments(view, trigger.token)
    if view.annotated.upos[trigger.token] == "ADJ":
        return participle_arguments(view, trigger.token)
    return _noun_phrases(view, trigger)


def _noun_phrases(view: ArticleView, trigger: Trigger) -> list[Argument]:
    """Return the arguments of an event noun: its own and those of the verb it stands beside.

    "von" tells with a noun what the genitive tells.
    """
    found = noun_arguments(view, trigger.token)
    verb = trigger.predicate
    frame = view.table.frames[trigger.group.frame]
    if verb is None and trigger.shares_time and frame.object is ParticipantRole.COUNTERPART:
        verb = view.annotated.head[trigger.token]  # "bei dem Treffen sagte Wolm": Wolm was there
    if verb is not None and verb != trigger.token and view.annotated.upos[verb] == "VERB":
        found += _carried(view, trigger.token, verb, frame)
    elif frame.subject is ParticipantRole.AGENT:
        found += controllers(view, trigger.token)
    owned = view.table.syntax.genitive_preposition
    return [Argument(GENITIVE, arg.token) if arg.slot == owned else arg for arg in found]


def _carried(view: ArticleView, noun: int, verb: int, frame: Frame) -> Iterator[Argument]:
    """Yield the arguments of a light verb that belong to its noun ("erhob Klage gegen Wolm").

    Of some verbs the subject is who the event happens to ("kam in Haft"), and of a noun with a
    preposition the object ("nahm Wolm in Haft").
    """
    lemma, word = view.annotated.lemma[verb], preposition(view, noun)
    passive = (f"{lemma} {word}" if word else lemma) in view.table.passive_light_verbs
    undergone = DATIVE if frame.dative else OBJECT
    kept = {DATIVE, view.table.syntax.genitive_preposition, *frame.prepositions}
    for slot, token in verb_arguments(view, verb):
        if token == noun:
            continue
        if slot == SUBJECT:
            turned = passive and role_of(frame, undergone) in UNDERGOING
            yield Argument(undergone if turned else SUBJECT, token)
        elif slot in kept or (slot == OBJECT and word):
            yield Argument(slot, token)
