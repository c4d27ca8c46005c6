"""All that one article speaks of, as entities with their mentions."""

from __future__ import annotations

from quellenlage.extract.mentions.ages import AgeResolver
from quellenlage.extract.mentions.chains import chain_names
from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.extract.mentions.links import RoleLinker
from quellenlage.extract.mentions.names import NameFinder
from quellenlage.extract.mentions.nominals import NominalFinder, find_adjectives
from quellenlage.extract.mentions.pronouns import PronounResolver
from quellenlage.extract.mentions.records import Chain, Found
from quellenlage.languages import Language
from quellenlage.model import AnnotatedDocument, Id, LocalEntity, Mention
from quellenlage.text.ids import content_id


def find_mentions(annotated: AnnotatedDocument, language: Language) -> tuple[LocalEntity, ...]:
    """Return the entities of one article, by their first mention; each mention is in one.

    Names come first, what the tables know before what the base saw. Role nouns join the name
    beside them or the actor named before; pronouns the nearest actor who fits. A pronoun that
    fits nobody is no mention; a role noun that nobody bears is an entity of its own.
    """
    lexicon = Lexicon(language)
    names = NameFinder(annotated, lexicon).find()
    taken = {token for name in names for token in range(name.first, name.stop)}
    adjectives = find_adjectives(annotated, lexicon, taken)
    chains = chain_names(names + adjectives, lexicon, annotated)
    nominals = NominalFinder(annotated, lexicon, names).find()
    chains = RoleLinker(annotated, lexicon, chains).link(nominals)
    chains = AgeResolver(annotated, chains).resolve()
    PronounResolver(annotated, lexicon, chains).resolve()
    entities = [_entity(chain, annotated.document.id) for chain in chains if chain.mentions]
    return tuple(sorted(entities, key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.id)))


def _entity(chain: Chain, document: Id) -> LocalEntity:
    ordered = sorted(chain.mentions, key=lambda found: (found.start, found.end))
    first = ordered[0]
    identity = content_id("e", document, first.start, first.end, chain.key, chain.type)
    names = sorted(chain.names, key=lambda name: (-len(name.split()), -len(name), name))
    return LocalEntity(
        id=identity,
        document=document,
        type=chain.type,
        names=tuple(names),
        key=chain.key,
        roles=tuple(sorted(chain.roles, key=lambda role: role.span)),
        gender=chain.gender,
        mentions=tuple(_mention(found, document, identity) for found in ordered),
        why=tuple(chain.why),
    )


def _mention(found: Found, document: Id, actor: Id) -> Mention:
    return Mention(
        id=content_id("m", document, found.start, found.end, found.form),
        document=document,
        start=found.start,
        end=found.end,
        form=found.form,
        actor=actor,
    )
