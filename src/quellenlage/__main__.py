"""``python -m quellenlage`` is the command ``quellenlage``."""

from quellenlage.cli.main import main

if __name__ == "__main__":
    main(prog_name="quellenlage")
