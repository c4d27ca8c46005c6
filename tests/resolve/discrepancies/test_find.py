"""What differs is reported with both sides; what only looks different is not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from quellenlage.languages import Language
from quellenlage.model import (
    Actor,
    ActorType,
    Article,
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Document,
    Evidence,
    LocalEntity,
    Mention,
    MentionForm,
    OriginCounts,
    Rendered,
    Rendering,
    Role,
)
from quellenlage.resolve.discrepancies import find_discrepancies
from quellenlage.resolve.discrepancies.numbers import Amount, compatible
from quellenlage.resolve.discrepancies.spelling import is_variant
from quellenlage.resolve.discrepancies.wording import word_changes
from quellenlage.resolve.events import merge_events
from quellenlage.resolve.pile import Pile
from tests.resolve.piles import pile, spot, write
from tests.resolve.tellings_made import tell, told

BAN = "In Ufer in Nordland wurden rund {} politische Vereine verboten."


def counted(template: str, figure: str, value: float, noun: str, **fields: object) -> Article:
    """Return an article whose first sentence counts a noun and tells an event."""
    document = write(template.format(figure), **fields)
    made = tell(document, told(document, "verboten", "ban"))
    first, *rest = made.findings.sentences
    figures = replace(first, numbers=((value, noun),))
    entities = tuple(_entity(document, name, ActorType.GPE) for name in ("Nordland", "Ufer"))
    findings = replace(made.findings, sentences=(figures, *rest), entities=entities)
    return replace(made, findings=findings)


def compare(made: Pile, german: Language, claims: tuple[Claim, ...] = ()) -> list[Discrepancy]:
    return list(find_discrepancies(made, claims, merge_events(made, german), german))


def test_figures_a_power_of_ten_apart_contradict_each_other(german: Language) -> None:
    one = counted(BAN, "1500", 1500, "verein")
    other = counted(BAN + " Das war im Sommer.", "15.000", 15000, "verein")
    (found,) = compare(pile(one, other, actors=["Nordland", "Ufer"]), german)
    assert found.kind is DiscrepancyKind.CONTRADICTION
    assert {side.value for side in found.sides} == {"1500 Verein", "15000 Verein"}


def test_the_later_and_higher_figure_is_an_update(german: Language) -> None:
    one = counted(BAN, "1500", 1500, "verein", day="2023-04-10")
    other = counted(BAN + " Das war im Sommer.", "1900", 1900, "verein", day="2023-04-12")
    (found,) = compare(pile(one, other, actors=["Nordland", "Ufer"]), german)
    assert found.kind is DiscrepancyKind.UPDATE


@pytest.mark.parametrize(
    ("left", "right", "fit"),
    [
        (Amount(1500), Amount(1500, rough=True), True),
        (Amount(1480), Amount(1500, rough=True), True),
        (Amount(1000, least=True), Amount(1500), True),
        (Amount(1500), Amount(15000), False),
        (Amount(1500, least=True), Amount(1000), False),
        (Amount(3), Amount(5), False),
        (Amount(9.2), Amount(9), True),
        (Amount(120), Amount(210), False),
    ],
)
def test_figures_fit_as_their_words_allow(left: Amount, right: Amount, *, fit: bool) -> None:
    assert compatible(left, right) is fit
    assert compatible(right, left) is fit


def listing(text: str, *names: str, **fields: object) -> Article:
    """Return an article that mentions states by name; their ids are the names."""
    document = write(text, **fields)
    made = tell(document)
    entities = [_entity(document, name, ActorType.GPE) for name in names]
    return replace(made, findings=replace(made.findings, entities=tuple(entities)))


def _entity(document: Document, name: str, kind: ActorType) -> LocalEntity:
    span = spot(document.text, name)
    mention = Mention(
        id=f"m-{document.id}-{name}", document=document.id, start=span.start, end=span.end,
        form=MentionForm.NAME, actor=name,
    )  # fmt: skip
    return LocalEntity(id=name, document=document.id, type=kind, names=(name,), mentions=(mention,))


def test_lists_of_parties_that_differ_are_set_against_each_other(german: Language) -> None:
    one = listing(
        "Im Vertrag garantierten Nordland, Südland, Ostland und Westland die Grenzen der Inseln.",
        "Nordland", "Südland", "Ostland", "Westland",
    )  # fmt: skip
    other = listing(
        "Im Vertrag hieß es: Nordland, Südland und Ostland garantierten die Grenzen der Inseln.",
        "Nordland", "Südland", "Ostland",
    )  # fmt: skip
    made = pile(one, other, actors=["Nordland", "Südland", "Ostland", "Westland"])
    (found,) = compare(made, german)
    assert found.kind is DiscrepancyKind.CONTRADICTION
    assert any("Westland" in sentence for sentence in found.why)


def test_lists_in_other_contexts_are_left_alone(german: Language) -> None:
    one = listing(
        "Nordland, Südland und Ostland unterzeichneten den Vertrag.",
        "Nordland", "Südland", "Ostland",
    )  # fmt: skip
    other = listing(
        "Das Turnier gewannen Nordland, Südland und Westland.", "Nordland", "Südland", "Westland"
    )
    made = pile(one, other, actors=["Nordland", "Südland", "Ostland", "Westland"])
    assert compare(made, german) == []


def test_an_adviser_here_and_a_head_of_office_there_is_worth_a_look(german: Language) -> None:
    documents = [write("Ada Wolm, Leiterin des Amtes."), write("Beraterin Ada Wolm.")]
    roles = tuple(
        Role(
            role=role,
            earliest="2025-05-12",
            latest="2025-05-12",
            evidence=(Evidence(document=d.id, spans=(spot(d.text, words),)),),
        )
        for d, role, words in zip(
            documents,
            ("Leiterin des Amtes", "Beraterin"),
            ("Leiterin des Amtes", "Beraterin"),
            strict=True,
        )
    )
    actor = Actor(
        id="ada", name="Ada Wolm", type=ActorType.PERSON, names=("Ada Wolm",), roles=roles,
        score=1.0, why=(),
    )  # fmt: skip
    made = replace(pile(*map(tell, documents)), actors={"ada": actor})
    (found,) = compare(made, german)
    assert {side.value for side in found.sides} == {"Leiterin des Amtes", "Beraterin"}


def quoted(document: Document, words: str) -> Rendering:
    return Rendering(
        id=f"r-{document.id}", document=document.id, spans=(spot(document.text, words),),
        how=Rendered.DIRECT,
    )  # fmt: skip


def claim(*renderings: Rendering) -> Claim:
    return Claim(
        id="cl", text="x", speaker=None, renderings=renderings, origins=(),
        counts=OriginCounts(independent=0, same=0, unknown=0), score=0.8, why=(),
    )  # fmt: skip


def test_a_direct_quotation_in_other_words_is_shown_word_by_word(german: Language) -> None:
    one = write("„Wir zahlen nicht zweimal für dieselbe Brücke“, sagte sie.")
    other = write("„Wir zahlen nicht zweimal für die gleiche Brücke“, sagte sie.")
    told_twice = claim(
        quoted(one, "„Wir zahlen nicht zweimal für dieselbe Brücke“"),
        quoted(other, "„Wir zahlen nicht zweimal für die gleiche Brücke“"),
    )
    (found,) = compare(pile(tell(one), tell(other)), german, (told_twice,))
    assert found.kind is DiscrepancyKind.WORDING
    assert found.why == ("Statt „dieselbe“ steht „die gleiche“.",)


def test_a_part_of_a_quotation_is_no_other_wording() -> None:
    part, whole = "wir zahlen nicht zweimal", "wir zahlen nicht zweimal sagte sie"
    assert word_changes(part.split(), whole.split()) is None


@pytest.mark.parametrize(
    ("left", "right", "variant"),
    [
        ("Podoljak", "Podolyak", True),
        ("Wolkow", "Volkov", True),
        ("Wolm", "Wolms", False),
        ("Meier", "Schulze", False),
        ("Wolm-Lund", "WolmLund", False),
        ("Ki-moon", "Moon", False),
        ("Landtag", "Landtage", False),
        ("Nordland", "Altnordland", False),
    ],
)
def test_spellings_of_one_name_differ_by_few_letters(
    german: Language, left: str, right: str, *, variant: bool
) -> None:
    endings = german.events.comparing.name_endings
    assert is_variant(left, right, endings) is variant


def test_one_actor_in_two_spellings_is_told_with_places(german: Language) -> None:
    articles = []
    for name in ("Ada Wolkow", "Ada Volkow"):
        document = write(f"{name} sprach in Ufer.")
        made = tell(document)
        entity = replace(_entity(document, name, ActorType.PERSON), id=name)
        articles.append(replace(made, findings=replace(made.findings, entities=(entity,))))
    made = pile(*articles, actors=["Ada Wolkow"])
    made = replace(made, actor_of={"Ada Wolkow": "Ada Wolkow", "Ada Volkow": "Ada Wolkow"})
    (found,) = compare(made, german)
    assert found.kind is DiscrepancyKind.SPELLING
    assert {side.value for side in found.sides} == {"Wolkow", "Volkow"}
