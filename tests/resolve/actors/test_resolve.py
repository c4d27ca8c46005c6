"""Entities of many articles become actors."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from quellenlage.languages import Language, load_language
from quellenlage.model import (
    Actor,
    ActorType,
    Article,
    ArticleFindings,
    Id,
    Instead,
    KnownActor,
    LocalEntity,
    Mention,
    MentionForm,
    Quote,
    RoleMention,
    Span,
    Verdict,
    VerdictKind,
)
from quellenlage.resolve.actors import resolve_actors
from quellenlage.text.ids import content_id
from tests.factory import make_document

Told = tuple[ActorType, str, str | None, str]
"""What an article calls somebody: type, name (may be empty), key, role (may be empty)."""


def person(name: str, role: str = "") -> Told:
    return (ActorType.PERSON, name, None, role)


def make_article(*told: Told, note: str = "") -> Article:
    """Return an article that names everybody once, in this order."""
    words = [name or role for _, name, _, role in told]
    document = make_document("; ".join([*words, note]))
    entities, at = [], 0
    for (kind, name, key, role), written in zip(told, words, strict=True):
        span = Span(at, at + len(written))
        identity = content_id("e", document.id, at)
        form = MentionForm.NAME if name else MentionForm.NOMINAL
        mention = Mention(
            id=content_id("m", document.id, at),
            document=document.id,
            start=span.start,
            end=span.end,
            form=form,
            actor=identity,
        )
        entities.append(
            LocalEntity(
                id=identity,
                document=document.id,
                type=kind,
                names=(name,) if name else (),
                key=key,
                roles=(RoleMention(text=role, span=span),) if role else (),
                mentions=(mention,),
            )
        )
        at = span.end + 2
    findings = ArticleFindings(
        document=document.id,
        times=(),
        entities=tuple(entities),
        attributions=(),
        quotations=(),
        events=(),
        commitments=(),
        sentences=(),
    )
    return Article(document=document, findings=findings)


def actor_named(result: tuple[tuple[Actor, ...], dict[Id, Id]], name: str) -> Actor:
    return next(actor for actor in result[0] if name in (actor.name, *actor.names))


def test_two_transcriptions_are_one_person(german: Language) -> None:
    articles = [
        make_article(person("Serhij Wolkutschenko")),
        make_article(person("Serhiy Volkuchenko")),
    ]
    actors, _ = resolve_actors(articles, german)
    assert [set(actor.names) for actor in actors] == [
        {"Serhij Wolkutschenko", "Serhiy Volkuchenko"}
    ]
    assert actors[0].why


def test_full_names_with_different_given_names_stay_apart(german: Language) -> None:
    articles = [make_article(person("Anton Bergmann")), make_article(person("Boris Bergmann"))]
    actors, _ = resolve_actors(articles, german)
    assert len(actors) == 2


def test_a_surname_that_one_person_bears_is_that_person(german: Language) -> None:
    articles = [make_article(person("Anton Bergmann")), make_article(person("Bergmann"))]
    actors, actor_of = resolve_actors(articles, german)
    assert [actor.name for actor in actors] == ["Anton Bergmann"]
    assert len(set(actor_of.values())) == 1


def test_a_surname_that_two_bear_is_decided_by_its_role(german: Language) -> None:
    articles = [
        make_article(person("Anton Bergmann", "polnischer Außenminister")),
        make_article(person("Boris Bergmann", "Trainer")),
        make_article(person("Bergmann", "polnischer Außenminister"), note="eins"),
        make_article(person("Bergmann"), note="zwei"),
    ]
    result = resolve_actors(articles, german)
    minister = actor_named(result, "Anton Bergmann")
    assert result[1][articles[2].findings.entities[0].id] == minister.id
    alone = result[1][articles[3].findings.entities[0].id]
    open_one = next(actor for actor in result[0] if actor.id == alone)
    assert {c.actor for c in open_one.candidates} == {
        minister.id,
        actor_named(result, "Boris Bergmann").id,
    }


def test_a_doubtful_spelling_is_settled_by_the_role(german: Language) -> None:
    role = "Leiter des Instituts"
    articles = [
        make_article(person("Anton Friedmann", role)),
        make_article(person("Anton Friedman", role)),
    ]
    assert len(resolve_actors(articles, german)[0]) == 1


def test_a_doubtful_spelling_without_context_is_a_candidate(german: Language) -> None:
    articles = [make_article(person("Anton Meier")), make_article(person("Anton Meyer"))]
    actors, _ = resolve_actors(articles, german)
    assert len(actors) == 2
    assert [candidate.actor for candidate in actors[0].candidates] == [actors[1].id]


def test_keys_join_without_comparing(german: Language) -> None:
    articles = [
        make_article((ActorType.GPE, "Belarus", "Belarus", "")),
        make_article((ActorType.GPE, "Weißrussland", "Belarus", "")),
    ]
    actors, _ = resolve_actors(articles, german)
    assert [(actor.name, actor.names) for actor in actors] == [
        ("Belarus", ("Belarus", "Weißrussland"))
    ]


def test_a_role_without_name_stays_its_own_actor(german: Language) -> None:
    told = (ActorType.ROLE, "", None, "Sprecher")
    articles = [make_article(told, note="eins"), make_article(told, note="zwei")]
    assert len(resolve_actors(articles, german)[0]) == 2


def test_a_unique_office_with_its_state_is_one_actor(german: Language) -> None:
    key = "Verteidigungsministerium (Polen)"
    told = (ActorType.ORGANISATION, "", key, "polnisches Verteidigungsministerium")
    articles = [make_article(told, note="eins"), make_article(told, note="zwei")]
    actors, _ = resolve_actors(articles, german)
    assert [actor.name for actor in actors] == ["polnisches Verteidigungsministerium"]


def test_a_body_without_name_is_one_in_the_same_company(german: Language) -> None:
    body = (ActorType.ORGANISATION, "", None, "Hafenbehörde")
    company = [person("Anton Bergmann"), person("Olga Scholtis"), person("Jan Tietze")]
    articles = [
        make_article(body, *company, note="eins"),
        make_article(body, *company, note="zwei"),
        make_article(body, person("Erna Wald"), note="drei"),
    ]
    actors, _ = resolve_actors(articles, german)
    assert sum(actor.name == "Hafenbehörde" for actor in actors) == 2


@pytest.mark.parametrize("kind", [VerdictKind.MERGE, VerdictKind.SPLIT])
def test_a_verdict_wins(german: Language, kind: VerdictKind) -> None:
    names = {
        VerdictKind.MERGE: ("Anton Bergmann", "Toni Berg"),
        VerdictKind.SPLIT: ("Serhij Wolkutschenko", "Serhiy Volkuchenko"),
    }[kind]
    articles = [make_article(person(name)) for name in names]
    verdict = Verdict(kind=kind, about="actor", quotes=tuple(Quote(exact=n) for n in names))
    before, _ = resolve_actors(articles, german)
    after, _ = resolve_actors(articles, german, (verdict,))
    assert (len(before), len(after)) == ((2, 1) if kind is VerdictKind.MERGE else (1, 2))
    assert all(actor.verdict is kind for actor in after)


NAMES = [
    person("Anton Bergmann"),
    person("Boris Bergmann"),
    person("Bergmann"),
    person("Serhij Wolkutschenko", "Konsul"),
    person("Serhiy Volkuchenko"),
    person("Volkuchenko"),
    (ActorType.GPE, "Weißrussland", "Belarus", ""),
    (ActorType.ORGANISATION, "Nordwerft", None, ""),
    (ActorType.ROLE, "", None, "Sprecherin"),
]
GERMAN = load_language("de")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=4), max_size=5))
def test_every_entity_is_in_exactly_one_actor(told: list[list[Told]]) -> None:
    articles = [make_article(*names, note=str(n)) for n, names in enumerate(told)]
    actors, actor_of = resolve_actors(articles, GERMAN)
    entities = {e.id for article in articles for e in article.findings.entities}
    assert set(actor_of) == entities
    assert {actor.id for actor in actors} == set(actor_of.values())


def test_the_order_of_articles_changes_nothing(german: Language) -> None:
    articles = [
        make_article(person("Anton Bergmann"), person("Serhij Wolkutschenko")),
        make_article(person("Boris Bergmann"), person("Volkuchenko")),
        make_article(person("Bergmann"), person("Serhiy Volkuchenko")),
        make_article((ActorType.GPE, "Weißrussland", "Belarus", "")),
    ]
    results = [resolve_actors(order, german) for order in permutations(articles)]
    assert all(result == results[0] for result in results)


def test_an_office_that_names_its_body_is_its_only_bearers(german: Language) -> None:
    """Who is known by office alone joins the one person of the pile who bears it."""
    role = "Direktorin der Hafenbehörde"
    company = (person("Anton Bergmann"), person("Boris Adler"))
    articles = [
        make_article(person("Clara Dorn", role), *company),
        make_article((ActorType.ROLE, "", None, role), *company, note="zwei"),
    ]
    actors, actor_of = resolve_actors(articles, german)
    director = next(actor for actor in actors if actor.name == "Clara Dorn")
    assert actor_of[articles[1].findings.entities[0].id] == director.id


def test_an_office_that_two_bear_stays_open(german: Language) -> None:
    role = "Direktorin der Hafenbehörde"
    company = (person("Anton Bergmann"), person("Boris Adler"))
    articles = [
        make_article(person("Clara Dorn", role), person("Eva Frank", role), *company),
        make_article((ActorType.ROLE, "", None, role), *company, note="zwei"),
    ]
    _, actor_of = resolve_actors(articles, german)
    alone = actor_of[articles[1].findings.entities[0].id]
    assert list(actor_of.values()).count(alone) == 1


def test_a_sign_that_an_article_explains_joins_the_long_name(german: Language) -> None:
    long = make_article((ActorType.AGENCY, "Baltische Presse-Union", None, ""))
    entity = long.findings.entities[0]
    names = ("Baltische Presse-Union", "bpu")
    entities = (structs.replace(entity, names=names),)
    explained = structs.replace(long, findings=structs.replace(long.findings, entities=entities))
    short = make_article((ActorType.AGENCY, "bpu", None, ""), note="zwei")
    actors, _ = resolve_actors([explained, short], german)
    assert len(actors) == 1


def test_an_editor_names_an_actor(german: Language) -> None:
    verdict = Verdict(
        kind=VerdictKind.CORRECT,
        about="actor",
        quotes=(Quote(exact="Toni Berg"),),
        instead=Instead(name="Anton Bergmann"),
    )
    (actor,), _ = resolve_actors([make_article(person("Toni Berg"))], german, (verdict,))
    assert (actor.name, actor.names, actor.verdict) == (
        "Anton Bergmann",
        ("Toni Berg",),
        VerdictKind.CORRECT,
    )


def test_names_of_the_users_list_mean_its_actors(german: Language) -> None:
    known = (
        KnownActor(id="Q1", name="Anton Bergmann", aliases=("Toni Berg",)),
        KnownActor(id="Q2", name="Anton Bergmann jun.", aliases=("Jung Bergmann",)),
    )
    articles = [make_article(person(n)) for n in ("Anton Bergmann", "Toni Berg", "Jung Bergmann")]
    actors, _ = resolve_actors(articles, german, known=known)
    assert {(a.known_as, a.name, a.names) for a in actors} == {
        ("Q1", "Anton Bergmann", ("Anton Bergmann", "Toni Berg")),
        ("Q2", "Anton Bergmann jun.", ("Jung Bergmann",)),
    }


def test_a_name_that_two_known_actors_share_means_neither(german: Language) -> None:
    known = (KnownActor(id="Q1", name="Jan Tietze"), KnownActor(id="Q2", name="Jan Tietze"))
    (actor,), _ = resolve_actors([make_article(person("Jan Tietze"))], german, known=known)
    assert actor.known_as is None


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(NAMES), max_size=4), max_size=4),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3),
)
def test_an_article_more_leaves_actors_alone_that_share_no_name_with_it(
    told: list[list[Told]], more: list[Told]
) -> None:
    """Only actors whose surname, block or role the new article has may change."""
    old = [make_article(*names, note=str(n)) for n, names in enumerate(told)]
    new = make_article(*more, note="neu")
    before, _ = resolve_actors(old, GERMAN)
    after, _ = resolve_actors([*old, new], GERMAN)
    touched = {_family(name, key, role) for _, name, key, role in more}
    spared = {a.id for a in before if not {_family(n, None, "") for n in a.names} & touched}
    spared -= {a.id for a in before if not a.names}
    assert spared <= {actor.id for actor in after}


def _family(name: str, key: str | None, role: str) -> str:
    """Return a rough key of what may be one actor: the first letter of the last word."""
    return (name or key or role).split()[-1][:1].replace("W", "V")


def test_one_office_among_the_same_people_joins_spellings_that_leave_doubt() -> None:
    company = (person("Almut Windkamp"), person("Bodo Dornloh"))
    one = make_article(person("Mette Holleriksen", "Hafenmeister von Loh"), *company)
    other = make_article(person("Mette Hollriksen", "Hafenmeister von Loh"), *company, note="b")
    _, actor_of = resolve_actors([one, other], load_language("de"))
    assert len({actor_of[article.findings.entities[0].id] for article in (one, other)}) == 1
