"""The page as a reader meets it: in a real browser, from a file, without a network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from quellenlage.dossier import page as page_module
from quellenlage.dossier.interface import InterfaceLanguage
from quellenlage.model import Story
from quellenlage.pipeline import analyse
from quellenlage.story.excerpts import FILLER, excerpt
from tests.factory import make_document

Write = Callable[..., str]

HOSTILE = (
    'Die Stadt schrieb: „<script>document.title = "ran"</script>“, sagte das Amt in Wieksund. '
    "</script><!--<script>document.title = 'ran'//--> Es blieb dabei.\n\n"
    "Das Wort lautete \u202eabc\u202c und " + "x" * 10_000 + ".\n\n"
    "„Wir bauen nicht“, sagte Bürgermeisterin Anna Krüger am 3. März 2025 "
    "<img src=x onerror=alert(1)>."
)


@pytest.fixture(scope="module")
def address(story: Story, write_page: Write) -> str:
    return write_page(story)


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A fresh tab that fails the test on any error of the page's script, or any request."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="de-DE")
    context.set_default_timeout(120_000)  # a busy machine is no fault of the page
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    opened.on("request", lambda r: None if r.url.startswith("file:") else problems.append(r.url))
    yield opened
    context.close()
    assert not problems


def until(tab: Any, condition: str) -> None:
    """Wait until a condition holds; the page's policy forbids the driver to do so by itself."""
    for _ in range(100):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(30)
    raise AssertionError(condition)


def words_marked(tab: Any) -> str:
    """Return the marked words, as a reader sees them."""
    found: str = tab.evaluate(
        "[...document.querySelectorAll('.hit')].map(e => e.textContent).join('')"
    )
    return found


def is_in_view(tab: Any, selector: str) -> bool:
    found: bool = tab.evaluate(
        "s => { const r = document.querySelector(s).getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight }",
        selector,
    )
    return found


def test_an_item_of_the_overview_leads_to_the_exact_words_in_the_article(
    tab: Any, address: str, story: Story
) -> None:
    tab.goto(address)
    link = tab.locator("#ueberblick .carrying li").nth(2).locator("a.cite")
    target = link.get_attribute("href").removeprefix("#")
    link.click()
    document = next(d for d in story.documents if target.startswith(d.id))
    start, end = map(int, target.rpartition(".")[2].split("-"))
    assert words_marked(tab) == document.text[start:end]
    assert is_in_view(tab, ".hit")


