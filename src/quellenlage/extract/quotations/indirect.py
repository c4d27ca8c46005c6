"""Indirect speech with a verb of saying: content after, before or around its frame."""

from __future__ import annotations

from quellenlage.extract.quotations.draft import Cue, Draft, Range, trimmed, without_stop
from quellenlage.extract.quotations.phrases import noun_phrase
from quellenlage.extract.quotations.reading import Reading, Segment, Stretch
from quellenlage.model import QuotationType, Stance

_VERB_FINAL = frozenset({"that", "wh", "infinitive", "sub"})


def draft_indirect(reading: Reading, stretch: Stretch, cue: Cue) -> Draft | None:
    """Return the indirect speech that ``cue`` introduces, closes or interrupts."""
    inserted = _inserted(reading, stretch, cue)
    if inserted is not None:
        return _around(reading, stretch, cue, inserted) if cue.known else None
    return _behind(reading, stretch, cue) or _before(reading, stretch, cue)


def _compares(reading: Reading, segment: Segment) -> bool:
    return reading.low[segment.lead] in reading.speech.comparison_particles


def _inserted(reading: Reading, stretch: Stretch, cue: Cue) -> Segment | None:
    """Return where an inserted "wie X, der Sprecher, sagte" opens, if the cue closes one."""
    for segment in reversed(stretch.segments):
        if segment.start > cue.segment.start:
            continue
        if _compares(reading, segment):
            return segment
        if segment is not cue.segment and segment.finite:
            return None
        if segment is cue.segment and segment.finite[:1] != (segment.end - 1,):
            return None
    return None


def _draft(
    stretch: Stretch, cue: Cue, content: list[Range], frame: list[Range], rule: str
) -> Draft:
    return Draft(
        type=QuotationType.INDIRECT,
        rule=rule,
        content=tuple(content),
        stretch=stretch,
        cue=cue,
        frame=tuple(frame),
        medium=cue.medium,
        stance=cue.stance,
    )


# ---- content behind the frame ---------------------------------------------------------------


def _behind(reading: Reading, stretch: Stretch, cue: Cue) -> Draft | None:
    segments = stretch.segments
    last = max(token for token in cue.tokens)
    at = next(
        (i for i, segment in enumerate(segments) if segment.start <= last < segment.end), None
    )
    if at is None:
        return None
    opening = _opening(reading, segments, at + 1, cue)
    if opening is None:
        return None
    first, rule = opening
    start = segments[first].start
    end = _content_end(reading, segments, first)
    content = trimmed(reading, start, end)
    if content is None:
        return None
    frame: list[Range] = [(stretch.start, content[0])]
    rest = without_stop(reading, content[1], stretch.end)
    if rest is not None and trimmed(reading, *rest):
        frame.append(rest)
    return _draft(stretch, cue, [content], frame, rule)


def _opening(
    reading: Reading, segments: tuple[Segment, ...], at: int, cue: Cue
) -> tuple[int, str] | None:
    """Return the segment in which the content opens, and by which sign it was known."""
    subordinate = False
    for index in range(at, min(at + 5, len(segments))):
        segment = segments[index]
        if segment.left not in {",", ":", "–", "-"} or _is_quoted(reading, segment):
            return None
        rule = _sign(reading, segments, index, cue)
        if rule and not (subordinate and rule != "subjunctive"):
            return index, rule
        if segment.kind == "main":
            return None
        subordinate = subordinate or segment.kind == "sub"
    return None


def _is_quoted(reading: Reading, segment: Segment) -> bool:
    passage = reading.passage_at(segment.start)
    return passage is not None and passage.end >= segment.end


def _sign(reading: Reading, segments: tuple[Segment, ...], index: int, cue: Cue) -> str:
    """Return the sign by which a segment opens what is said, or ""."""
    segment = segments[index]
    low = reading.low[segment.lead]
    if segment.kind == "that":
        return "that"
    if segment.kind == "infinitive":
        return "" if low in reading.speech.final_conjunctions else "infinitive"
    if segment.kind == "wh":
        compares = low in reading.speech.comparison_particles
        asks = cue.stance is Stance.ASKING or not compares
        told = compares and _speaks(reading, segment)
        return "wh" if asks and cue.strong and not told else ""
    if segment.kind == "main":
        return _main_sign(reading, segment, cue)
    return "" if segment.kind == "rel" else _prefield_sign(reading, segments, index, cue.tokens)


def _speaks(reading: Reading, segment: Segment) -> bool:
    return any(reading.lemma[t] in reading.speech.verbs for t in range(segment.start, segment.end))


def _main_sign(reading: Reading, segment: Segment, cue: Cue) -> str:
    if segment.verb_first and segment.left != ":":
        return ""
    if any(reading.told[verb] for verb in segment.finite):
        return "subjunctive"
    second = segment.finite[0] < segment.end - 1 or segment.end - segment.start <= 3
    return "main clause" if cue.strong and second and cue.segment.kind != "rel" else ""


def _prefield_sign(
    reading: Reading, segments: tuple[Segment, ...], index: int, closing: tuple[int, ...]
) -> str:
    """Tell whether a phrase or clause is the first field of a clause in Konjunktiv.

    ``closing`` are the tokens of the cue: where they end their clause, what follows is no
    apposition to the speaker.
    """
    segment = segments[index]
    clause_closed = segment.start - 2 in closing
    if segment.kind == "phrase" and _nominal(reading, segment) and not clause_closed:
        return ""
    for later in segments[index + 1 : index + 4]:
        if later.kind == "main":
            told = any(reading.told[verb] for verb in later.finite)
            return "subjunctive" if told and later.verb_first else ""
        if later.kind == "infinitive" and clause_closed and segment.kind == "phrase":
            return "infinitive"
        if later.kind in {"that", "infinitive"}:
            return ""
    return ""


