"""Web Annotations held against the rules of the model (w3.org/TR/annotation-model)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quellenlage.export.web_annotation import CONTEXT, write_annotations
from quellenlage.model import Story
from tests.export.files import whole

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


@pytest.fixture(params=["story", "awkward"])
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    story: Story = request.getfixturevalue(request.param)
    return whole(write_annotations(story))


@pytest.fixture
def collection(files: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(files["annotations/annotations.jsonld"])


def test_the_collection_counts_the_annotations_of_its_page(collection: dict[str, Any]) -> None:
    assert collection["@context"] == CONTEXT
    assert collection["type"] == "AnnotationCollection"
    assert collection["first"]["type"] == "AnnotationPage"
    assert collection["total"] == len(collection["first"]["items"]) > 0


def test_an_annotation_has_one_id_a_motivation_bodies_and_targets(
    collection: dict[str, Any],
) -> None:
    items = collection["first"]["items"]
    identities = [item["id"] for item in items]
    assert len(set(identities)) == len(identities)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert item["target"]
        tag, described = item["body"]
        assert (tag["purpose"], described["purpose"]) == ("tagging", "describing")
        assert isinstance(json.loads(described["value"]), dict)


def test_position_and_quote_select_the_same_characters(
    files: dict[str, bytes], collection: dict[str, Any]
) -> None:
    seen = 0
    for item in collection["first"]["items"]:
        for target in item["target"]:
            if isinstance(target, dict) and "selector" in target:
                text = files[f"annotations/{target['source']}"].decode()
                position, quote = target["selector"]
                assert position["type"] == "TextPositionSelector"
                assert quote["type"] == "TextQuoteSelector"
                start, end = position["start"], position["end"]
                assert text[start:end] == quote["exact"]
                assert text[:start].endswith(quote["prefix"])
                assert text[end:].startswith(quote["suffix"])
                seen += 1
    assert seen


def test_annotations_on_annotations_name_some_that_are_there(collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    identities = {item["id"] for item in items}
    named = {t for item in items for t in item["target"] if isinstance(t, str)}
    assert named <= identities
