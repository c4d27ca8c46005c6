"""Fetching pages politely: as robots.txt allows, one request at a time, each page once.

Addresses that lead into private networks are refused unless the user named that very host, so
that neither a redirect nor a feed can make this machine ask its neighbours.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import msgspec
import urllib3
from protego import Protego

from quellenlage.ingest.draft import Limits
from quellenlage.ingest.page_store import Page, PageStore, utc_now
from quellenlage.ingest.readers.warc import KINDS

USER_AGENT: Final = (
    f"Quellenlage/{version('quellenlage')} (reads single articles; obeys robots.txt)"
)
_ROBOT: Final = "Quellenlage"
_REDIRECTS: Final = 5
_LARGEST_ROBOTS: Final = 500 * 1024
_LONGEST_DELAY: Final = 60.0
_PORTS: Final = {"http": 80, "https": 443}


class FetchError(ValueError):
    """A page that was not fetched; the message says why."""


class FetchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to fetch: ``delay`` and ``timeout`` in seconds, pages kept in the folder ``store``."""

    store: Path | None = None
    delay: float = 2.0
    timeout: float = 30.0
    user_agent: str = USER_AGENT


class Answer(msgspec.Struct, frozen=True):
    """A page: the address it came from in the end, and a file name that tells its format."""

    url: str
    label: str
    data: bytes
    retrieved: str


class _Reply(msgspec.Struct, frozen=True):
    """What one request gave: redirects are not followed yet."""

    status: int
    headers: dict[str, str]
    data: bytes


class Fetcher:
    """Fetches pages one after the other and remembers what each host asks for."""

    def __init__(
        self,
        options: FetchOptions | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._options = options or FetchOptions()
        self._store = PageStore(self._options.store) if self._options.store else None
        self._sleep, self._clock = sleep, clock
        self._robots: dict[str, Protego | None] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str, limits: Limits, *, named: bool) -> Answer:
        """Return the page at ``url``, from the store where it was fetched before.

        ``named`` tells that the user gave this address; only then its host may be private.

        Raises:
            FetchError: if it is refused, not there, too large or too slow.
        """
        page = self._store.get(url) if self._store else None
        if page is None:
            page = self._request(url, limits, named=named)
            if self._store:
                self._store.put(url, page)
        return Answer(page.url, _label(page), page.data, page.retrieved)

    def _request(self, url: str, limits: Limits, *, named: bool) -> Page:
        trusted = _origin(url) if named else None
        at = url
        for _ in range(_REDIRECTS + 1):
            if not self._allowed(at, trusted):
                raise FetchError("robots.txt of its host does not allow it to be fetched")
            reply = self._ask(at, limits.max_bytes, trusted)
            if reply.status in {301, 302, 303, 307, 308} and reply.headers.get("location"):
                at = urljoin(at, reply.headers["location"])
                continue
            if reply.status != 200:
                raise FetchError(f"its host answers with status {reply.status}")
            if not reply.data:
                raise FetchError("its host answers with nothing")
            return Page(at, reply.headers.get("content-type", ""), utc_now(), reply.data)
        raise FetchError(f"it is redirected more than {_REDIRECTS} times")

    def _allowed(self, url: str, trusted: str | None) -> bool:
        """Tell whether robots.txt allows ``url`` (RFC 9309): no file allows, an error does not."""
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin, trusted)
        rules = self._robots[origin]
        return rules is not None and bool(rules.can_fetch(url, _ROBOT))

    def _read_robots(self, origin: str, trusted: str | None) -> Protego | None:
        at = f"{origin}/robots.txt"
        for _ in range(_REDIRECTS):
            reply = self._ask(at, _LARGEST_ROBOTS, trusted)
            if reply.status in {301, 302, 303, 307, 308} and reply.headers.get("location"):
                at = urljoin(at, reply.headers["location"])
                continue
            if reply.status >= 500:
                return None
            text = reply.data.decode("utf-8", "replace") if reply.status == 200 else ""
            return Protego.parse(text)
        return Protego.parse("")

    def _ask(self, url: str, largest: int, trusted: str | None) -> _Reply:
        """Send one request, not sooner after the last to the same host than is polite."""
        parts = _checked(url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        address = _address_of(host, port, private=_origin(url) == trusted)
        self._wait(host, _origin(url))
        try:
            return _get(url, address, largest, self._options)
        except urllib3.exceptions.TimeoutError as error:
            raise FetchError("its host does not answer in time") from error
        except (urllib3.exceptions.HTTPError, OSError, UnicodeError) as error:
            raise FetchError(f"it cannot be fetched ({type(error).__name__})") from error
        finally:
            self._asked[host] = self._clock()

    def _wait(self, host: str, origin: str) -> None:
        rules = self._robots.get(origin)
        asked_for = rules.crawl_delay(_ROBOT) if rules else None
        delay = min(max(self._options.delay, float(asked_for or 0)), _LONGEST_DELAY)
        if host in self._asked:
            rest = self._asked[host] + delay - self._clock()
            if rest > 0:
                self._sleep(rest)


def is_address(text: str) -> bool:
    """Tell whether an input is a web address and no path."""
    return text[:8].lower().startswith(("http://", "https://"))


def _checked(url: str) -> Any:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError("it is no valid address") from error
    if parts.scheme not in _PORTS:
        raise FetchError(f"addresses of the kind {parts.scheme or '?'}: are not fetched")
    if not parts.hostname or port == 0:
        raise FetchError("it is no valid address")
    if parts.username or parts.password:
        raise FetchError("addresses with a user name in them are not fetched")
    return parts


def _origin(url: str) -> str:
    parts = _checked(url)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{parts.port or _PORTS[parts.scheme]}"


def _address_of(host: str, port: int, *, private: bool) -> str:
    """Return the network address of a host; it is checked and then used, so it cannot change."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("its host is not known") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not private and not all(_is_public(address) for address in addresses):
        raise FetchError("its host lies in a private network that you did not name")
    return addresses[0]


def _is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.split("%", 1)[0])
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_global and not parsed.is_multicast


def _get(url: str, address: str, largest: int, options: FetchOptions) -> _Reply:
    """Ask ``address`` for ``url``; what is larger than ``largest`` bytes is refused."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    timeout = urllib3.Timeout(connect=options.timeout, read=options.timeout)
    common: dict[str, Any] = {"port": port, "timeout": timeout, "retries": False}
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, server_hostname=host, assert_hostname=host, **common
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, **common)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "Host": parts.netloc,
        "User-Agent": options.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
        "Accept-Language": "de,en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    end = time.monotonic() + 4 * options.timeout
    with pool:
        response = pool.request("GET", target, headers=headers, redirect=False,
                                preload_content=False)  # fmt: skip
        data = bytearray()
        for piece in response.stream(65_536, decode_content=True):
            data += piece
            if len(data) > largest:
                raise FetchError(f"it is larger than the limit of {largest:,} bytes")
            if time.monotonic() > end:
                raise FetchError("its host sends too slowly")
        named = {name.lower(): value for name, value in response.headers.items()}
        return _Reply(response.status, named, bytes(data))


def _label(page: Page) -> str:
    """Return a file name by whose suffix the format of a page is told."""
    kind = page.kind.split(";", 1)[0].strip().lower()
    name = urlsplit(page.url).path.rsplit("/", 1)[-1] or "page"
    return f"page{KINDS[kind]}" if kind in KINDS else name if "." in name else "page.html"
