"""Drafts → quotations: exact characters, nesting, actors, ids and reasons."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.extract.quotations.draft import Draft, Range
from quellenlage.extract.quotations.parties import Resolver
from quellenlage.extract.quotations.phrases import Phrase
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.source_phrases import is_anonymous
from quellenlage.model import Attribution, LocalEntity, Party, Quotation, Span, Spans, Stance, cover
from quellenlage.text.ids import content_id


def assemble(
    reading: Reading,
    drafts: Sequence[Draft],
    entities: Sequence[LocalEntity],
    attributions: Sequence[Attribution],
) -> tuple[Quotation, ...]:
    """Return the drafts as quotations, in order of their content."""
    resolver = Resolver(reading.text, entities)
    ordered = _in_order(reading, drafts)
    parents = _parents([spans for _, spans in ordered])
    ids = [
        content_id("q", reading.annotated.document.id, draft.type, *spans, draft.rule)
        for draft, spans in ordered
    ]
    found = []
    for at, (draft, spans) in enumerate(ordered):
        parent = parents[at]
        found.append(
            Quotation(
                id=ids[at],
                document=reading.annotated.document.id,
                type=draft.type,
                medium=draft.medium,
                stance=draft.stance,
                spans=spans,
                cue=_cue(reading, draft),
                speaker=_speaker(reading, draft, resolver),
                addressee=_party(reading, draft.addressee, resolver),
                frame=_frame(reading, draft),
                parent=ids[parent] if parent is not None else None,
                via=_via(spans, attributions),
                score=round(draft.score, 3),
                why=_why(reading, draft),
            )
        )
    return tuple(found)


def _in_order(reading: Reading, drafts: Sequence[Draft]) -> list[tuple[Draft, tuple[Span, ...]]]:
    seen: set[tuple[str, tuple[Span, ...]]] = set()
    pairs = []
    for draft in drafts:
        spans = _content(reading, draft)
        if (draft.type, spans) not in seen:
            seen.add((draft.type, spans))
            pairs.append((draft, spans))
    return sorted(pairs, key=lambda pair: (pair[1][0].start, -pair[1][-1].end, pair[0].type))


def _content(reading: Reading, draft: Draft) -> tuple[Span, ...]:
    if draft.passage is not None:
        start, end = draft.passage.start, draft.passage.end
        exact = [
            span
            for span in draft.passage.quoted.spans
            if reading.annotated.tokens_in(span.start, span.end).start == start
            and reading.annotated.tokens_in(span.start, span.end).stop == end
        ]
        if exact:
            return tuple(exact)
    return _spans(reading, draft.content)


def _spans(reading: Reading, ranges: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(reading.annotated.span(*part) for part in sorted(ranges))


def _parents(contents: Sequence[tuple[Span, ...]]) -> list[int | None]:
    """Return for every content the smallest other one it lies in; they come in text order."""
    parents: list[int | None] = []
    open_: list[int] = []
    for at, spans in enumerate(contents):
        whole = cover(spans)
        while open_ and cover(contents[open_[-1]]).end <= whole.start:
            open_.pop()
        around = [
            other for other in open_[-8:] if any(outer.contains(whole) for outer in contents[other])
        ]
        parents.append(around[-1] if around else None)
        open_.append(at)
    return parents


def _cue(reading: Reading, draft: Draft) -> Spans | None:
    if draft.cue is None:
        return None
    ranges: list[Range] = []
    for token in draft.cue.tokens:
        if ranges and ranges[-1][1] == token:
            ranges[-1] = (ranges[-1][0], token + 1)
        else:
            ranges.append((token, token + 1))
    return Spans(spans=_spans(reading, ranges))


def _frame(reading: Reading, draft: Draft) -> Spans | None:
    return Spans(spans=_spans(reading, draft.frame)) if draft.frame else None


def _speaker(reading: Reading, draft: Draft, resolver: Resolver) -> Party:
    found = _party(reading, draft.speaker, resolver)
    if found is not None and draft.speaker is not None and is_anonymous(reading, draft.speaker):
        words = " ".join(span.slice(reading.text) for span in found.spans)
        return Party(spans=found.spans, unattributed=f"„{words}“ nennt niemanden mit Namen")
    if found is not None:
        return found
    return Party(unattributed=draft.unattributed or "Kein Sprecher im Satz gefunden")


def _party(reading: Reading, phrase: Phrase | None, resolver: Resolver) -> Party | None:
    if phrase is None:
        return None
    span = reading.annotated.span(phrase.start, phrase.end)
    return resolver.party(span, reading.annotated.span(phrase.head, phrase.head + 1))


def _via(spans: tuple[Span, ...], attributions: Sequence[Attribution]) -> tuple[str, ...]:
    return tuple(
        credit.id
        for credit in attributions
        if credit.passage is not None and any(credit.passage.contains(span) for span in spans)
    )


def _why(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """Return in German what made this a quotation: sign, cue, speaker, stance."""
    reasons = [_SIGNS.get(draft.rule, f"Zeichen: {draft.rule}")]
    if draft.cue is not None:
        words = " … ".join(reading.forms[token] for token in draft.cue.tokens)
        reasons.append(f"Redeeinleitung „{words}“ ({draft.cue.lemma})")
    told = [t for part in draft.content for t in range(*part) if reading.told[t] == "1"]
    if draft.rule == "learnt" and told:
        reasons.append(f"Konjunktiv I „{reading.forms[told[0]]}“ im Inhalt")
    if draft.stance is not Stance.NEUTRAL:
        reasons.append(f"Haltung des Redeworts: {_STANCES[draft.stance]}")
    if draft.speaker is not None and draft.cue is not None:
        agreed = "Satzbau und Wortfolge nennen" if draft.agreed else "Die Wortfolge nennt"
        reasons.append(f"{agreed} denselben Sprecher" if draft.agreed else f"{agreed} den Sprecher")
    return tuple(reasons)


_SIGNS = {
    "that": "Inhaltssatz mit „dass“ oder „ob“ nach einem Redeverb",
    "infinitive": "Infinitivsatz nach einem Redeverb",
    "wh": "Fragesatz nach einem Redeverb",
    "subjunctive": "Nebensatz im Konjunktiv nach einem Redeverb",
    "main clause": "Hauptsatz gleich nach einem Redeverb",
    "frame last": "Redeverb hinter einem Satz im Konjunktiv",
    "frame last, indicative": "Redeverb hinter einem Aussagesatz",
    "inserted": "Eingeschobener Satz mit „wie“ und einem Redeverb",
    "laut": "Quelle mit „laut“",
    "nach": "Quelle mit „nach“ und einem Redenomen",
    "zufolge": "Quelle mit „zufolge“",
    "so": "Nachgestelltes „so“ mit dem Sprecher",
    "wonach": "Pronominaladverb, das eine Aussage aufnimmt",
    "running on": "Hauptsatz im Konjunktiv I ohne Redeverb",
    "running on, second": "Hauptsatz im Konjunktiv II gleich nach einem Zitat",
    "obligation": "„sollen“ oder „müssen“ aus fremder Sicht",
    "report": "Redeverb ohne Inhaltssatz",
    "taken up": "Der nächste Satz nimmt diesen mit „das“ und einem Redeverb auf",
    "direct behind": "Anführungszeichen mit Redeeinleitung dahinter",
    "direct before": "Anführungszeichen mit Redeeinleitung davor",
    "direct within": "Wörtlicher Teil einer indirekten Rede",
    "direct in sentence": "Anführungszeichen und Redewort im selben Satz",
    "direct colon": "Sprecher mit Doppelpunkt vor den Anführungszeichen",
    "direct alone": "Anführungszeichen ohne Redeeinleitung",
    "turn": "Beitrag eines Gesprächs, mit dem Namen davor",
    "question": "Frage eines Interviews",
    "answer": "Antwort in einem Interview",
    "learnt": "Wortfolge, die ein gelerntes Modell als Rede erkennt",
    "announced": "Substantiv des Redens mit Doppelpunkt vor der Rede",
    "direct announced": "Substantiv des Redens mit Doppelpunkt vor den Anführungszeichen",
    "headline": "Sprecher mit Doppelpunkt vor der Rede",
}

_STANCES = {
    Stance.NEUTRAL: "neutral",
    Stance.DISTANCING: "distanzierend",
    Stance.ENDORSING: "zustimmend",
    Stance.DENYING: "bestreitend",
    Stance.ASKING: "fragend",
    Stance.DEMANDING: "fordernd",
    Stance.THREATENING: "drohend",
    Stance.PROMISING: "versprechend",
}
