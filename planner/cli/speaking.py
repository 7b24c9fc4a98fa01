"""Help and usage errors of the command line, in the language of the call.

Help texts are written as `中文 / English`. What typer itself says comes in English and is put into
Chinese here.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from planner.cli.messages import DONE, NO
from planner.text import Lang, Text, halves

LANG = "--lang"
HELP = "--help"
_USAGE, _ARGUMENTS = Text("用法：", "Usage: "), Text("参数", "Arguments")
_OPTIONS, _COMMANDS = Text("选项", "Options"), Text("命令", "Commands")
_ERROR, _STOPPED = Text("错误：", "Error: "), Text("已中止。", "Aborted.")
_SEE = Text("用“{call} --help”查看说明。", "See “{call} --help”.")
_THIS_HELP = Text("显示本说明", "show this help")
_WIDTH = 100

_SAID: tuple[tuple[str, str], ...] = (
    (r"Missing argument (?P<a>.+?)\.(?: (?P<inner>.+))?", "缺少参数 {a}"),
    (r"Missing option (?P<a>.+?)\.(?: (?P<inner>.+))?", "缺少选项 {a}"),
    (r"No such option: (?P<a>\S+)", "没有选项 {a}"),
    (r"No such option: (?P<a>\S+) \(Possible options: (?P<b>.+)\)", "没有选项 {a}；相近的有 {b}"),
    (r"No such command '(?P<a>.+?)'\.", "没有命令 {a}"),
    (r"No such command '(?P<a>.+?)'\. Did you mean (?P<b>.+)\?", "没有命令 {a}；相近的有 {b}"),
    (r"Missing command\.", "缺少命令"),
    (r"Option '(?P<a>.+?)' requires an argument\.", "选项 {a} 后面须有一个值"),
    (r"Option '(?P<a>.+?)' does not take a value\.", "选项 {a} 不带值"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<a>.+)\)", "多出的参数：{a}"),
    (r"(?:Value )?'(?P<a>.*)' is not a valid .+\.", "“{a}”读不了"),
    (r"'(?P<a>.*)' is not one of (?P<b>.+)\.", "“{a}”不在可选之列：{b}"),
    (r"\w+ (?P<a>.+) does not exist\.", "没有这个文件：{a}"),
    (r"\w+ (?P<a>.+) is a directory\.", "{a} 是文件夹，应为文件"),
    (r"\w+ (?P<a>.+) is not readable\.", "{a} 读不了，请检查权限"),
    (r"not a whole number", "不是整数"),
    (r"not a number", "不是数"),
    (r"more than (?P<a>.+)", "大于 {a}"),
    (r"less than (?P<a>.+)", "小于 {a}"),
)
_INVALID = re.compile(r"Invalid value for (?P<a>[^:]+): (?P<inner>.+)", re.DOTALL)
_OF_A_VALUE = Text("{a} 的值有误：{inner}", "Invalid value for {a}: {inner}")
_OF_VALUES = (
    (r"Value error, ", ""),
    (r"Input should be a valid integer.*", "not a whole number"),
    (r"Input should be a valid number.*", "not a number"),
    (r"Input should be less than or equal to ", "more than "),
    (r"Input should be greater than or equal to ", "less than "),
)
"""What is said of values, in the words of a planner."""
_TERMS = (
    (r"\[default: ([^;\]]+)", r"[默认 \1"),
    (r"; required\]|\[required\]", "[必填]"),
    (r"<(?:float|float range)>", "<小数>"),
    (r"<(?:int|integer|int range|integer range)>", "<整数>"),
    (r"<(?:str|text|list\[str\])>", "<文字>"),
    (r"<(?:path|file|directory)>", "<路径>"),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]", "命令 [参数]"),
)


class SpeakingCommand(TyperCommand):
    """A verb whose help speaks the language of the call."""

    spoken = Lang.ZH

    def get_help(self, ctx: Any) -> str:
        """Return the help of the verb."""
        return _help_of(self, ctx, self.spoken)


class SpeakingGroup(TyperGroup):
    """Verbs under one name; the outermost one hears which language is asked for and says what is wrong in it."""

    spoken = Lang.ZH

    def get_help(self, ctx: Any) -> str:
        """Return the help of the group, with its verbs."""
        return _help_of(self, ctx, self.spoken)

    def main(self, args: Sequence[str] | None = None, *positional: Any, **more: Any) -> Any:
        """Run a call and end the process; `--lang` may stand anywhere in it."""
        given = list(sys.argv[1:] if args is None else args)
        lang = requested_language(given)
        _speak(self, lang)
        ours = _put_right(self, given)
        more["standalone_mode"] = False
        try:
            status = super().main(None if ours == given and args is None else ours, *positional, **more)
        except TyperException as refused:
            typer.echo(refusal_text(refused, lang), err=True)
            sys.exit(refused.exit_code)
        except typer.Abort:
            typer.echo(_STOPPED.say(lang), err=True)
            sys.exit(NO)
        sys.exit(status or DONE)


def requested_language(arguments: Iterable[str]) -> Lang:
    """Return the language that a call asks for, Chinese unless it names one there is."""
    found, is_next = "", False
    for one in arguments:
        if is_next or one.startswith(f"{LANG}="):
            found = one.removeprefix(f"{LANG}=")
        is_next = one == LANG
    return Lang(found) if found in {lang.value for lang in Lang} else Lang.ZH


def refusal_text(refused: TyperException, lang: Lang) -> str:
    """Return what a refused call is told: how it is used, what is wrong, where the help is."""
    context = getattr(refused, "ctx", None)
    wrong = translated(refused.format_message(), lang)
    if context is None:
        return f"{_ERROR.say(lang)}{wrong}"
    if type(refused).__name__ == "NoArgsIsHelpError":
        return str(context.command.get_help(context))
    see = _SEE.fill(lang, call=context.command_path)
    return f"{_usage(context, lang)}\n{_ERROR.say(lang)}{wrong}\n{see}"


def translated(english: str, lang: Lang) -> str:
    """Return what typer says of a call in `lang`; a value may be refused in both languages, parted by a slash."""
    if found := _INVALID.fullmatch(english):
        return _OF_A_VALUE.fill(lang, a=found["a"], inner=translated(_plainly(found["inner"]), lang))
    said = halves(english)
    if said.zh != said.en:
        return said.say(lang)
    if lang is Lang.EN:
        return english
    for pattern, chinese in _SAID:
        if found := re.fullmatch(pattern, english, re.DOTALL):
            return chinese.format(
                **{name: (told or "").replace("'", "") for name, told in found.groupdict().items()}
            )
    return english


def _plainly(english: str) -> str:
    for pattern, plain in _OF_VALUES:
        english = re.sub(pattern, plain, english)
    return english


def _put_right(group: Any, given: Sequence[str]) -> list[str]:
    """Return the arguments with `--lang` where a verb takes it: behind the verb, and nowhere beside `--help`."""
    rest: list[str] = []
    languages: list[str] = []
    at = 0
    while at < len(given):
        is_long = given[at] == LANG
        if (is_long or given[at].startswith(f"{LANG}=")) and (HELP in given or not rest):
            languages += given[at : at + 1 + is_long]
            at += 1 + is_long
            continue
        rest.append(given[at])
        at += 1
    verb, at = group, 0
    while at < len(rest) and rest[at] in getattr(verb, "commands", {}):
        verb, at = verb.commands[rest[at]], at + 1
    is_verb = not hasattr(verb, "commands") and HELP not in rest
    return [*rest[:at], *languages, *rest[at:]] if is_verb else rest


def _speak(command: Any, lang: Lang) -> None:
    command.spoken = lang
    for one in getattr(command, "commands", {}).values():
        _speak(one, lang)


def _usage(context: Any, lang: Lang) -> str:
    english = " ".join(str(context.get_usage()).split())
    named = re.sub(r"\{(\w+)\}", lambda found: found[1].upper(), english.removeprefix("Usage: "))
    return _terms(_USAGE.say(lang) + named, lang)


def _terms(text: str, lang: Lang) -> str:
    if lang is Lang.EN:
        return text
    for pattern, chinese in _TERMS:
        text = re.sub(pattern, chinese, text)
    return text


def _help_of(command: Any, context: Any, lang: Lang) -> str:
    own = Line(halves(command.help or "").say(lang))
    parts: list[Any] = [Line(_usage(context, lang)), Line(), own]
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for one in command.get_params(context):
        record = one.get_help_record(context)
        if record is not None:
            kind = arguments if one.param_type_name == "argument" else options
            kind.append((record[0], _told(one, record[1], lang)))
    verbs = [
        (name, halves(one.help or "").say(lang)) for name, one in getattr(command, "commands", {}).items()
    ]
    for title, rows in ((_ARGUMENTS, arguments), (_OPTIONS, options), (_COMMANDS, verbs)):
        if rows:
            parts += [Line(), Line(title.say(lang)), _rows(rows, lang)]
    console = Console(width=min(_WIDTH, Console().width), color_system=None)
    with console.capture() as told:
        console.print(*parts, sep="\n")
    return "\n".join(line.rstrip() for line in told.get().splitlines())


def _told(parameter: Any, record: str, lang: Lang) -> str:
    """Return what an option or argument is for, with what typer adds: its default and its range."""
    if HELP in parameter.opts:
        return _THIS_HELP.say(lang)
    text = parameter.help or ""
    return f"{halves(text).say(lang)}{_terms(record.removeprefix(text), lang)}"


def _rows(rows: Iterable[tuple[str, str]], lang: Lang) -> Table:
    table = Table.grid(padding=(0, 2, 0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for left, right in rows:
        table.add_row(Line(_terms(left, lang)), Line(right))
    return table
