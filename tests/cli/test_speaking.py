"""Help and usage errors come in the language of the call, wherever `--lang` stands in it."""

import re
from typing import Any

import pytest
from typer.main import get_command

from planner.cli import app
from planner.cli.speaking import requested_language
from planner.domain.goal import PRESETS
from planner.domain.sweeping.construction import ConstructionPart
from planner.domain.sweeping.repair import KeepScope
from planner.text import Lang, halves
from tests.cli.parks import call

HAN = re.compile(r"[\u4e00-\u9fff]")
LETTERS = re.compile(r"(?<![\w/<|.=-])[A-Za-z]{4,}(?![\w.>|-])")
_ROOT = get_command(app)
_COMMANDS: Any = _ROOT.commands  # type: ignore[attr-defined]
_GROUPS = [name for name, one in _COMMANDS.items() if hasattr(one, "commands")]
VERBS = [
    *([verb] for verb in _COMMANDS),
    *([name, verb] for name in _GROUPS for verb in _COMMANDS[name].commands),
]
NAMES = {
    "Excel",
    "JSON",
    "planner",
    "English",
    "base",
    "bundle",
    "dask",
    "help",
    "DATA",
    "SOURCES",
}
WRONG = (
    (["plan"], "缺少参数", "Missing argument"),
    (["plan", "x", "--seed", "1.5"], "不是整数", "not a whole number"),
    (["milestones", "x", "--entries", "none.csv"], "没有这个文件：none.csv", "'none.csv' does not exist"),
    (["milestones", "x", "--entries", "."], ". 是文件夹，应为文件", "'.' is a directory"),
    (["plan", "x", "--time-limit", "soon"], "不是数", "not a number"),
    (["plan", "x", "--time-limit", "inf"], "不是有限的数", "not a finite number"),
    (["plan", "x", "--gap", "2"], "大于 1", "more than 1"),
    (["plan", "x", "--nodes", "-3"], "小于 0", "less than 0"),
    (["plan", "x", "--solver", "magic"], "“magic”不在可选之列：highs, cbc", "'magic' is not one of"),
    (["plan", "x", "--jsn"], "没有选项 --jsn；相近的有 --json", "No such option: --jsn"),
    (["plan", "x", "--out"], "后面须有一个值", "requires an argument"),
    (["plan", "x", "--json=3"], "不带值", "does not take a value"),
    (["plan", "x", "y"], "多出的参数：y", "unexpected extra argument"),
    (["plna"], "没有命令 plna；相近的有 plan", "No such command 'plna'"),
    (["db", "verfy"], "没有命令 verfy", "No such command 'verfy'"),
)


@pytest.mark.parametrize(
    ("call_", "zh", "en"), WRONG, ids=lambda one: " ".join(one) if isinstance(one, list) else ""
)
def test_a_call_that_makes_no_sense_is_refused_in_its_language(call_: list[str], zh: str, en: str) -> None:
    for lang, wanted in ((Lang.ZH, zh), (Lang.EN, en)):
        said = call("--lang", lang.value, *call_)
        assert (said.status, said.out) == (2, "")
        assert wanted in said.err
        assert bool(HAN.search(said.err)) is (lang is Lang.ZH)


@pytest.mark.parametrize("verb", [[], *VERBS], ids=" ".join)
@pytest.mark.parametrize("where", ["before", "behind", "joined"])
def test_help_speaks_one_language(verb: list[str], where: str) -> None:
    for lang in Lang:
        asked = [f"--lang={lang.value}"] if where == "joined" else ["--lang", lang.value]
        said = call(*asked, *verb, "--help") if where == "before" else call(*verb, "--help", *asked)
        assert said.status == 0
        told = said.out.replace("中文：--lang zh", "").replace("English: --lang en", "")
        if lang is Lang.EN:
            assert not HAN.search(told)
        else:
            strange = {word for word in LETTERS.findall(told) if word not in NAMES}
            assert not {word for word in strange if word.islower() and word not in _codes(verb)}


def test_every_help_text_is_a_pair() -> None:
    root = get_command(app)
    found = [root, *root.commands.values(), *root.commands["db"].commands.values()]  # type: ignore[attr-defined]
    texts = [(one.name, one.help) for one in found]
    texts += [(f"{one.name} {p.name}", p.help) for one in found for p in one.params if p.name != "help"]
    for where, text in texts:
        said = halves(text or "")
        assert said.zh != said.en, where
        assert HAN.search(said.zh), where


@pytest.mark.parametrize(
    ("given", "lang"),
    [([], Lang.ZH), (["plan", "--lang", "en"], Lang.EN), (["--lang=en"], Lang.EN), (["--lang", "fr"], Lang.ZH), (["--lang"], Lang.ZH)],
)  # fmt: skip
def test_the_language_of_a_call_is_chinese_unless_it_names_another(given: list[str], lang: Lang) -> None:
    assert requested_language(given) is lang


def _codes(verb: list[str]) -> set[str]:
    """Return what is typed as it is: verbs, names of arguments, what options may be, presets."""
    command = _ROOT
    for part in verb:
        command = command.commands[part]  # type: ignore[attr-defined]
    return {
        *(part for one in VERBS for part in one),
        *(one.name for one in command.params),
        *KeepScope,
        *ConstructionPart,
        *PRESETS,
        *("rent", "none", "highs", "cbc"),
    }
