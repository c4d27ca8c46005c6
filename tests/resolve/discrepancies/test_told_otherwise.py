"""Parts and wholes, denials and terms are compared with what other sentences tell."""

from __future__ import annotations

from collections.abc import Callable

from quellenlage.model import Discrepancy, DiscrepancyKind

Compare = Callable[..., list[Discrepancy]]


def _only(found: list[Discrepancy], kind: DiscrepancyKind) -> set[frozenset[str]]:
    return {frozenset(side.value for side in item.sides) for item in found if item.kind is kind}


def test_a_part_and_the_whole_differ_in_scope(compare: Compare) -> None:
    text = (
        "Wolm sagte, sie rechne mit 40 Millionen Euro für den Deich allein. "
        "Einschließlich der Straße rechne sie mit 55 Millionen Euro, sagte Wolm."
    )
    found = compare(("2024-05-02", text))
    assert _only(found, DiscrepancyKind.SCOPE) == {
        frozenset({"40 Millionen Euro", "55 Millionen Euro"})
    }


def test_what_never_happened_since_is_set_against_a_later_day(compare: Compare) -> None:
    one = "„Der Deich ist seit 2020 nicht mehr geprüft worden“, sagte Wolm."
    other = "„Taucher haben den Deich im Oktober 2022 geprüft“, sagte Lund."
    found = compare(("2024-05-02", one), ("2024-05-03", other))
    assert _only(found, DiscrepancyKind.CONTRADICTION) == {
        frozenset({"seit 2020 nicht", "Oktober 2022"})
    }


def test_a_deed_before_the_day_contradicts_nothing(compare: Compare) -> None:
    one = "„Der Deich ist seit 2020 nicht mehr geprüft worden“, sagte Wolm."
    other = "„Taucher haben den Deich im Oktober 2018 geprüft“, sagte Lund."
    found = compare(("2024-05-02", one), ("2024-05-03", other))
    assert _only(found, DiscrepancyKind.CONTRADICTION) == set()


def test_a_thing_denied_is_set_against_its_telling(compare: Compare) -> None:
    one = "„Es gibt keine Bürgschaft“, sagte Wolm."
    other = "„Wir haben diese Bürgschaft schriftlich“, sagte Lund."
    found = compare(("2024-05-02", one), ("2024-05-03", other))
    assert _only(found, DiscrepancyKind.CONTRADICTION) == {
        frozenset({"keine Bürgschaft", "Bürgschaft"})
    }


def test_a_term_put_off_is_an_update(compare: Compare) -> None:
    one = "Wolm versprach, die Akten zum Deich bis zum 10. Juni zu veröffentlichen."
    other = "Wolm versprach, die Akten zum Deich bis zum 24. Juni zu veröffentlichen."
    found = compare(("2024-05-02", one), ("2024-05-20", other))
    assert frozenset({"10. Juni", "24. Juni"}) in _only(found, DiscrepancyKind.UPDATE)


def test_figures_of_two_days_tell_two_events(compare: Compare) -> None:
    one = "Am 28. April riss der Wolf am Deich von Nordland vier Schafe."
    other = "Am 1. Mai riss der Wolf am Deich von Nordland drei Schafe."
    found = compare(("2024-05-02", one), ("2024-05-03", other))
    assert not any("Schafe" in side.value for item in found for side in item.sides)


def test_a_slip_in_a_copy_is_no_update(compare: Compare) -> None:
    text = "Die Mauer am Deich von Nordland war auf einer Länge von {} Metern abgesackt."
    found = compare(("2024-05-02", text.format(120)), ("2024-05-03", text.format(210)))
    assert _only(found, DiscrepancyKind.CONTRADICTION) == {frozenset({"120 Metern", "210 Metern"})}


def test_the_same_words_from_two_mouths_are_worth_a_look(compare: Compare) -> None:
    words = "„Der Deich wird noch in diesem Winter auf ganzer Länge erneuert“"
    one, other = f"{words}, sagte Ada Wolm.", f"{words}, sagte Bela Lund."
    found = compare(("2024-05-02", one), ("2024-05-03", other))
    assert frozenset({"Ada Wolm", "Bela Lund"}) in _only(found, DiscrepancyKind.CONTRADICTION)


def test_the_same_words_from_the_same_mouth_are_not(compare: Compare) -> None:
    words = "„Der Deich wird noch in diesem Winter auf ganzer Länge erneuert“"
    one, other = f"{words}, sagte Ada Wolm.", f"{words}, sagte Wolm."
    assert compare(("2024-05-02", one), ("2024-05-03", other)) == []


def test_figures_for_two_places_do_not_disagree(compare: Compare) -> None:
    one = "Am Montag wurden beim Hochwasser in Spanien 40 Häuser zerstört."
    other = "Am Montag wurden beim Hochwasser in Portugal 70 Häuser zerstört."
    assert compare(("2024-05-07", one), ("2024-05-07", other)) == []


def test_a_part_here_and_the_whole_there_differ_in_scope(compare: Compare) -> None:
    one = "Allein am Deich zerstörte das Hochwasser am Montag 40 Häuser der Stadt."
    other = "Am Deich zerstörte das Hochwasser am Montag insgesamt 70 Häuser der Stadt."
    found = compare(("2024-05-07", one), ("2024-05-07", other))
    assert _only(found, DiscrepancyKind.SCOPE) == {frozenset({"40 Häuser", "70 Häuser"})}


def test_a_term_that_is_said_to_be_moved_is_an_update(compare: Compare) -> None:
    one = "Bis zum 30. Juni müsse ein Gutachten vorliegen, sagte Ada Wolm."
    other = "Der Bericht soll am 15. Juli vorliegen, später als von Ada Wolm verlangt."
    found = compare(("2024-05-02", one), ("2024-05-20", other))
    assert _only(found, DiscrepancyKind.UPDATE) == {frozenset({"30. Juni", "15. Juli"})}


def test_one_meeting_in_two_towns_is_worth_a_look(compare: Compare) -> None:
    one = "Ada Wolm traf sich am Montag in Oslo mit Bela Lund."
    other = "Ada Wolm traf sich am Montag in Lissabon mit Bela Lund."
    found = compare(("2024-05-07", one), ("2024-05-07", other))
    assert frozenset({"Oslo", "Lissabon"}) in _only(found, DiscrepancyKind.CONTRADICTION)
