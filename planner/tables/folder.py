"""A folder of CSV files, read as raw sheets."""

import codecs
import csv
import io
import re
from pathlib import Path

from planner.domain.csv_text import undo
from planner.domain.solving.finding import Cell, Severity
from planner.tables.limits import (
    BYTES,
    COLUMNS,
    LARGEST_FILE,
    MOST_COLUMNS,
    MOST_ROWS,
    ROWS,
    FileRefusal,
    hold,
)
from planner.tables.separators import parted_by
from planner.tables.sheets import Faults, Sheet, SheetRow
from planner.text import message

_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2014-\u2026\u00b7\u33a1]")
_MOSTLY = 0.5
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_MARK = "\ufeff"
"""A byte-order mark; some programs write a second one before the text."""


def sheets_of_folder(folder: Path, faults: Faults) -> tuple[Sheet, ...]:
    """Return a sheet for each CSV file of the folder, by name."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv" and path.is_file())
    if not files:
        faults.add(
            Severity.ERROR,
            message("文件夹里没有 CSV 文件", "the folder holds no CSV file"),
            cell=Cell(file=folder.name),
        )
    sheets = (sheet_of_csv(path.name, path, faults) for path in files)
    return tuple(sheet for sheet in sheets if sheet is not None)


def sheet_of_csv(name: str, path: Path, faults: Faults) -> Sheet | None:
    """Return the sheet of one CSV file, or nothing and an issue."""
    with path.open("rb") as file:
        return sheet_of_bytes(name, file.read(LARGEST_FILE + 1), faults)


def sheet_of_bytes(name: str, content: bytes, faults: Faults) -> Sheet | None:
    """Return the sheet of a CSV file's bytes, or nothing and an issue."""
    try:
        hold(len(content), LARGEST_FILE, BYTES)
        text = _decoded(content, name, faults)
        return None if text is None else _split(text, name, faults)
    except FileRefusal as refused:
        faults.add(Severity.ERROR, refused.said, cell=Cell(file=name))
        return None


def _decoded(content: bytes, name: str, faults: Faults) -> str | None:
    mark = next((encoding for bom, encoding in _MARKS if content.startswith(bom)), None)
    for encoding in (mark,) if mark else ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding).lstrip(_MARK)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" and (other := _rather_chinese(content, text)) is not None:
            faults.add(
                Severity.WARNING,
                message(
                    "两种编码都读得通，按 GB18030 读取，请核对；如有误请另存为 CSV UTF-8",
                    "it can be read in two encodings; taken as GB18030, please check, or save it as CSV UTF-8",
                ),
                cell=Cell(file=name),
            )
            return other
        if encoding in {"gb18030", "utf-16"}:
            faults.add(
                Severity.NOTE,
                message("按 {encoding} 编码读取", "read as {encoding}", encoding=encoding.upper()),
                cell=Cell(file=name),
            )
        return text
    faults.add(
        Severity.ERROR,
        message(
            "无法识别编码，请另存为 CSV UTF-8",
            "the encoding is not UTF-8, GB18030 or UTF-16; save it as CSV UTF-8",
        ),
        cell=Cell(file=name),
    )
    return None


def _rather_chinese(content: bytes, text: str) -> str | None:
    """Return the Chinese reading of bytes that happen to be UTF-8 of other scripts, if there is one.

    Common characters only: rare ones are what other scripts look like when misread.
    """
    if text.isascii() or _chinese_share(text) > _MOSTLY:
        return None
    try:
        other = content.decode("gb2312")
    except UnicodeDecodeError:
        return None
    return other if _chinese_share(other) == 1 else None


def _chinese_share(text: str) -> float:
    strange = [character for character in text if not character.isascii()]
    return sum(1 for character in strange if _CHINESE.fullmatch(character)) / len(strange)


def _split(text: str, name: str, faults: Faults) -> Sheet | None:
    mark, text, taken_off = parted_by(text)
    if mark not in {",", "\t"}:
        said = message("按“{mark}”分隔读取", "read as separated by “{mark}”", mark=mark)
        faults.add(Severity.NOTE, said, cell=Cell(file=name))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[SheetRow] = []
    begins = 1 + taken_off
    try:
        for fields in reader:
            rows.append(SheetRow(number=begins, cells=tuple(undo(field) for field in fields)))
            begins = reader.line_num + 1 + taken_off
            hold(len(rows), MOST_ROWS, ROWS, at_least=True)
            hold(len(fields), MOST_COLUMNS, COLUMNS)
    except csv.Error as error:
        faults.add(
            Severity.ERROR,
            message(
                "引号不配对或字段过长：{why}",
                "quotes do not match, or a field is too long: {why}",
                why=str(error),
            ),
            cell=Cell(file=name, row=reader.line_num + taken_off),
        )
        return None
    return Sheet(file=name, rows=tuple(rows))
