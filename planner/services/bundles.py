"""Exported plans judged again, from their bundle alone."""

from dataclasses import dataclass
from pathlib import Path

from planner.domain.finding import Cell, Finding, Issue, Severity
from planner.domain.misread import why_not_opened
from planner.exports.bundle_reading import MOST_PACKED_BYTES, read_bundle
from planner.services.planning import findings_of
from planner.text import message

BUNDLE_NAME = "bundle.zip"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the checker says of a bundle; findings are None if it could not be read."""

    findings: tuple[Finding, ...] | None
    issues: tuple[Issue, ...]


def find_bundle(source: Path) -> Path | None:
    """Give the bundle at `source`: the file itself, or `bundle.zip` in the folder."""
    path = source / BUNDLE_NAME if source.is_dir() else source
    return path if path.is_file() else None


def check_bundle(path: Path) -> Verdict:
    """Read a bundle, verify its hashes, and put its plan and its claims to the checker."""
    try:
        data = packed(path)
    except OSError as fault:
        said = message(
            "无法读取 {file}：{fault}",
            "cannot read {file}: {fault}",
            file=path.name,
            fault=why_not_opened(fault),
        )
        issue = Issue(severity=Severity.ERROR, message=said, cell=Cell(file=path.name))
        return Verdict(findings=None, issues=(issue,))
    reading = read_bundle(data, file=path.name)
    if reading.bundle is None:
        return Verdict(findings=None, issues=reading.issues)
    bundle = reading.bundle
    return Verdict(findings=findings_of(bundle.problem, bundle.outcome), issues=reading.issues)


def packed(path: Path) -> bytes:
    """Give the file, or just enough of it to be refused as too large."""
    with path.open("rb") as file:
        return file.read(MOST_PACKED_BYTES + 1)
