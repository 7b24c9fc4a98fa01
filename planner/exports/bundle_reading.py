"""Reading a bundle: size before content, hashes before meaning, all faults at once."""

import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, TypeVar

from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem, from_json
from planner.domain.solving.codec import outcome_from_json, plan_from_json
from planner.domain.solving.finding import Cell, Issue, Severity
from planner.domain.solving.outcome import Outcome
from planner.domain.validation import issues_of
from planner.exports.bundle import ENTRIES, FORMAT, HASHES, MEMBERS, digest
from planner.exports.report_reading import report_from_json
from planner.text import Message, message

MOST_PACKED_BYTES = 20 * 1024**2
MOST_UNPACKED_BYTES = 60 * 1024**2
MOST_HASHES_BYTES = 64 * 1024
_CHUNK = 1 << 16

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a bundle holds; `report` is what it tells its readers, see `report_differences`."""

    problem: Problem
    plan: Plan
    outcome: Outcome
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleReading:
    """The bundle, or the issues that keep it from being one."""

    bundle: Bundle | None
    issues: tuple[Issue, ...]


class _RefusedError(Exception):
    """The archive cannot be read at all; carries the issue."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


def read_bundle(data: bytes, *, file: str = "bundle.zip") -> BundleReading:
    """Read a bundle and verify it.

    Nothing is believed before its hash is: a member that is missing, foreign, altered or
    too large is an issue. Facts are held to the same gates as those of tables.
    """
    try:
        members = _unpacked(data, file)
    except _RefusedError as refused:
        return BundleReading(bundle=None, issues=(refused.issue,))
    issues = _altered(members, file)
    if issues:
        return BundleReading(bundle=None, issues=tuple(issues))
    return _understood(members, file)


