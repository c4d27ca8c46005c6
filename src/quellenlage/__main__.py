"""``python -m quellenlage`` is the command ``quellenlage``."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command; Ctrl-C is answered already while its parts are loaded."""
    try:
        from quellenlage.cli.main import main  # noqa: PLC0415 (takes a second)
    except KeyboardInterrupt:
        sys.stderr.write("quellenlage: interrupted; nothing was written\n")
        sys.exit(130)
    main(prog_name="quellenlage")


if __name__ == "__main__":
    run()
