"""Amounts of records: read with their units, refused with the cell where they are none, and old ones still read."""

from pathlib import Path

from pydantic import TypeAdapter

from planner.domain.park.dossier import Record
from planner.domain.solving.finding import Severity
from planner.settings import ROOT
from planner.tables.reading import Reading, read_folder
from planner.text import Lang
from tests.support import make

RECORDS: TypeAdapter[Record] = TypeAdapter(Record)


def read_with(folder: Path, records: str) -> Reading:
    for table in (ROOT / "data" / "incubator").glob("*.csv"):
        (folder / table.name).write_bytes(table.read_bytes())
    (folder / "records.csv").write_text(records, "utf-8-sig")
    return read_folder(folder)


def test_amounts_of_records_are_read_with_their_units(tmp_path: Path) -> None:
    lines = (ROOT / "data" / "incubator" / "firms.csv").read_text("utf-8-sig").splitlines()
    firm_id = lines[1].partition(",")[0]
    head = "firm_id,到位资金(万元),contract_value_10k,agreed_rent_yuan_m2_month"
    found = read_with(tmp_path, f'{head}\n{firm_id},1.2亿元,"20,000",8.5\n').dossier
    assert found is not None
    (record,) = found.records
    assert (record.funds_in_place_10k, record.contract_value_10k) == ("12000", "20000")
    assert record.agreed_rent_yuan_m2_month == make.number("8.5")
    empty = read_with(tmp_path, f"firm_id,owner\n{firm_id},王\n").dossier
    assert empty is not None
    assert (empty.records[0].funds_in_place_10k, empty.records[0].agreed_rent_yuan_m2_month) == ("", None)


def test_text_that_is_no_amount_is_refused_with_its_cell_in_both_languages(tmp_path: Path) -> None:
    issues = read_with(tmp_path, "firm_id,funds_in_place_10k\nF01,差不多两千\n").issues
    (issue,) = (one for one in issues if one.severity is Severity.ERROR and one.cell is not None)
    assert issue.cell is not None
    assert (Path(issue.cell.file).name, issue.cell.row) == ("records.csv", 2)
    for lang in Lang:
        assert "差不多两千" in issue.message.say(lang) or "差不多两千" in str(issue.cell)


def test_records_that_were_saved_as_text_are_read_as_they_were() -> None:
    old = b'{"firm_id":"F1","funds_in_place_10k":"\xe7\xba\xa6\xe4\xb8\xa4\xe5\x8d\x83","contract_value_10k":""}'
    record = RECORDS.validate_json(old)
    assert (record.funds_in_place_10k, record.contract_value_10k) == ("约两千", "")
    assert "agreed" not in RECORDS.dump_json(record).decode()
    assert RECORDS.validate_json(RECORDS.dump_json(record)) == record
