"""TimeML: an article's prose with TIMEX3 inline, as TempEval tools read it (TimeML 1.2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from quellenlage.model import AnchorKind, Document, Story, TimeExpression
from quellenlage.text.markup import xml_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""


def write_timeml(story: Story) -> Mapping[str, bytes]:
    """Return one TimeML file per article, named ``timeml/<id>.tml``, in UTF-8."""
    times: dict[str, list[TimeExpression]] = {document.id: [] for document in story.documents}
    for time in story.times:
        times[time.document].append(time)
    return {
        f"timeml/{document.id}.tml": write(document, times[document.id]).encode("utf-8")
        for document in story.documents
    }


def write(document: Document, times: Iterable[TimeExpression]) -> str:
    """Return the article as TimeML; text between blocks of prose is kept, without tags.

    The article's date is ``t0``; an expression counted from another names it in
    ``anchorTimeID``, and every one its rule in ``comment``. The points an anchored duration
    runs between stand as empty tags behind the text. Characters that XML cannot hold become
    the replacement character.
    """
    ordered = sorted(times, key=lambda time: (time.start, time.end))
    names = {time.id: f"t{number}" for number, time in enumerate(ordered, 1)}
    points = _points(document, ordered)
    pieces, position = [], 0
    for time in ordered:
        pieces.append(_text(document.text[position : time.start]))
        words = _text(document.text[time.start : time.end])
        pieces.append(f"<TIMEX3 {_attributes(time, names, points)}>{words}</TIMEX3>")
        position = time.end
    pieces.append(_text(document.text[position:]))
    empty = "".join(
        f'<TIMEX3 tid="{name}" type="DATE" value="{_text(value)}" temporalFunction="true"/>\n'
        for value, name in points.items()
        if name != "t0"
    )
    return (
        f"{_HEAD}<DOCID>{_text(document.id)}</DOCID>\n{_created(document)}\n"
        f"<TEXT>\n{''.join(pieces)}\n</TEXT>\n{empty}</TimeML>\n"
    )


def _points(document: Document, times: Sequence[TimeExpression]) -> dict[str, str]:
    """Return a name for every value that a duration begins or ends with."""
    values = (value for time in times for value in (time.begin, time.end_point) if value)
    created = _created_value(document)
    points: dict[str, str] = {}
    for value in values:
        if value not in points:
            points[value] = "t0" if value == created else f"t{len(times) + len(points) + 1}"
    return points


def _created(document: Document) -> str:
    value = _text(_created_value(document))
    return (
        f'<DCT><TIMEX3 tid="t0" type="DATE" value="{value}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{value}</TIMEX3></DCT>'
    )


def _created_value(document: Document) -> str:
    """Return the date of the article; an open one has the value of what is known of it."""
    published = document.published
    if published is None:
        return "XXXX-XX-XX"
    if published.earliest == published.latest:
        return published.earliest
    return _common(published.earliest, published.latest)


def _common(earliest: str, latest: str) -> str:
    """Return year and month that two days share, open where they differ."""
    for length, rest in ((7, "-XX"), (4, "-XX-XX")):
        if earliest[:length] == latest[:length]:
            return earliest[:length] + rest
    return "XXXX-XX-XX"


def _attributes(time: TimeExpression, names: Mapping[str, str], points: Mapping[str, str]) -> str:
    anchored = time.anchor.kind
    attributes = {
        "tid": names[time.id],
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod.value if time.mod else None,
        "temporalFunction": "false" if anchored is AnchorKind.NONE else "true",
        "functionInDocument": "NONE",
        "anchorTimeID": _anchor(time, names),
        "beginPoint": points.get(time.begin or ""),
        "endPoint": points.get(time.end_point or ""),
        "comment": f"rule: {time.rule}" + (", inferred date" if time.anchor.inferred else ""),
    }
    return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)


def _anchor(time: TimeExpression, names: Mapping[str, str]) -> str | None:
    if time.anchor.kind is AnchorKind.PUBLICATION:
        return "t0"
    return names.get(time.anchor.ref) if time.anchor.ref else None


def _text(text: str) -> str:
    """Escape for XML 1.0."""
    return escape(xml_text(text), quote=False)
