"""W3C Web Annotations as JSON-LD (Web Annotation Data Model, Recommendation of 2017).

Every finding is an annotation; its targets are stretches of the articles' texts, each named
twice, by position (TextPositionSelector, in code points as the model asks) and by words
(TextQuoteSelector). The texts stand in files beside, to which positions refer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec

from quellenlage.export.places import places
from quellenlage.model import (
    Actor,
    Document,
    Evidence,
    Id,
    LineageEdge,
    LineageNode,
    Span,
    Story,
    TimelineEntry,
)
from quellenlage.text.ids import content_id
from quellenlage.text.quoting import quote

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_MOTIVATIONS = {
    "documents": "describing",
    "times": "classifying",
    "quotations": "identifying",
    "attributions": "identifying",
    "actors": "identifying",
    "mentions": "identifying",
    "events": "classifying",
    "claims": "linking",
    "commitments": "classifying",
    "discrepancies": "questioning",
    "lineage": "linking",
    "timeline": "linking",
    "novelty": "assessing",
}


def write_annotations(story: Story) -> Mapping[str, bytes | Iterator[bytes]]:
    """Return ``annotations/annotations.jsonld`` and one text file for each article."""
    texts = {
        f"annotations/{_file(d.id)}": d.text.encode("utf-8", "replace") for d in story.documents
    }
    return {"annotations/annotations.jsonld": _pieces(story), **texts}


def _pieces(story: Story) -> Iterator[bytes]:
    """Yield an AnnotationCollection whose only page holds every annotation, one a line."""
    encode = msgspec.json.Encoder().encode
    head = {
        "@context": CONTEXT,
        "id": _urn(content_id("annotations", *(d.id for d in story.documents))),
        "type": "AnnotationCollection",
        "label": story.settings.title or "Quellenlage",
        "total": sum(1 for _ in annotate_findings(story)),
    }
    yield encode(head)[:-1] + b',"first":{"type":"AnnotationPage","startIndex":0,"items":['
    for number, annotation in enumerate(annotate_findings(story)):
        yield (b",\n" if number else b"\n") + encode(annotation)
    yield b"\n]}}\n"


def annotate_findings(story: Story) -> Iterator[dict[str, Any]]:
    """Yield the annotations of a story, kind by kind."""
    texts = {document.id: document.text for document in story.documents}
    for kind, motivation in _MOTIVATIONS.items():
        lineage = (*story.lineage.nodes, *story.lineage.edges)
        findings = lineage if kind == "lineage" else getattr(story, kind)
        for finding in findings:
            yield {
                "id": _urn(_identity(finding)),
                "type": "Annotation",
                "motivation": motivation,
                "body": [
                    {
                        "type": "TextualBody",
                        "purpose": "tagging",
                        "value": kind,
                        "format": "text/plain",
                    },
                    _body(story, finding),
                ],
                "target": _targets(story, finding, texts),
            }


def _identity(finding: Any) -> Id:
    """Return the id of a finding; what an article adds has none of its own."""
    return getattr(finding, "id", None) or content_id("new", finding.document)


def _body(story: Story, finding: Any) -> dict[str, Any]:
    """Return the finding as it stands in dossier.json, so that no field is lost."""
    plain = msgspec.to_builtins(finding)
    if isinstance(finding, Document):
        del plain["text"]
    if isinstance(finding, LineageEdge):
        nodes = {node.id: node for node in story.lineage.nodes}
        plain["nodes"] = [msgspec.to_builtins(nodes[end]) for end in (finding.from_, finding.to)]
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "application/json",
        "value": msgspec.json.encode(plain).decode("utf-8"),
    }


def _targets(story: Story, finding: Any, texts: Mapping[Id, str]) -> list[Any]:
    match finding:
        case Document():
            return [_source(finding.id)]
        case LineageNode():
            edges = [_urn(e.id) for e in story.lineage.edges if finding.id in {e.from_, e.to}]
            return [_source(finding.document)] if finding.document else edges
        case TimelineEntry():
            return [_urn(finding.ref.id)]
        case Actor():
            named = [_urn(m.id) for m in story.mentions if m.actor == finding.id]
            return named or [_target(e, s, texts) for e in places(finding) for s in e.spans]
        case LineageEdge():
            found = list(chain(finding.evidence, _copied(story, finding)))
            return [_target(e, s, texts) for e in found for s in e.spans] or _ends(story, finding)
    targets = [_target(e, s, texts) for e in places(finding) for s in e.spans]
    return targets or [_source(finding.document)]


def _copied(story: Story, edge: LineageEdge) -> Iterator[Evidence]:
    document = {node.id: node.document for node in story.lineage.nodes}
    for passage in edge.passages:
        for node, spans in ((edge.from_, passage.from_spans), (edge.to, passage.to_spans)):
            name = document[node]
            if name is not None and spans:
                yield Evidence(document=name, spans=spans)


def _ends(story: Story, edge: LineageEdge) -> list[Any]:
    """Return the articles that an edge without a place in a text joins, or its nodes."""
    document = {node.id: node.document for node in story.lineage.nodes}
    ends = [document[end] for end in (edge.from_, edge.to)]
    return [_source(end) for end in ends if end is not None] or [_urn(edge.from_), _urn(edge.to)]


def _source(document: Id) -> dict[str, str]:
    return {"id": _file(document), "type": "Text", "format": "text/plain"}


def _target(evidence: Evidence, span: Span, texts: Mapping[Id, str]) -> dict[str, Any]:
    words = quote(texts[evidence.document], span)
    return {
        "type": "SpecificResource",
        "source": _file(evidence.document),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": words.exact,
                "prefix": words.prefix,
                "suffix": words.suffix,
            },
        ],
    }


def _file(document: Id) -> str:
    return f"texts/{document}.txt"


def _urn(identity: Id) -> str:
    return f"urn:quellenlage:{identity}"
