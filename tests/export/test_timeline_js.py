"""The timeline against the rules of TimelineJS's JSON."""

from __future__ import annotations

import json
from datetime import date

from quellenlage.export.timeline_js import write_timeline
from quellenlage.model import Story


def test_every_entry_is_a_slide_on_its_days(story: Story) -> None:
    data = json.loads(write_timeline(story)["timeline.json"])
    slides = {slide["unique_id"]: slide for slide in data["events"]}
    assert list(slides) == [entry.id for entry in story.timeline]
    for entry in story.timeline:
        slide = slides[entry.id]
        start, day = slide["start_date"], date.fromisoformat(entry.earliest)
        assert start["year"] == day.year
        assert start.get("month", day.month) == day.month
        assert start.get("day", day.day) == day.day
        assert ("end_date" in slide) == (entry.earliest != entry.latest)


def test_texts_are_escaped_because_the_tool_takes_them_for_html(awkward: Story) -> None:
    data = json.loads(write_timeline(awkward)["timeline.json"])
    for slide in data["events"]:
        assert "<script" not in slide["text"]["text"]
        assert "<" not in slide["text"]["headline"]
