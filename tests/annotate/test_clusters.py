"""Word clusters and their compact form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellenlage.annotate.clusters import Clusters, decode_clusters, encode_clusters

FORMS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1)


@given(st.dictionaries(FORMS, st.integers(1, 60_000), max_size=30))
def test_a_table_survives_its_compact_form(numbers: dict[str, int]) -> None:
    assert decode_clusters(encode_clusters(numbers)).numbers == numbers


def test_case_and_compounds_are_looked_through() -> None:
    clusters = Clusters({"Hafen": 7, "laut": 3})
    assert clusters.of("hafen") == 7
    assert clusters.of("LAUT") == 3
    assert clusters.of("Binnenhafen") == 0
    assert clusters.of_tail("Binnenhafen") == 7
    assert clusters.of_tail("See-Hafen") == 7
