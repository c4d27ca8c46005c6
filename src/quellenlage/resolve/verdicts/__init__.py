"""An editor's verdicts on quotations, times and events, replayed over what was found."""

from quellenlage.resolve.verdicts.replay import replay_verdicts

__all__ = ["replay_verdicts"]
