from __future__ import annotations

import msgspec

from quellenlage.export.dossier_json import derive_schema, shipped_schema, write_json
from quellenlage.model import Story


def test_the_shipped_schema_is_the_one_derived_from_the_model() -> None:
    assert shipped_schema() == derive_schema()


def test_a_dossier_read_back_is_the_same_story(story: Story) -> None:
    assert msgspec.json.decode(b"".join(write_json(story)["dossier.json"]), type=Story) == story


def test_no_object_of_the_schema_admits_unknown_fields() -> None:
    for name, definition in shipped_schema()["$defs"].items():
        if definition.get("type") == "object":
            assert definition["additionalProperties"] is False, name
