"""What is promised or asked for: the words of the text that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quellenlage.extract.commitments.acts import Act
from quellenlage.extract.commitments.parties import act_arguments, thing_of
from quellenlage.extract.events.actors import actors_of
from quellenlage.extract.events.arguments import is_infinitive, verb_arguments
from quellenlage.extract.events.slots import DATIVE, GENITIVE, OBJECT, SUBJECT, preposition
from quellenlage.extract.events.view import ArticleView
from quellenlage.model import (
    CommitmentKind,
)

_LONGEST_ADDRESSEE = 6  # tokens
_ASKING = frozenset({"PWAT", "PRELAT"})
_LEADING = frozenset({"ADV", "PUNCT", "CCONJ"})


def content_of(view: ArticleView, act: Act) -> list[int]:
    """Return the tokens that say what is promised, from the first to the last of one stretch.

    That is the complement clause, the object, or else what the clause says; without the act,
    its parties and adverbs at either end. Empty where nothing is said of the content.
    """
    tokens = tidied(view, act, _told_of(view, act))
    return tokens if _says_something(view, act, tokens) else []


def deeds_of(view: ArticleView, tokens: list[int]) -> list[list[int]]:
    """Return the stretches of a content that tell a deed each, parted at coordinated infinitives.

    "das Haus zu bauen und die Stadt mit Holz zu beliefern" is promised twice.
    """
    inside = set(tokens)
    seconds = [
        token
        for token in tokens
        if view.relations[token] == "conj"
        and is_infinitive(view, token)
        and view.annotated.head[token] in inside
        and is_infinitive(view, view.annotated.head[token])
        and view.children(token, "obj", "obl")
    ]
    starts = [min(step for step in view.annotated.subtree(token)) for token in seconds]
    parts = [
        [token for token in tokens if start <= token < end]
        for start, end in pairwise([tokens[0], *sorted(starts), tokens[-1] + 1])
    ]
    return [kept for part in parts if (kept := _bare(view, part))]


def _bare(view: ArticleView, tokens: list[int]) -> list[int]:
    """Return ``tokens`` without marks and conjunctions at either end."""
    joining = {"PUNCT", "CCONJ"}
    while tokens and view.annotated.upos[tokens[0]] in joining:
        tokens = tokens[1:]
    while tokens and view.annotated.upos[tokens[-1]] in joining:
        tokens = tokens[:-1]
    return tokens


def pledge_content(view: ArticleView, act: Act, modals: Sequence[int]) -> list[int]:
    """Return the tokens that say what a clause with a modal verb binds to.

    An infinitive at the end stands without its subject and modal verb before it; other clauses
    stand whole.
    """
    verb = act.token
    clause = {*_told_below(view, verb), verb, *modals}
    for modal in modals:
        clause.update(
            step
            for child in view.children(modal, "nsubj", "obj", "obl", "advmod")
            for step in view.annotated.subtree(child)
        )
    tokens = _trimmed(view, act, clause)
    if act.group.kind is CommitmentKind.DEMAND:
        return tokens
    heads = [
        arg.token
        for head in (verb, *modals)
        for arg in verb_arguments(view, head)
        if arg.slot == SUBJECT
    ]
    if not any(actors_of(view, head) for head in heads):
        return tokens
    passed = {step for head in heads for step in view.annotated.subtree(head)} | set(modals)
    while tokens and (tokens[0] in passed or view.annotated.upos[tokens[0]] in _LEADING):
        tokens.pop(0)
    return tokens


def tidied(view: ArticleView, act: Act, tokens: Sequence[int]) -> list[int]:
    """Return one stretch of ``tokens`` without the act's verb, its parties and adverbs."""
    inside = list(tokens)
    if act.verb is not None and act.verb in inside and act.verb != act.token:
        return inside
    if view.relations[act.token] == "acl" and act.group.kind is CommitmentKind.ANNOUNCEMENT:
        return inside
    if act.verb == act.token and inside and inside[0] <= act.token < inside[-1]:
        behind = [token for token in inside if token > act.token]
        ahead = [token for token in inside if token < act.token]
        stands_last = view.annotated.xpos[act.token] == "VVPP" and bool(ahead)
        led = stands_last and ahead[-1] == act.token - 1 and _names(view, ahead[-1:])
        inside = ahead if led or not _names(view, behind) else behind
    parties = _party_tokens(view, act)
    while inside and (inside[0] in parties or view.annotated.upos[inside[0]] in _LEADING):
        inside.pop(0)
    return _with_noun(view, _without_we(view, _without_addressee(view, inside)))


def _without_addressee(view: ArticleView, tokens: list[int]) -> list[int]:
    """Return an infinitive clause without the noun phrase that a comma parts from it."""
    forms, xpos = view.annotated.forms, view.annotated.xpos
    comma = next((at for at, token in enumerate(tokens) if forms[token] == ","), len(tokens))
    ahead, behind = tokens[:comma], tokens[comma + 1 :]
    last = xpos[behind[-1]] if behind else ""
    infinitive = last.endswith(("INF", "IZU"))
    verbless = not any(view.annotated.upos[token] in {"VERB", "AUX"} for token in ahead)
    return behind if infinitive and verbless and len(ahead) <= _LONGEST_ADDRESSEE else tokens


def _without_we(view: ArticleView, tokens: list[int]) -> list[int]:
    """Return "jeden Stein umdrehen" of "Wir werden jeden Stein umdrehen"."""
    xpos = view.annotated.xpos
    led = len(tokens) > 2 and xpos[tokens[0]] == "PPER" and xpos[tokens[1]] in {"VAFIN", "VMFIN"}
    return tokens[2:] if led and xpos[tokens[-1]].endswith("INF") else tokens


