"""What the network sees of a word."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.annotate.clusters import Clusters
from quellenlage.annotate.embedding import COLUMNS, Floats, Lexicon, Vectors
from quellenlage.annotate.spotter import NameTables
from quellenlage.annotate.word_classes import WordClasses
from quellenlage.languages import load_language

_LEXICON = Lexicon(Clusters({"Haus": 300}), WordClasses(NameTables.of(load_language("de"))))


@given(st.text(max_size=30))
def test_every_feature_has_a_row_in_its_table(form: str) -> None:
    rows = _LEXICON.features(form)
    assert len(rows) == len(COLUMNS)
    for row, (count, _) in zip(rows, COLUMNS.values(), strict=True):
        assert 0 <= row < count


def test_a_compound_has_the_cluster_of_its_last_part() -> None:
    names = list(COLUMNS)
    known, compound = _LEXICON.features("Haus"), _LEXICON.features("Rathaus")
    assert known[names.index("cluster")] and not known[names.index("tail")]
    assert compound[names.index("tail")] and not compound[names.index("cluster")]


def test_a_form_is_computed_once() -> None:
    computed: list[int] = []

    def compute(features: np.ndarray) -> Floats:  # type: ignore[type-arg]
        computed.append(len(features))
        return features[:, :2].astype("float32")

    vectors = Vectors(_LEXICON, compute)
    first = vectors.of(["das", "Haus", "das"])
    again = vectors.of(["Haus", "da"])
    assert computed == [2, 1]
    np.testing.assert_array_equal(first[0], first[2])
    np.testing.assert_array_equal(first[1], again[0])
