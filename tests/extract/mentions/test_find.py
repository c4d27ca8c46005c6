"""Mentions of one article, in chains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.extract.mentions import find_mentions
from quellenlage.languages import Language
from quellenlage.model import ActorType, AnnotatedDocument, Gender, LocalEntity, MentionForm

Read = Callable[[str], tuple[str, tuple[LocalEntity, ...]]]


@pytest.fixture(scope="module")
def read(annotate: Callable[[str], AnnotatedDocument], german: Language) -> Read:
    return lambda text: (text, find_mentions(annotate(text), german))


def entity(found: tuple[str, tuple[LocalEntity, ...]], words: str) -> LocalEntity:
    """Return the entity that has a mention with these words."""
    text, entities = found
    return next(one for one in entities for m in one.mentions if text[m.start : m.end] == words)


def words(found: tuple[str, tuple[LocalEntity, ...]], one: LocalEntity) -> list[str]:
    return [found[0][m.start : m.end] for m in one.mentions]


def test_a_surname_joins_the_full_name(read: Read) -> None:
    found = read("Anton Bergmann kam am Montag an. Bergmann sagte nichts.")
    assert words(found, entity(found, "Bergmann")) == ["Anton Bergmann", "Bergmann"]


def test_a_genitive_s_is_no_part_of_the_name(read: Read) -> None:
    found = read("Anton Bergmann kam am Montag an. Bergmanns Bitte wurde abgelehnt.")
    one = entity(found, "Bergmanns")
    assert one.names == ("Anton Bergmann", "Bergmann")


def test_a_role_before_a_name_is_that_persons(read: Read) -> None:
    found = read("Der polnische Verteidigungsminister Anton Bergmann reiste am Montag ab.")
    one = entity(found, "Anton Bergmann")
    assert [role.text for role in one.roles] == ["polnischer Verteidigungsminister"]
    assert entity(found, "Der polnische Verteidigungsminister") is one


def test_a_role_behind_a_comma_is_that_persons(read: Read) -> None:
    found = read("Anton Bergmann, Leiter des Instituts, sprach am Montag mit Journalisten.")
    one = entity(found, "Anton Bergmann")
    assert [role.text for role in one.roles] == ["Leiter des Instituts"]


def test_a_synonymous_role_takes_up_the_person(read: Read) -> None:
    found = read(
        "Der polnische Präsident Anton Bergmann reiste am Montag nach Wien. "
        "Der polnische Staatschef will dort zwei Tage bleiben."
    )
    assert "Der polnische Staatschef" in words(found, entity(found, "Anton Bergmann"))


def test_the_president_of_another_state_is_somebody_else(read: Read) -> None:
    found = read(
        "Der polnische Präsident Anton Bergmann reiste am Montag nach Wien. "
        "Der österreichische Präsident empfing den Gast."
    )
    other = entity(found, "Der österreichische Präsident")
    assert other is not entity(found, "Anton Bergmann")
    assert other.key == "Präsident (Österreich)"


def test_names_old_and_new_and_adjectives_are_one_state(read: Read) -> None:
    found = read("Belarus schwieg. In Weißrussland blieb es ruhig, meldeten belarussische Medien.")
    one = entity(found, "Weißrussland")
    assert (one.key, one.type) == ("Belarus", ActorType.GPE)
    assert words(found, one) == ["Belarus", "Weißrussland", "belarussische"]
    assert one.mentions[-1].form is MentionForm.ADJECTIVE


def test_a_capital_that_acts_is_its_government(read: Read) -> None:
    found = read("Warschau fordert neue Verhandlungen mit den Nachbarn.")
    one = entity(found, "Warschau")
    assert (one.key, one.mentions[0].form) == ("Polen", MentionForm.METONYM)


def test_a_capital_that_one_is_in_is_a_place(read: Read) -> None:
    found = read("Die Gespräche in Warschau dauern bis Freitag.")
    one = entity(found, "Warschau")
    assert (one.key, one.mentions[0].form) == ("Warschau", MentionForm.NAME)


def test_a_pronoun_takes_the_nearest_person_of_its_gender(read: Read) -> None:
    found = read(
        "Die Ministerin Helga Brandt traf den Unternehmer Anton Bergmann. "
        "Sie sprach von einem Erfolg."
    )
    assert entity(found, "Sie") is entity(found, "Helga Brandt")


def test_a_pronoun_without_antecedent_is_no_mention(read: Read) -> None:
    text, entities = read("Er kam zu spät. Der Regen hatte schon aufgehört.")
    assert not [m for one in entities for m in one.mentions if text[m.start : m.end] == "Er"]


def test_a_role_that_nobody_bears_is_an_entity_of_its_own(read: Read) -> None:
    found = read("Ein Sprecher des Ministeriums widersprach am Dienstag.")
    one = entity(found, "Ein Sprecher")
    assert (one.type, one.names, one.gender) == (ActorType.ROLE, (), Gender.MASCULINE)
    assert [role.text for role in one.roles] == ["Sprecher des Ministeriums"]


def test_a_ministry_of_a_state_has_a_key(read: Read) -> None:
    found = read("Das polnische Verteidigungsministerium dementierte den Bericht.")
    one = entity(found, "Das polnische Verteidigungsministerium")
    assert one.key == "Verteidigungsministerium (Polen)"


def test_two_surnames_side_by_side_are_two_people(read: Read) -> None:
    found = read(
        "Anton Bergmann und Boris Scholtis stritten. "
        "Es heißt, dass Bergmann Scholtis unter Druck setzt."
    )
    assert entity(found, "Bergmann") is entity(found, "Anton Bergmann")
    assert entity(found, "Scholtis") is entity(found, "Boris Scholtis")


def test_every_mention_is_in_one_entity_and_slices_to_words(read: Read) -> None:
    text, entities = read(
        "Der polnische Präsident Anton Bergmann traf am Montag in Wien die Ministerin Helga "
        "Brandt. Er dankte ihr. Die Polizei sperrte die Straßen, sagte ein Sprecher. Warschau "
        "wolle helfen, sagte Bergmann, und Polens Regierung stehe zu ihrem Wort."
    )
    mentions = [m for one in entities for m in one.mentions]
    assert len({m.id for m in mentions}) == len(mentions)
    assert len({(m.start, m.end) for m in mentions}) == len(mentions)
    for one in entities:
        assert one.mentions
        for mention in one.mentions:
            assert mention.actor == one.id
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]


def test_an_empty_article_mentions_nobody(read: Read) -> None:
    assert read("")[1] == ()


def test_a_role_with_its_field_and_place_is_the_persons_behind_the_comma(read: Read) -> None:
    found = read("Der Konsul der Republik in der Region Torvmark, Anton Bergmann, sagte nichts.")
    assert entity(found, "Der Konsul") is entity(found, "Anton Bergmann")


def test_what_a_number_counts_is_no_name(read: Read) -> None:
    found = read("Die Reparatur kostet 48 Millionen Euro, sagte Anton Bergmann.")
    assert all("Euro" not in one.names for one in found[1])


def test_a_capital_that_opens_a_clause_before_its_verb_acts(read: Read) -> None:
    found = read("Brüssel droht, Moskau reagiert und Berlin zögert.")
    forms = {found[0][m.start : m.end]: m.form for e in found[1] for m in e.mentions}
    assert set(forms.values()) == {MentionForm.METONYM}


def test_the_genitive_of_a_capital_before_people_is_its_government(read: Read) -> None:
    found = read("Moskaus Truppen zogen ab. Die Kritik aus Moskau blieb.")
    forms = {found[0][m.start : m.end]: m.form for e in found[1] for m in e.mentions}
    assert forms["Moskaus"] is MentionForm.METONYM
    assert forms["Moskau"] is MentionForm.NAME


def test_the_adjective_of_a_capital_before_a_role_is_its_state(read: Read) -> None:
    found = read("Am Montag drohte der Minsker Machthaber. Am Minsker Bahnhof war es still.")
    text = found[0]
    keys = [e.key for e in found[1] for m in e.mentions if text[m.start : m.end] == "Minsker"]
    assert set(keys) == {"Belarus", "Minsk"}
    assert words(found, entity(found, "der Minsker Machthaber")) == ["der Minsker Machthaber"]


def test_a_plain_noun_behind_a_preposition_of_no_place_is_no_place(read: Read) -> None:
    found = read("Häme aus Kiew: Der Hafen reagiert mit Häme.")
    assert all("Häme" not in words(found, one) for one in found[1])


def test_the_forces_of_a_state_have_one_key_under_all_their_names(read: Read) -> None:
    found = read("Belarussische Truppen übten. Die belarussischen Streitkräfte blieben still.")
    keys = {one.key for one in found[1] if "Streitkräfte" in (one.key or "")}
    assert keys == {"Streitkräfte (Belarus)"}


def test_compounds_of_an_office_are_offices(read: Read) -> None:
    found = read("Der litauische Generalkonsul Anton Bergmann verlangte am Montag Auskunft.")
    one = entity(found, "Anton Bergmann")
    assert [role.text for role in one.roles] == ["litauischer Generalkonsul"]


def test_a_place_is_not_short_for_the_body_called_after_it(read: Read) -> None:
    found = read("TALHEIM. Nach Angaben des Krankenhauses Talheim sind alle entlassen worden.")
    assert all("Talheim" not in one.names for one in found[1] if "Krankenhaus Talheim" in one.names)


def test_the_noun_that_opens_a_name_loses_its_genitive(read: Read) -> None:
    found = read("Das teilte die Leitung des Krankenhauses Talheim am Montag mit.")
    assert "Krankenhauses Talheim" not in {name for one in found[1] for name in one.names}


def test_who_holds_an_office_is_a_person(read: Read) -> None:
    found = read(
        "In Talheim ist am Dienstag Tarrenberg angekommen. Tarrenberg ist Feuerwehrchef von "
        "Talheim und sprach von einem guten Tag."
    )
    one = entity(found, "Tarrenberg")
    assert one.type is ActorType.PERSON
    assert [role.text for role in one.roles] == ["Feuerwehrchef von Talheim"]


def test_titles_between_an_office_and_a_name_do_not_part_them(read: Read) -> None:
    found = read("Prof. Dr. Anton Bergmann sprach am Montag. Frau Edda Tarrenberg schwieg.")
    assert entity(found, "Anton Bergmann") is found[1][0]
    assert not any(one.type is ActorType.GROUP for one in found[1])
