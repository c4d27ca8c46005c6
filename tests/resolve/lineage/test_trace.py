"""Copied text and credits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quellenlage.languages import Language
from quellenlage.model import Article, CreditedKind, EdgeKind, LineageEdge, NodeKind, QuotationType
from quellenlage.resolve.lineage import trace_lineage
from quellenlage.resolve.pile import Pile
from quellenlage.text.fingerprints import words_in
from tests.resolve.piles import article, credit, pile, said, write

REPORT = (
    "Die Hafenbehörde von Brakensund hat am Abend den gesamten Südkai gesperrt. "
    "Taucher fanden in der Spundwand einen Riss von beinahe vier Metern Länge. "
    "Schiffe müssen bis auf weiteres in den alten Werfthafen ausweichen."
)
OTHER = (
    "Im Rathaus stritten die Fraktionen gestern lange über den neuen Haushalt. "
    "Am Ende stimmte eine knappe Mehrheit für höhere Gebühren in den Schwimmbädern."
)
EARLY, LATE = "2031-05-02", "2031-05-03"


def copies(found: Pile, language: Language) -> list[LineageEdge]:
    edges = trace_lineage(found, language).edges
    return [edge for edge in edges if edge.kind is not EdgeKind.CREDITS]


def ends(found: Pile, language: Language, edge: LineageEdge) -> tuple[str | None, str | None]:
    document = {node.id: node.document for node in trace_lineage(found, language).nodes}
    return document[edge.from_], document[edge.to]


def test_the_later_article_copies_the_earlier(german: Language) -> None:
    first = write(REPORT, outlet="Brakensunder Bote", day=EARLY)
    second = write(f"{OTHER} {REPORT}", outlet="Levepost", day=LATE)
    found = pile(article(first), article(second))
    (edge,) = copies(found, german)
    assert edge.kind is EdgeKind.COPIES
    assert ends(found, german, edge) == (second.id, first.id)


def test_passages_hold_the_same_words_in_both_articles(german: Language) -> None:
    first = write(REPORT, day=EARLY)
    second = write(f"{OTHER}\n\n{REPORT.replace('beinahe', 'fast')} {OTHER}", day=LATE)
    (edge,) = copies(pile(article(first), article(second)), german)
    for passage in edge.passages:
        for here, there in zip(passage.from_spans, passage.to_spans, strict=True):
            one = [word.form for word in words_in(second.text, here.start, here.end)]
            assert one == [word.form for word in words_in(first.text, there.start, there.end)]


def test_share_is_the_copied_part_of_the_copier(german: Language) -> None:
    first = write(REPORT, day=EARLY)
    second = write(REPORT + " " + OTHER, day=LATE)
    (edge,) = copies(pile(article(first), article(second)), german)
    words = len(REPORT.split())
    assert edge.share == round(words / (words + len(OTHER.split())), 3)


def test_without_dates_who_credits_the_other_copies(german: Language) -> None:
    first = write(REPORT, outlet="Brakensunder Bote")
    second = write(REPORT + " " + OTHER, outlet="Levepost")
    credited = credit(second, "Brakensunder Bote", kind=CreditedKind.OUTLET)
    found = pile(article(first), article(second, attributions=[credited]))
    (edge,) = copies(found, german)
    assert ends(found, german, edge) == (second.id, first.id)


def test_without_dates_and_credits_the_direction_is_said_to_be_unknown(german: Language) -> None:
    found = pile(article(write(REPORT)), article(write(REPORT + " " + OTHER)))
    (edge,) = copies(found, german)
    assert edge.score <= 0.5
    assert any("Richtung unbekannt" in why for why in edge.why)


def test_a_new_version_in_the_same_outlet_is_a_revision(german: Language) -> None:
    first = write(REPORT, outlet="Levepost", day=EARLY)
    second = write(REPORT + " Verletzt wurde niemand.", outlet="Levepost", day=LATE)
    (edge,) = copies(pile(article(first), article(second)), german)
    assert edge.kind is EdgeKind.REVISES


def test_a_shared_direct_quotation_is_no_copy(german: Language) -> None:
    words = f"„{REPORT}“"
    first = write(f"Der Sprecher sagte: {words}", day=EARLY)
    second = write(f"{OTHER} {words}", day=LATE)
    quoted = [article(d, [said(d, words, kind=QuotationType.DIRECT)]) for d in (first, second)]
    assert copies(pile(*quoted), german) == []


def test_of_three_equal_texts_the_later_two_copy_the_first_alone(german: Language) -> None:
    texts = [write(REPORT, outlet=f"Blatt {day}", day=f"2031-05-0{day}") for day in (1, 2, 3)]
    found = pile(*map(article, texts))
    edges = copies(found, german)
    assert [ends(found, german, edge)[1] for edge in edges] == [texts[0].id, texts[0].id]


def test_a_chain_of_credits_leads_from_the_article_to_the_first_voice(german: Language) -> None:
    text = write("Wie die NPA unter Berufung auf die Hafenbehörde meldet, ist der Kai gesperrt.")
    found = pile(article(text, attributions=[credit(text, "NPA", "Hafenbehörde", words="NPA")]))
    lineage = trace_lineage(found, german)
    name = {node.id: node.name for node in lineage.nodes}
    steps = {(name[edge.from_], name[edge.to]) for edge in lineage.edges}
    assert steps == {(text.input, "NPA"), ("NPA", "Hafenbehörde")}
    assert {n.kind for n in lineage.nodes if n.name == "NPA"} == {NodeKind.AGENCY}


def test_two_articles_that_credit_one_agency_share_its_node(german: Language) -> None:
    texts = [write("Der Kai ist gesperrt. npa"), write("Der Kai bleibt zu. NPA")]
    found = pile(
        article(texts[0], attributions=[credit(texts[0], "npa", words="npa")]),
        article(texts[1], attributions=[credit(texts[1], "NPA", words="NPA")]),
    )
    nodes = trace_lineage(found, german).nodes
    assert len([node for node in nodes if node.kind is NodeKind.AGENCY]) == 1


def test_unnamed_sources_of_two_articles_are_not_taken_for_one(german: Language) -> None:
    texts = [write("Medien zufolge ist der Kai gesperrt."), write("Medien zufolge bleibt er zu.")]
    found = pile(
        *(
            article(
                text,
                attributions=[credit(text, "Medien", words="Medien", kind=CreditedKind.ANONYMOUS)],
            )
            for text in texts
        )
    )
    nodes = trace_lineage(found, german).nodes
    assert len([node for node in nodes if node.kind is not NodeKind.ARTICLE]) == 2


def variants() -> list[Article]:
    texts = [REPORT, f"{REPORT} {OTHER}", OTHER, f"{OTHER} Nichts weiter geschah an diesem Tag."]
    return [article(write(text, outlet=f"Blatt {n}")) for n, text in enumerate(texts)]


@settings(max_examples=20)
@given(st.permutations(range(4)))
def test_the_order_of_articles_changes_nothing(german: Language, order: list[int]) -> None:
    articles = variants()
    assert trace_lineage(pile(*(articles[i] for i in order)), german) == trace_lineage(
        pile(*articles), german
    )


def test_an_unrelated_article_changes_no_edge(german: Language) -> None:
    articles = variants()
    more = article(write("Über den Deichen kreisen heute zwei Störche und suchen ihr Nest."))
    assert (
        trace_lineage(pile(*articles, more), german).edges
        == trace_lineage(pile(*articles), german).edges
    )
