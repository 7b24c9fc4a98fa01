"""Signs of life of a solve on a terminal: one line, rewritten; silent elsewhere."""

import sys

from planner.domain.outcome import Progress
from planner.text import Lang, Text

_LINE = Text(
    "第 {stage}/{stages} 级 {goal}: 目标 {objective} 上界 {bound} 差距 {gap}  {seconds} 秒",
    "tier {stage}/{stages} {goal}: objective {objective} bound {bound} gap {gap}  {seconds} s",
)


class ProgressLine:
    """Rewrites one line on standard error while it is a terminal."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._on = sys.stderr.isatty()
        self._width = 0

    def show(self, progress: Progress) -> None:
        """Show where the solve stands."""
        if not self._on:
            return
        gap = "–" if progress.gap is None else f"{progress.gap:.2%}"
        line = _LINE.say(self._lang).format(
            stage=progress.stage,
            stages=progress.stages,
            goal=progress.goal,
            objective="–" if progress.objective is None else progress.objective,
            bound="–" if progress.bound is None else progress.bound,
            gap=gap,
            seconds=f"{progress.seconds:.0f}",
        )
        self._write(line)

    def clear(self) -> None:
        """Take the line away."""
        if self._on and self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self._width))
        sys.stderr.flush()
        self._width = len(line)
