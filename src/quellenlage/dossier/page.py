"""The dossier as one page: no network, no outside file, nothing of the articles unescaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from quellenlage.dossier import lineage_svg, timeline_svg, words
from quellenlage.dossier.view import View, date_range
from quellenlage.model import Story


def write_html(story: Story) -> Mapping[str, Iterator[bytes]]:
    """Return the dossier as ``dossier.html``, in pieces: a large one is never held whole.

    A Content-Security-Policy in the page allows the page's own style and script by their
    hash and nothing else, so that nothing an article contains can run or load.
    """
    templates = _environment()
    style = _inline(templates, "dossier.css")
    script = _inline(templates, "dossier.js")
    view = View(story)
    chunks = templates.get_template("dossier.html.j2").generate(
        story=story,
        view=view,
        words=words,
        zip=zip,
        title=story.settings.title or "Dossier",
        range=date_range(story),
        timeline=timeline_svg.draw(story.timeline, view.planned()),
        graph=lineage_svg.draw(story.lineage, words.EDGE),
        style=Markup(style),  # noqa: S704 (our own file)
        script=Markup(script),  # noqa: S704 (our own file)
        policy=(
            f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
    )
    return {"dossier.html": (chunk.encode("utf-8", "replace") for chunk in chunks)}


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("quellenlage.dossier"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _inline(templates: Environment, name: str) -> str:
    """Return a file as it will stand between its tags: the hash covers exactly that."""
    assert templates.loader is not None  # noqa: S101 (for the type checker)
    return templates.loader.get_source(templates, name)[0]


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
