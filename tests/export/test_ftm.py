"""FollowTheMoney entities as its own library sees them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from quellenlage.export.ftm import losses, write_ftm
from quellenlage.model import Story

ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed")


def read(story: Story) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in b"".join(write_ftm(story)["entities.ftm.json"]).splitlines()
    ]


@pytest.mark.parametrize("name", ["story", "awkward"])
def test_the_library_takes_every_entity_and_every_value(
    name: str, request: pytest.FixtureRequest
) -> None:
    for line in read(request.getfixturevalue(name)):
        proxy = ftm.model.get_proxy(line, cleaned=False)
        proxy.schema.validate(line)
        for prop, values in line["properties"].items():
            assert all(proxy.schema.get(prop).type.validate(value) for value in values), prop
        assert set(proxy.schema.required) <= set(line["properties"])


def test_what_an_entity_names_is_there_and_of_the_right_schema(story: Story) -> None:
    lines = read(story)
    schemata = {line["id"]: ftm.model.get(line["schema"]) for line in lines}
    assert len(schemata) == len(lines)
    for line in lines:
        for prop, values in line["properties"].items():
            kind = schemata[line["id"]].get(prop)
            if kind.type.name == "entity":
                assert all(schemata[value].is_a(kind.range) for value in values), (line["id"], prop)


def test_every_article_actor_event_claim_and_commitment_is_an_entity(story: Story) -> None:
    ids = {line["id"] for line in read(story)}
    kinds = (story.documents, story.actors, story.events, story.claims, story.commitments)
    assert {finding.id for kind in kinds for finding in kind} <= ids


def test_a_value_that_is_refused_is_noted(story: Story) -> None:
    bad = replace(
        story, documents=(replace(story.documents[0], url="nowhere"), *story.documents[1:])
    )
    assert "followthemoney refuses 1 values of Article.sourceUrl" in " ".join(losses(bad))


def test_a_value_longer_than_the_library_allows_is_cut_and_noted(story: Story) -> None:
    event = replace(story.events[0], text="Der Hafen blieb zu. " * 40)
    long = replace(story, events=(event, *story.events[1:]))
    line = next(line for line in read(long) if line["id"] == event.id)
    ftm.model.get_proxy(line).schema.validate(line)
    assert line["properties"]["name"][0].endswith("…")
    assert len(line["properties"]["description"][0]) > 700
    assert "it cuts 1 values of Event.name" in " ".join(losses(long))
