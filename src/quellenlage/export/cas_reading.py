"""A corrected CAS, read back: the text, and what the annotator left marked in it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import msgspec

from quellenlage.errors import InputError
from quellenlage.export.cas_layers import LAYERS, NAMED_ENTITY, QUOTATION, ROLES, Layer
from quellenlage.export.cas_marks import PART
from quellenlage.model import Span


class Reading(msgspec.Struct, frozen=True):
    """A marked stretch as it stands in a CAS.

    ``spans`` are its characters, with those of the parts it points at; ``told`` its features
    that have a value; ``roles`` the spans that stand in each role.
    """

    layer: str
    spans: tuple[Span, ...]
    told: dict[str, str] = {}
    roles: dict[str, tuple[Span, ...]] = {}


class CorrectedArticle(msgspec.Struct, frozen=True):
    """What a CAS holds, from whatever notation."""

    text: str
    readings: tuple[Reading, ...]


def read_cas(data: bytes, *, name: str, types: bytes | None = None) -> CorrectedArticle:
    """Read a CAS: XMI with the type system in ``types`` (our own without it), or JSON.

    Raises:
        InputError: if the bytes are no CAS; the message has ``name``.
    """
    try:
        cas = _load(data, types)
        text = cas.sofa_string
    except Exception as error:  # whatever a foreign file makes a parser raise
        raise InputError(f"{name}: cannot be read as UIMA CAS ({_reason(error)})") from error
    if not text:
        raise InputError(f"{name}: holds no text")
    readings = [r for layer in LAYERS for r in _readings(cas, layer)]
    entity = Layer(NAMED_ENTITY, "Named entity", ("value",))
    return CorrectedArticle(text, (*readings, *_readings(cas, entity)))


def _reason(error: Exception) -> str:
    words = str(error).splitlines()
    return f"{type(error).__name__}: {words[0]}" if words else type(error).__name__


def _load(data: bytes, types: bytes | None) -> Any:
    import cassis  # noqa: PLC0415 (an extra)

    from quellenlage.export.cas_layers import make_type_system  # noqa: PLC0415

    if data.lstrip()[:1] == b"{":
        return cassis.load_cas_from_json(BytesIO(data), lenient=True)
    system = cassis.load_typesystem(BytesIO(types)) if types else make_type_system()
    return cassis.load_cas_from_xmi(BytesIO(data), typesystem=system, lenient=True)


def _readings(cas: Any, layer: Layer) -> Iterator[Reading]:
    if not cas.typesystem.contains_type(layer.type):
        return
    for found in cas.select(layer.type):
        if found.begin is None or not found.begin < found.end:
            continue
        roles = _roles(found) if layer.type == QUOTATION.type else {}
        parts = roles.pop(PART, ())
        told = {name: found.get(name) for name in layer.features}
        yield Reading(
            layer=layer.type,
            spans=tuple(sorted({Span(found.begin, found.end), *parts})),
            told={name: value for name, value in told.items() if value},
            roles=roles,
        )


def _roles(found: Any) -> dict[str, tuple[Span, ...]]:
    links = found.get(ROLES)
    roles: dict[str, set[Span]] = {}
    for link in (links.elements or ()) if links is not None else ():
        target = link.target
        if link.role and target is not None and target.begin < target.end:
            roles.setdefault(link.role.strip(), set()).add(Span(target.begin, target.end))
    return {role: tuple(sorted(spans)) for role, spans in roles.items()}
