"""The files the command line writes, each replaced whole."""

from errno import EISDIR
from os import strerror
from pathlib import Path

import typer

from planner.cli.said import refuse
from planner.domain.misread import why_not_opened
from planner.domain.report import Report
from planner.exports.bundle import bundle_bytes
from planner.exports.csv_set import csv_files
from planner.exports.excel import workbook_bytes
from planner.services.bundles import BUNDLE_NAME
from planner.text import Lang, Text

WORKBOOK_NAME = "plan.xlsx"
CSV_FOLDER = "csv"


def readied(folder: Path, lang: Lang) -> None:
    """Make the folder, or refuse before any time is spent on a plan."""
    try:
        (folder / CSV_FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        _refuse_writing(folder, fault, lang)


def write_exports(report: Report, folder: Path, lang: Lang) -> None:
    """Write workbook, CSV set and bundle into `folder`, and say so; without a plan, say that none is."""
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
    for name, content in files.items():
        write_file(folder / name, content, lang)
    typer.echo(
        Text(
            f"已写入 {folder}: {WORKBOOK_NAME}、{BUNDLE_NAME}、{CSV_FOLDER}/",
            f"written to {folder}: {WORKBOOK_NAME}, {BUNDLE_NAME}, {CSV_FOLDER}/",
        ).say(lang),
        err=True,
    )


def readied_file(path: Path, lang: Lang) -> None:
    """See that the file can be written, its folder made; or refuse before any time is spent."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(EISDIR, strerror(EISDIR))
        if not _is_special(path):
            part = _part(path)
            part.touch()
            part.unlink()
    except OSError as fault:
        _refuse_writing(path, fault, lang)


def write_file(path: Path, content: bytes, lang: Lang) -> None:
    """Write one file, replaced whole, or say why it cannot be."""
    try:
        _replace(path, content)
    except OSError as fault:
        _refuse_writing(path, fault, lang)


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


def _refuse_writing(path: Path, fault: OSError, lang: Lang) -> None:
    why = why_not_opened(fault)
    refuse(
        Text(
            f"无法写入 {path}：{why.zh}。请换一个位置，或关闭正在使用该文件的程序",
            f"cannot write {path}: {why.en}. Choose another place, or close the program that uses the file",
        ),
        lang,
    )
