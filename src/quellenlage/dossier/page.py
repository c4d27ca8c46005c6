"""The dossier as a page: no network, no outside script, nothing of the articles unescaped.

A pile up to ``TEXTS_WITHIN`` characters is one file. Beyond that the full texts are files of
their own in a folder beside the page, reached by plain links, so that everything still opens
from a disk without a server.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup
from msgspec.json import encode

from quellenlage.dossier import (
    additions,
    agreement,
    lineage_graph,
    people,
    statements,
    timeline_svg,
)
from quellenlage.dossier.articles import Articles
from quellenlage.dossier.chronicle import chronicle
from quellenlage.dossier.interface import Interface, InterfaceLanguage
from quellenlage.dossier.lookup import Lookup
from quellenlage.dossier.origins import origins
from quellenlage.dossier.overview import overview
from quellenlage.dossier.paging import Pager
from quellenlage.model import Story

TEXTS_WITHIN = 3_000_000
"""Characters of articles up to which their texts stand in the page itself."""

FOLDER = "dossier-texte"
"""The folder beside the page for the texts of larger piles."""

_STYLES = ("base.css", "page.css", "text.css", "print.css")
_SCRIPTS = ("switches.js", "lists.js", "links.js", "timeline.js", "graph.js", "search.js")
_TEXT_STYLES = ("base.css", "text.css", "print.css")
_TEXT_SCRIPTS = ("switches.js", "links.js")
_CHUNK = 1 << 16


def write_html(
    story: Story, *, language: InterfaceLanguage = InterfaceLanguage.GERMAN
) -> Mapping[str, Iterator[bytes]]:
    """Return the dossier as ``dossier.html``, in pieces: a large one is never held whole.

    ``language`` is the one that the interface opens in; the reader can switch. The files of a
    large pile's texts follow in their order.

    A Content-Security-Policy in each file allows its own style and script by their hash and
    nothing else, so that nothing an article contains can run or load.
    """
    characters = sum(len(document.text) for document in story.documents)
    lookup = Lookup(story, folder=FOLDER if characters > TEXTS_WITHIN else None)
    interface = Interface(language)
    templates = _environment(lookup, interface)
    parts = _Once(lookup, interface)
    files = {"dossier.html": _pieces(_page(templates, lookup, parts))}
    if lookup.folder:
        text = templates.get_template("text.html.j2")
        shared = _inlined(templates, _TEXT_STYLES, _TEXT_SCRIPTS)
        for document in story.documents:
            files[lookup.file(document.id)] = _pieces(
                text.generate(document=document, parts=parts, beside=True, **shared)
            )
    return files


class _Once:
    """Holds the index of the articles from the moment the first of them is written."""

    def __init__(self, lookup: Lookup, interface: Interface) -> None:
        self._lookup = lookup
        self._interface = interface
        self._articles: Articles | None = None

    @property
    def articles(self) -> Articles:
        if self._articles is None:
            self._articles = Articles(self._lookup, self._interface)
        return self._articles


def _page(templates: Environment, lookup: Lookup, parts: _Once) -> Iterator[str]:
    story = lookup.story
    disputed = agreement.discrepancies(lookup)
    by_claim = agreement.disputes(lookup)
    template: Template = templates.get_template("dossier.html.j2")
    counts = people.who_names_whom(lookup)
    entries = chronicle(lookup)
    added = additions.additions(lookup)
    return template.generate(
        story=story,
        parts=parts,
        beside=False,
        at_a_glance=overview(
            lookup, shared=agreement.shared_claims(lookup), disputed=disputed, added=added
        ),
        added=added,
        entries=entries,
        timeline=timeline_svg.draw(story.timeline, entries.factuality),
        speakers=statements.by_speaker(lookup),
        rows=agreement.matrix(lookup, by_claim),
        disputed=disputed,
        disputed_claims=by_claim,
        graph=lineage_graph.draw(story.lineage, lookup.names()),
        origins=origins(lookup),
        people=people.people(lookup, counts),
        talk=people.talk(counts),
        **_inlined(templates, _STYLES, _SCRIPTS),
    )


def _environment(lookup: Lookup, interface: Interface) -> Environment:
    environment = Environment(
        loader=PackageLoader("quellenlage.dossier"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        ui=interface,
        at=lookup,
        pager=Pager,
        statements=statements,
        agreement=agreement,
        said_by_script=_script_texts(interface),
        zip=zip,
    )
    return environment


def _script_texts(interface: Interface) -> Markup:
    """Return what the script says, in both languages, as JSON that cannot end its element."""
    texts = {k.split(".")[1]: v for k, v in interface.texts.items() if k.startswith("script.")}
    return Markup(encode(texts).decode().replace("<", "\\u003c"))  # noqa: S704 (our own texts)


def _inlined(
    templates: Environment, styles: Iterable[str], scripts: Iterable[str]
) -> dict[str, Markup | str]:
    """Return style, script and the policy that allows just these, as the template wants them."""
    style = "\n".join(_source(templates, name) for name in styles)
    script = '"use strict";\n' + "\n".join(_source(templates, name) for name in scripts)
    return {
        "style": Markup(style),  # noqa: S704 (our own file)
        "script": Markup(script),  # noqa: S704 (our own file)
        "policy": (
            f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
    }


def _source(templates: Environment, name: str) -> str:
    """Return a file as it will stand between its tags: the hash covers exactly that."""
    assert templates.loader is not None  # noqa: S101 (for the type checker)
    return templates.loader.get_source(templates, name)[0]


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _pieces(chunks: Iterable[str]) -> Iterator[bytes]:
    """Join small chunks into pieces worth writing."""
    held: list[str] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= _CHUNK:
            yield "".join(held).encode("utf-8", "replace")
            held, size = [], 0
    yield "".join(held).encode("utf-8", "replace")
