"""Comparing names where they stand: in articles that tell who somebody is and who is with them.

Every pair of the list is put into two short articles of its own. Both tell of the same
companions; a person has one office in both, two people have two. All pairs form one pile.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import product

from eval.report import Counts, Measure, measures
from quellenlage.languages import Language
from quellenlage.model import Article, Block, BlockRole, Document
from quellenlage.pipeline import Options, load_resources, read_article
from quellenlage.resolve.actors import resolve_actors
from quellenlage.text.ids import content_id

_STORIES = (
    (
        "{name}, {role} von {town}, hat am Montag mit {first} gesprochen. {second} nahm an dem "
        "Treffen in {town} teil. {name} lobte danach die Zusammenarbeit."
    ),
    (
        "In {town} ist am Dienstag {name} mit {second} zusammengekommen. Auch {first} war dabei. "
        "{name} ist {role} von {town} und sprach von einem guten Tag."
    ),
)
_ROLES = (
    "Hafenmeister", "Polizeichef", "Bürgermeister", "Chefarzt", "Museumsdirektor", "Abgeordneter",
    "Feuerwehrchef", "Schulleiter", "Kulturminister", "Staatsanwalt", "Richter",
)  # fmt: skip
_GIVEN = ("Almut", "Bodo", "Cordula", "Detlev", "Edda", "Falko", "Gesche", "Hauke", "Imke", "Jobst")
_OPENINGS = ("Wind", "Brun", "Dorn", "Ester", "Falken", "Grau", "Heide", "Korn", "Loh", "Moor")
_ENDINGS = ("kamp", "husen", "wedel", "brook", "rade", "loh", "siek", "warder", "holt", "stieg")

Row = tuple[str, str, bool]


def score_in_articles(rows: list[Row]) -> list[Measure]:
    """Score pairs of names in articles; names of places, which no office fits, are left out."""
    resources = load_resources(Options())
    language = resources.language
    people = [row for row in rows if not _is_place(row, language)]
    articles, places = [], []
    for number, row in enumerate(people):
        pair = [
            Article(document=document, findings=read_article(document, resources))
            for document in _documents(number, row)
        ]
        articles += pair
        places.append([_entity(article) for article in pair])
    _, actor_of = resolve_actors(articles, language)
    counts = Counts()
    for (_, _, same), (one, other) in zip(people, places, strict=True):
        joined = None not in (one, other) and actor_of[one or ""] == actor_of[other or ""]
        counts.true += joined and same
        counts.false += joined and not same
        counts.missed += same and not joined
    return measures("names", counts, "in articles ")


def _is_place(row: Row, language: Language) -> bool:
    return any(name in language.places.names for name in row[:2])


def _documents(number: int, row: Row) -> list[Document]:
    left, right, same = row
    town = f"{_OPENINGS[number // 10 % 10]}{_ENDINGS[number % 10]}"
    companions = list(product(_GIVEN, _OPENINGS, _ENDINGS))
    first, second = (
        "{} {}{}".format(*companions[place % len(companions)])
        for place in (number * 7, number * 7 + 503)
    )
    roles = [_ROLES[number % len(_ROLES)]] * 2
    if not same:
        roles[1] = _ROLES[(number + 1) % len(_ROLES)]
    return [
        _document(
            story.format(name=name, role=role, town=town, first=first, second=second),
            f"{number:04}-{side}.txt",
        )
        for side, (story, name, role) in enumerate(zip(_STORIES, (left, right), roles, strict=True))
    ]


def _document(text: str, name: str) -> Document:
    identity = content_id("d", name, text)
    block = Block(id=content_id("b", identity), role=BlockRole.BODY, start=0, end=len(text))
    return Document(
        id=identity,
        input=name,
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        blocks=(block,),
    )


def _entity(article: Article) -> str | None:
    """Return the entity of the person that the article is about: the last one named in it."""
    found = [
        (mention.start, entity.id)
        for entity in article.findings.entities
        for mention in entity.mentions
        if mention.end <= len(article.document.text)
    ]
    opening = article.document.input.endswith("-0.txt")
    return (min(found) if opening else _third(article, found))[1] if found else None


def _third(article: Article, found: list[tuple[int, str]]) -> tuple[int, str]:
    """Return the mention at the beginning of the last sentence."""
    start = article.document.text.rindex(". ", 0, -1) + 2
    return min((pair for pair in found if pair[0] >= start), default=min(found))
