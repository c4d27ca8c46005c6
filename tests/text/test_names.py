"""Three verdicts on two names, with reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellenlage.languages import Language, load_language
from quellenlage.languages.lore import name_lore
from quellenlage.text.name_blocks import block_keys
from quellenlage.text.names import NameVerdict, compare_names, surnames
from quellenlage.text.spellings import NameLore

LORE = name_lore(load_language("de"))


@pytest.fixture(scope="module")
def lore(german: Language) -> NameLore:
    return name_lore(german)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mychajlo Scharapenko", "Mykhailo Sharapenko"),
        ("Serhij Wolkutschenko", "Serhiy Volkuchenko"),
        ("Dr. Jürgen Weißmann", "Juergen Weissmann"),
        ("Jamil al-Karabi", "Jamil Karabi"),
        ("Gruppe Nordlicht", "Nordlicht-Gruppe"),
        ("Weißrussland", "Belarus"),
        ("Kiew", "Kyjiw"),
    ],
)
def test_spellings_of_one_name_are_the_same(left: str, right: str, lore: NameLore) -> None:
    assert compare_names(left, right, lore).verdict is NameVerdict.SAME


@pytest.mark.parametrize(
    ("left", "right", "feature"),
    [
        ("Anton Scharapenko", "Boris Scharapenko", "given"),
        ("Anton Iwanzow", "Antonina Iwanzowa", "given"),
        ("Scharapow", "Scharapowa", "gendered"),
        ("Rakete 12", "Rakete 13", "digits"),
        ("Karl Brandner", "Karl Brandner jun.", "generation"),
        ("Slowakei", "Slowenien", "known"),
        ("ABC", "ABD", "initials"),
    ],
)
def test_a_veto_keeps_names_apart(left: str, right: str, feature: str, lore: NameLore) -> None:
    result = compare_names(left, right, lore)
    assert result.verdict is NameVerdict.DIFFERENT
    assert feature in {one.name for one in result.features if one.veto}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Scharapenko", "Anton Scharapenko"),
        ("A. Scharapenko", "Anton Scharapenko"),
        ("Hans Meyerhold", "Hans Meierhold"),
        ("Karl Otto Brandner", "Karl Brandner"),
    ],
)
def test_what_spelling_cannot_decide_is_a_candidate(left: str, right: str, lore: NameLore) -> None:
    assert compare_names(left, right, lore).verdict is NameVerdict.CANDIDATE


def test_every_feature_tells_a_sentence_and_both_values(lore: NameLore) -> None:
    result = compare_names("Anton Scharapenko", "Anton Sharapenka", lore)
    assert result.features
    for feature in result.features:
        assert feature.sentence.endswith(".")
        assert feature.left
        assert feature.right


def test_spellings_of_one_name_share_a_block(lore: NameLore) -> None:
    for left, right in (("Wolkutschenko", "Volkuchenko"), ("Zichan", "Tichan")):
        assert block_keys(left, lore) & block_keys(right, lore)


def test_a_shared_given_name_makes_no_block(lore: NameLore) -> None:
    assert not block_keys("Anton Bergmann", lore) & block_keys("Anton Scholtis", lore)


NAMES = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)


@given(NAMES, NAMES)
def test_the_order_of_two_names_does_not_matter(left: str, right: str) -> None:
    assert compare_names(left, right, LORE) == compare_names(right, left, LORE)


@given(NAMES)
def test_a_name_is_never_different_from_itself(name: str) -> None:
    assert compare_names(name, name, LORE).verdict is NameVerdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Klara Schulz", "Klara Scholz"),
        ("Brandmann", "Brondmann"),
        ("Erik Hanssen", "Erik Hansson"),
    ],
)
def test_letters_that_transcriptions_vary_part_native_surnames(
    left: str, right: str, lore: NameLore
) -> None:
    assert compare_names(left, right, lore).score <= 0.86


def test_transcribed_names_are_given_more_room_than_native_ones(lore: NameLore) -> None:
    foreign = compare_names("Mohammed Karbi", "Muhammad Karbe", lore).score
    native = compare_names("Klara Schulz", "Klara Scholz", lore).score
    assert foreign > native


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ursula von der Brenke", "von der Brenke"),
        ("Anna Grau-Holtstieg", "Grau-Holtstieg"),
        ("Anna Grau-Holtstieg", "Anna Grau"),
        ("Edi Ramwald", "Edin Ramwald"),
    ],
)
def test_part_of_a_name_may_be_the_whole(left: str, right: str, lore: NameLore) -> None:
    assert compare_names(left, right, lore).verdict is NameVerdict.CANDIDATE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Andreas Grauholt", "Andrea Grauholt"),
        ("Bernd Grauholt", "Bernda Grauholt"),
        ("Anna Grauholt", "Anne Grauholt"),
    ],
)
def test_given_names_near_each_other_are_not_one_person_for_sure(
    left: str, right: str, lore: NameLore
) -> None:
    assert compare_names(left, right, lore).verdict is not NameVerdict.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bundeskanzlerin Grauholt", "Grauholt"),
        ("Abdelkarim Sahdi", "Abd al-Karim Sahdi"),
        ("Gjorgi Đinwić", "Gjorgi Djinwić"),
        ("Åse Lundfjord", "Aase Lundfjord"),
    ],
)
def test_writings_of_one_name_that_differ_by_rule_are_the_same(
    left: str, right: str, lore: NameLore
) -> None:
    assert compare_names(left, right, lore).verdict is NameVerdict.SAME


def test_chinese_names_of_other_syllables_are_different(lore: NameLore) -> None:
    assert compare_names("Li Peng", "Li Ping", lore).verdict is NameVerdict.DIFFERENT


def test_german_and_modern_spelling_of_a_chinese_name_are_the_same(lore: NameLore) -> None:
    assert compare_names("Tschou En-lai", "Zhou Enlai", lore).verdict is NameVerdict.SAME


def test_the_family_name_stands_first_in_chinese_and_korean_names() -> None:
    assert surnames("Li Mingwei") == ("Mingwei", "Li")
    assert surnames("Kim Do-yun") == ("Do-yun", "Kim")
    assert surnames("Anna Grauholt") == ("Grauholt",)
