"""What reads files that people bring, each asked for a word on what came of some bytes.

The first byte of what the fuzzer makes chooses which file it stands for, or which part of one; the others are its content.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from planner.domain.edits import EditConflict
from planner.domain.edits.scenario import scenario_from_json
from planner.domain.park.problem import Problem, from_json
from planner.domain.read_errors import ReadError, read_json
from planner.domain.solving.finding import Issue
from planner.domain.sweeping.sweep import sweep_from_json
from planner.exports.bundle import HASHES, MEMBERS, bundle_bytes, digest
from planner.exports.bundle_reading import read_bundle
from planner.services.projects import bundles
from planner.services.studies.enquiry_forms import EnquiryError, firm_from, form_from_json
from planner.tables.columns import TABLES
from planner.tables.columns.milestones import MILESTONES
from planner.tables.incoming.mapping import guess
from planner.tables.incoming.review import review
from planner.tables.milestones import read_milestones
from planner.tables.opening import COMPOUND, sheets_of_file
from planner.tables.reading import read_sheets
from planner.tables.sheets import Faults, Sheet
from planner.text import Lang, Message, Text
from tests.domain.edits.samples import JSON as EDITS
from tests.domain.edits.samples import base
from tests.support import make, packed, reports
from tests.support.sheets import csv_bytes, small_dossier, tables_of
from tests.support.spoiling.files import good_files
from tests.tables.corpus import CASES

PARK, REFUSED, QUESTION = "a park or plan", "refused in words", "a question at a cell"
_LONGEST_SEED = 40_000


@dataclass(frozen=True)
class Reader:
    """A way in: `seeds` are what the fuzzer begins with, `read` returns what came of bytes.

    `read` raises whatever the reader lets out, and AssertionError where a refusal says nothing.
    """

    name: str
    seeds: Callable[[], Iterator[bytes]]
    read: Callable[[bytes], str]
    is_json: bool = False


# ---------------------------------------------------------------- tables


def read_csv(data: bytes) -> str:
    """Read a CSV file as one of the tables: as a table of a park, or as a file sent for one."""
    if not data:
        return REFUSED
    way, number = divmod(data[0], 128)
    table = TABLES[number % len(TABLES)].name
    faults = Faults()
    sheets = sheets_of_file(f"{table}.csv", data[1:], faults)
    if faults.has_error:
        return _refusal(faults.issues)
    if way:
        return _reviewed(sheets)
    others = (sheet for sheet in _small_sheets() if sheet.title != table)
    found = read_sheets((*sheets, *others), where="park")
    return PARK if found.dossier is not None else _refusal(found.issues)


def read_xlsx(data: bytes) -> str:
    """Read a workbook: the bytes themselves, or a part of a good one that they stand for."""
    if not data:
        return REFUSED
    books = _books()
    book = books[data[0] % len(books)]
    number = data[0] // len(books)
    names = sorted(book)
    content = packed.packed({**book, names[number - 1]: data[1:]}) if 0 < number <= len(names) else data[1:]
    if content.startswith(COMPOUND):
        return REFUSED  # is read in a process of its own, see the campaign damaged-files
    faults = Faults()
    sheets = sheets_of_file("sent.xlsx", content, faults)
    return _refusal(faults.issues) if faults.has_error else _reviewed(sheets)


def read_entries(data: bytes) -> str:
    """Read a CSV file of milestones."""
    reading = read_milestones("milestones.csv", data, ("F1", "F2"))
    if any(issue.is_error for issue in reading.issues):
        return _refusal(reading.issues)
    return PARK


def _reviewed(sheets: tuple[Sheet, ...]) -> str:
    mappings = [mapping for sheet in sheets if (mapping := guess(sheet)) is not None]
    found = review(small_dossier(), sheets, mappings)
    if found.result is not None:
        return PARK
    questions = (*found.refused, *found.ambiguous)
    _refusal((*(one.issue for one in questions), *found.faults))
    return QUESTION if found.ambiguous else REFUSED


@cache
def _small_sheets() -> tuple[Sheet, ...]:
    tables = tables_of(small_dossier()).items()
    return tuple(sheets_of_file(f"{name}.csv", csv_bytes(rows), Faults())[0] for name, rows in tables)


@cache
def _books() -> tuple[Mapping[str, bytes], ...]:
    return tuple(packed.parts_of(content) for name, content in good_files() if name.endswith(".xlsx"))


def _csv_seeds() -> Iterator[bytes]:
    tables = tables_of(small_dossier())
    for number, table in enumerate(TABLES):
        if table.name in tables:
            yield bytes([number]) + csv_bytes(tables[table.name])
            yield bytes([number + 128]) + csv_bytes(tables[table.name])
    for case in CASES:
        if case.file.endswith((".csv", ".txt")):
            yield bytes([128]) + case.make()[:_LONGEST_SEED]


def _xlsx_seeds() -> Iterator[bytes]:
    books = _books()
    for place, book in enumerate(books):
        for number, name in enumerate(sorted(book), start=1):
            yield bytes([place + number * len(books)]) + book[name]
    for case in CASES:
        content = case.make() if case.file.endswith(".xlsx") else b""
        if content and len(content) < _LONGEST_SEED:
            yield b"\0" + content


def _entry_seeds() -> Iterator[bytes]:
    keys = [column.key for column in MILESTONES.columns]
    row = {"firm_id": "F1", "owner": "张三", "due": "2024-05-01"}
    yield csv_bytes([keys, [row.get(key, "") for key in keys]])
    yield csv_bytes([keys, [row.get(key, "2024-02-30") for key in keys]], "gb18030")


# ---------------------------------------------------------------- JSON


def read_text(data: bytes) -> str:
    """Read JSON as a scenario on a park, as a sweep, or as the form of an enquiry."""
    if not data:
        return REFUSED
    kind, content = _TEXTS[data[0] % len(_TEXTS)], data[1:]
    try:
        kind(content)
    except EditConflict as refusal:
        return _refusal(refusal.issues)
    except (EnquiryError, ReadError) as refusal:
        return _told(refusal.text)
    return PARK


def _as_scenario(content: bytes) -> None:
    scenario_from_json(content).problem(_park())


def _as_sweep(content: bytes) -> None:
    sweep = sweep_from_json(content)
    for cell, _ in zip(sweep.cells, range(3), strict=False):
        sweep.edits_at(cell)


def _as_enquiry(content: bytes) -> None:
    firm_from(_park(), form_from_json(_park(), read_json(content)))


@cache
def _park() -> Problem:
    return base()


_TEXTS = (_as_scenario, _as_sweep, _as_enquiry)


def _text_seeds() -> Iterator[bytes]:
    for edit in EDITS:
        yield b"\0" + json.dumps({"name": "A", "base": "", "edits": [edit]}).encode()
    axis = {"edit": {"kind": "delay_handover", "phase": "2"}, "field": "quarters", "values": [0, 1]}
    yield b"\1" + json.dumps({"name": "S", "axes": [axis], "points": [[0]], "gap": 0.1, "nodes": 9}).encode()
    yield (
        b"\2" + json.dumps({"name": "甲", "stage": "lead", "area_req_m2": "500 m2", "power_kw": 20}).encode()
    )


# ---------------------------------------------------------------- bundles


def read_zip(data: bytes) -> str:
    """Read a bundle: the bytes themselves, or one of which they are a member, with sound hashes."""
    if not data:
        return REFUSED
    number = data[0] % (len(MEMBERS) + 2)
    content = data[1:] if number > len(MEMBERS) else _bundle_with((*MEMBERS, HASHES)[number], data[1:])
    reading = read_bundle(content)
    if reading.bundle is None:
        return _refusal(reading.issues)
    judged = bundles._judged(reading.bundle)
    for finding in judged.findings:
        _said(finding.message)
    return PARK


def _bundle_with(name: str, content: bytes) -> bytes:
    members = {**_members(), name: content}
    if name == "problem.json":
        try:
            told = json.loads(members["outcome.json"]) | {"fingerprint": from_json(content).fingerprint}
        except ValueError:
            told = None
        if told is not None:
            members |= {"outcome.json": json.dumps(told).encode()}
    if name == "plan.json":
        try:
            told = json.loads(members["outcome.json"]) | {"plan": json.loads(content)}
        except (ValueError, RecursionError):
            told = None
        if told is not None:
            members |= {"outcome.json": json.dumps(told).encode()}
    if name != HASHES:
        hashes = {one: digest(members[one]) for one in MEMBERS}
        members |= {HASHES: json.dumps({"format": 1, "sha256": hashes}).encode()}
    return packed.packed(members)


@cache
def _members() -> Mapping[str, bytes]:
    return packed.parts_of(_good_bundle())


@cache
def _good_bundle() -> bytes:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    plan = make.plan(make.placement("F1", "A-101"))
    return bundle_bytes(reports.report(problem, plan))


def _zip_seeds() -> Iterator[bytes]:
    for number, name in enumerate((*MEMBERS, HASHES)):
        yield bytes([number]) + _members()[name]
    yield bytes([len(MEMBERS) + 1]) + _good_bundle()


# ---------------------------------------------------------------- what is said


def _refusal(issues: Iterable[Issue]) -> str:
    errors = [issue for issue in issues if issue.is_error]
    assert errors, "refused without a reason"
    for issue in errors:
        _said(issue.message)
    return REFUSED


def _said(message: Message) -> None:
    for lang in Lang:
        assert message.say(lang).strip(), "says nothing"


def _told(text: Text) -> str:
    assert text.zh.strip(), "says nothing in Chinese"
    assert text.en.strip(), "says nothing in English"
    return REFUSED


READERS = (
    Reader("tables as CSV", _csv_seeds, read_csv),
    Reader("workbooks", _xlsx_seeds, read_xlsx),
    Reader("milestones as CSV", _entry_seeds, read_entries),
    Reader("scenarios, sweeps and enquiries as JSON", _text_seeds, read_text, is_json=True),
    Reader("bundles", _zip_seeds, read_zip, is_json=True),
)
