"""`python -m tests.support.rules_page`: writes docs/rules.md, every rule and goal in mathematics, from the docstrings of the model."""

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from planner.domain.goal import GOALS
from planner.domain.rule import RULES, Rule
from planner.ui.pages.rules.words import RULE_SOURCES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
_OPENING = """\
# 规则与目标的数学写法 · Rules and goals in mathematics

本页由 `python -m tests.support.rules_page` 从模型各文件的说明生成，与程序一致。怎样合成一个模型，见[模型](model.md)。
This page is written by `python -m tests.support.rules_page` from the docstrings of the files that tell the solver, so it cannot differ from them.
How they come together is told in [The model](model.md).

*y*<sub>k</sub> is 1 if candidate placement *k* is chosen, *x* a sum of such; "no row" means that what breaks the rule is never a candidate.
"""
_HEADS = {
    "Purpose": "目的 Purpose",
    "Sets and symbols": "集合与符号 Sets and symbols",
    "Inequality": "不等式 Inequality",
    "Definition": "定义 Definition",
    "What makes it tight": "为何紧 What makes it tight",
    "As a planner would say it": "规划人员会这样说 As a planner would say it",
}
_SUBSCRIPT = re.compile(r"(?<![\w`])([^\W\d_]{1,3})_(\{[^}]*\}|\w{1,2})(?!\w)")
_MEANT_BY_MARKDOWN = re.compile(r"([*|<>\\])")


def page() -> str:
    """Return the whole page."""
    parts = [_OPENING, *_in_chinese(), "\n## 规则 Rules\n"]
    for rule in RULES:
        parts.append(f"\n### {rule.key} · {rule.title.zh} · {rule.title.en}\n\n")
        parts.append(f"{rule.purpose.zh} {rule.purpose.en}\n\n")
        parts += _sections(_docstring(f"models.constraints.{rule.key}"))
    parts.append("\n## 目标 Goals\n")
    for goal in GOALS:
        parts.append(f"\n### {goal.key} · {goal.title.zh} · {goal.title.en}\n\n")
        parts += [f"{_told(block)}\n\n" for block in _docstring(f"models.objective.{goal.key}").split("\n\n")]
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).rstrip() + "\n"


def _in_chinese() -> Iterator[str]:
    """Yield every rule and goal in a line of Chinese, for who needs no mathematics."""
    yield "\n## 一览（不看数学的读这里）\n\n| 规则 | 要求 | 依据 | 可停用 | 可豁免 |\n|---|---|---|---|---|\n"
    for rule in RULES:
        source = RULE_SOURCES.get(rule.source)
        switch = "否" if not rule.switchable else "是" if rule.on else "是，默认停用"
        yield (
            f"| [{rule.title.zh}](#{_anchor(rule)}) | {rule.purpose.zh} | {source.zh if source else rule.source} | {switch} | "
            f"{'是' if rule.waivable else '否'} |\n"
        )
    yield "\n| 目标 | 单位 |\n|---|---|\n"
    for goal in GOALS:
        yield f"| {goal.title.zh} | {goal.unit.zh} |\n"


def _anchor(rule: Rule) -> str:
    """Return the anchor of the heading of a rule."""
    head = f"{rule.key} · {rule.title.zh} · {rule.title.en}"
    return re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-")


def _docstring(module: str) -> str:
    return inspect.cleandoc(importlib.import_module(module).__doc__ or "")


def _sections(text: str) -> Iterator[str]:
    """Yield the summary line and each section under its head; what follows unindented, such as the source, as it is."""
    for block in text.split("\n\n"):
        if block.partition("\n")[0] not in _HEADS:
            yield f"{_told(block)}\n\n"
            continue
        for head, body in re.findall(r"^(\S.*)\n((?:    .*(?:\n|$)|\n)+)", block, re.MULTILINE):
            yield f"**{_HEADS[head]}.** {_told(body)}\n\n"


def _told(text: str) -> str:
    """Return text as one paragraph of Markdown: subscripts are set as such, and no sign of a formula means anything else."""
    line = _MEANT_BY_MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    return _SUBSCRIPT.sub(lambda found: f"{found[1]}<sub>{found[2].strip('{}')}</sub>", line)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
