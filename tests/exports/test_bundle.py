"""Bundles: written the same each time, read back whole, refused when anything is off."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import pytest

from planner.domain.milestones.entry import SERVICE, FirmService
from planner.domain.park.problem import to_json
from planner.domain.projects.milestone_log import log_of
from planner.domain.solving.codec import outcome_to_json, plan_to_json
from planner.exports import bundle_reading
from planner.exports.bundle import ENTRIES, HASHES, MEMBERS, bundle_bytes, digest
from planner.exports.bundle_reading import read_bundle
from planner.tables.milestones import read_milestones
from planner.text import Lang
from tests.exports.test_excel import full
from tests.support import make


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", packing) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return memory.getvalue()


def signed(contents: Mapping[str, bytes], **extra: object) -> bytes:
    told = {"format": 1, "sha256": {name: digest(contents[name]) for name in MEMBERS}} | extra
    return packed({**contents, HASHES: json.dumps(told).encode()})


def refused(data: bytes) -> str:
    reading = read_bundle(data)
    assert reading.bundle is None
    assert reading.issues
    assert all(issue.message.say(Lang.ZH) for issue in reading.issues)
    return " ".join(issue.message.say(Lang.EN) for issue in reading.issues)


def test_what_is_written_is_read_back() -> None:
    report = full()
    reading = read_bundle(bundle_bytes(report))
    assert reading.issues == ()
    assert reading.bundle is not None
    assert reading.bundle.problem == report.problem
    assert reading.bundle.plan == report.plan
    assert reading.bundle.outcome == report.outcome


def test_what_was_entered_of_the_ways_of_firms_goes_along_and_is_held_to_its_hash() -> None:
    report = full()
    firm = next(iter(report.plan.by_firm))
    log = log_of([(firm, SERVICE, FirmService(owner="安"))])
    written = bundle_bytes(report, log)
    found = members(written)
    assert read_bundle(written).bundle is not None
    assert read_milestones(ENTRIES, found[ENTRIES], report.plan.by_firm).entries == (
        (firm, SERVICE, FirmService(owner="安")),
    )
    assert ENTRIES in refused(packed({**found, ENTRIES: found[ENTRIES] + b"x"}))
    assert bundle_bytes(report, log_of([])) == bundle_bytes(report)
    assert refused(packed({**members(bundle_bytes(report)), ENTRIES: found[ENTRIES]}))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert bundle_bytes(full()) == bundle_bytes(full())


def test_a_bundle_packed_by_someone_else_is_read_too() -> None:
    assert read_bundle(packed(members(bundle_bytes(full())))).bundle is not None


@pytest.mark.parametrize("name", MEMBERS)
def test_a_changed_byte_is_noticed_in_every_member(name: str) -> None:
    contents = members(bundle_bytes(full()))
    contents[name] = contents[name].replace(b"F1", b"F3", 1)
    assert f"{name} in bundle.zip does not match its SHA-256" in refused(packed(contents))


@pytest.mark.parametrize("name", [*MEMBERS, HASHES])
def test_a_missing_member_is_named(name: str) -> None:
    contents = members(bundle_bytes(full()))
    del contents[name]
    assert "should hold exactly" in refused(packed(contents))


@pytest.mark.parametrize("name", ["../evil.json", "/etc/passwd", "notes.txt"])
def test_a_foreign_member_is_refused(name: str) -> None:
    assert name in refused(packed({**members(bundle_bytes(full())), name: b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_given_twice_is_refused() -> None:
    memory = BytesIO(bundle_bytes(full()))
    with zipfile.ZipFile(memory, "a") as archive:
        archive.writestr("plan.json", b"{}")
    assert "should hold exactly" in refused(memory.getvalue())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip at all", b"\x00" * 500])
def test_what_is_not_a_zip_is_refused(data: bytes) -> None:
    assert "not a zip file" in refused(data)


def test_a_truncated_bundle_is_refused_at_every_length() -> None:
    data = bundle_bytes(full())
    for length in range(0, len(data), max(1, len(data) // 60)):
        refused(data[:length])


def test_a_damaged_bundle_is_never_believed() -> None:
    data = bytearray(bundle_bytes(full()))
    for place in range(0, len(data), max(1, len(data) // 200)):
        damaged = bytes(data[:place]) + bytes([data[place] ^ 0xFF]) + bytes(data[place + 1 :])
        reading = read_bundle(damaged)
        assert reading.bundle is None or reading.bundle.problem == full().problem


def test_a_bomb_is_refused_while_it_unpacks() -> None:
    contents = members(bundle_bytes(full())) | {
        "report.json": b"0" * (bundle_reading.MOST_UNPACKED_BYTES + 1)
    }
    data = packed(contents)
    assert len(data) < 1_000_000
    assert "larger than" in refused(data)


def test_the_size_written_in_the_archive_is_not_believed() -> None:
    contents = members(bundle_bytes(full())) | {
        "report.json": b"0" * (bundle_reading.MOST_UNPACKED_BYTES + 1)
    }
    data = packed(contents)
    size = (bundle_reading.MOST_UNPACKED_BYTES + 1).to_bytes(4, "little")
    assert size in data
    refused(data.replace(size, (100).to_bytes(4, "little")))


def test_a_file_that_is_too_large_is_not_even_opened() -> None:
    assert "larger than 20 MB" in refused(b"0" * (bundle_reading.MOST_PACKED_BYTES + 1))


def test_a_hash_list_that_is_not_one_is_refused() -> None:
    contents = members(bundle_bytes(full()))
    for text in (b"[]", b"{}", b"[" * 50_000, b'{"format": 1, "sha256": null}', b"\xff"):
        refused(packed(contents | {HASHES: text}))


def test_a_newer_format_says_so() -> None:
    assert "format 2" in refused(signed(members(bundle_bytes(full())), format=2))


def test_sound_hashes_over_nonsense_do_not_help() -> None:
    contents = members(bundle_bytes(full())) | {"problem.json": b"{}", "plan.json": b"[" * 100_000}
    said = refused(signed(contents))
    assert "problem.json" in said
    assert "plan.json" in said


def test_a_plan_other_than_the_certified_one_is_refused() -> None:
    other = plan_to_json(make.plan(make.placement("F1", "A-201")))
    assert "differs from the plan" in refused(signed(members(bundle_bytes(full())) | {"plan.json": other}))


def test_facts_other_than_the_certified_ones_are_refused() -> None:
    contents = members(bundle_bytes(full()))
    contents["problem.json"] = contents["problem.json"].replace(b'"jobs":20', b'"jobs":21')
    assert "fingerprints differ" in refused(signed(contents))


def test_facts_that_tables_would_be_refused_for_are_refused_whatever_their_hashes_say() -> None:
    report = full()
    stray = replace(report.problem, units=tuple(replace(u, building_id="Z") for u in report.problem.units))
    outcome = replace(report.outcome, fingerprint=stray.fingerprint)
    contents = members(bundle_bytes(report)) | {
        "problem.json": to_json(stray),
        "outcome.json": outcome_to_json(outcome),
    }
    assert "Z" in refused(signed(contents))
    reading = read_bundle(signed(contents))
    assert {issue.cell.file for issue in reading.issues if issue.cell} == {"bundle.zip/problem.json"}


def test_a_report_nested_too_deeply_to_be_written_again_is_refused() -> None:
    contents = members(bundle_bytes(full())) | {"report.json": b'{"status":%s1%s}' % (b"[" * 40, b"]" * 40)}
    assert "report.json" in refused(signed(contents))
