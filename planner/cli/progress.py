"""Signs of life of a solve on a terminal: one line, rewritten; silent elsewhere."""

import shutil
import sys
import unicodedata
from collections.abc import Mapping

from planner.domain.solving.outcome import Progress
from planner.text import Lang, Text
from planner.views import format as written

_LINE = Text(
    "第 {stage}/{stages} 级 {goal}：目标 {objective} 上界 {bound} 差距 {gap}  {seconds} 秒",
    "tier {stage}/{stages} {goal}: objective {objective} bound {bound} gap {gap}  {seconds} s",
)
_WIDE = frozenset("WFA")


class ProgressLine:
    """Rewrites one line on standard error while it is a terminal; `titles` names the tiers by key."""

    def __init__(self, lang: Lang, titles: Mapping[str, Text]) -> None:
        self._lang = lang
        self._titles = titles
        self._on = sys.stderr.isatty()
        self._cells = 0

    def show(self, progress: Progress) -> None:
        """Show where the solve stands, once there is a model."""
        if self._on and progress.stages:
            self._write(fitted(self._said(progress), shutil.get_terminal_size().columns - 1))

    def clear(self) -> None:
        """Take the line away."""
        if self._on and self._cells:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _said(self, progress: Progress) -> str:
        title = self._titles.get(progress.goal)
        return _LINE.say(self._lang).format(
            stage=progress.stage,
            stages=progress.stages,
            goal=title.say(self._lang) if title else progress.goal,
            objective=written.number(progress.objective),
            bound=written.number(progress.bound),
            gap=written.gap(progress.gap),
            seconds=written.number(progress.seconds),
        )

    def _write(self, line: str) -> None:
        used = cells(line)
        sys.stderr.write("\r" + line + " " * (self._cells - used))
        sys.stderr.flush()
        self._cells = used


def cells(text: str) -> int:
    """Count the columns a terminal needs: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)


def fitted(text: str, most: int) -> str:
    """Cut `text` to `most` columns, so that it stays on one line."""
    while text and cells(text) > most:
        text = text[:-1]
    return text
