"""Tolls, accounts and revised figures are set against each other, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.model import Discrepancy, DiscrepancyKind

Compare = Callable[..., list[Discrepancy]]

FLOOD = (
    "Bei der Sturmflut in Nordland brach der Deich bei Wolmhaven. Das Wasser stand in Wolmhaven "
    "zwei Meter hoch in den Straßen, Helfer der Küstenwacht brachten Decken und Zelte. {} "
)


def _values(found: list[Discrepancy], kind: DiscrepancyKind) -> set[frozenset[str]]:
    return {frozenset(side.value for side in item.sides) for item in found if item.kind is kind}


def test_a_toll_that_rises_is_an_update_though_the_words_differ(compare: Compare) -> None:
    one = FLOOD.format("Nach Angaben der Küstenwacht kamen 120 Menschen ums Leben.")
    other = FLOOD.format("Die Flut und der Sturm haben 150 Tote gefordert.")
    found = compare(("2024-05-02", one), ("2024-05-04", other))
    assert _values(found, DiscrepancyKind.UPDATE) == {frozenset({"120 Menschen", "150 Tote"})}


def test_the_dead_are_not_set_against_the_injured(compare: Compare) -> None:
    one = FLOOD.format("Nach Angaben der Küstenwacht kamen 120 Menschen ums Leben.")
    other = FLOOD.format("Bei der Flut wurden 150 Menschen verletzt.")
    assert compare(("2024-05-02", one), ("2024-05-04", other)) == []


def test_a_part_of_the_dead_is_no_other_toll(compare: Compare) -> None:
    one = FLOOD.format("Nach Angaben der Küstenwacht kamen 120 Menschen ums Leben.")
    other = FLOOD.format("Allein 80 Menschen starben in der Altstadt.")
    assert compare(("2024-05-02", one), ("2024-05-04", other)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "7.000 Menschen demonstrierten laut Veranstalter, laut Polizei 4.000 Teilnehmer.",
            {"7.000 Menschen", "4.000 Teilnehmer"},
        ),
        (
            "Der Deich liegt 37 Kilometer vor der Stadt, nach anderen Angaben 46 Kilometer.",
            {"37 Kilometer", "46 Kilometer"},
        ),
    ],
)
def test_two_accounts_in_one_article_are_told(
    compare: Compare, text: str, values: set[str]
) -> None:
    found = compare(("2024-05-02", text))
    assert _values(found, DiscrepancyKind.CONTRADICTION) == {frozenset(values)}


def test_figures_of_two_things_are_no_two_accounts(compare: Compare) -> None:
    text = (
        "Nach Angaben der Polizei wurden 20 Menschen verletzt, "
        "die Feuerwehr sprach von 300 Menschen, die am Deich gerettet wurden."
    )
    assert compare(("2024-05-02", text)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Bei der Flut starben 38 Menschen. Zunächst war von 35 Toten die Rede gewesen.",
            {"38 Menschen", "35 Toten"},
        ),
        ("Die Zahl der Opfer wurde von 86 auf 76 Tote korrigiert.", {"86", "76 Tote"}),
    ],
)
def test_what_was_told_at_first_is_an_update(compare: Compare, text: str, values: set[str]) -> None:
    found = compare(("2024-05-02", text))
    assert _values(found, DiscrepancyKind.UPDATE) == {frozenset(values)}


def test_a_change_of_the_thing_itself_is_no_revision(compare: Compare) -> None:
    text = "Die Zahl der Helfer am Deich stieg in der Nacht von 86 auf 176 Menschen."
    assert compare(("2024-05-02", text)) == []
