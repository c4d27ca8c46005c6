"""The shipped network."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.annotate.embedding import Lexicon
from quellenlage.annotate.network import Network
from quellenlage.annotate.package import unpack
from quellenlage.annotate.spotter import NameTables
from quellenlage.annotate.word_classes import CLASSES, WordClasses
from quellenlage.languages import Language

_TEXT = "Die Ministerin sagte am Montag in Ankrath , der Vertrag sei unterschrieben ."
_SENTENCE = _TEXT.split()


@pytest.fixture(scope="module")
def classes(german: Language) -> WordClasses:
    return WordClasses(NameTables.of(german))


@pytest.fixture(scope="module")
def network(classes: WordClasses) -> Network:
    model = unpack((files("quellenlage.languages") / "de/models/base.bin").read_bytes())
    return Network(model.weights, model.labels, Lexicon(model.clusters, classes))


def test_a_sentence_gets_tags_features_heads_and_relations(network: Network) -> None:
    (reading,) = network.read([_SENTENCE])
    said, contract = _SENTENCE.index("sagte"), _SENTENCE.index("Vertrag")
    assert reading.upos[said] == "VERB"
    assert reading.xpos[contract] == "NN"
    assert reading.feats[contract]["Case"] == "Nom"
    assert reading.head[said] == said
    assert reading.head[_SENTENCE.index("Ministerin")] == said
    assert reading.deprel[_SENTENCE.index("Ministerin")] == "nsubj"


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=9), max_size=6))
def test_any_words_get_one_label_each_and_a_tree(network: Network, pieces: list[list[str]]) -> None:
    for piece, reading in zip(pieces, network.read(pieces), strict=True):
        columns = (reading.upos, reading.xpos, reading.feats, reading.head, reading.names)
        assert {len(column) for column in columns} == {len(piece)}
        for token in range(len(piece)):
            seen, at = set(), token
            while reading.head[at] != at:
                assert at not in seen
                seen.add(at)
                at = reading.head[at]


def test_names_begin_before_they_go_on(network: Network) -> None:
    """No label "inside" stands without its name before it."""
    pieces = [_SENTENCE, ["Anna", "Berg", "und", "der", "SV", "Ankrath"], ["Berg"]]
    for reading in network.read(pieces):
        before = "O"
        for label in reading.names:
            assert not label.startswith("I-") or before[2:] == label[2:]
            before = label


def test_a_word_has_the_class_of_the_table_that_knows_it(classes: WordClasses) -> None:
    known = {"Alexander": "given name", "Belgien": "place", "belgischen": "adjective of a place"}
    for form, name in known.items():
        assert CLASSES[classes.of(form) - 1] == name
    assert classes.of("wxyz") == 0
