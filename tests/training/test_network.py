"""The network for learning and the one that runs are the same."""

from __future__ import annotations

import numpy as np
import pytest

from quellenlage.annotate.clusters import Clusters
from quellenlage.annotate.embedding import COLUMNS, Lexicon
from quellenlage.annotate.network import Labels
from quellenlage.annotate.network import Network as Running
from quellenlage.annotate.spotter import NameTables
from quellenlage.annotate.word_classes import WordClasses
from quellenlage.languages import Language

torch = pytest.importorskip("torch", reason="PyTorch is installed for training alone")

_TEXTS = (
    "Der Minister sagte am Montag , er sei krank .",
    "Kein Kommentar",
    "Die Regierung in Ankrath lehnt den Plan ab , wie eine Sprecherin erklärte .",
)
_PIECES = [text.split() for text in _TEXTS]
_LABELS = Labels(
    upos=["ADP", "NOUN", "VERB", "X"],
    xpos=["APPR", "NN", "VVFIN", "XY"],
    deprel=["nsubj", "obj", "root"],
    names=["O", "B-ORG", "I-ORG", "B-PER", "I-PER"],
    features={"Mood": ["", "Ind", "Sub"]},
)


def test_numpy_reads_what_pytorch_learned(german: Language) -> None:
    from training.network import Network, gelu  # noqa: PLC0415 (needs PyTorch)

    torch.manual_seed(3)
    learned = Network(_LABELS)
    for part in learned.parameters():
        part.data += 0.1 * torch.randn_like(part)
    learned.eval()
    lexicon = Lexicon(Clusters({}), WordClasses(NameTables.of(german)))
    readings = Running(learned.weights(), _LABELS, lexicon).read(_PIECES)

    longest = max(map(len, _PIECES))
    features = np.zeros((len(_PIECES), longest, len(COLUMNS)), dtype="int64")
    mask = np.zeros((len(_PIECES), longest, 1), dtype="float32")
    for at, forms in enumerate(_PIECES):
        features[at, : len(forms)] = [lexicon.features(form) for form in forms]
        mask[at, : len(forms)] = 1
    with torch.no_grad():
        seen = torch.tensor(mask)
        encoded = learned.encode(torch.tensor(features), seen)
        states = learned._states(encoded, torch.tensor([len(forms) for forms in _PIECES]))
        tags = learned.outputs["upos"](states).argmax(-1)
        moods = learned.outputs["Mood"](states).argmax(-1)
        names = learned.name_output(gelu(learned.name_hidden(learned.name_encoder(encoded, seen))))
    for at, forms in enumerate(_PIECES):
        reading = readings[at]
        assert reading.upos == [_LABELS.upos[tag] for tag in tags[at, : len(forms)]]
        moods_read = [feats.get("Mood", "") for feats in reading.feats]
        assert moods_read == [_LABELS.features["Mood"][m] for m in moods[at, : len(forms)]]
    assert names.shape == (len(_PIECES), longest, len(_LABELS.names))
    assert {label for reading in readings for label in reading.names} > {"O"}
