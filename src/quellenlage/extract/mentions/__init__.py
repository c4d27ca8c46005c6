"""Who and what one article speaks of: names, role nouns, adjectives, pronouns, in chains."""

from quellenlage.extract.mentions.find import find_mentions

__all__ = ["find_mentions"]
