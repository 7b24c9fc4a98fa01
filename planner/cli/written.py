"""The files the command line writes, each replaced whole."""

from pathlib import Path

import typer

from planner.cli.said import refuse
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
        try:
            _replace(folder / name, content)
        except OSError as fault:
            _refuse_writing(folder / name, fault, lang)
    typer.echo(
        Text(
            f"已写入 {folder}: {WORKBOOK_NAME}、{BUNDLE_NAME}、{CSV_FOLDER}/",
            f"written to {folder}: {WORKBOOK_NAME}, {BUNDLE_NAME}, {CSV_FOLDER}/",
        ).say(lang),
        err=True,
    )


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)


def _refuse_writing(path: Path, fault: OSError, lang: Lang) -> None:
    why = fault.strerror or str(fault)
    refuse(
        Text(
            f"无法写入 {path}：{why}。请换一个文件夹，或关闭正在使用该文件的程序",
            f"cannot write {path}: {why}. Choose another folder, or close the program that uses the file",
        ),
        lang,
    )
