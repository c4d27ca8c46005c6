"""The exceptions of Quellenlage.

::

    QuellenlageError
    ├── InputError        a file, folder or table given by the user cannot be used
    ├── OutputError       a result cannot be written where the user asked for it
    ├── ModelError        a linguistic model is missing or broken
    ├── WorkerError       a worker process was killed or ran out of memory
    ├── SpanError         a span does not fit its text (a bug, never user input)
    └── SchemaError       a dossier file does not follow the schema

What is wrong with *one* article is no exception: it becomes a
:class:`quellenlage.model.Skipped` with a reason, and the rest goes on.
"""

from __future__ import annotations


class QuellenlageError(Exception):
    """Base of all exceptions raised on purpose; its text is one sentence for the user."""


class InputError(QuellenlageError):
    """A file, folder or table given by the user cannot be used."""


class OutputError(QuellenlageError):
    """A result cannot be written where the user asked for it."""


class ModelError(QuellenlageError):
    """A linguistic model is missing, broken or of another version."""


class WorkerError(QuellenlageError):
    """A worker process was killed or ran out of memory."""


class SpanError(QuellenlageError, ValueError):
    """A span is empty, reversed, negative or reaches beyond its text."""


class SchemaError(QuellenlageError):
    """A dossier file does not follow the schema."""
