from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from quellenlage.errors import WorkerError
from quellenlage.workers import map_in_workers


def doubler() -> Callable[[int], int]:
    return partial(int.__mul__, 2)


def dying() -> Callable[[int], int]:
    return os._exit


def wait_in_workers(folder: Path) -> None:
    list(map_in_workers(partial(marker, folder), [0, 1], 2))


def marker(folder: Path) -> Callable[[int], None]:
    folder.joinpath(str(os.getpid())).touch()
    return lambda _: time.sleep(60)


def test_results_come_in_the_order_of_the_items() -> None:
    items = list(range(40))
    assert list(map_in_workers(doubler, items, 2)) == [2 * item for item in items]


def test_a_worker_that_dies_is_one_error() -> None:
    with pytest.raises(WorkerError, match="killed"):
        list(map_in_workers(dying, [1, 2], 2))


def test_no_worker_outlives_the_main_process(tmp_path: Path) -> None:
    call = f"from tests.test_workers import *; wait_in_workers(Path({str(tmp_path)!r}))"
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", call], cwd=root, stderr=subprocess.DEVNULL
    ) as main:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        main.kill()
    workers = [int(path.name) for path in tmp_path.iterdir()]
    wait_until(lambda: not any(map(is_alive, workers)))


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.1)
