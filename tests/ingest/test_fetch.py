"""Fetching is polite and stays where it was sent: seen against a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from quellenlage.ingest import Fetcher, FetchOptions, Limits, read
from quellenlage.ingest.fetch import FetchError
from quellenlage.languages import Language
from quellenlage.model import Document, Skipped
from tests.ingest.readers.builders import page
from tests.ingest.samples import FIRST

LIMITS = Limits(max_bytes=200_000)


class Site:
    """A host with a few pages; it writes down what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.agents: set[str | None] = set()
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /geheim*\nCrawl-delay: 7\n"),
            "/a": (200, {"Content-Type": "text/html; charset=utf-8"}, page().encode()),
            "/geheim/a": (200, {}, page().encode()),
            "/gross": (200, {}, b"x" * 300_000),
            "/leer": (200, {}, b""),
        }
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.agents.add(self.headers["User-Agent"])
                status, headers, body = site.pages.get(self.path, (404, {}, b"weg"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def redirect(self, path: str, target: str) -> None:
        self.pages[path] = (302, {"Location": target}, b"")


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


class Clock:
    """A clock that goes on only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Fetcher:
    return Fetcher(FetchOptions(timeout=5), sleep=clock.sleep, clock=clock)


def test_an_address_gives_its_article_with_address_and_day(
    site: Site, fetcher: Fetcher, german: Language
) -> None:
    (found,) = read([f"{site.url}/a"], german, fetcher=fetcher)
    assert isinstance(found, Document)
    assert (found.input, found.url) == (f"{site.url}/a", f"{site.url}/a")
    assert found.retrieved
    assert FIRST in found.text
    assert all((agent or "").startswith("Quellenlage/") for agent in site.agents)


def test_an_address_without_the_option_is_skipped_unasked(site: Site, german: Language) -> None:
    (result,) = read([f"{site.url}/a"], german)
    assert isinstance(result, Skipped)
    assert "--fetch" in result.reason
    assert site.asked == []


def test_robots_are_asked_first_once_and_obeyed(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    fetcher.fetch(f"{site.url}/a", LIMITS, named=True)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(f"{site.url}/geheim/a", LIMITS, named=True)
    fetcher.fetch(f"{site.url}/a", LIMITS, named=True)
    assert site.asked == ["/robots.txt", "/a", "/a"]
    assert clock.slept == [7.0, 7.0]


def test_a_host_whose_robots_file_is_broken_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = (503, {}, b"")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(f"{site.url}/a", LIMITS, named=True)


def test_without_a_robots_file_all_is_allowed(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    del site.pages["/robots.txt"]
    fetcher.fetch(f"{site.url}/geheim/a", LIMITS, named=True)
    assert clock.slept == [2.0]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gross", "larger than the limit"),
        ("/leer", "with nothing"),
        ("/fehlt", "status 404"),
    ],
)
def test_what_is_no_page_is_told(site: Site, fetcher: Fetcher, path: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetcher.fetch(f"{site.url}{path}", LIMITS, named=True)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://127.0.0.1:1/a", "private network"),
        ("http://[::1]/a", "private network"),
        ("http://10.0.0.1/a", "private network"),
        ("http://169.254.169.254/latest/meta-data", "private network"),
        ("http://[::ffff:127.0.0.1]/", "private network"),
        ("file:///etc/passwd", "are not fetched"),
        ("ftp://127.0.0.1/a", "are not fetched"),
        ("http://jemand:geheim@127.0.0.1/a", "user name"),
        ("/kreis", "redirected more than"),
    ],
)
def test_redirects_lead_neither_inside_nor_in_circles(
    site: Site, fetcher: Fetcher, target: str, reason: str
) -> None:
    site.redirect("/kreis", target)
    with pytest.raises(FetchError, match=reason):
        fetcher.fetch(f"{site.url}/kreis", LIMITS, named=True)


def test_a_private_address_that_the_user_did_not_name_is_refused(
    site: Site, fetcher: Fetcher
) -> None:
    with pytest.raises(FetchError, match="private network"):
        fetcher.fetch(f"{site.url}/a", LIMITS, named=False)
    assert site.asked == []


def test_a_redirect_within_the_host_is_followed(site: Site, fetcher: Fetcher) -> None:
    site.redirect("/alt", "/a")
    assert fetcher.fetch(f"{site.url}/alt", LIMITS, named=True).url == f"{site.url}/a"


def test_a_page_in_the_store_is_not_asked_for_again(site: Site, tmp_path: Path) -> None:
    options = FetchOptions(store=tmp_path / "pages", delay=0)
    first = Fetcher(options).fetch(f"{site.url}/a", LIMITS, named=True)
    asked = list(site.asked)
    again = Fetcher(options).fetch(f"{site.url}/a", LIMITS, named=True)
    assert again == first
    assert site.asked == asked
    (kept,) = tmp_path.glob("pages/*.page")
    assert kept.read_bytes() == page().encode()


def test_a_damaged_page_in_the_store_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    options = FetchOptions(store=tmp_path, delay=0)
    Fetcher(options).fetch(f"{site.url}/a", LIMITS, named=True)
    next(tmp_path.glob("*.page")).write_bytes(b"kaputt")
    assert Fetcher(options).fetch(f"{site.url}/a", LIMITS, named=True).data == page().encode()


def test_a_host_that_is_not_there_costs_its_address_only(german: Language) -> None:
    inputs = ["http://127.0.0.1:1/a", "https://gibt.es.nicht.invalid/a"]
    results = list(read(inputs, german, fetcher=Fetcher(FetchOptions(timeout=1))))
    assert [type(result) for result in results] == [Skipped, Skipped]
