"""The line of progress on a terminal."""

import io
import sys

import pytest

from planner.cli.progress import ProgressLine, cells, fitted
from planner.domain.solving.outcome import Progress
from planner.text import Lang, Text

TITLES = {"value": Text("期望价值", "Expected value")}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def progress(goal: str = "value", *, bound: int | None = 1200, gap: float | None = 0.00001) -> Progress:
    return Progress(seconds=3.4, stage=2, stages=7, goal=goal, objective=1100, bound=bound, gap=gap)


def shown(monkeypatch: pytest.MonkeyPatch, lang: Lang, *signs: Progress, clear: bool = False) -> str:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    line = ProgressLine(lang, TITLES)
    for sign in signs:
        line.show(sign)
    if clear:
        line.clear()
    return terminal.getvalue()


def test_the_line_says_tier_value_bound_gap_and_time(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(monkeypatch, Lang.EN, progress())
    assert said == "\rtier 2/7 Expected value: objective 1,100 bound 1,200 gap <0.01%  3 s"
    assert "第 2/7 级 期望价值" in shown(monkeypatch, Lang.ZH, progress())


def test_what_is_not_known_yet_is_a_dash_and_an_unknown_tier_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(monkeypatch, Lang.EN, progress("own", bound=None, gap=None))
    assert "own: objective 1,100 bound — gap —" in said


@pytest.mark.parametrize("lang", list(Lang))
def test_a_line_covers_the_one_before_and_clearing_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, lang: Lang
) -> None:
    said = shown(monkeypatch, lang, progress(), progress("v"), clear=True).split("\r")
    long, short, blank, end = said[1:]
    assert cells(short) == cells(long) > cells(short.rstrip())
    assert blank.strip() == ""
    assert cells(blank) == cells(short.rstrip())
    assert end == ""


def test_a_narrow_terminal_gets_a_line_that_fits() -> None:
    assert cells(fitted("期望价值 value", 7)) <= 7
    assert fitted("期望价值 value", 7) == "期望价"
    assert fitted("value", 0) == ""
