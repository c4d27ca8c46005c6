"""W3C Web Annotations as JSON-LD (Web Annotation Data Model, Recommendation of 2017).

Every finding is an annotation; its targets are stretches of the articles' texts, each named
twice, by position (TextPositionSelector, in code points as the model asks) and by words
(TextQuoteSelector). The texts stand in files beside, to which positions refer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    targets = _Targets(story)
    for kind, motivation in _MOTIVATIONS.items():
        lineage = (*story.lineage.nodes, *story.lineage.edges)
        findings = lineage if kind == "lineage" else getattr(story, kind)
        tag = {"type": "TextualBody", "purpose": "tagging", "value": kind, "format": "text/plain"}
        for finding in findings:
            yield {
                "id": _urn(_identity(finding)),
                "type": "Annotation",
                "motivation": motivation,
                "body": [tag, _body(finding)],
                "target": targets.of(finding),
            }


def _identity(finding: Any) -> Id:
    """Return the id of a finding; what an article adds has none of its own."""
    return getattr(finding, "id", None) or content_id("new", finding.document)


def _body(finding: Any) -> dict[str, Any]:
    """Return the finding as it stands in dossier.json, so that no field is lost."""
    plain = msgspec.to_builtins(finding)
    if isinstance(finding, Document):
        del plain["text"]
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "application/json",
        "value": msgspec.json.encode(plain).decode("utf-8"),
    }


class _Targets:
    """Finds what an annotation is about: stretches of texts, texts, or other annotations."""

    def __init__(self, story: Story) -> None:
        self._texts = {document.id: document.text for document in story.documents}
        self._article = {node.id: node.document for node in story.lineage.nodes}
        self._mentions: defaultdict[Id, list[Id]] = defaultdict(list)
        for mention in story.mentions:
            self._mentions[mention.actor].append(mention.id)
        self._edges: defaultdict[Id, list[Id]] = defaultdict(list)
        for edge in story.lineage.edges:
            for end in (edge.from_, edge.to):
                self._edges[end].append(edge.id)

    def of(self, finding: Any) -> list[Any]:
        """Return the targets of a finding, at least one."""
        match finding:
            case Document():
                return [_source(finding.id)]
            case LineageNode():
                edges = [_urn(edge) for edge in self._edges[finding.id]]
                return [_source(finding.document)] if finding.document else edges
            case TimelineEntry():
                return [_urn(finding.ref.id)]
            case Actor():
                named = [_urn(mention) for mention in self._mentions[finding.id]]
                return named or self._selected(places(finding))
            case LineageEdge():
                found = self._selected(chain(finding.evidence, self._copied(finding)))
                return found or [_urn(finding.from_), _urn(finding.to)]
        return self._selected(places(finding)) or [_source(finding.document)]

    def _copied(self, edge: LineageEdge) -> Iterator[Evidence]:
        for passage in edge.passages:
            for node, spans in ((edge.from_, passage.from_spans), (edge.to, passage.to_spans)):
                document = self._article[node]
                if document is not None and spans:
                    yield Evidence(document=document, spans=spans)

    def _selected(self, evidence: Iterable[Evidence]) -> list[Any]:
        return [self._selection(e.document, span) for e in evidence for span in e.spans]

    def _selection(self, document: Id, span: Span) -> dict[str, Any]:
        words = quote(self._texts[document], span)
        return {
            "type": "SpecificResource",
            "source": _file(document),
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {"type": "TextQuoteSelector", **msgspec.to_builtins(words)},
            ],
        }


def _source(document: Id) -> dict[str, str]:
    return {"id": _file(document), "type": "Text", "format": "text/plain"}


def _file(document: Id) -> str:
    return f"texts/{document}.txt"


def _urn(identity: Id) -> str:
    return f"urn:quellenlage:{identity}"
