"""The base as a whole: the shipped model, and any other spaCy pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import Example

from quellenlage.annotate import SHIPPED, Base, load_base
from quellenlage.errors import ModelError
from quellenlage.languages import Language
from quellenlage.model import AnnotatedDocument, BlockRole
from tests.factory import make_document

Annotate = Callable[[str], AnnotatedDocument]

TEXT = (
    "Außenministerin Tilda Marwitz warf der Regierung am Dienstag in Arkenfurt Untätigkeit vor. "
    "Sie teilte mit, das Abkommen sei gescheitert."
)


def check(annotated: AnnotatedDocument) -> None:
    count = len(annotated)
    for name in ("ends", "lemma", "upos", "xpos", "feats", "head", "deprel"):
        assert len(getattr(annotated, name)) == count
    assert [b for _, b in annotated.sentences[:-1]] == [a for a, _ in annotated.sentences[1:]]
    for first, last in annotated.sentences:
        roots = [at for at in range(first, last) if annotated.head[at] == at]
        assert len(roots) == 1
        assert all(first <= annotated.head[at] < last for at in range(first, last))


def test_the_shipped_model_says_what_it_is(base: Base) -> None:
    assert base.info.name == SHIPPED
    assert len(base.info.sha256) == 64
    assert base.info.licence


def test_every_sentence_is_a_tree(annotate: Annotate) -> None:
    annotated = annotate(TEXT)
    check(annotated)
    assert len(annotated.sentences) == 2


def test_tags_and_relations_of_a_plain_sentence(annotate: Annotate) -> None:
    annotated = annotate("Der Minister lobte gestern die Arbeit der Kommission.")
    table = dict(zip(annotated.forms, range(len(annotated)), strict=True))
    verb = table["lobte"]
    assert annotated.xpos[verb] == "VVFIN"
    assert annotated.deprel[verb] == "root"
    assert annotated.deprel[table["Minister"]] == "nsubj"
    assert annotated.deprel[table["Arbeit"]] == "obj"
    assert annotated.head[table["Minister"]] == verb


def test_no_sentence_crosses_a_block(annotate: Annotate) -> None:
    annotated = annotate("Streit um den Hafen\n\nder Rat berät morgen")
    assert [
        annotated.span(a, b).slice(annotated.document.text) for a, b in annotated.sentences
    ] == [
        "Streit um den Hafen",
        "der Rat berät morgen",
    ]


def test_blocks_that_are_no_prose_are_passed_over(base: Base) -> None:
    document = make_document("Der Rat tagt.\n\nFoto: Agentur Belnex")
    caption = type(document.blocks[1])(
        id="b-1", role=BlockRole.CAPTION, start=document.blocks[1].start, end=len(document.text)
    )
    marked = type(document)(
        **{
            **{f: getattr(document, f) for f in document.__struct_fields__},
            "blocks": (document.blocks[0], caption),
        }
    )
    assert base.annotate(marked).forms == ["Der", "Rat", "tagt", "."]


def test_a_document_is_annotated_alike_whatever_was_read_before(
    base: Base, german: Language
) -> None:
    fresh = load_base(None, german)
    base.annotate(make_document("Ganz andere Worte standen vorher hier, viele davon."))
    assert base.annotate(make_document(TEXT)) == fresh.annotate(make_document(TEXT))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        ".,;:!?" * 80,
        "😀 👍🏽 🇩🇪",
        "Это русский текст.",
        "a" * 50_000,
        "Haus " * 3_000,
    ],
    ids=["empty", "blank", "marks", "emoji", "Cyrillic", "no blanks", "no marks"],
)
def test_odd_text_is_borne(annotate: Annotate, text: str) -> None:
    check(annotate(text))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_spans_within_it(annotate: Annotate, text: str) -> None:
    annotated = annotate(text)
    check(annotated)
    assert all(
        0 <= a < b <= len(text) for a, b in zip(annotated.starts, annotated.ends, strict=True)
    )


def test_a_missing_pipeline_is_named_with_the_way_to_get_it(german: Language) -> None:
    with pytest.raises(ModelError, match=r"de_none_xx is not installed.*spacy download de_none_xx"):
        load_base("de_none_xx", german)


def test_a_missing_folder_is_named(german: Language, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline in"):
        load_base(str(tmp_path / "none"), german)


def test_a_pipeline_without_parser_is_refused(german: Language, tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no dependency parser"):
        load_base(str(tmp_path / "blank"), german)


@pytest.fixture(scope="module")
def tiger_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny pipeline with the labels of spaCy's German packages, learned by heart."""
    pipeline = spacy.blank("de")
    for name in ("tagger", "morphologizer"):
        pipeline.add_pipe(name)
    pipeline.add_pipe("parser", config={"min_action_freq": 1})
    words = ["Sie", "warf", "ihm", "Untreue", "vor", "."]
    gold = Doc(
        pipeline.vocab,
        words=words,
        tags=["PPER", "VVFIN", "PPER", "NN", "PTKVZ", "$."],
        pos=["PRON", "VERB", "PRON", "NOUN", "ADP", "PUNCT"],
        morphs=["", "Mood=Ind|VerbForm=Fin", "", "", "", ""],
        heads=[1, 1, 1, 1, 1, 1],
        deps=["sb", "ROOT", "da", "oa", "svp", "punct"],
    )
    chain = Doc(
        pipeline.vocab,
        words=["Er", "soll", "kommen", "."],
        tags=["PPER", "VMFIN", "VVINF", "$."],
        pos=["PRON", "AUX", "VERB", "PUNCT"],
        morphs=["", "", "", ""],
        heads=[1, 1, 1, 1],
        deps=["sb", "ROOT", "oc", "punct"],
    )
    other = Doc(pipeline.vocab, words=["der", "Rat"], heads=[1, 1], deps=["nk", "ROOT"])
    docs = [gold, chain, other]
    examples = [Example(Doc(pipeline.vocab, words=[t.text for t in d]), d) for d in docs]
    optimiser = pipeline.initialize(lambda: examples)
    for _ in range(60):
        pipeline.update(examples, sgd=optimiser)
    folder = tmp_path_factory.mktemp("pipeline") / "tiny"
    pipeline.meta["license"] = "MIT"
    pipeline.to_disk(folder)
    return folder


def test_labels_of_another_scheme_become_universal(german: Language, tiger_pipeline: Path) -> None:
    other = load_base(str(tiger_pipeline), german)
    annotated = other.annotate(make_document("Sie warf ihm Untreue vor."))
    check(annotated)
    assert annotated.deprel == ["nsubj", "root", "iobj", "obj", "compound:prt", "punct"]
    assert annotated.lemma[1] == "vorwerfen"
    assert other.info.licence == "MIT"
