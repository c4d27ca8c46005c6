"""The graph as networkx reads it, from GEXF and from GraphML."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from quellenlage.export.gexf import write_gexf
from quellenlage.export.graph import draw_graph
from quellenlage.export.graphml import write_graphml
from quellenlage.model import Story


def read_gexf(story: Story) -> Any:
    return nx.read_gexf(io.BytesIO(b"".join(write_gexf(story)["graph.gexf"])))


def read_graphml(story: Story) -> Any:
    data = b"".join(write_graphml(story)["graph.graphml"])
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


READERS = pytest.mark.parametrize("read", [read_gexf, read_graphml])


@READERS
@pytest.mark.parametrize("name", ["story", "awkward"])
def test_networkx_reads_every_node_and_edge(
    read: Callable[[Story], Any], name: str, request: pytest.FixtureRequest
) -> None:
    story = request.getfixturevalue(name)
    drawn, graph = draw_graph(story), read(story)
    assert graph.is_directed()
    assert set(graph) == {node.id for node in drawn.nodes}
    assert graph.number_of_edges() == len(drawn.edges)
    for node in drawn.nodes:
        assert " ".join(graph.nodes[node.id]["label"].split()) == " ".join(node.label.split())
        assert graph.nodes[node.id]["kind"] == node.told["kind"]


@READERS
def test_numbers_come_back_as_numbers(read: Callable[[Story], Any], story: Story) -> None:
    graph = read(story)
    for claim in story.claims:
        assert graph.nodes[claim.id]["independent"] == claim.counts.independent
    weights = [told["weight"] for _, _, told in graph.edges(data=True)]
    assert sum(weights) == sum(edge.weight for edge in draw_graph(story).edges)


def test_no_edge_hangs_in_the_air_and_none_stands_twice(story: Story) -> None:
    drawn = draw_graph(story)
    nodes = {node.id for node in drawn.nodes}
    assert all({edge.source, edge.target} <= nodes for edge in drawn.edges)
    assert len({edge.id for edge in drawn.edges}) == len(drawn.edges)


def test_every_mention_is_counted(story: Story) -> None:
    edges = draw_graph(story).edges
    assert sum(e.weight for e in edges if e.told["kind"] == "mentions") == len(story.mentions)
