"""What one article reports to have happened, to be planned or to be denied."""

from quellenlage.extract.events.find import find_events

__all__ = ["find_events"]