def _party_tokens(view: ArticleView, act: Act) -> set[int]:
    """Return the tokens of the phrases that name a party beside the verb."""
    if act.verb is None or act.verb != act.token:
        return set()
    frame = view.table.commitment_frames[act.group.frame]
    slots = {*frame.obligor, *frame.beneficiary, *frame.requested_by} - {OBJECT, GENITIVE}
    heads = [arg.token for arg in verb_arguments(view, act.verb) if arg.slot in slots]
    objects = view.children(act.verb, "obj")
    if len(objects) > 1 and DATIVE in frame.beneficiary:
        heads.append(objects[0])  # the recipient stands first, whatever case it was read as
    return {step for head in heads for step in _phrase(view, head)}


def _phrase(view: ArticleView, head: int) -> set[int]:
    """Return a noun phrase without what a parser may have hung on behind its name."""
    mention = view.mention_at(head)
    own = {step for step in view.annotated.subtree(head) if step <= head}
    for child in view.children(head, "nmod"):
        if view.annotated.feats[child].get("Case") == "Gen" and preposition(view, child) is None:
            own.update(view.annotated.subtree(child))
    if mention is not None:
        own.update(view.annotated.tokens_in(mention.start, mention.end))
    return own


def _with_noun(view: ArticleView, tokens: list[int]) -> list[int]:
    """Return ``tokens`` with the noun a clause explains ("Auskunft darüber, wann ...")."""
    adverb = tokens[0] - 2 if tokens else -1
    if adverb < 1 or view.annotated.xpos[adverb] != "PAV":
        return tokens
    noun = adverb - 1
    if view.annotated.upos[noun] != "NOUN" or view.mention_at(noun) is not None:
        return tokens
    while view.annotated.upos[noun - 1] in {"ADJ", "DET"} and noun > 0:
        noun -= 1
    return [*range(noun, tokens[0]), *tokens]


def _names(view: ArticleView, tokens: Sequence[int]) -> bool:
    return any(view.annotated.upos[token] in {"NOUN", "PROPN", "VERB"} for token in tokens)


def _says_something(view: ArticleView, act: Act, tokens: Sequence[int]) -> bool:
    """Tell whether ``tokens`` hold more than the word of the act and names.

    A compound says something by itself: "den Hafenvertrag", but not "den Vertrag".
    """
    if tokens and view.annotated.xpos[tokens[0]] in _ASKING:
        return False
    known = {
        noun
        for group in view.table.commitments
        if group.kind is act.group.kind
        for noun in group.nouns
    }
    return any(
        view.annotated.upos[token] in {"NOUN", "VERB"}
        and view.annotated.lemma[token] not in known
        and (view.annotated.upos[token] == "VERB" or not _is_named(view, token))
        for token in tokens
    )


def _is_named(view: ArticleView, token: int) -> bool:
    mention = view.mention_at(token)
    return mention is not None and mention.actor not in view.nameless


def _told_of(view: ArticleView, act: Act) -> list[int]:
    if act.verb != act.token:
        return _trimmed(view, act, _lengthened(view, act, set(view.annotated.subtree(act.token))))
    verb = act.token
    if view.relations[verb] == "acl" and act.group.kind is CommitmentKind.ANNOUNCEMENT:
        return _trimmed(view, act, set(view.annotated.subtree(thing_of(view, verb))))
    clauses = [*view.children(verb, "xcomp", "ccomp"), *view.children(act.token, "acl")]
    if not clauses and (tail := _clause_behind(view, verb)):
        return _trimmed(view, act, tail)
    below = list(clauses)
    frame = view.table.commitment_frames[act.group.frame]
    asked = OBJECT in frame.obligor  # "forderte den Minister auf", but "verlangte Auskunft"
    below += [
        token
        for token in view.children(verb, "obj")
        if view.annotated.upos[token] != "PRON" and not (asked and actors_of(view, token))
    ]
    if clauses:  # "Auskunft darüber, wann ..."
        adverbs = view.children(verb, "advmod")
        below += [token for token in adverbs if view.annotated.xpos[token] == "PAV"]
    clause = view.clause_tokens(verb)
    wanted = view.table.syntax.asked_for if frame.requested_by else frozenset()
    if act.group.kind is CommitmentKind.AGREEMENT:
        wanted = view.table.syntax.agreed_on
    below += [token for token in clause if preposition(view, token) in wanted]
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


def _clause_behind(view: ArticleView, verb: int) -> set[int]:
    """Return what follows the comma behind a verb, if it is an infinitive clause.

    For parsers that tie it to something else than the verb.
    """
    _, end = view.annotated.sentence_of(verb)
    comma = next((t for t in range(verb + 1, end) if view.annotated.forms[t] == ","), end)
    rest = range(comma + 1, end)
    with_zu = any(view.annotated.xpos[token] in {"PTKZU", "VVIZU"} for token in rest)
    finite = any(view.annotated.feats[token].get("VerbForm") == "Fin" for token in rest)
    return set(rest) if with_zu and not finite else set()


def _told_below(view: ArticleView, head: int) -> Iterator[int]:
    """Yield ``head`` and all it governs, but for clauses that only go with it."""
    yield head
    for child in view.children(head):
        if view.relations[child] not in {"advcl", "parataxis"}:
            yield from _told_below(view, child)


def _behind_the_parties(view: ArticleView, act: Act, clause: Sequence[int]) -> set[int]:
    """Return what is left of the clause behind all who are party to the act."""
    heads = [arg.token for arg in act_arguments(view, act) if actors_of(view, arg.token)]
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
