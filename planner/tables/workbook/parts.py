"""The small parts of a workbook: which sheet lies where, which styles show per cents, how long strings are."""

import posixpath
from dataclasses import dataclass

from planner.tables.limits import MOST_SHEETS, SHEETS, hold
from planner.tables.workbook.archive import WorkbookArchive, damaged
from planner.tables.workbook.markup import Attributes, TagHandler, listen

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_BUILT_IN_PERCENTS = frozenset((9, 10))


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name, and the part that holds it."""

    name: str
    path: str
    is_hidden: bool = False


def worksheets(archive: WorkbookArchive) -> tuple[SheetPart, ...]:
    """Return the worksheets in the order of their tabs; chart sheets and dialogs are left out."""
    book, relations = _Book(), _Relations()
    listen(archive.chunks(_WORKBOOK), book, part=_WORKBOOK)
    hold(len(book.sheets), MOST_SHEETS, SHEETS)
    if _RELATIONS in archive:
        listen(archive.chunks(_RELATIONS), relations, part=_RELATIONS)
    paths = {name: _path(target) for name, (_, target) in relations.targets.items()}
    lost = [path for path in paths.values() if path and path not in archive]
    if lost:
        raise damaged(lost[0])
    kinds = {name: kind for name, (kind, _) in relations.targets.items()}
    strange = [name for name, relation, _ in book.sheets if relation not in kinds]
    if strange:
        raise damaged(strange[0])
    return tuple(
        SheetPart(name, paths[relation], is_hidden)
        for name, relation, is_hidden in book.sheets
        if kinds[relation] == "worksheet"
    )


def _path(target: str) -> str:
    """Return the part a relation points to; nothing for what lies outside the file."""
    if "://" in target:
        return ""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def percent_styles(archive: WorkbookArchive) -> frozenset[int]:
    """Return the style numbers under which a cell's number is shown as per cent."""
    styles = _Styles()
    if "xl/styles.xml" in archive:
        listen(archive.chunks("xl/styles.xml"), styles, part="xl/styles.xml")
    percents = _BUILT_IN_PERCENTS | styles.percents
    return frozenset(place for place, form in enumerate(styles.forms) if form in percents)


def string_lengths(archive: WorkbookArchive) -> list[int]:
    """Return the length of each shared string."""
    strings = _Strings()
    if "xl/sharedStrings.xml" in archive:
        listen(archive.chunks("xl/sharedStrings.xml"), strings, part="xl/sharedStrings.xml")
    return strings.lengths


class _Book(TagHandler):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), relation, is_hidden))


class _Relations(TagHandler):
    def __init__(self) -> None:
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rsplit("/", 1)[-1]
            is_outside = attributes.get("TargetMode") == "External"
            target = "://" if is_outside else attributes.get("Target", "")
            self.targets[attributes.get("Id", "")] = (kind, target)


class _Styles(TagHandler):
    def __init__(self) -> None:
        self.percents: frozenset[int] = frozenset()
        self.forms: list[int] = []
        self._is_inside = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt" and _is_percent(attributes.get("formatCode", "")):
            self.percents |= {_whole(attributes.get("numFmtId", ""))}
        elif name == "cellXfs":
            self._is_inside = True
        elif name == "xf" and self._is_inside:
            self.forms.append(_whole(attributes.get("numFmtId", "")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_inside = False


class _Strings(TagHandler):
    def __init__(self) -> None:
        self.lengths: list[int] = []

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002  # one signature for all
        if name == "si":
            self.lengths.append(0)

    def text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


def _is_percent(form: str) -> bool:
    """Whether a format code shows per cent: a % outside quotes and not escaped."""
    bare = "".join(form.split('"')[::2]).replace("\\%", "")
    return "%" in bare


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else -1
