"""The bundle: everything needed to check a plan on its own, in one `.zip` with hashes."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO

from planner.domain.park.problem import to_json
from planner.domain.projects.milestone_log import MilestoneLog
from planner.domain.solving.codec import outcome_to_json, plan_to_json
from planner.domain.solving.report import Report
from planner.exports.json_report import report_json
from planner.exports.milestone_csv import milestone_csv

FORMAT = 1
HASHES = "hashes.json"
MEMBERS = ("problem.json", "plan.json", "outcome.json", "report.json")
ENTRIES = "milestones.csv"
"""What people entered about the ways of firms; only where something was."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def bundle_bytes(report: Report, entries: MilestoneLog | None = None) -> bytes:
    """Write a bundle. The same report and entries give the same bytes on every machine, so nothing is packed."""
    contents = {
        "problem.json": to_json(report.problem),
        "plan.json": plan_to_json(report.plan),
        "outcome.json": outcome_to_json(report.outcome),
        "report.json": report_json(report),
    }
    if entries is not None and entries.entries:
        contents[ENTRIES] = milestone_csv(sorted(report.plan.by_firm), entries)
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as archive:
        for name, content in contents.items():
            archive.writestr(_entry(name), content)
        archive.writestr(_entry(HASHES), _hashes(contents))
    return memory.getvalue()


def digest(data: bytes) -> str:
    """Return the SHA-256 of a member, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def _hashes(contents: Mapping[str, bytes]) -> bytes:
    told = {"format": FORMAT, "sha256": {name: digest(contents[name]) for name in contents}}
    return json.dumps(told, indent=1).encode() + b"\n"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
