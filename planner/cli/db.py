"""`planner db`: where everything is kept, its backups, its upgrade, its verification."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from planner.cli.messages import BAD_INPUT, DONE, NO, counted, refuse
from planner.cli.options import OutputLang
from planner.cli.speaking import SpeakingCommand, SpeakingGroup
from planner.settings import Settings, SettingsError, read_settings
from planner.text import Lang, Text, message
from planner.views.format import moment

if TYPE_CHECKING:
    from planner.services.database.maintenance import TrailHead

T = TypeVar("T")
_MOST_DIGITS = 12
FORCE = Annotated[
    bool, typer.Option("--force", help="即使程序似乎在运行也照做 / do it although an app seems to be running")
]

app = typer.Typer(
    cls=SpeakingGroup,
    help="数据库：位置、备份、恢复、升级、核对 / the database: where it is, backup, restore, upgrade, verify",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(cls=SpeakingCommand, help="显示数据存放在哪里 / print where everything is kept")
def path(lang: OutputLang = Lang.ZH) -> None:
    """Print where everything is kept."""
    from planner.services.database import maintenance

    found = _tried(maintenance.place, lang)
    typer.echo(str(found.path) if found.path else found.shown)


@app.command(
    cls=SpeakingCommand,
    help="把全部内容写入一个文件；程序可以正在运行 / write everything into one file; the app may be running",
)
def backup(
    file: Annotated[Path, typer.Argument(help="要写的文件 / the file to write")],
    lang: OutputLang = Lang.ZH,
    force: Annotated[
        bool, typer.Option("--force", help="文件已存在时替换 / replace the file if it is there")
    ] = False,
) -> None:
    """Write everything into one file; the app may be running."""
    from planner.services.database import maintenance

    if file.exists() and not force:
        refuse(
            Text(f"{file} 已存在；用 --force 替换", f"{file} is there already; replace it with --force"), lang
        )
    archive = _tried(lambda settings: maintenance.back_up(settings, file), lang)
    rows = sum(archive.rows.values())
    said = Text(f"已备份 {rows} 行到 {file}", f"{counted(rows, 'row')} backed up to {file}")
    typer.echo(said.say(lang))


@app.command(
    cls=SpeakingCommand,
    help="先备份现有内容，再用备份替换全部；程序正在使用时拒绝 / "
    "put a backup in place of everything, after backing that up; refused while an app is running on it",
)
def restore(
    file: Annotated[Path, typer.Argument(help="backup 写出的文件 / a file that backup wrote")],
    lang: OutputLang = Lang.ZH,
    yes: Annotated[bool, typer.Option("--yes", help="终端上不再询问 / do not ask at a terminal")] = False,
    force: FORCE = False,
) -> None:
    """Put a backup in place of everything, after backing that up; refused while an app is running on it."""
    from planner.services.database import maintenance

    if not file.is_file():
        refuse(Text(f"没有这个文件：{file}", f"no such file: {file}"), lang)
    if sys.stdin.isatty() and not yes:
        question = Text(
            "用备份替换全部内容？现有内容会先备份。",
            "Replace everything by the backup? What is there is backed up.",
        )
        if not typer.confirm(question.say(lang)):
            raise typer.Exit(NO)
    archive, aside = _tried(lambda settings: maintenance.put_back(settings, file, force=force), lang)
    made = moment(archive.made_at)
    typer.echo(Text(f"已恢复 {made} 的备份", f"the backup of {made} is restored").say(lang))
    if aside is not None:
        typer.echo(Text(f"之前的内容在 {aside}", f"what was there before is in {aside}").say(lang))


@app.command(
    cls=SpeakingCommand,
    help="先备份，再把数据库升级到本程序的结构；程序启动时会自动做 / "
    "bring the database up to this program, after a backup; the app does this by itself at start",
)
def upgrade(lang: OutputLang = Lang.ZH, force: FORCE = False) -> None:
    """Bring the database up to this program, after a backup; the app does this by itself at start."""
    from planner.services.database import maintenance

    revision = _tried(lambda settings: maintenance.upgrade(settings, force=force), lang)
    typer.echo(Text(f"数据库结构为 {revision}", f"the database is at revision {revision}").say(lang))


@app.command(
    cls=SpeakingCommand,
    help="读取并核对全部内容；有损坏时退出状态为 1 / read everything that is kept; exit 1 if something is damaged",
)
def verify(
    lang: OutputLang = Lang.ZH,
    trail: Annotated[
        str,
        typer.Option(
            help="以前记下的操作记录链尾（LINES:DIGEST），核对此后没有少过一行 / "
            "the end of the trail as it was noted before (LINES:DIGEST): no line of then may be gone or changed"
        ),
    ] = "",
) -> None:
    """Read everything that is kept; exit 1 if something is damaged."""
    from planner.services.database import maintenance

    seen = _head(trail, lang) if trail else None
    faults = list(_tried(maintenance.verify, lang))
    if seen is not None and not _tried(lambda settings: maintenance.holds(settings, seen), lang):
        faults.append(
            message(
                "操作记录不再有当时的 {lines} 行：有行被改动或删去。请与备份核对。",
                "The trail no longer has the {lines} lines it had then: some were changed or are gone. Compare it with a backup.",
                lines=seen.lines,
            )
        )
    for fault in faults:
        typer.echo(fault.say(lang))
    if faults:
        typer.echo(Text(f"发现 {len(faults)} 处损坏", counted(len(faults), "fault")).say(lang), err=True)
        raise typer.Exit(NO)
    typer.echo(Text("数据库完好", "the database is intact").say(lang))
    end = _tried(maintenance.trail_head, lang)
    head = f"{end.lines}:{end.digest}"
    typer.echo(Text(f"操作记录链尾 {head}", f"end of the trail {head}").say(lang))
    raise typer.Exit(DONE)


@app.command(
    cls=SpeakingCommand,
    help="列出自动备份，最新的在前；一份完好的也没有时退出状态为 1 / "
    "list the automatic backups, newest first; exit 1 if none is intact",
)
def backups(lang: OutputLang = Lang.ZH) -> None:
    """List the automatic backups, newest first; exit 1 if none is intact."""
    from planner.services.database import maintenance

    found = _tried(maintenance.backups, lang)
    for file, archive in found:
        if archive is None:
            typer.echo(f"{file}  " + Text("已损坏", "damaged").say(lang))
            continue
        rows = sum(archive.rows.values())
        said = Text(
            f"{moment(archive.made_at)}，{rows} 行", f"{moment(archive.made_at)}, {counted(rows, 'row')}"
        )
        typer.echo(f"{file}  {said.say(lang)}")
    if not any(archive for _, archive in found):
        typer.echo(Text("没有完好的自动备份", "no automatic backup is intact").say(lang), err=True)
        raise typer.Exit(NO)
    raise typer.Exit(DONE)


@app.command(
    cls=SpeakingCommand,
    help="恢复演练：把备份恢复到一个临时数据库，逐行对照并核对，不动现有数据；不一致时退出状态为 1 / "
    "restore drill: restore a backup into a database that is thrown away, compare every row and verify it; "
    "exit 1 if they differ",
)
def drill(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="backup 写出的文件；不写则现在备份一份 / a file that backup wrote; without it one is written now"
        ),
    ] = None,
    lang: OutputLang = Lang.ZH,
) -> None:
    """Restore a backup into a database that is thrown away and compare every row; exit 1 if they differ."""
    from planner.services.database import maintenance

    if file is not None and not file.is_file():
        refuse(Text(f"没有这个文件：{file}", f"no such file: {file}"), lang)
    report = _tried(lambda settings: maintenance.drill(settings, file), lang)
    for name in report.differing:
        typer.echo(Text(f"表 {name} 与备份不同", f"table {name} differs from the backup").say(lang))
    for fault in report.faults:
        typer.echo(fault.say(lang))
    if not report.is_equal:
        typer.echo(Text("恢复演练未通过", "the restore drill failed").say(lang), err=True)
        raise typer.Exit(NO)
    rows, tables = sum(report.backup.rows.values()), len(report.backup.rows)
    said = Text(
        f"恢复演练通过：恢复出的副本与 {moment(report.backup.made_at)} 的备份逐行一致（{tables} 张表，{rows} 行），核对无损坏",
        f"the restore drill passed: the restored copy equals the backup of {moment(report.backup.made_at)} row by row "
        f"({counted(tables, 'table')}, {counted(rows, 'row')}), and is intact",
    )
    typer.echo(said.say(lang))
    raise typer.Exit(DONE)


def _head(text: str, lang: Lang) -> "TrailHead":
    from planner.services.database.maintenance import TrailHead

    lines, _, digest = text.partition(":")
    if not (lines.isascii() and lines.isdigit() and len(lines) <= _MOST_DIGITS and digest):
        refuse(
            Text(
                f"--trail 应为 LINES:DIGEST，如 db verify 写出的那样，而不是“{text}”",
                f"--trail should be LINES:DIGEST as db verify prints it, not “{text}”",
            ),
            lang,
        )
    return TrailHead(lines=int(lines), digest=digest)


def _tried(work: Callable[[Settings], T], lang: Lang) -> T:
    """Do it, or say why not: 2 if what was named is at fault, 1 if it could not be done now."""
    from planner.services.database.maintenance import StoreError, StoreFault

    of_the_input = {
        StoreFault.FOREIGN,
        StoreFault.UNREADABLE,
        StoreFault.NEWER,
        StoreFault.CORRUPT,
        StoreFault.EMPTIED,
        StoreFault.MISSING,
    }
    try:
        return work(read_settings())
    except StoreError as error:
        typer.echo(error.message.say(lang), err=True)
        if error.detail:
            typer.echo(f"  {error.detail}", err=True)
        raise typer.Exit(BAD_INPUT if error.fault in of_the_input else NO) from None
    except SettingsError as error:
        typer.echo(error.message.say(lang), err=True)
        raise typer.Exit(BAD_INPUT) from None
