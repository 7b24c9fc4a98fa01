"""The files the command line writes, each replaced whole."""

from collections.abc import Sequence
from errno import EISDIR
from os import strerror
from pathlib import Path
from typing import NoReturn

import typer

from planner.cli.messages import refuse
from planner.domain.read_errors import why_not_opened
from planner.domain.solving.report import Report
from planner.exports.contents import TABLE_KEYS
from planner.services.projects.bundles import BUNDLE_NAME
from planner.text import Lang, Text

WORKBOOK_NAME = "plan.xlsx"
CSV_FOLDER = "csv"
FILE_NAMES = (WORKBOOK_NAME, BUNDLE_NAME, *(f"{CSV_FOLDER}/{key}.csv" for key in TABLE_KEYS))
"""All that `write_exports` writes."""


def readied(folder: Path, lang: Lang) -> None:
    """Make the folder and see that each file of a plan can be written; or refuse before any time is spent.

    Every file that cannot be is named.
    """
    for place in (folder, folder / CSV_FOLDER):
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            _refuse_writing([(place, fault)], lang)
    faults = []
    for path in (folder / name for name in FILE_NAMES):
        try:
            _ready(path)
        except OSError as fault:
            faults.append((path, fault))
    if faults:
        _refuse_writing(faults, lang)


def write_exports(report: Report, folder: Path, lang: Lang) -> None:
    """Write workbook, CSV set and bundle into `folder`, and say so; without a plan, say that none is."""
    from planner.exports.bundle import bundle_bytes
    from planner.exports.csv_set import csv_files
    from planner.exports.excel import workbook_bytes

    if report.outcome.plan is None:
        typer.echo(
            Text(f"没有方案，未写入 {folder}", f"no plan; nothing written to {folder}").say(lang), err=True
        )
        return
    files = {
        WORKBOOK_NAME: workbook_bytes(report, lang=lang),
        BUNDLE_NAME: bundle_bytes(report),
        **{f"{CSV_FOLDER}/{name}": content for name, content in csv_files(report, lang=lang).items()},
    }
    faults = []
    for name, content in files.items():
        try:
            _replace(folder / name, content)
        except OSError as fault:  # it was opened elsewhere meanwhile; the others are written all the same
            faults.append((folder / name, fault))
    if faults:
        _refuse_writing(faults, lang)
    typer.echo(
        Text(
            f"已写入 {folder}: {WORKBOOK_NAME}、{BUNDLE_NAME}、{CSV_FOLDER}/",
            f"written to {folder}: {WORKBOOK_NAME}, {BUNDLE_NAME}, {CSV_FOLDER}/",
        ).say(lang),
        err=True,
    )


def readied_folder(folder: Path, lang: Lang) -> None:
    """Make the folder; or refuse before any time is spent."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        _refuse_writing([(folder, fault)], lang)


def readied_file(path: Path, lang: Lang) -> None:
    """See that the file can be written, its folder made; or refuse before any time is spent."""
    try:
        _ready(path)
    except OSError as fault:
        _refuse_writing([(path, fault)], lang)


def _ready(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(EISDIR, strerror(EISDIR))
    if _is_special(path):
        return
    if path.exists():
        path.open(
            "r+b"
        ).close()  # a program that holds it, such as Excel, forbids this, and nothing is changed
    part = _part(path)
    part.touch()
    part.unlink()


def write_file(path: Path, content: bytes, lang: Lang) -> None:
    """Write one file, replaced whole, or say why it cannot be."""
    try:
        _replace(path, content)
    except OSError as fault:
        _refuse_writing([(path, fault)], lang)


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def _is_special(path: Path) -> bool:
    """Whether it is a link, a device or a pipe: written into, never replaced."""
    return path.is_symlink() or (path.exists() and not path.is_file())


def _replace(path: Path, content: bytes) -> None:
    if _is_special(path):
        path.write_bytes(content)
        return
    part = _part(path)
    part.write_bytes(content)
    part.replace(path)


def _refuse_writing(faults: Sequence[tuple[Path, OSError]], lang: Lang) -> NoReturn:
    """Refuse, with a line for each file that cannot be written."""
    causes = [(path, why_not_opened(fault)) for path, fault in faults]
    zh = "\n".join(f"无法写入 {path}：{why.zh}" for path, why in causes)
    en = "\n".join(f"cannot write {path}: {why.en}" for path, why in causes)
    refuse(
        Text(
            f"{zh}。请换一个位置，或关闭正在使用该文件的程序",
            f"{en}. Choose another place, or close the program that uses the file",
        ),
        lang,
    )
