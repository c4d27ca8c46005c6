from __future__ import annotations

import re
from html.parser import HTMLParser

from quellenlage.dossier.page import write_html
from quellenlage.model import Story
from quellenlage.pipeline import analyse
from tests.factory import make_document


class Page(HTMLParser):
    """Collects what matters of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.ids += [values["id"]] if values.get("id") else []
        self.links += [values["href"]] if values.get("href") else []


def page_of(story: Story) -> str:
    """Return the page with its long lists unfolded, as its script would."""
    page = b"".join(write_html(story)["dossier.html"]).decode()
    return re.sub('<script type="text/html"[^>]*>', "", page)


def test_every_link_of_the_page_leads_somewhere_within_it(story: Story) -> None:
    page = Page(page_of(story))
    assert all(link.startswith("#") for link in page.links)
    # A place in an article is found by its characters; evidence has an anchor for no-script use.
    articles = {document.id for document in story.documents}
    targets = {link[1:] for link in page.links}
    missing = targets - set(page.ids)
    assert {link.split(".")[0] for link in missing} <= articles


def test_every_id_of_the_page_is_given_once(story: Story) -> None:
    ids = Page(page_of(story)).ids
    assert len(ids) == len(set(ids))


def test_all_texts_stand_in_the_page_whole(story: Story) -> None:
    shown = re.sub(r"<[^>]+>", "", page_of(story))
    shown = re.sub(r"\s+", "", shown)
    for document in story.documents:
        for block in document.blocks[:3]:
            words = re.sub(r"\s+", "", document.text[block.start : block.end])
            escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            assert escaped.replace('"', "&#34;").replace("'", "&#39;") in shown


def test_markup_in_an_article_is_shown_and_never_run() -> None:
    text = 'Die Stadt schrieb: „<script>alert(1)</script>“, sagte <img src=x onerror="x()"> Amt.'
    page = page_of(analyse([make_document(text, title="<b>Titel</b>")]))
    tags = Page(page).tags
    assert tags.count("script") == 2
    assert "alert(1)</script>" not in page
    assert "img" not in tags
    assert "<b>Titel" not in page


def test_the_page_forbids_what_it_does_not_hold(story: Story) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page_of(story))
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
