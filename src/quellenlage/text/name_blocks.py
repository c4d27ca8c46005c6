"""Keys of a written name, of which two names that may be one share at least one."""

from __future__ import annotations

from quellenlage.text.chinese import chinese_key
from quellenlage.text.phonetic import daitch_mokotoff
from quellenlage.text.spellings import NameLore, parse
from quellenlage.text.transliteration import consonants

_NONE: frozenset[int] = frozenset()


def block_keys(name: str, lore: NameLore) -> frozenset[str]:
    """Return keys of which two names that may be one share at least one.

    A name of several words is keyed by its first and last word together, in either order, so
    that neither a common given name nor a common surname fills a block.
    """
    written = parse(name, lore)
    if not written.words:
        return frozenset()
    last = _word_keys(written.words[-1]) | {f"~{consonants(written.words[-1])}"}
    keys = {f"*{consonants(''.join(written.words), whole=True)}"}
    if len(written.words) == 1:
        keys |= last
    else:
        first = _given_keys(written.words[0], lore)
        last |= _given_keys(written.words[-1], lore)  # "Orbán Viktor"
        first |= _word_keys(written.words[0])
        if written.words[-1].endswith("s"):  # perhaps a genitive
            last |= _word_keys(written.words[-1][:-1])
        for place in written.hyphened - {1}:  # part of a double name
            last |= _word_keys(written.words[place - 1])
        keys |= {"|".join(sorted((one, other))) for one in first for other in last}
        if len(written.words[0]) == 1 or written.words[0] in lore.translations:
            keys |= {f"{written.words[0][0]}. {written.words[-1]}"}
    chinese = chinese_key(written.words)
    if chinese is not None:
        keys.add(f"+{chinese}")
    known = lore.known.get(written.text)
    return frozenset(keys | {f"={known}"} if known else keys)


def _word_keys(word: str) -> frozenset[str]:
    """Return the codes of a word; a short one is its own, or two digits would join too much."""
    return daitch_mokotoff(word) if len(word) > 2 else frozenset({word})


def _given_keys(word: str, lore: NameLore) -> set[str]:
    groups = lore.translations.get(word, _NONE)
    return {f"#{group}" for group in groups} or set(_word_keys(word))
