"""One function over many items in worker processes, its results in the order of the items."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.synchronize import Event
from threading import Thread
from typing import Any, TypeVar

from quellenlage.errors import WorkerError

Item = TypeVar("Item")
Result = TypeVar("Result")

_LARGEST_CHUNK = 16


def map_in_workers(
    make: Callable[[], Callable[[Item], Result]], items: Sequence[Item], jobs: int
) -> Iterator[Result]:
    """Yield the result for each item; every worker makes its function once, with ``make``.

    Closing the iterator, or an error, ends the workers after the item at hand.

    Raises:
        WorkerError: if a worker dies.
    """
    workers = min(jobs, len(items))
    chunk = max(1, min(_LARGEST_CHUNK, len(items) // (4 * workers)))
    context = get_context("spawn")  # fork is unsafe once a thread (the progress bar) runs
    stop = context.Event()
    pool = ProcessPoolExecutor(workers, context, _start, (make, stop))
    try:
        with _interrupts_held():
            results = pool.map(_call, items, chunksize=chunk)
        yield from results
    except BrokenProcessPool as error:
        raise WorkerError(
            "a worker process was killed or ran out of memory; fewer --jobs need less of it"
        ) from error
    finally:
        with _interrupts_held():  # a second Ctrl-C must not leave workers behind
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back for a while; processes that start meanwhile hold it back for good."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_function: Callable[[Any], Any] | None = None
_stop: Event | None = None
"""The function of this worker process and the sign to end; never set in the main process."""


def _start(make: Callable[[], Callable[[Any], Any]], stop: Event) -> None:
    global _function, _stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _function, _stop = make(), stop


def _end_with_parent() -> None:
    """End this worker when the main process is killed: nobody is left to take its results."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(item: Any) -> Any:
    if _function is None or _stop is None:
        raise RuntimeError("worker not started")
    if _stop.is_set():
        raise CancelledError
    return _function(item)
