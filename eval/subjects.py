"""Subjects of verbs of saying: the base's tree and the word order of the clause together.

Two golds: every verb of saying of UD German GSD (the tenth that the shipped model did not learn
from), whose subject's head must lie in the phrase that is found ("Präsident X": GSD's head is
now the one, now the other), and in Wikinews dev the head that is found against the
gold's speaker, for cues that are active verbs with their speaker in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eval.gold_parts import Part
from eval.plain import plain_document
from eval.quotation_groups import read_gold
from eval.report import Measure, missing
from eval.treebank import Row, Tree, read_treebanks
from quellenlage.annotate import Base, load_base
from quellenlage.extract.quotations.phrases import Phrase
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.subjects import subject_of
from quellenlage.languages import Language, load_language

_TASK = "subjects"


def score(gold: Path, base: Base | None = None, part: Part | None = None) -> list[Measure]:
    """Return the share of subjects that are right."""
    if missing(gold, "treebank-ud", "de_gsd-ud-test.conllu"):
        return []
    language = load_language("de")
    base = base or load_base(None, language)
    trees = (part or Part.tenth()).of(read_treebanks(gold)["GSD"])
    measures = [_measure("GSD", list(_of_trees(trees, base, language)))]
    wikinews = gold / "quotations-wikinews" / "dev.jsonl"
    if wikinews.is_file():
        measures.append(_measure("Wikinews dev speaker", list(_of_cues(wikinews, base, language))))
    return measures


def _measure(name: str, right: list[bool]) -> Measure:
    return Measure(_TASK, name, sum(right) / max(1, len(right)), len(right))


def _of_trees(trees: list[Tree], base: Base, language: Language) -> Iterator[bool]:
    for tree in trees:
        pairs = list(_subjects(tree.rows, language))
        if not pairs:
            continue
        reading = Reading(base.annotate(plain_document(tree.text)), language)
        ends, at = [], 0
        for row in tree.rows:
            ends.append(at + len(row.form))
            at += len(row.form) + row.space
        token_at = {end: token for token, end in enumerate(reading.annotated.ends)}
        for verb, subject in pairs:
            found = _subject(reading, token_at.get(ends[verb - 1]))
            wanted = token_at.get(ends[subject - 1], -1)
            yield found is not None and found.start <= wanted < found.end


def _subjects(rows: list[Row], language: Language) -> Iterator[tuple[int, int]]:
    """Yield every active verb of saying with the head of its subject, counted from 1."""
    for number, row in enumerate(rows, 1):
        children = [(at, child) for at, child in enumerate(rows, 1) if child.head == number]
        prefix = "".join(c.form.lower() for _, c in children if c.deprel == "compound:prt")
        if row.upos != "VERB" or prefix + row.lemma not in language.speech.verbs:
            continue
        if any(child.deprel == "aux:pass" for _, child in children):
            continue
        yield from ((number, at) for at, child in children if child.deprel == "nsubj")


def _subject(reading: Reading, verb: int | None) -> Phrase | None:
    """Return the subject that is found for a verb."""
    if verb is None:
        return None
    annotated = reading.annotated
    helpers = [c for c in annotated.children[verb] if annotated.deprel[c].startswith("aux")]
    verbs = (verb, *helpers)
    finite = next((token for token in verbs if reading.finite[token]), verb)
    for stretch in reversed(reading.stretches):  # those within passages come last
        for segment in stretch.segments:
            if segment.start <= finite < segment.end:
                found = subject_of(reading, stretch, segment, verbs)
                return found.phrase if found else None
    return None


def _of_cues(path: Path, base: Base, language: Language) -> Iterator[bool]:
    for document, starts, _ends, groups in read_gold(path):
        annotated = base.annotate(document)
        reading = Reading(annotated, language)
        token_at = {start: token for token, start in enumerate(annotated.starts)}
        for group in groups:
            cue = [token_at[starts[at]] for at in group.parts["cue"] if starts[at] in token_at]
            verb = next((t for t in cue if annotated.upos[t] == "VERB"), None)
            speaker = {starts[at] for at in group.parts["speaker"]}
            if verb is None or not speaker or _is_passive(reading, verb):
                continue
            first, last = annotated.sentence_of(verb)
            if not annotated.starts[first] <= min(speaker) < annotated.ends[last - 1]:
                continue
            found = _subject(reading, verb)
            yield found is not None and annotated.starts[found.head] in speaker


def _is_passive(reading: Reading, verb: int) -> bool:
    annotated = reading.annotated
    return any(annotated.deprel[child] == "aux:pass" for child in annotated.children[verb])
