"""The outlet of an article under one name, by its address or by what the page calls itself."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from quellenlage.languages import Language
from quellenlage.text.normalise import compact_key, squeeze


class Outlets(msgspec.Struct, frozen=True):
    """Canonical names by host, and by name without marks and case."""

    domains: dict[str, str]
    names: dict[str, str]

    def canonical(self, name: str | None, url: str | None) -> str | None:
        """Return the name of the outlet with that address or name, else ``name`` as given."""
        host = host_of(url)
        while "." in host:
            if host in self.domains:
                return self.domains[host]
            host = host.split(".", 1)[1]
        if not name:
            return None
        known = self.domains.get(host_of(name) or name.lower().removeprefix("www."))
        bare = compact_key(name.removeprefix("The "))
        return known or self.names.get(compact_key(name)) or self.names.get(bare) or squeeze(name)

    def is_outlet(self, name: str) -> bool:
        """Tell whether ``name`` is an outlet or agency of the table."""
        return compact_key(name) in self.names


def index_outlets(language: Language) -> Outlets:
    """Return the outlets and agencies of ``language`` by host and name."""
    domains: dict[str, str] = {}
    names: dict[str, str] = {}
    for source in (*language.sources.agencies, *language.sources.outlets):
        domains.update(dict.fromkeys(source.domains, source.name))
        for name in (*source.abbreviations, *source.names, source.name):
            names[compact_key(name)] = source.name
    return Outlets(domains, names)


def host_of(url: str | None) -> str:
    """Return the host of an address without "www.", or nothing."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
