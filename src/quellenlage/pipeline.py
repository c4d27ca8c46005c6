"""The one place that knows the order: documents in, story out.

The expensive half, :func:`read_article`, is a function of one article and runs in as many
workers as asked for; nothing but its compact findings leaves a worker. The other half
resolves the findings of all articles together.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from quellenlage import __version__, ingest
from quellenlage.annotate import Base, Encoder, load_base, load_encoder
from quellenlage.extract.attributions import find_attributions
from quellenlage.extract.commitments import find_commitments
from quellenlage.extract.events import find_events
from quellenlage.extract.fingerprints import fingerprint
from quellenlage.extract.mentions import find_mentions
from quellenlage.extract.quotations import QuotationModel, find_quotations
from quellenlage.extract.sentences import condense
from quellenlage.extract.times import tag_times
from quellenlage.ingest import Fetcher, FetchOptions, Limits
from quellenlage.languages import Language, load_language
from quellenlage.model import (
    PRINT,
    Article,
    ArticleFindings,
    Document,
    Flag,
    Generator,
    KnownActor,
    ModelInfo,
    ModelSet,
    Settings,
    Skipped,
    Story,
    Verdict,
    pack,
)
from quellenlage.resolve.claims import Aids
from quellenlage.resolve.resolution import Resolution, resolve
from quellenlage.store.cache import FindingsCache
from quellenlage.store.sharing import share_words
from quellenlage.store.thesaurus import load_thesaurus
from quellenlage.story.arrange import arrange
from quellenlage.workers import map_in_workers

Progress = Callable[[int, int], None]
"""Called after each article with the number done and the number of all."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user may choose. All but ``jobs`` and ``cache`` bear on the result.

    ``base`` is the name or path of an installed spaCy pipeline; ``None`` is the base that
    ships with the package. ``encoder`` is the name or folder of a sentence encoder,
    ``thesaurus`` a file of MyThes; both help to compare sentences. ``cache`` is a file;
    ``None`` keeps nothing.
    """

    title: str | None = None
    models: ModelSet = ModelSet.FULL
    base: str | None = None
    verdicts: tuple[Verdict, ...] = ()
    known: tuple[KnownActor, ...] = ()
    encoder: str | None = None
    thesaurus: Path | None = None
    jobs: int = 1
    cache: Path | None = None


class Resources(msgspec.Struct, frozen=True):
    """What reading an article needs, loaded once per worker."""

    language: Language
    base: Base
    quotation_model: QuotationModel | None

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """The learned models in use."""
        learned = (self.quotation_model.info,) if self.quotation_model else ()
        return (self.base.info, self.language.line_models.info, *learned)


def load_resources(options: Options) -> Resources:
    """Load tables and models.

    Raises:
        ModelError: if the base that ``options`` names is not installed.
    """
    language = load_language("de")
    full = options.models is ModelSet.FULL
    return Resources(
        language=language,
        base=load_base(options.base, language),
        quotation_model=language.quotation_model if full else None,
    )


def load_aids(options: Options) -> tuple[Encoder | None, Aids]:
    """Load what the user plugged in, the encoder also by itself.

    Raises:
        ModelError: if the encoder is missing, or the library that it needs.
        InputError: if the thesaurus cannot be read.
    """
    encoder = load_encoder(options.encoder) if options.encoder else None
    senses = load_thesaurus(options.thesaurus) if options.thesaurus else {}
    return encoder, Aids(encode=encoder.encode if encoder else None, senses=senses)


def read(
    inputs: Iterable[str | Path],
    *,
    metadata: Path | None = None,
    limits: Limits | None = None,
    fetching: FetchOptions | None = None,
) -> list[Document | Skipped]:
    """Read files, folders and addresses, in any mixture; what cannot be read says why.

    Addresses are fetched only with ``fetching``.

    Raises:
        InputError: if ``metadata`` cannot be used.
        OutputError: if fetched pages cannot be kept.
    """
    language = load_language("de")
    fetcher = Fetcher(fetching) if fetching else None
    return list(
        ingest.read(inputs, language, metadata=metadata, limits=limits or Limits(), fetcher=fetcher)
    )


def read_article(document: Document, resources: Resources) -> ArticleFindings:
    """Return everything that one article tells: a function of the article alone."""
    language = resources.language
    annotated = resources.base.annotate(document)
    times = tag_times(document, language)
    entities = find_mentions(annotated, language)
    attributions = find_attributions(annotated, entities, language)
    quotations = find_quotations(
        annotated, entities, attributions, language, model=resources.quotation_model
    )
    return ArticleFindings(
        document=document.id,
        times=times,
        entities=entities,
        attributions=attributions,
        quotations=quotations,
        events=find_events(annotated, entities, times, quotations, language),
        commitments=find_commitments(annotated, entities, times, quotations, language),
        sentences=condense(annotated, entities, language),
        prints=pack(fingerprint(annotated, quotations), PRINT),
    )


def analyse(
    documents: Iterable[Document | Skipped],
    options: Options | None = None,
    *,
    progress: Progress | None = None,
) -> Story:
    """Return the story that a pile of documents tells, the same whatever their order.

    Raises:
        ModelError: if the base or encoder that ``options`` names is not installed.
        InputError: if the thesaurus cannot be read.
        WorkerError: if a worker process dies.
    """
    options = options or Options()
    given = list(documents)
    skipped = [item for item in given if isinstance(item, Skipped)]
    by_id = {item.id: item for item in given if isinstance(item, Document)}
    kept = sorted(by_id.values(), key=lambda d: (d.input, d.id))
    encoder, aids = load_aids(options)
    resources = load_resources(options)
    language, models, base = resources.language, resources.models, resources.base.info.name
    articles = [
        Article(document=document, findings=findings)
        for document, findings in zip(
            kept, read_articles(kept, resources, options, progress=progress), strict=True
        )
    ]
    skipped += failed(articles)
    del resources
    gc.collect()  # what follows does not need the base, which is large and refers to itself
    resolution = resolve(articles, language, options.verdicts, known=options.known, aids=aids)
    story = tell(resolution, language, _settings(options, base, encoder))
    skipped += resolution.unheard
    skipped.sort(key=lambda s: (s.input, s.reason))
    models += (encoder.info,) if encoder else ()
    return replace(story, models=models, skipped=tuple(skipped))


def _settings(options: Options, base: str, encoder: Encoder | None) -> Settings:
    return Settings(
        title=options.title,
        models=options.models,
        base=base,
        encoder=encoder.info.name if encoder else None,
        thesaurus=options.thesaurus.name if options.thesaurus else None,
    )


def failed(articles: Iterable[Article]) -> list[Skipped]:
    """Return the articles whose analysis broke off, with the reason; they are kept as texts."""
    return [
        Skipped(
            input=article.document.input,
            reason=f"Its text is kept, but its analysis failed ({article.findings.failure}).",
        )
        for article in articles
        if article.findings.failure
    ]


def tell(resolution: Resolution, language: Language, settings: Settings) -> Story:
    """Arrange what was resolved as the story; models and skipped inputs are still to be named."""
    arranged = arrange(resolution, language)
    return Story(
        generator=Generator(name="quellenlage", version=__version__),
        models=(),
        settings=settings,
        documents=tuple(article.document for article in resolution.articles),
        times=resolution.times,
        quotations=resolution.quotations,
        attributions=resolution.attributions,
        actors=resolution.actors,
        mentions=resolution.mentions,
        events=resolution.events,
        claims=resolution.claims,
        commitments=resolution.commitments,
        discrepancies=resolution.discrepancies,
        lineage=resolution.lineage,
        timeline=arranged.timeline,
        novelty=arranged.novelty,
        skipped=(),
    )


def read_articles(
    documents: Sequence[Document],
    resources: Resources,
    options: Options,
    *,
    progress: Progress | None = None,
) -> Iterator[ArticleFindings]:
    """Yield the findings of each document in turn, from the cache where it has them.

    Documents in another language are passed over: their findings are empty.
    """
    cache = FindingsCache.open(options.cache, resources.models, options.models)
    known = {d.id: cache.get(d.id) for d in documents if not _is_foreign(d)}
    fresh = _compute([d for d in documents if known.get(d.id, True) is None], resources, options)
    with cache:
        for done, document in enumerate(documents, start=1):
            if _is_foreign(document):
                yield ArticleFindings(document=document.id)
            elif (findings := known.pop(document.id)) is not None:
                yield share_words(findings)
            else:
                findings = next(fresh)
                if not findings.failure:
                    cache.put(findings)
                yield share_words(findings)
            if progress:
                progress(done, len(documents))


def _compute(
    documents: Sequence[Document], resources: Resources, options: Options
) -> Iterator[ArticleFindings]:
    if options.jobs <= 1 or len(documents) < 2:
        return (_attempt(document, resources) for document in documents)
    return map_in_workers(partial(_reader, options), documents, options.jobs)


def _reader(options: Options) -> Callable[[Document], ArticleFindings]:
    return partial(_attempt, resources=load_resources(options))


def _attempt(document: Document, resources: Resources) -> ArticleFindings:
    """Read an article; a bug that it brings to light costs this article and no other."""
    try:
        return read_article(document, resources)
    except Exception as error:  # noqa: BLE001 (whatever it is, the others go on)
        return ArticleFindings(document=document.id, failure=f"{type(error).__name__}: {error}")


def _is_foreign(document: Document) -> bool:
    return Flag.FOREIGN_LANGUAGE in document.flags
