"""The layers in which INCEpTION shows a story: one table for type system, settings and import.

The built-in layers of DKPro Core are used where they fit (sentences, tokens, named
entities); all others are custom span layers. A quotation has its parties, cue and frame in a
link feature, as roles that point at spans.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

import msgspec

from quellenlage.model import Factuality, Medium, Modifier, QuotationType, TimexType

SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"  # noqa: S105 (a type's name)
NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
DOCUMENT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
ROLE_LINK = "webanno.custom.QuotationRolesLink"
ROLES = "roles"


class Layer(msgspec.Struct, frozen=True):
    """A span layer: its UIMA type, what the annotator reads, and its features."""

    type: str
    title: str
    features: tuple[str, ...]
    roles: bool = False


QUOTATION = Layer(
    "webanno.custom.Quotation",
    "Quotation",
    ("kind", "medium", "stance", "unattributed", "score", "identifier"),
    roles=True,
)
SPEECH_PART = Layer("webanno.custom.SpeechPart", "Part of a quotation", ("part", "name"))
MENTION = Layer(
    "webanno.custom.Mention", "Mention of an actor", ("name", "kind", "form", "identifier")
)
TIME = Layer(
    "webanno.custom.Timex3",
    "Time",
    ("timexType", "timexValue", "timexMod", "earliest", "latest", "rule", "identifier"),
)
EVENT = Layer(
    "webanno.custom.Event",
    "Event",
    ("kind", "plover", "factuality", "participants", "place", "earliest", "latest", "identifier"),
)
ATTRIBUTION = Layer(
    "webanno.custom.Attribution",
    "Credit to a source",
    ("credited", "kind", "scope", "chain", "rule", "identifier"),
)
CLAIM = Layer(
    "webanno.custom.Claim",
    "Rendering of a claim",
    ("text", "how", "speaker", "origins", "identifier", "rendering"),
)
COMMITMENT = Layer(
    "webanno.custom.Commitment",
    "Commitment",
    ("kind", "what", "obligor", "beneficiary", "requested_by", "due", "status", "identifier"),
)
BLOCK = Layer("webanno.custom.Block", "Block of the page", ("role",))

CHOICES: dict[tuple[str, str], type[StrEnum]] = {
    (QUOTATION.type, "kind"): QuotationType,
    (QUOTATION.type, "medium"): Medium,
    (TIME.type, "timexType"): TimexType,
    (TIME.type, "timexMod"): Modifier,
    (EVENT.type, "factuality"): Factuality,
}
"""Features of which the annotator chooses a value, and the values."""

LAYERS = (
    QUOTATION,
    SPEECH_PART,
    MENTION,
    TIME,
    EVENT,
    ATTRIBUTION,
    CLAIM,
    COMMITMENT,
    BLOCK,
)


def make_type_system() -> Any:
    """Return the UIMA type system of all layers."""
    from cassis import TypeSystem  # noqa: PLC0415 (an extra)

    types = TypeSystem()
    for name in (SENTENCE, TOKEN):
        types.create_type(name)
    entity = types.create_type(NAMED_ENTITY)
    for feature in ("value", "identifier"):
        types.create_feature(entity, feature, "uima.cas.String")
    document = types.create_type(DOCUMENT, "uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId", "documentUri"):
        types.create_feature(document, feature, "uima.cas.String")
    link = types.create_type(ROLE_LINK, "uima.cas.TOP")
    types.create_feature(link, "role", "uima.cas.String")
    types.create_feature(link, "target", "uima.tcas.Annotation")
    for layer in LAYERS:
        kind = types.create_type(layer.type)
        for feature in layer.features:
            types.create_feature(kind, feature, "uima.cas.String")
        if layer.roles:
            types.create_feature(kind, ROLES, "uima.cas.FSArray", elementType=ROLE_LINK)
    return types


def layer_settings() -> bytes:
    """Return the layers as INCEpTION imports them under "Layers": spans may overlap freely."""
    data = [_settings(layer) for layer in LAYERS]
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _settings(layer: Layer) -> dict[str, Any]:
    features = [_string(layer, name) for name in layer.features]
    if layer.roles:
        features.append(
            {
                **_feature(ROLES, "uima.tcas.Annotation"),
                "multi_value_mode": "ARRAY",
                "link_mode": "WITH_ROLE",
                "link_type_name": ROLE_LINK,
                "link_type_role_feature_name": "role",
                "link_type_target_feature_name": "target",
            }
        )
    return {
        "name": layer.type,
        "uiName": layer.title,
        "type": "span",
        "description": None,
        "enabled": True,
        "built_in": False,
        "readonly": False,
        "attach_type": None,
        "attach_feature": None,
        "allow_stacking": True,
        "cross_sentence": True,
        "show_hover": True,
        "anchoring_mode": "CHARACTERS",
        "overlap_mode": "ANY_OVERLAP",
        "validation_mode": "NEVER",
        "lock_to_token_offset": False,
        "multiple_tokens": True,
        "linked_list_behavior": False,
        "features": features,
    }


def _string(layer: Layer, name: str) -> dict[str, Any]:
    """Return the settings of a feature that holds a string, with its tag set if it has one."""
    choices = CHOICES.get((layer.type, name))
    feature = _feature(name, "uima.cas.String")
    if choices is not None:
        feature["tag_set"] = {
            "name": f"Quellenlage {choices.__name__}",
            "description": None,
            "language": "de",
            "tags": [{"tag_name": tag.value, "tag_description": None} for tag in choices],
            "create_tag": False,
        }
    return feature


def _feature(name: str, kind: str) -> dict[str, Any]:
    """Return the settings of a feature; what only a program needs is kept but not shown."""
    return {
        "name": name,
        "uiName": name,
        "type": kind,
        "enabled": True,
        "visible": name not in {"identifier", "rendering", "rule", "score"},
        "include_in_hover": False,
        "required": False,
        "remember": False,
        "hideUnconstraintFeature": False,
        "description": None,
        "tag_set": None,
        "multi_value_mode": "NONE",
        "link_mode": "NONE",
        "link_type_name": None,
        "link_type_role_feature_name": None,
        "link_type_target_feature_name": None,
        "traits": None,
        "curatable": True,
    }
