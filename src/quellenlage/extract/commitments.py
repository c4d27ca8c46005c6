"""Who promises, guarantees, agrees, demands, asks for, threatens or announces what, by when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from quellenlage.extract.events.arguments import (
    GENITIVE,
    OBJECT,
    SUBJECT,
    Argument,
    actors_of,
    is_passive,
    noun_arguments,
    preposition,
    verb_arguments,
)
from quellenlage.extract.events.triggers import head_noun, is_stray_object, verb_lemma
from quellenlage.extract.events.view import ArticleView, Found
from quellenlage.extract.factuality import Judgement, Telling, judge_factuality
from quellenlage.languages import Language
from quellenlage.languages.tables.events import CommitmentTriggers, EventTable
from quellenlage.model import (
    AnnotatedDocument,
    CommitmentKind,
    CommitmentReport,
    CommitmentStatus,
    Factuality,
    Id,
    LocalEntity,
    Quotation,
    TimeMention,
)
from quellenlage.text.ids import content_id

UNCERTAIN = frozenset({Factuality.DENIED, Factuality.CONDITIONAL, Factuality.POSSIBLE})
"""So told, nobody has committed himself."""

OPEN = frozenset({CommitmentKind.PROMISE, CommitmentKind.GUARANTEE, CommitmentKind.THREAT})
"""Kinds where it matters which of two persons a pronoun names."""


class Parties(NamedTuple):
    """Who owes, who gains, who asks, and whether the text leaves that open."""

    obligor: tuple[Id, ...]
    beneficiary: tuple[Id, ...]
    requested_by: tuple[Id, ...]
    ambiguous: bool


class Act(NamedTuple):
    """A word that binds or tries to bind, with the verb that carries it."""

    token: int
    verb: int | None
    group: CommitmentTriggers


def find_commitments(
    annotated: AnnotatedDocument,
    entities: Sequence[LocalEntity],
    times: Sequence[TimeMention],
    quotations: Sequence[Quotation],
    language: Language,
) -> tuple[CommitmentReport, ...]:
    """Return the commitments the article tells of, in text order.

    An act that is denied, merely possible or conditional binds nobody and is left out; one
    without any party is left out too.
    """
    view = ArticleView(annotated, Found(entities, times, quotations), language)
    reports = (_report(view, act) for act in (*_acts(view), *_due_works(view)))
    found = sorted((r for r in reports if r is not None), key=lambda r: (r.trigger, r.id))
    return tuple(found)


def _acts(view: ArticleView) -> Iterator[Act]:
    table = view.table
    verbs = {verb: group for group in table.commitments for verb in group.verbs}
    nouns = {noun: group for group in table.commitments for noun in group.nouns}
    carried: set[int] = set()
    for token, upos in enumerate(view.annotated.upos):
        lemma = view.annotated.lemma[token]
        noun = head_noun(lemma, nouns, table.not_compounds) if upos == "NOUN" else None
        if noun is not None:
            verb = _carrier(view, token, table)
            if verb is not None or _binds_by_itself(view, token):
                carried.add(verb if verb is not None else -1)
                yield Act(token, verb, nouns[noun])
    for token, upos in enumerate(view.annotated.upos):
        lemma = view.annotated.lemma[token]
        if upos == "VERB" and token not in carried and lemma in verbs:
            yield Act(token, token, verbs[lemma])


def _carrier(view: ArticleView, noun: int, table: EventTable) -> int | None:
    """Return the verb of which the noun is the core, or that breaks or keeps it."""
    head = view.annotated.head[noun]
    if is_stray_object(view, noun):
        head = view.clause[noun]
    elif view.relations[noun] not in {"obj", "nsubj"} or head == noun:
        return None
    known = table.light_verbs
    if view.relations[noun] == "obj" or is_passive(view, head):
        known |= table.breaking | table.keeping
    return head if view.annotated.lemma[head] in known else None


def _binds_by_itself(view: ArticleView, noun: int) -> bool:
    """Tell whether a noun names its parties itself ("die Zusage des Ministers an die Stadt")."""
    if preposition(view, noun) in view.table.syntax.asked_for or view.relations[noun] == "root":
        return False
    slots = [arg.slot for arg in noun_arguments(view, noun) if actors_of(view, arg.token)]
    return GENITIVE in slots and len(slots) > 1


def _due_works(view: ArticleView) -> Iterator[Act]:
    """Yield works that are to be done by a date ("das am 1. Juli fertig sein soll")."""
    table = view.table
    announcing = next(g for g in table.commitments if g.kind is CommitmentKind.ANNOUNCEMENT)
    works = {
        verb
        for group in table.triggers
        if group.type in table.fulfilling_types
        for verb in group.verbs
    }
    for token, upos in enumerate(view.annotated.upos):
        if upos != "VERB" or verb_lemma(view, token, works) not in works:
            continue
        modals = view.lemmas(view.children(token, "aux"))
        if table.factuality.modals_hearsay.isdisjoint(modals) or (
            _due(view, token, set(view.clause_tokens(token))) is None
        ):
            continue
        yield Act(token, token, announcing)


def _report(view: ArticleView, act: Act) -> CommitmentReport | None:
    document = view.annotated.document
    span = view.annotated.span(act.token, act.token + 1)
    quotation = view.quotation_at(span.start)
    judged = judge_factuality(Telling(view, act.token, act.verb, quotation))
    parties = _parties(view, act)
    content = _content(view, act)
    if judged.factuality in UNCERTAIN or not content or _merely_examines(view, act):
        return None
    status = _status(view, act, judged)
    concluded = act.verb is not None and act.verb != act.token  # "schlossen einen Vertrag"
    if not (parties.obligor or parties.requested_by or concluded):
        return None
    return CommitmentReport(
        id=content_id("cr", document.id, span.start, act.group.kind),
        document=document.id,
        kind=act.group.kind,
        status=status,
        trigger=span,
        sentence=view.sentence_span(act.token),
        obligor=parties.obligor,
        beneficiary=parties.beneficiary,
        requested_by=parties.requested_by,
        what=_words(view, content),
        due=_due(view, act.token, set(content)),
        ambiguous=parties.ambiguous,
        terms=view.terms(content),
    )


def _merely_examines(view: ArticleView, act: Act) -> bool:
    """Tell whether what is announced is an examination, which binds to nothing."""
    below = view.children(act.token, "xcomp", "ccomp")
    return bool(below) and view.annotated.lemma[below[0]] in view.table.no_commitments


def _parties(view: ArticleView, act: Act) -> Parties:
    frame = view.table.commitment_frames[act.group.frame]
    arguments = _arguments(view, act)
    slots: dict[str, list[Id]] = {}
    for argument in arguments:
        for actor, _ in actors_of(view, argument.token):
            slots.setdefault(argument.slot, []).append(actor)
    obligor = _in_slots(slots, frame.obligor)
    requested_by = _in_slots(slots, frame.requested_by)
    beneficiary = _in_slots(slots, frame.beneficiary) or requested_by
    if requested_by:
        obligor = tuple(actor for actor in obligor if actor not in requested_by)
    other = _other_reading(view, act, arguments) if act.group.kind in OPEN else None
    if other is not None and other not in obligor:
        return Parties((*obligor, other), beneficiary, requested_by, ambiguous=True)
    beneficiary = tuple(actor for actor in beneficiary if actor not in obligor)
    return Parties(obligor, beneficiary, requested_by, ambiguous=False)


def _in_slots(slots: dict[str, list[Id]], wanted: Sequence[str]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(actor for slot in wanted for actor in slots.get(slot, [])))


def _arguments(view: ArticleView, act: Act) -> list[Argument]:
    own = noun_arguments(view, act.token) if act.verb != act.token else []
    found = [*own, *(verb_arguments(view, act.verb) if act.verb is not None else [])]
    if act.verb is not None and view.relations[act.verb] == "acl":
        found += _builder(view, act.verb)
    inner = [
        Argument("object_genitive", child)
        for argument in found
        if argument.slot == OBJECT
        for child in view.children(argument.token, "nmod")
        if preposition(view, child) is None
    ]
    return [argument for argument in [*found, *inner] if argument.token != act.token]


def _builder(view: ArticleView, verb: int) -> list[Argument]:
    """Return who makes the thing a relative clause speaks of ("baut ein Lager, das ...")."""
    above = view.annotated.head[_thing(view, verb)]
    if view.annotated.upos[above] != "VERB" or is_passive(view, above):
        return []
    return [arg for arg in verb_arguments(view, above) if arg.slot == SUBJECT]


def _thing(view: ArticleView, verb: int) -> int:
    """Return the outermost noun above a relative clause: what is built, not what it is for."""
    token = view.annotated.head[verb]
    while view.relations[token] in {"nmod", "appos", "flat"}:
        token = view.annotated.head[token]
    return token


def _other_reading(view: ArticleView, act: Act, arguments: list[Argument]) -> Id | None:
    """Return another person who may be the one that promises.

    A subject that is a pronoun, or only understood from the verb before, may grammatically
    be one person and in sense another whom the same sentence names just before.
    """
    subjects = [arg.token for arg in arguments if arg.slot == SUBJECT]
    if not subjects or view.annotated.upos[subjects[0]] != "PRON":
        return None
    start, _ = view.annotated.sentence_of(act.token)
    mine = {actor for subject in subjects for actor, _ in actors_of(view, subject)}
    named = [
        mention.actor
        for mention in view.mentions_before(start, act.token)
        if view.is_person(mention.actor) and mention.actor not in mine
    ]
    return named[-1] if named else None


def _content(view: ArticleView, act: Act) -> list[int]:
    """Return the tokens that say what is promised: complement clause, object, or the clause."""
    if act.verb != act.token:
        return _trimmed(view, act, set(view.annotated.subtree(act.token)))
    verb = act.token
    if view.relations[verb] == "acl" and act.group.kind is CommitmentKind.ANNOUNCEMENT:
        return _trimmed(view, act, set(view.annotated.subtree(_thing(view, verb))))
    below = [*view.children(verb, "xcomp", "ccomp"), *view.children(act.token, "acl")]
    frame = view.table.commitment_frames[act.group.frame]
    if OBJECT not in frame.obligor:
        below += view.children(verb, "obj")
    clause = view.clause_tokens(verb)
    if frame.requested_by:
        below += [
            token for token in clause if preposition(view, token) in view.table.syntax.asked_for
        ]
    tokens = {step for head in below for step in _told_below(view, head)}
    if not any(view.annotated.upos[token] in {"NOUN", "PROPN", "VERB"} for token in tokens):
        tokens = _behind_the_parties(view, act, clause)
    return _trimmed(view, act, _lengthened(view, act, tokens))


def _lengthened(view: ArticleView, act: Act, tokens: set[int]) -> set[int]:
    """Return ``tokens`` with the prepositional phrase right behind them, whatever it is tied to."""
    behind = max(tokens, default=-1) + 1
    if not 0 < behind < len(view.annotated) or view.relations[behind] != "case":
        return tokens
    phrase = set(view.annotated.subtree(view.annotated.head[behind]))
    return tokens if act.token in phrase else tokens | phrase


def _told_below(view: ArticleView, head: int) -> Iterator[int]:
    """Yield ``head`` and all it governs, but for clauses that only go with it."""
    yield head
    for child in view.children(head):
        if view.relations[child] not in {"advcl", "parataxis"}:
            yield from _told_below(view, child)


def _behind_the_parties(view: ArticleView, act: Act, clause: Sequence[int]) -> set[int]:
    """Return what is left of the clause behind all who are party to the act."""
    heads = [arg.token for arg in _arguments(view, act) if actors_of(view, arg.token)]
    last = max((step for head in heads for step in _name(view, head)), default=-1)
    behind = {token for token in clause if token > last and token != act.token}
    return {token for token in behind if view.relations[token] != "aux"}


def _name(view: ArticleView, head: int) -> list[int]:
    kin = view.children(head, "flat", "appos", "conj")
    return [head, *(kid for kid in kin if view.annotated.upos[kid] == "PROPN")]


def _trimmed(view: ArticleView, act: Act, tokens: set[int]) -> list[int]:
    """Return ``tokens`` within the sentence, in order, no mark at either end."""
    start, end = view.annotated.sentence_of(act.token)
    inside = [step for step in sorted(tokens) if start <= step < end]
    while inside and view.annotated.upos[inside[0]] == "PUNCT":
        inside.pop(0)
    while inside and view.annotated.upos[inside[-1]] == "PUNCT":
        inside.pop()
    return inside


def _words(view: ArticleView, tokens: list[int]) -> str:
    span = view.annotated.span(tokens[0], tokens[-1] + 1)
    return " ".join(span.slice(view.annotated.document.text).split())


def _status(view: ArticleView, act: Act, judged: Judgement) -> CommitmentStatus:
    if act.verb is not None and act.verb != act.token:
        lemma = view.annotated.lemma[act.verb]
        if lemma in view.table.breaking:
            return CommitmentStatus.ALLEGED_BROKEN
        if lemma in view.table.keeping:
            return CommitmentStatus.DONE
    if judged.factuality is Factuality.REQUESTED:
        return CommitmentStatus.REQUESTED
    if judged.factuality is Factuality.PLANNED and act.group.status is CommitmentStatus.AGREED:
        return CommitmentStatus.ANNOUNCED
    return act.group.status


def _due(view: ArticleView, token: int, content: Collection[int]) -> Id | None:
    """Return the last date among the words of what is promised.

    Whether it lies ahead is known once it has its place on the calendar: resolve drops it
    where it does not.
    """
    span = view.sentence_span(token)
    found = [
        time
        for time in view.times_between(span.start, span.end)
        if view.token_at(time.start) in content
    ]
    return found[-1].id if found else None