def _unpacked(data: bytes, file: str) -> Mapping[str, bytes]:
    if len(data) > MOST_PACKED_BYTES:
        raise _RefusedError(_too_large(file, MOST_PACKED_BYTES))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _members(archive, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as fault:
        raise _RefusedError(_unreadable(file)) from fault
    except (NotImplementedError, RuntimeError) as fault:  # unknown packing; a password
        raise _RefusedError(_unreadable(file)) from fault


def _members(archive: zipfile.ZipFile, file: str) -> Mapping[str, bytes]:
    names = archive.namelist()
    wanted = (*MEMBERS, *((ENTRIES,) if ENTRIES in names else ()))
    if set(names) != {*wanted, HASHES} or len(names) != len(wanted) + 1:
        raise _RefusedError(_wrong_members(file, names))
    left = MOST_UNPACKED_BYTES
    found: dict[str, bytes] = {}
    for name in (HASHES, *wanted):
        found[name] = _limited(archive, name, min(left, MOST_HASHES_BYTES) if name == HASHES else left, file)
        left -= len(found[name])
    return found


def _limited(archive: zipfile.ZipFile, name: str, most: int, file: str) -> bytes:
    """Unpack a member, counting while it unpacks: the sizes written in an archive can lie."""
    parts: list[bytes] = []
    size = 0
    with archive.open(name) as member:
        while part := member.read(_CHUNK):
            size += len(part)
            if size > most:
                raise _RefusedError(_too_large(f"{file}/{name}", most))
            parts.append(part)
    return b"".join(parts)


def _altered(members: Mapping[str, bytes], file: str) -> list[Issue]:
    try:
        told = json.loads(members[HASHES])
        version, hashes = told["format"], told["sha256"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return [_not_read(file, HASHES)]
    if version != FORMAT or not isinstance(hashes, dict):
        return [
            _issue(
                file,
                message(
                    "{file} 的格式版本是 {found}，本程序能读 {known}。请用较新的版本打开。",
                    "{file} has format {found}; this program reads {known}. Open it with a newer version.",
                    file=file,
                    found=str(version)[:40],
                    known=FORMAT,
                ),
            )
        ]
    return [
        _changed(file, name)
        for name in members
        if name != HASHES and hashes.get(name) != digest(members[name])
    ]


def _understood(members: Mapping[str, bytes], file: str) -> BundleReading:
    issues: list[Issue] = []

    def read(name: str, reader: Callable[[bytes], T]) -> T | None:
        try:
            return reader(members[name])
        except (ValueError, RecursionError):
            issues.append(_not_read(file, name))
            return None

    problem = read("problem.json", from_json)
    plan = read("plan.json", plan_from_json)
    outcome = read("outcome.json", outcome_from_json)
    report = read("report.json", report_from_json)
    if problem is None or plan is None or outcome is None or report is None:
        return BundleReading(bundle=None, issues=tuple(issues))
    issues += _contradictions(problem, plan, outcome, file=file)
    issues += _flaws(problem, file)
    bundle = None if issues else Bundle(problem=problem, plan=plan, outcome=outcome, report=report)
    return BundleReading(bundle=bundle, issues=tuple(issues))


def _contradictions(problem: Problem, plan: Plan, outcome: Outcome, *, file: str) -> list[Issue]:
    issues: list[Issue] = []
    if outcome.fingerprint != problem.fingerprint:
        issues.append(
            _issue(
                file,
                message(
                    "outcome.json 的数据指纹与 problem.json 不符：方案不是用这些数据求得的。请重新求解。",
                    "outcome.json was made from other facts than problem.json: "
                    "the fingerprints differ. Solve again.",
                ),
            )
        )
    if (outcome.plan or Plan()) != plan:
        issues.append(
            _issue(
                file,
                message(
                    "plan.json 与 outcome.json 中的方案不同。请重新导出。",
                    "plan.json differs from the plan in outcome.json. Export the bundle again.",
                ),
            )
        )
    return issues


def _flaws(problem: Problem, file: str) -> list[Issue]:
    """Return what tables with these facts would be refused for: rules and measures rely on it."""
    cell = Cell(file=f"{file}/problem.json")
    found = (one for one in issues_of(Dossier(problem=problem)) if one.is_error)
    return [replace(one, cell=cell) for one in found]


def _issue(file: str, said: Message) -> Issue:
    return Issue(severity=Severity.ERROR, message=said, cell=Cell(file=file))


def _too_large(file: str, most: int) -> Issue:
    return _issue(
        file,
        message(
            "{file} 超过 {most} MB，不予读取。请确认是本程序导出的方案包。",
            "{file} is larger than {most} MB and is not read. Is it a bundle this program exported?",
            file=file,
            most=max(1, most // 1024**2),
        ),
    )


def _unreadable(file: str) -> Issue:
    return _issue(
        file,
        message(
            "{file} 不是可读的 zip 文件。请重新导出方案包。",
            "{file} is not a zip file that can be read. Export the bundle again.",
            file=file,
        ),
    )


def _wrong_members(file: str, names: list[str]) -> Issue:
    return _issue(
        file,
        message(
            "{file} 应恰好包含 {wanted}，实际为 {found}。请使用本程序导出的方案包。",
            "{file} should hold exactly {wanted}; it holds {found}. Use a bundle this program exported.",
            file=file,
            wanted=", ".join((*MEMBERS, HASHES)),
            found=", ".join(name[:60] for name in names[:8]) or "-",
        ),
    )


def _changed(file: str, name: str) -> Issue:
    return _issue(
        file,
        message(
            "{file} 中的 {name} 与记录的 SHA-256 不符，内容已被改动或损坏。请重新导出方案包。",
            "{name} in {file} does not match its SHA-256: it was changed or damaged. Export the bundle again.",
            file=file,
            name=name,
        ),
    )


def _not_read(file: str, name: str) -> Issue:
    return _issue(
        file,
        message(
            "{file} 中的 {name} 不是本程序的格式。请重新导出方案包。",
            "{name} in {file} is not in this program's format. Export the bundle again.",
            file=file,
            name=name,
        ),
    )
