"""Exported plans judged again, from their bundle alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.check import check_outcome, check_plan
from planner.domain.measures import measure
from planner.domain.read_errors import why_not_opened
from planner.domain.solving.finding import Cell, Finding, Issue, Severity
from planner.domain.solving.report import Report
from planner.exports.bundle_reading import MOST_PACKED_BYTES, Bundle, read_bundle
from planner.exports.report_reading import report_differences
from planner.text import message

BUNDLE_NAME = "bundle.zip"
CERTIFICATE = "certificate"
REPORT = "report"


@dataclass(frozen=True, kw_only=True)
class BundleCheck:
    """What the checker says of a bundle; `report` is None if it could not be read.

    The report is made again from the bundle's facts and plan; its findings are the
    checker's of today, and those on the report that came in the bundle.
    """

    report: Report | None
    issues: tuple[Issue, ...]

    @property
    def passes(self) -> bool:
        """Whether there is a plan, and nothing is wrong with it or with what is claimed of it."""
        report = self.report
        return report is not None and report.outcome.plan is not None and not report.broken


def find_bundle(source: Path) -> Path | None:
    """Return the bundle at `source`: the file itself, or `bundle.zip` in the folder."""
    path = source / BUNDLE_NAME if source.is_dir() else source
    return path if path.is_file() else None


def check_bundle(path: Path) -> BundleCheck:
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
        return BundleCheck(report=None, issues=(issue,))
    reading = read_bundle(data, file=path.name)
    report = None if reading.bundle is None else _judged(reading.bundle)
    return BundleCheck(report=report, issues=reading.issues)


def _judged(bundle: Bundle) -> Report:
    problem, outcome = bundle.problem, bundle.outcome
    on_plan = () if outcome.plan is None else check_plan(problem, outcome.plan)
    return Report(
        problem=problem,
        outcome=outcome,
        findings=(*on_plan, *check_outcome(problem, outcome), *_misreported(bundle)),
        measures=measure(problem, bundle.plan),
    )


def _misreported(bundle: Bundle) -> Iterator[Finding]:
    for one in report_differences(bundle.report, bundle.problem, bundle.outcome):
        said = message(
            "report.json 中“{field}”为 {told}，按数据与方案应为 {own}",
            "report.json gives “{field}” as {told}; by the facts and the plan it is {own}",
            field=one.field,
            told=one.told,
            own=one.own,
        )
        yield Finding(
            rule=CERTIFICATE,
            clause=REPORT,
            subjects=(one.field,),
            need=one.own,
            available=one.told,
            message=said,
        )


def packed(path: Path) -> bytes:
    """Return the file, or just enough of it to be refused as too large."""
    with path.open("rb") as file:
        return file.read(MOST_PACKED_BYTES + 1)