def test_back_leads_to_the_place_one_came_from(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.locator("#ueberblick .carrying li").nth(3).locator("p.claim a").click()
    until(tab, "scrollY > 1000")
    card = tab.evaluate("location.hash")
    place = tab.evaluate("scrollY")
    tab.locator(f"{card} a.cite").first.click()
    until(tab, f"scrollY > {place} + 1000")
    tab.go_back()
    until(tab, f"Math.abs(scrollY - {place}) < 300")
    assert tab.evaluate("location.hash") == card


def test_every_kind_of_thing_has_a_permanent_link(tab: Any, address: str, story: Story) -> None:
    text = story.documents[1].text
    for anchor in (
        story.claims[-1].id,
        story.quotations[-1].id,
        story.actors[-1].id,
        story.events[-1].id,
        story.commitments[-1].id,
        story.discrepancies[-1].id,
        story.timeline[-1].id,
        story.lineage.edges[-1].id,
        story.documents[-1].id,
        f"{story.documents[1].id}.10-25",
    ):
        tab.goto("about:blank")
        tab.goto(f"{address}#{anchor}")
        tab.wait_for_selector(".hit")
        assert tab.evaluate("scrollY") > 0, anchor
    assert words_marked(tab) == text[10:25]


def test_filters_combine_and_the_drawing_follows(tab: Any, address: str, story: Story) -> None:
    tab.goto(address)
    form = tab.locator("form[data-for=statements]")
    rows = tab.locator("[data-list=statements] > .card")
    form.locator("select[name=kind]").select_option("direct")
    direct = sum(any(r.how == "direct" for r in c.renderings) for c in story.claims)
    assert rows.count() == min(direct, rows.count())
    form.locator("input[name=flag]").check()
    shared = [
        claim
        for claim in story.claims
        if any(r.how == "direct" for r in claim.renderings)
        and len({r.document for r in claim.renderings}) > 1
    ]
    assert {row.get_attribute("id") for row in rows.all()} == {claim.id for claim in shared}
    form.locator("button[type=reset]").click()
    until(
        tab,
        "document.querySelectorAll('[data-list=statements] > .card').length > " + str(len(shared)),
    )
    drawn = tab.locator("#drawn-timeline .bar:not(.off)")
    assert drawn.count() == len(story.timeline)
    tab.locator("form[data-for=timeline] select[name=kind]").select_option("planned")
    planned = tab.locator("[data-list=timeline] tr").count()
    assert 0 < planned < len(story.timeline)
    assert drawn.count() == planned


def test_the_timeline_zooms(tab: Any, address: str) -> None:
    tab.goto(address)
    width = "document.querySelector('#drawn-timeline svg').getBoundingClientRect().width"
    before = tab.evaluate(width)
    tab.locator("#drawn-timeline [data-zoom=in]").first.click()
    assert tab.evaluate(width) > 1.5 * before
    tab.locator("#drawn-timeline .scroll").press("0")
    assert tab.evaluate(width) == before


def test_long_lists_are_turned_page_by_page_and_end_with_the_last(
    tab: Any, address: str, story: Story
) -> None:
    tab.goto(address)
    box = tab.locator("[data-list=actors]")
    seen = set()
    following = tab.locator("table:has([data-list=actors]) + nav button").nth(1)
    while True:
        seen |= {row.get_attribute("id") for row in box.locator("tr").all()}
        if following.is_disabled():
            break
        following.click()
    assert seen == {actor.id for actor in story.actors}


def test_the_search_finds_words_in_findings_and_in_articles(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.keyboard.press("Control+k")
    tab.keyboard.type("pfahlen")  # found without the dots of "Pfählen"
    tab.wait_for_selector("#results li")
    tab.keyboard.press("Enter")
    link = tab.locator("#results a[href^='#d-']").first
    link.click()
    tab.wait_for_selector("#fundstellen")
    tab.keyboard.press("Control+k")
    tab.keyboard.type("Kaimauer")
    until(tab, "document.querySelector('#results mark')?.textContent === 'Kaimauer'")
    tab.locator("#results a[href^='#d-']").first.click()
    tab.wait_for_selector(".hit")
    assert words_marked(tab) == "Kaimauer"
    tab.keyboard.press("Escape")
    assert tab.locator("#fundstellen").is_hidden()


def test_the_interface_is_switched_and_the_articles_stay_as_they_are(
    tab: Any, address: str
) -> None:
    tab.goto(address)
    claim = tab.locator("#ueberblick .claim").first.inner_text()
    tab.locator("#language").click()
    assert tab.locator("nav.contents a").first.inner_text() == "At a glance"
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.locator("#search-box").get_attribute("placeholder") == "Search … (Ctrl K)"
    assert tab.locator("#ueberblick .claim").first.inner_text() == claim
    tab.locator("table:has([data-list=actors]) + nav button").nth(1).click()
    assert "Person" in tab.locator("[data-list=actors]").inner_text()
    assert "Nennungen" not in tab.locator("#akteure").inner_text()
    tab.locator("#language").click()
    assert tab.locator("nav.contents a").first.inner_text() == "Auf einen Blick"


def test_the_page_opens_in_english_where_asked(tab: Any, story: Story, write_page: Write) -> None:
    tab.goto(write_page(story, language=InterfaceLanguage.ENGLISH))
    assert tab.locator("#h-overview").inner_text() == "At a glance"
    tab.locator("#language").click()
    assert tab.locator("#h-overview").inner_text() == "Auf einen Blick"


def test_highlights_are_switched_on_and_off(tab: Any, address: str) -> None:
    tab.goto(address)
    colour = "getComputedStyle(document.querySelector('.flow mark.q')).backgroundColor"
    before = tab.evaluate(colour)
    tab.locator("input[data-mark=q]").uncheck()
    assert tab.evaluate(colour) != before


def test_all_can_be_reached_by_keyboard(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "inhalt"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('#ueberblick') !== null")
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash").startswith("#c-")


def test_print_gives_all_lists_and_numbered_footnotes(
    tab: Any, address: str, story: Story, tmp_path: Path
) -> None:
    tab.goto(address)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("[data-list=actors] tr").count() == len(story.actors)
    assert tab.locator("[data-list=statements] > .card").count() == len(story.claims)
    assert tab.locator("[data-list=articles] > article").count() == len(story.documents)
    tab.emulate_media(media="print")
    cited, notes = tab.locator(".fn").count(), tab.locator(".footnotes li").count()
    assert cited == notes > len(story.claims)
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    tab.pdf(path=tmp_path / "dossier.pdf", prefer_css_page_size=True)
    assert tmp_path.joinpath("dossier.pdf").read_bytes().startswith(b"%PDF")
    tab.emulate_media(media="screen")
    assert tab.locator("[data-list=actors] tr").count() < len(story.actors)


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (400, "dark")])
def test_axe_finds_no_fault(tab: Any, address: str, width: int, scheme: str) -> None:
    """The rules of WCAG 2.1 A and AA, and the best practices, on a few items of every list."""
    axe = find_spec("axe_playwright_python")
    if axe is None or axe.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    source = Path(axe.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme=scheme)
    tab.goto(address)
    tab.evaluate("""() => {
      for (const box of document.querySelectorAll('[data-list]')) {
        for (const item of [...box.children].slice(3)) item.remove();
      }
      for (const box of document.querySelectorAll('details')) box.open = true;
    }""")
    tab.evaluate(source)
    result = tab.evaluate("axe.run()")
    found = [(v["id"], len(v["nodes"]), v["nodes"][0]["html"][:200]) for v in result["violations"]]
    assert not found, json.dumps(found, indent=1)


def test_nothing_is_wider_than_a_telephone(tab: Any, address: str) -> None:
    tab.set_viewport_size({"width": 400, "height": 800})
    tab.goto(address)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 400


def test_what_articles_hold_does_no_harm(tab: Any, write_page: Write) -> None:
    story = analyse([make_document(HOSTILE, title="<b>Titel</b><script>x</script>")])
    tab.goto(write_page(story))
    tab.wait_for_selector("article .flow")
    assert tab.title() != "ran"
    assert tab.locator("article .flow script, article img, h3 b").count() == 0
    assert 'document.title = "ran"' in tab.locator("article .flow").inner_text()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1400
    place = HOSTILE.index("Wir bauen nicht")
    tab.goto("about:blank")
    tab.goto(f"{write_page(story)}#{story.documents[0].id}.{place}-{place + 15}")
    tab.wait_for_selector(".hit")
    assert words_marked(tab) == "Wir bauen nicht"


def test_excerpts_show_what_bears_evidence_and_nothing_else(
    tab: Any, story: Story, write_page: Write
) -> None:
    tab.goto(write_page(excerpt(story)))
    shown = tab.locator("#artikel").inner_text()
    assert "[…]" in shown
    assert FILLER not in tab.content()
    assert tab.locator("header .notice").count() == 1


def test_texts_beside_the_page_are_followed_into(
    tab: Any, story: Story, write_page: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "TEXTS_WITHIN", 1000)
    tab.goto(write_page(story))
    tab.locator("#ueberblick .carrying li").nth(1).locator("a.cite").click()
    tab.wait_for_selector(".hit")
    target = tab.evaluate("location.hash.slice(1)")
    document = next(d for d in story.documents if target.startswith(d.id))
    start, end = map(int, target.rpartition(".")[2].split("-"))
    assert words_marked(tab) == document.text[start:end]
    tab.locator(".note-claim a").first.click()
    tab.wait_for_selector(".card.hit")
    tab.go_back()
    tab.locator(".brand a").click()
    tab.wait_for_selector("#inhalt")


def test_without_scripts_links_still_lead_into_the_text(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    plain.locator("#ueberblick .carrying li").nth(1).locator("a.cite").click()
    assert "#d-" in plain.url
    assert plain.locator("noscript").count() == 1
    context.close()
