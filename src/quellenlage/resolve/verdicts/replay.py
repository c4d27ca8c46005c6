"""The order of replay: every verdict in turn, on every article that holds its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from quellenlage.model import (
    Article,
    ArticleFindings,
    Document,
    Skipped,
    Span,
    Subject,
    Verdict,
)
from quellenlage.resolve.verdicts.locate import Index, locate
from quellenlage.resolve.verdicts.quotations import judge_quotation
from quellenlage.resolve.verdicts.times import judge_event, judge_time

Judge = Callable[[Document, ArticleFindings, Verdict, tuple[Span, ...]], ArticleFindings | None]

_JUDGES: dict[str, Judge] = {
    Subject.QUOTATION: judge_quotation,
    Subject.TIME: judge_time,
    Subject.EVENT: judge_event,
}


def replay_verdicts(
    articles: Sequence[Article], verdicts: Sequence[Verdict]
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Return the articles as the editor wants them, and the verdicts that meant nothing in them.

    Later verdicts find what earlier ones left. The same words in two articles, as of one
    agency, are meant in both. Verdicts on actors are replayed where actors are resolved.
    """
    ours = [verdict for verdict in verdicts if verdict.about in _JUDGES]
    by_id = {article.document.id: article for article in articles}
    index = Index(articles, ours)
    unheard = []
    for number, verdict in enumerate(verdicts, start=1):
        if verdict.about not in _JUDGES:
            continue
        changed = [
            judged
            for document in index.documents(verdict)
            if (judged := _judge(by_id[document], verdict)) is not None
        ]
        by_id.update((article.document.id, article) for article in changed)
        if not changed:
            unheard.append(_unheard(number, verdict))
    return tuple(by_id[article.document.id] for article in articles), tuple(unheard)


def _judge(article: Article, verdict: Verdict) -> Article | None:
    findings, heard = article.findings, False
    for place in locate(article.document.text, verdict.quotes):
        judged = _JUDGES[verdict.about](article.document, findings, verdict, place)
        if judged is not None:
            findings, heard = judged, True
    return replace(article, findings=findings) if heard else None


def _unheard(number: int, verdict: Verdict) -> Skipped:
    words = " … ".join(quote.exact for quote in verdict.quotes)
    return Skipped(
        input=f"verdict {number} ({verdict.kind} {verdict.about} „{words}“)",
        reason="No article holds these words with anything it could apply to.",
    )
