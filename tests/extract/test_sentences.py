"""Sentences reduced to what they say."""

from __future__ import annotations

from collections.abc import Callable

from quellenlage.extract.sentences import condense
from quellenlage.languages import Language
from quellenlage.model import (
    ActorType,
    AnnotatedDocument,
    LocalEntity,
    Mention,
    MentionForm,
    Sentence,
)

Annotate = Callable[[str], AnnotatedDocument]


def entity(
    annotated: AnnotatedDocument, words: str, *names: str, key: str | None = None
) -> LocalEntity:
    document = annotated.document
    start = document.text.index(words)
    mention = Mention(
        id="m-1",
        document=document.id,
        start=start,
        end=start + len(words),
        form=MentionForm.NAME,
        actor="e-1",
    )
    return LocalEntity(
        id="e-1",
        document=document.id,
        type=ActorType.PERSON,
        names=names,
        key=key,
        mentions=(mention,),
    )


def one(annotated: AnnotatedDocument, language: Language, *entities: LocalEntity) -> Sentence:
    (sentence,) = condense(annotated, entities, language)
    return sentence


def test_content_words_stay_and_the_rest_goes(annotate: Annotate, german: Language) -> None:
    terms = one(annotate("Die Taucher haben den langen Riss nicht gefunden."), german).terms
    assert {"taucher", "riss"} <= set(terms)
    assert not {"die", "haben", "nicht"} & set(terms)


def test_a_compound_is_followed_by_its_parts(annotate: Annotate, german: Language) -> None:
    terms = one(annotate("Die Hafenbehörde prüft."), german).terms
    assert terms[:2] == ("hafenbehörde", "hafen")


def test_a_compound_and_its_paraphrase_share_their_terms(
    annotate: Annotate, german: Language
) -> None:
    short = one(annotate("Der Kuckuck sitzt im Vogelnest."), german).terms
    long = one(annotate("Der Kuckuck sitzt im Nest eines Vogels."), german).terms
    assert {"nest", "vogel"} <= set(short) & set(long)


def test_a_name_gives_one_term_as_its_entity_is_called(
    annotate: Annotate, german: Language
) -> None:
    annotated = annotate("Imke Thorwarths Rede überzeugte alle Fischer.")
    named = entity(annotated, "Imke Thorwarths", "Imke Thorwarth")
    terms = one(annotated, german, named).terms
    assert terms[0] == "Imke Thorwarth"
    assert not any("thorwarth" in term for term in terms)


def test_the_key_of_an_entity_goes_before_its_name(annotate: Annotate, german: Language) -> None:
    annotated = annotate("Brakensund feiert ein Fest.")
    named = entity(annotated, "Brakensund", "Brakensund", key="Stadt Brakensund")
    assert one(annotated, german, named).terms[0] == "Stadt Brakensund"


def test_synonyms_are_folded(annotate: Annotate, german: Language) -> None:
    left = one(annotate("Der Minister soll das Staatsgebiet schützen."), german).terms
    right = one(annotate("Der Minister soll das Territorium verteidigen."), german).terms
    assert {"territorium", "schützen"} <= set(left) & set(right)


def test_a_compound_with_a_synonym_has_no_parts(annotate: Annotate, german: Language) -> None:
    (found,) = condense(annotate("Die Armee schützt das Staatsgebiet."), (), german)
    assert found.terms.count("territorium") == 1
    assert "staat" not in found.terms


def test_every_term_stands_where_its_word_begins(annotate: Annotate, german: Language) -> None:
    text = "Die Hafenbehörde sperrt den Kai. Zwei Schlepper liegen vor der Mole."
    for sentence in condense(annotate(text), (), german):
        assert len(sentence.at) == len(sentence.terms)
        for at in sentence.at:
            assert sentence.start <= at < sentence.end
            assert at == 0 or not text[at - 1].isalnum()


def test_figures_come_with_what_they_count(annotate: Annotate, german: Language) -> None:
    sentence = one(annotate("Der Umbau kostet 48 Millionen Euro und dauert drei Jahre."), german)
    assert sentence.numbers[0] == (48e6, "euro")
    assert sentence.numbers[1][0] == 3.0
    assert "48000000" in sentence.terms
