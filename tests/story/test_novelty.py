"""What an article adds."""

from __future__ import annotations

from quellenlage.languages import Language
from quellenlage.model import (
    Article,
    Discrepancy,
    DiscrepancyKind,
    Evidence,
    Novelty,
    Ref,
    RefKind,
    Side,
)
from quellenlage.story.novelty import find_novelty
from tests.resolve.piles import article, spot, write

FIRST = "Taucher fanden in der Spundwand einen langen Riss. Der Südkai bleibt gesperrt."
AGAIN = "Einen langen Riss fanden Taucher in der Spundwand. Der Minister reist heute an."


def novelty(language: Language, *articles: Article) -> tuple[Novelty, ...]:
    return find_novelty(articles, (), language)


def test_everything_is_new_in_the_first_article(german: Language) -> None:
    document = write(FIRST)
    (found,) = novelty(german, article(document))
    assert [span.slice(FIRST).strip() for p in found.new for span in p.spans] == [
        "Taucher fanden in der Spundwand einen langen Riss.",
        "Der Südkai bleibt gesperrt.",
    ]
    assert found.known == ()


def test_a_sentence_of_the_same_content_is_known_and_says_from_where(german: Language) -> None:
    first, second = write(FIRST), write(AGAIN)
    _, found = novelty(german, article(first), article(second))
    (known,) = found.known
    assert known.spans[0].slice(AGAIN).startswith("Einen langen Riss")
    assert known.first.document == first.id
    assert known.first.spans[0].slice(FIRST).startswith("Taucher fanden")


def test_the_rest_is_new(german: Language) -> None:
    _, found = novelty(german, article(write(FIRST)), article(write(AGAIN)))
    assert [p.spans[0].slice(AGAIN).strip() for p in found.new] == ["Der Minister reist heute an."]


def test_another_figure_is_news(german: Language) -> None:
    one = write("Die Reparatur der Spundwand kostet 48 Millionen Euro.")
    other = write("Die Reparatur der Spundwand kostet 60 Millionen Euro.")
    _, found = novelty(german, article(one), article(other))
    assert found.known == ()


def test_first_is_the_earliest_of_all(german: Language) -> None:
    documents = [write(FIRST, outlet=f"Blatt {n}") for n in range(3)]
    found = novelty(german, *map(article, documents))
    assert {k.first.document for n in found[1:] for k in n.known} == {documents[0].id}


def test_an_article_corrects_by_its_own_word(german: Language) -> None:
    note = "In einer früheren Version dieses Artikels stand eine falsche Länge."
    text = f"{FIRST}\n\n{note}"
    (found,) = novelty(german, article(write(text)))
    assert [c.spans[0].slice(text) for c in found.corrects] == [note]


def test_the_later_side_of_an_update_corrects(german: Language) -> None:
    first, second = write(FIRST), write(AGAIN)
    update = Discrepancy(
        id="x-1",
        kind=DiscrepancyKind.UPDATE,
        about=Ref(kind=RefKind.CLAIM, id="c-1"),
        sides=tuple(
            Side(
                value=value,
                evidence=(
                    Evidence(document=document.id, spans=(spot(document.text, "langen Riss"),)),
                ),
            )
            for value, document in (("4", first), ("5", second))
        ),
        score=1.0,
        why=(),
    )
    one, other = find_novelty((article(first), article(second)), (update,), german)
    assert one.corrects == ()
    assert [correction.discrepancy for correction in other.corrects] == ["x-1"]
