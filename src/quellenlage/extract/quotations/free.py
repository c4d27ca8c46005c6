"""Speech without a frame: Konjunktiv that runs on, and "soll" as somebody's claim."""

from __future__ import annotations

from quellenlage.extract.quotations.draft import Draft, Range, without_stop
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch
from quellenlage.extract.quotations.subjects import subject_of
from quellenlage.model import Medium, QuotationType, Stance


def draft_running_on(reading: Reading, stretch: Stretch, previous: Draft | None) -> Draft | None:
    """Return a sentence told in Konjunktiv without a frame (IndirectFreeIndirect).

    Its main clause stands in Konjunktiv I, or in Konjunktiv II right behind a quotation.
    The speaker is that of the quotation before.
    """
    main = _main_clause(stretch)
    if main is None or main.verb_first:
        return None
    told = [reading.told[verb] for verb in main.finite]
    first = told[0]
    if "1" not in told and not (first == "2" and previous is not None and _plain_two(stretch)):
        return None
    draft = _whole(reading, stretch, QuotationType.INDIRECT_FREE_INDIRECT)
    draft.rule = "running on" if "1" in told else "running on, second"
    return _with_previous(draft, previous)


def _plain_two(stretch: Stretch) -> bool:
    """Tell whether a Konjunktiv II is told speech rather than a condition."""
    return not any(segment.kind == "sub" for segment in stretch.segments)


def draft_obligation(reading: Reading, stretch: Stretch, previous: Draft | None) -> Draft | None:
    """Return a sentence with "soll" as free indirect speech (FreeIndirect)."""
    main = _main_clause(stretch)
    if main is None or not main.finite:
        return None
    verb = main.finite[0]
    if reading.lemma[verb] not in reading.speech.obligation_lemmas or reading.told[verb]:
        return None
    draft = _whole(reading, stretch, QuotationType.FREE_INDIRECT)
    draft.rule = "obligation"
    return _with_previous(draft, previous)


def draft_report(reading: Reading, stretch: Stretch) -> Draft | None:
    """Return a sentence whose verb of saying has no clause beside it (Reported)."""
    main = _main_clause(stretch)
    if main is None:
        return None
    verb = _full_verb(reading, stretch, main)
    if verb is None:
        return None
    entry = reading.speech.verbs.get(reading.lemma[verb])
    wishes = reading.lemma[main.finite[0]] in reading.speech.volition_lemmas
    if entry is None and not wishes:
        return None
    helper = reading.lemma[main.finite[0]]
    subject = subject_of(reading, stretch, main, tuple({main.finite[0], verb}))
    if subject is None or _is_passive(reading, helper, verb):
        return None
    draft = _whole(reading, stretch, QuotationType.REPORTED)
    draft.rule = "report"
    draft.speaker, draft.agreed = subject.phrase, subject.agreed
    if entry is not None:
        draft.medium, draft.stance = entry.medium, entry.stance
    draft.features[f"verb={reading.lemma[verb]}"] = 1.0
    draft.features[f"helper={helper}"] = 1.0
    return draft


def _is_passive(reading: Reading, helper: str, verb: int) -> bool:
    return helper in reading.speech.passive_auxiliaries and reading.xpos[verb] == "VVPP"


def _main_clause(stretch: Stretch) -> Segment | None:
    return next((segment for segment in stretch.segments if segment.kind == "main"), None)


def _full_verb(reading: Reading, stretch: Stretch, main: Segment) -> int | None:
    verb = main.finite[0]
    if reading.xpos[verb] == "VVFIN":
        return verb
    for token in range(verb + 1, stretch.end):
        if reading.xpos[token] in {"VVPP", "VVINF", "VVIZU"}:
            return token
    return None


def _whole(reading: Reading, stretch: Stretch, kind: QuotationType) -> Draft:
    content: Range = (stretch.start, stretch.end)
    if stretch.inside is not None:
        content = without_stop(reading, *content) or content
    return Draft(type=kind, rule="", content=(content,), stretch=stretch)


def _with_previous(draft: Draft, previous: Draft | None) -> Draft:
    if previous is None:
        draft.unattributed = "Konjunktiv ohne Redeverb, und davor spricht niemand"
        draft.medium = Medium.SPEECH_WRITING
        return draft
    draft.speaker, draft.medium = previous.speaker, previous.medium
    draft.unattributed = previous.unattributed
    draft.stance = Stance.NEUTRAL
    return draft
