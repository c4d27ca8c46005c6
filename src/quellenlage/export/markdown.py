"""A report in Markdown with footnotes, as GitHub, Pandoc and Obsidian read it.

Texts of articles are escaped: they are shown, never read as Markdown or HTML. Every line
about an article has a footnote with its outlet, date, place and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from quellenlage.export.places import places
from quellenlage.model import (
    Claim,
    Commitment,
    Document,
    Event,
    Evidence,
    Factuality,
    Id,
    Quotation,
    Span,
    Story,
)

_MARKS = re.compile(r"([\\`*_\[\]|~<>&$^])")
_OPENING = re.compile(r"^([#+=-]|\d+[.)])")
"""What would make a line a heading, a list or an underline, at its beginning only."""

_KINDS = {
    "contradiction": "Widerspruch",
    "update": "Fortschreibung",
    "scope": "Verschiedener Bezug",
    "wording": "Wortlaut",
    "spelling": "Schreibweise",
    "promise": "Versprechen",
    "guarantee": "Garantie",
    "agreement": "Vereinbarung",
    "demand": "Forderung",
    "request": "Bitte",
    "threat": "Drohung",
    "announcement": "Ankündigung",
    "requested": "verlangt",
    "announced": "angekündigt",
    "agreed": "vereinbart",
    "in_force": "in Kraft",
    "done": "erfüllt",
    "alleged_broken": "angeblich gebrochen",
    "credits": "beruft sich auf",
    "copies": "übernimmt von",
    "revises": "überarbeitet",
}

_FACTUALITY = {
    Factuality.REPORTED: "berichtet",
    Factuality.POSSIBLE: "möglich",
    Factuality.CONDITIONAL: "bedingt",
    Factuality.PLANNED: "geplant",
    Factuality.DENIED: "bestritten",
    Factuality.REQUESTED: "verlangt",
}


def write_markdown(story: Story) -> Mapping[str, Iterator[bytes]]:
    """Return the report as ``report.md``."""
    return {
        "report.md": (f"{line}\n".encode("utf-8", "replace") for line in _Report(story).lines())
    }


def plain(text: str) -> str:
    """Return ``text`` on one line and escaped, so that Markdown shows it as it is."""
    line = _MARKS.sub(r"\\\1", " ".join(text.split()))
    return _OPENING.sub(lambda opening: f"{opening[0][:-1]}\\{opening[0][-1]}", line)


class _Report:
    """One report; footnotes are numbered as they are first needed and listed at the end."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._documents = {document.id: document for document in story.documents}
        self._actors = {actor.id: actor.name for actor in story.actors}
        self._notes: dict[tuple[Id, int, int], int] = {}

    def lines(self) -> Iterator[str]:
        story = self._story
        yield f"# {plain(story.settings.title or 'Dossier')}"
        yield ""
        yield (
            f"{len(story.documents)} Artikel, {len(story.claims)} Aussagen, "
            f"{len(story.discrepancies)} Unterschiede. Erstellt mit "
            f"{plain(story.generator.name)} {plain(story.generator.version)}; "
            "das Dossier urteilt nicht über Wahrheit, es zeigt, wer was sagt."
        )
        sections = (
            ("Artikel", self._articles()),
            ("Zeitleiste", self._timeline()),
            ("Aussagen", self._claims()),
            ("Einig und uneinig", self._discrepancies()),
            ("Wer sagt was", self._quotations()),
            ("Zusagen", self._commitments()),
            ("Ereignisse", self._events()),
            ("Quellenlage", self._lineage()),
            ("Akteure", self._named()),
            ("Neu im Artikel", self._novelty()),
            ("Übergangen", self._skipped()),
        )
        for title, entries in sections:
            yield from ("", f"## {title}", "")
            empty = True
            for entry in entries:
                empty = False
                yield entry
            if empty:
                yield "Nichts gefunden."
        yield ""
        for (document, start, end), number in self._notes.items():
            yield self._footnote(number, self._documents[document], start, end)

    def _articles(self) -> Iterator[str]:
        for document in self._story.documents:
            url = f", {plain(document.url)}" if document.url else ""
            yield f"- {self._named_article(document)}{url}"

    def _timeline(self) -> Iterator[str]:
        story = self._story
        told: tuple[Event | Claim | Commitment, ...] = (
            *story.events,
            *story.claims,
            *story.commitments,
        )
        found = {finding.id: finding for finding in told}
        for entry in self._story.timeline:
            days = _days(entry.earliest, entry.latest)
            notes = self._cite(places(found.get(entry.ref.id)))
            yield f"- **{days}**: {plain(entry.text)}{notes} ({plain(entry.basis)})"

    def _claims(self) -> Iterator[str]:
        for claim in sorted(self._story.claims, key=_weight):
            counts = claim.counts
            who = self._actors.get(claim.speaker or "", "")
            speaker = f"{plain(who)}: " if who else ""
            yield (
                f"- {speaker}{plain(claim.text)}{self._cite(places(claim))} — {_articles(claim)} "
                f"Artikel; Ursprünge: {counts.independent} unabhängig, {counts.same} gemeinsam, "
                f"{counts.unknown} unbekannt"
            )
            for origin in claim.origins:
                yield f"    - {plain(origin.reason)}"

    def _discrepancies(self) -> Iterator[str]:
        for found in self._story.discrepancies:
            yield f"- **{_KINDS[found.kind.value]}**: {plain(' '.join(found.why))}"
            for side in found.sides:
                yield f"    - {plain(side.value)}{self._cite(side.evidence)}"

    def _quotations(self) -> Iterator[str]:
        by_speaker: dict[str, list[Quotation]] = {}
        for quotation in self._story.quotations:
            if quotation.repeats is None:
                by_speaker.setdefault(self._speaker(quotation), []).append(quotation)
        for name in sorted(by_speaker):
            yield f"- **{plain(name)}**"
            for quotation in by_speaker[name]:
                text = self._documents[quotation.document].text
                words = " … ".join(span.slice(text) for span in quotation.spans)
                heard = quotation.addressee.name if quotation.addressee else None
                to = f" (zu {plain(heard)})" if heard else ""
                yield f"    - {plain(words)}{self._cite(places(quotation))}{to}"

    def _speaker(self, quotation: Quotation) -> str:
        who = quotation.speaker
        name = self._actors.get(who.actor or "") or who.name
        return name or f"Ohne Namen: {who.unattributed}"

    def _commitments(self) -> Iterator[str]:
        for promise in self._story.commitments:
            yield self._commitment(promise)

    def _commitment(self, promise: Commitment) -> str:
        parties = [
            f"{label} {plain(', '.join(self._actors[actor] for actor in actors))}"
            for label, actors in (
                ("von", promise.obligor),
                ("für", promise.beneficiary),
                ("verlangt von", promise.requested_by),
            )
            if actors
        ]
        due = [f"fällig {_days(promise.due.earliest, promise.due.latest)}"] if promise.due else []
        unclear = ["Beteiligte unklar"] if promise.ambiguous else []
        told = "; ".join((*parties, *due, _KINDS[promise.status.value], *unclear))
        kind = _KINDS[promise.kind.value]
        return f"- **{kind}**: {plain(promise.what)}{self._cite(promise.evidence)} ({told})"

    def _events(self) -> Iterator[str]:
        for event in self._story.events:
            yield self._event(event)

    def _event(self, event: Event) -> str:
        time = event.time
        days = _days(time.earliest, time.latest) if time and time.earliest else "ohne Datum"
        who = ", ".join(plain(self._actors[p.actor]) for p in event.participants)
        place = plain(self._actors[event.place]) if event.place else ""
        told = "; ".join(filter(None, (_FACTUALITY.get(event.factuality), who, place)))
        return (
            f"- **{days}**: {plain(event.text)}{self._cite(event.evidence)}"
            f"{f' ({told})' if told else ''}"
        )

    def _lineage(self) -> Iterator[str]:
        names = {node.id: node.name for node in self._story.lineage.nodes}
        for edge in self._story.lineage.edges:
            share = f", Anteil {round(100 * edge.share)} %" if edge.share is not None else ""
            notes = self._cite(edge.evidence)
            yield (
                f"- {plain(names[edge.from_])} *{_KINDS[edge.kind.value]}* "
                f"{plain(names[edge.to])}{notes}{share}: {plain(' '.join(edge.why))}"
            )

    def _named(self) -> Iterator[str]:
        for actor in self._story.actors:
            others = [name for name in actor.names if name != actor.name]
            also = f", auch {plain(', '.join(others))}" if others else ""
            yield f"- **{plain(actor.name)}** ({actor.type.value}){also}"
            for role in actor.roles:
                yield f"    - {plain(role.role)}{self._cite(role.evidence)}"

    def _novelty(self) -> Iterator[str]:
        for novelty in self._story.novelty:
            document = self._documents[novelty.document]
            yield f"- {self._named_article(document)}"
            for label, parts in (("neu", novelty.new), ("berichtigt", novelty.corrects)):
                for part in parts:
                    evidence = Evidence(document=document.id, spans=part.spans)
                    yield f"    - {label}: {len(part.spans)} Stellen{self._cite([evidence])}"

    def _skipped(self) -> Iterator[str]:
        for item in self._story.skipped:
            yield f"- {plain(item.input)}: {plain(item.reason)}"

    def _cite(self, evidence: Iterable[Evidence]) -> str:
        """Return the marks of footnotes for the places, each place once."""
        numbers = dict.fromkeys(
            self._notes.setdefault((e.document, s.start, s.end), len(self._notes) + 1)
            for e in evidence
            for s in _outermost(e.spans)
        )
        return "".join(f"[^{number}]" for number in numbers)

    def _footnote(self, number: int, document: Document, start: int, end: int) -> str:
        words = plain(document.text[start:end])
        return f"[^{number}]: {self._named_article(document)}, Zeichen {start}–{end}: „{words}“"

    def _named_article(self, document: Document) -> str:
        published = document.published
        date = _days(published.earliest, published.latest) if published else "ohne Datum"
        outlet = plain(document.outlet or document.input)
        return f"{outlet}, *{plain(document.title or document.input)}*, {date}"


def _days(earliest: str | None, latest: str | None) -> str:
    """Return an interval of days in figures, as shortly as it can be told: year, month, days."""
    if earliest is None or latest is None:
        return "ohne Datum"
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if first == last:
        return _day(first)
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole and (first.year, first.month) == (last.year, last.month):
        return f"{first.month}/{first.year}"
    if whole and (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year} bis {last.year}"
    return f"{_day(first)} bis {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _outermost(spans: Sequence[Span]) -> list[Span]:
    """Return the spans that lie in no other: a sentence stands for the word it is known by."""
    return [s for s in spans if not any(o.contains(s) and o != s for o in spans)]


def _articles(claim: Claim) -> int:
    return len({rendering.document for rendering in claim.renderings})


def _weight(claim: Claim) -> tuple[int, int, str]:
    return (-_articles(claim), -claim.counts.independent, claim.id)
