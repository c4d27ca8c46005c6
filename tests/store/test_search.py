from __future__ import annotations

from quellenlage.languages import Language
from quellenlage.store.search import SearchIndex
from tests.factory import make_document

TEXT = "Die Stadt kündigte die Verträge.\n\nDer Hafen bleibt offen."


def found(german: Language, query: str) -> list[str]:
    with SearchIndex([make_document(TEXT)], german.rules) as index:
        return [hit.span.slice(TEXT) for hit in index.search(query)]


def test_a_word_is_found_in_another_inflection(german: Language) -> None:
    assert found(german, "Vertrag") == ["Die Stadt kündigte die Verträge."]


def test_all_words_of_a_query_must_stand_in_a_paragraph(german: Language) -> None:
    assert found(german, "Hafen Vertrag") == []


def test_marks_of_the_query_language_are_plain_text(german: Language) -> None:
    assert found(german, '"Hafen" OR (') == []
    assert found(german, "***") == []
    assert found(german, '"Hafen') == ["Der Hafen bleibt offen."]
