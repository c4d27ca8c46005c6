"""The network of the shipped base for learning, in PyTorch; ``annotate/network.py`` runs it.

Beside the layers it has what only learning needs: words and inputs hidden at random (dropout;
the same inputs for all words of a sentence: Gal & Ghahramani 2016) and the losses.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from quellenlage.annotate.embedding import COLUMNS
from quellenlage.annotate.network import FARTHEST, NAME_DILATIONS, WORD_DILATIONS, Labels

WIDTH, STATE, NAME_HIDDEN = 192, 144, 128
ARC, RELATION = 200, 64
_HIDDEN_WORDS = {"word": 0.33, "suffix4": 0.15, "suffix5": 0.15, "cluster": 0.15, "class": 0.1}
_FREQUENT_ONLY = frozenset({"word", "suffix5", "cluster", "cluster8", "cluster5"})
_UNKNOWN = 0.08


def gelu(values: Any) -> Any:
    """Return the activation that the network uses, by tanh as in numpy."""
    return functional.gelu(values, approximate="tanh")


class Convolutions(nn.Module):
    """Gated convolutions with what they saw added on and normalised."""

    def __init__(self, dilations: tuple[int, ...]) -> None:
        super().__init__()
        self.dilations = dilations
        self.layers = nn.ModuleList([nn.Linear(3 * WIDTH, 2 * WIDTH) for _ in dilations])
        self.norms = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in dilations])

    def forward(self, values: Any, mask: Any) -> Any:
        """Return (batch, words, width) for (batch, words, width)."""
        length = values.shape[1]
        for layer, norm, dilation in zip(self.layers, self.norms, self.dilations, strict=True):
            held = _hide(values, 0.2, self.training) * mask
            wide = functional.pad(held, (0, 0, dilation, dilation))
            window = torch.cat([wide[:, :length], held, wide[:, 2 * dilation :]], -1)
            gated, gate = layer(window).chunk(2, -1)
            values = norm(values + gated * torch.sigmoid(gate))
        return values


class Network(nn.Module):
    """All layers; :meth:`weights` gives them as numpy has them."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.tables = nn.ModuleDict(
            {name: nn.Embedding(rows, size, 0) for name, (rows, size) in COLUMNS.items()}
        )
        for table in self.tables.values():
            nn.init.normal_(table.weight, 0, 0.7 / table.weight.shape[1] ** 0.5)
            table.weight.data[0] = 0
        self.embedding = nn.Linear(sum(size for _, size in COLUMNS.values()), WIDTH)
        self.encoder = Convolutions(WORD_DILATIONS)
        self.sequence = nn.LSTM(WIDTH, STATE, bidirectional=True, batch_first=True)
        self.name_encoder = Convolutions(NAME_DILATIONS)
        self.name_hidden = nn.Linear(WIDTH, NAME_HIDDEN)
        self.name_output = nn.Linear(NAME_HIDDEN, len(labels.names))
        self.follow = nn.Parameter(torch.zeros(len(labels.names), len(labels.names)))
        sizes = {"upos": len(labels.upos), "xpos": len(labels.xpos)}
        sizes |= {name: len(values) for name, values in labels.features.items()}
        states = 2 * STATE
        self.outputs = nn.ModuleDict({k: nn.Linear(states, size) for k, size in sizes.items()})
        self.root = nn.Parameter(torch.randn(states) * 0.01)
        self.arc_head, self.arc_dependent = nn.Linear(states, ARC), nn.Linear(states, ARC)
        self.arc_pair = nn.Parameter(torch.randn(ARC, ARC) * 0.01)
        self.arc_prior = nn.Parameter(torch.zeros(ARC))
        self.arc_distance = nn.Parameter(torch.zeros(2 * FARTHEST + 2))
        self.relation_head = nn.Linear(states, RELATION)
        self.relation_dependent = nn.Linear(states, RELATION)
        count = len(labels.deprel)
        self.relation_pair = nn.Parameter(torch.randn(RELATION, count, RELATION) * 0.01)
        self.relation_above, self.relation_below = (
            nn.Linear(RELATION, count),
            nn.Linear(RELATION, count),
        )

    def encode(self, features: Any, mask: Any) -> Any:
        """Return the vectors of the convolutions for (batch, words, columns)."""
        shape = (*features.shape[:2], 1)
        unknown = torch.rand(shape) < _UNKNOWN
        parts = []
        for at, (name, table) in enumerate(self.tables.items()):
            part = table(features[:, :, at])
            if self.training:
                part = part * (torch.rand(shape) >= _HIDDEN_WORDS.get(name, 0.0))
                part = part * ~unknown if name in _FREQUENT_ONLY else part
            parts.append(part)
        joined = functional.dropout(torch.cat(parts, -1), 0.2, self.training)
        return self.encoder(gelu(self.embedding(joined)), mask)

    def loss(self, batch: dict[str, Any]) -> Any:
        """Return the loss per word of a batch, of whatever is known of its sentences."""
        mask = batch["mask"][..., None]
        encoded = self.encode(batch["features"], mask)
        total = torch.zeros(())
        if "names" in batch:
            hidden = _hide(self.name_encoder(encoded, mask), 0.3, self.training)
            hidden = functional.dropout(gelu(self.name_hidden(hidden)), 0.3, self.training)
            total = total + _crf_loss(self.name_output(hidden), self.follow, batch)
        if "xpos" in batch or "upos" in batch:
            states = self._states(encoded, batch["lengths"])
            for name, output in self.outputs.items():
                if name in batch:
                    weight = 1.0 if name in {"upos", "xpos", "Mood"} else 0.3
                    total = total + weight * _cross_entropy(output(states), batch[name])
            if "head" in batch:
                total = total + self._tree_loss(states, batch)
        return total / batch["mask"].sum()

    def _states(self, encoded: Any, lengths: Any) -> Any:
        packed = pack_padded_sequence(
            _hide(encoded, 0.3, self.training), lengths, batch_first=True, enforce_sorted=False
        )
        states, _ = pad_packed_sequence(
            self.sequence(packed)[0], batch_first=True, total_length=encoded.shape[1]
        )
        return _hide(states, 0.33, self.training)

    def _tree_loss(self, states: Any, batch: dict[str, Any]) -> Any:
        count, length, size = states.shape
        with_root = torch.cat([self.root.expand(count, 1, size), states], 1)

        def layer(linear: Any, values: Any) -> Any:
            return _hide(gelu(linear(values)), 0.3, self.training)

        above, below = layer(self.arc_head, with_root), layer(self.arc_dependent, states)
        scores = below @ self.arc_pair @ above.transpose(1, 2)
        scores = scores + (above @ self.arc_prior)[:, None, :]
        scores = scores + self.arc_distance[_distances(length)]
        seen = torch.cat([torch.ones(count, 1), batch["mask"]], 1)
        scores = scores.masked_fill(seen[:, None, :] == 0, -1e9)
        heads = batch["head"]
        chosen = heads.clamp(min=0)[..., None].expand(-1, -1, RELATION)
        upper = torch.gather(layer(self.relation_head, with_root), 1, chosen)
        lower = layer(self.relation_dependent, states)
        labels = torch.einsum("bia,anc,bic->bin", lower, self.relation_pair, upper)
        labels = labels + self.relation_above(upper) + self.relation_below(lower)
        return _cross_entropy(scores, heads) + _cross_entropy(labels, batch["deprel"])

    def weights(self) -> dict[str, Any]:
        """Return the layers by the names that ``annotate/network.py`` knows them by."""
        found: dict[str, Any] = {}

        def put(name: str, linear: Any) -> None:
            found[name + ".weight"] = linear.weight.T
            found[name + ".bias"] = linear.bias

        for name, table in self.tables.items():
            found[f"table.{name}"] = table.weight
        for name, block in (("encoder", self.encoder), ("names.encoder", self.name_encoder)):
            for at, (linear, norm) in enumerate(zip(block.layers, block.norms, strict=True)):
                put(f"{name}.{at}", linear)
                found[f"{name}.{at}.norm.gain"] = norm.weight
                found[f"{name}.{at}.norm.bias"] = norm.bias
        for name, suffix in (("forward", ""), ("backward", "_reverse")):
            self._put_direction(found, name, suffix)
        for name, output in self.outputs.items():
            put(name if name in {"upos", "xpos"} else f"feature.{name}", output)
        put("embedding", self.embedding)
        put("names.hidden", self.name_hidden)
        put("names.output", self.name_output)
        put("arc.head", self.arc_head)
        put("arc.dependent", self.arc_dependent)
        put("relation.head", self.relation_head)
        put("relation.dependent", self.relation_dependent)
        put("relation.above", self.relation_above)
        put("relation.below", self.relation_below)
        found |= {"names.follow": self.follow, "root": self.root, "arc.pair": self.arc_pair}
        found |= {"arc.prior": self.arc_prior, "arc.distance": self.arc_distance}
        found["relation.pair"] = self.relation_pair.flatten(1)
        return {name: np.ascontiguousarray(part.detach().numpy()) for name, part in found.items()}

    def _put_direction(self, found: dict[str, Any], name: str, suffix: str) -> None:
        """PyTorch orders the gates input, forget, cell, output; numpy has the cell last."""
        order = torch.cat([torch.arange(2 * STATE), torch.arange(3 * STATE, 4 * STATE)])
        order = torch.cat([order, torch.arange(2 * STATE, 3 * STATE)])
        layer = self.sequence
        bias = getattr(layer, "bias_ih_l0" + suffix) + getattr(layer, "bias_hh_l0" + suffix)
        found[f"sequence.{name}.weight"] = getattr(layer, "weight_ih_l0" + suffix)[order].T
        found[f"sequence.{name}.bias"] = bias[order]
        found[f"sequence.{name}.recurrent"] = getattr(layer, "weight_hh_l0" + suffix)[order].T


