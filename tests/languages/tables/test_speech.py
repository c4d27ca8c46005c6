"""The table of speech and the learned weights of German."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from quellenlage.languages import Language
from quellenlage.languages.tables.quotation_model import decode_quotation_model
from quellenlage.model import Stance


def test_every_verb_stands_in_one_group(german: Language) -> None:
    counts = Counter(lemma for group in german.speech.verb_groups for lemma in group.lemmas)
    assert [lemma for lemma, count in counts.items() if count > 1] == []


def test_there_are_verbs_of_every_stance(german: Language) -> None:
    assert len(german.speech.verbs) >= 200
    assert {verb.stance for verb in german.speech.verbs.values()} == set(Stance)


def test_the_learned_weights_say_that_they_are_non_commercial(german: Language) -> None:
    model = german.quotation_model
    assert model is not None
    assert "NC" in model.info.licence
    assert model.info.name.endswith("-nc")


def test_a_broken_file_of_weights_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_quotation_model(b'{"name": "x"}')
