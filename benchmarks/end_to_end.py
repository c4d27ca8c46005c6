"""One run over one pile in a process of its own: CPU seconds by stage, peak memory.

``python -m benchmarks.end_to_end FOLDER`` prints one JSON object.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from quellenlage import pipeline
from quellenlage.dossier.page import write_html
from quellenlage.export.dossier_json import write_json
from quellenlage.resolve import resolution
from quellenlage.story import arrange

STAGES: dict[ModuleType, tuple[str, ...]] = {
    pipeline: (
        "tag_times", "find_mentions", "find_attributions", "find_quotations", "find_events",
        "find_commitments", "condense", "fingerprint",
    ),
    resolution: (
        "date_documents", "resolve_actors", "anchor_times", "trace_lineage", "gather_claims",
        "count_origins", "merge_events", "merge_commitments", "find_discrepancies",
    ),
    arrange: ("build_timeline", "find_novelty"),
}  # fmt: skip
"""The functions whose CPU time is told apart, where they are looked up."""


class Clock:
    """Adds up CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``function`` with its CPU time counted; a generator is drained within."""

        def call(*args: Any, **options: Any) -> Any:
            start = time.process_time()
            result = function(*args, **options)
            if isinstance(result, Iterator):
                result = iter(list(result))
            self.seconds[name] += time.process_time() - start
            return result

        return call


def measure(folder: Path) -> dict[str, Any]:
    """Run the main job on one core and return what it cost."""
    clock = Clock()
    clock.seconds["start"] = time.process_time()
    for module, names in STAGES.items():
        for name in names:
            setattr(module, name, clock.timed(name, getattr(module, name)))
    load = pipeline.load_resources

    def load_timed(options: pipeline.Options) -> pipeline.Resources:
        resources = clock.timed("load", load)(options)
        annotate = clock.timed("annotate", resources.base.annotate)
        resources.base.annotate = annotate
        return resources  # type: ignore[no-any-return]

    pipeline.load_resources = load_timed
    documents = clock.timed("read", pipeline.read)([folder])
    story = pipeline.analyse(documents)
    clock.timed("write json", lambda: sum(map(len, write_json(story)["dossier.json"])))()
    clock.timed("write html", lambda: sum(map(len, write_html(story)["dossier.html"])))()
    return {
        "articles": len(story.documents),
        "words": sum(len(document.text.split()) for document in story.documents),
        "cpu": {name: round(seconds, 2) for name, seconds in clock.seconds.items()},
        "total": round(time.process_time(), 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