def _hide(values: Any, share: float, training: bool) -> Any:
    """Hide the same inputs of all words of a sentence."""
    if not training:
        return values
    kept = torch.full((values.shape[0], 1, values.shape[2]), 1 - share)
    return values * (torch.bernoulli(kept) / (1 - share))


def _cross_entropy(scores: Any, gold: Any) -> Any:
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=-1, reduction="sum"
    )


def _crf_loss(scores: Any, follow: Any, batch: dict[str, Any]) -> Any:
    """Return the negative log-likelihood of the labels (Lafferty et al. 2001)."""
    labels, lengths = batch["names"].clamp(min=0), batch["lengths"]
    rows = torch.arange(len(scores))
    all_paths = scores[:, 0]
    gold = scores[rows, 0, labels[:, 0]]
    for at in range(1, scores.shape[1]):
        on = (at < lengths)[:, None].float()
        longer = torch.logsumexp(all_paths[:, :, None] + follow[None], 1) + scores[:, at]
        all_paths = on * longer + (1 - on) * all_paths
        step = follow[labels[:, at - 1], labels[:, at]] + scores[rows, at, labels[:, at]]
        gold = gold + on[:, 0] * step
    return (torch.logsumexp(all_paths, 1) - gold).sum()


def _distances(length: int) -> Any:
    step = torch.arange(length + 1)[None, :] - torch.arange(1, length + 1)[:, None]
    rows = step.clamp(-FARTHEST, FARTHEST) + FARTHEST
    rows[:, 0] = 2 * FARTHEST + 1
    return rows