def _nominal(reading: Reading, segment: Segment) -> bool:
    found = noun_phrase(reading, segment.start, segment.end, prefield=True)
    return found is not None and found.end == segment.end


def _content_end(reading: Reading, segments: tuple[Segment, ...], first: int) -> int:
    """Return where what is said ends: at the sentence's end, or where the frame is taken up."""
    opening = segments[first]
    final = opening.kind in _VERB_FINAL
    told = any(reading.told[verb] for verb in opening.finite)
    for index in range(first, len(segments)):
        segment = segments[index]
        if index > first and _resumes(reading, segment, final=final and not told):
            return segment.start - 1
        told = told or any(reading.told[verb] for verb in segment.finite)
        cut = _coordinated(reading, segment, final=final, told=told, opening=index == first)
        if cut is not None:
            return cut
    return segments[-1].end


def _resumes(reading: Reading, segment: Segment, *, final: bool) -> bool:
    """Tell whether a later segment is the frame again: ", sagte er", ", und kündigte an"."""
    if segment.left == ";":
        return not any(reading.told[verb] for verb in segment.finite)
    if segment.kind != "main" or not segment.finite:
        return False
    if final and segment.verb_first:
        return True
    if any(reading.told[verb] for verb in segment.finite):
        return False
    coordinated = segment.lead > segment.start
    speaks = reading.lemma[segment.finite[0]] in reading.speech.verbs
    if segment.verb_first:
        return coordinated or speaks
    return coordinated and segment.finite[0] < segment.end - 1


def _coordinated(
    reading: Reading, segment: Segment, *, final: bool, told: bool, opening: bool
) -> int | None:
    """Return the "und" behind which the frame's own predicate goes on, if there is one."""
    begin = segment.start + 1 if opening else segment.start
    for token in range(begin, segment.end - 1):
        if reading.xpos[token] != "KON" or not reading.finite[token + 1]:
            continue
        if reading.told[token + 1]:
            continue
        closed = reading.finite[token - 1] or reading.xpos[token - 1] in {"VVINF", "VVIZU", "VVPP"}
        if told or (final and closed):
            return token
    return None


# ---- content before and around the frame ---------------------------------------------------


def _before(reading: Reading, stretch: Stretch, cue: Cue) -> Draft | None:
    """Return content that a frame with its verb first closes: "Es werde eng, sagte sie"."""
    segment = cue.segment
    if segment.left not in {",", "–", "-"} or not _closes(reading, segment):
        return None
    earlier = [other for other in stretch.segments if other.end <= segment.start]
    if not any(other.kind == "main" or other.kind in {"that", "wh"} for other in earlier):
        return None
    told = any(reading.told[verb] for other in earlier for verb in other.finite)
    if not told and not cue.strong:
        return None
    content = trimmed(reading, stretch.start, segment.start)
    if content is None or _all_quoted(reading, stretch, content):
        return None
    end = _insertion_end(stretch, segment)
    frame_range = without_stop(reading, content[1], end)
    rest = trimmed(reading, end, stretch.end) if end < stretch.end else None
    contents = [content] + ([rest] if rest and not _all_quoted(reading, stretch, rest) else [])
    rule = "frame last" if told else "frame last, indicative"
    return _draft(stretch, cue, contents, [frame_range] if frame_range else [], rule)


def _closes(reading: Reading, segment: Segment) -> bool:
    """Tell whether a frame opens with its verb, or with "das" before it: ", das teilte X mit"."""
    if segment.kind != "main" or segment.lead != segment.start:
        return False
    taken_up = reading.xpos[segment.start] == "PDS" and segment.finite[0] == segment.start + 1
    return segment.verb_first or taken_up


def _insertion_end(stretch: Stretch, segment: Segment) -> int:
    """Return where an inserted frame ends: its appositions and relative clauses belong to it."""
    end = segment.end
    for later in stretch.segments:
        if later.start <= segment.start:
            continue
        if later.left not in {",", "("}:
            return end
        apposition = later.kind == "phrase"
        if later.kind != "rel" and not apposition and later.left != "(":
            return end + (later.left == ",")
        end = later.end
    return stretch.end


def _around(reading: Reading, stretch: Stretch, cue: Cue, segment: Segment) -> Draft | None:
    """Return content around an inserted clause: "Wie sie sagte, ...", "..., wie es hieß"."""
    start = segment.start - (segment.left in {",", "–", "-"})
    end = _insertion_end(stretch, cue.segment)
    if end < stretch.end and reading.forms[end - 1] != "," and reading.forms[end] == ",":
        end += 1
    pieces = [trimmed(reading, stretch.start, start), trimmed(reading, end, stretch.end)]
    contents = [piece for piece in pieces if piece and not _all_quoted(reading, stretch, piece)]
    frame = without_stop(reading, start, end)
    if (
        not contents
        or frame is None
        or not any(reading.finite[t] for c in contents for t in range(*c))
    ):
        return None
    return _draft(stretch, cue, contents, [frame], "inserted")


def _all_quoted(reading: Reading, stretch: Stretch, content: Range) -> bool:
    """Tell whether passages make up the whole of a range: that is direct speech."""
    holes = [(p.start, p.end) for p in stretch.passages if p.quoted.closed]
    inside = sum(max(0, min(end, content[1]) - max(start, content[0])) for start, end in holes)
    marks = sum(1 for t in range(*content) if reading.xpos[t].startswith("$"))
    return inside > 0 and inside + marks >= content[1] - content[0]
