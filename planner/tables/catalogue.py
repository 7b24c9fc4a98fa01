"""A catalogue read from a folder: typologies with their storeys, and upgrades of utilities."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.domain.park.catalogue import Catalogue, Typology, TypologyFloor, Upgrade
from planner.domain.solving.finding import Cell, Issue, Severity
from planner.tables.columns.catalogue import CATALOGUE_TABLES
from planner.tables.folder import sheet_of_csv
from planner.tables.headings import grid_of
from planner.tables.lines import ParsedRow, lines_of
from planner.tables.sheets import Faults
from planner.text import Text, message

_POSITIVE = {
    "typologies": ("build_quarters", "floor_efficiency"),
    "typology_floors": ("floor", "unit_m2", "storey_height_m"),
    "upgrades": ("amount",),
}
_NOT_NEGATIVE = {"typologies": ("build_10k_per_m2",), "upgrades": ("cost_10k", "lead_quarters")}


@dataclass(frozen=True, kw_only=True)
class CatalogueReading:
    """What came of reading: a catalogue if no issue is an error."""

    catalogue: Catalogue | None
    issues: tuple[Issue, ...]


def read_catalogue(folder: Path) -> CatalogueReading:
    """Read the tables of a catalogue in a folder; a table that is not there has no rows."""
    faults = Faults()
    lines: dict[str, tuple[ParsedRow, ...]] = {}
    faulty: dict[str, list[ParsedRow]] = {table.name: [] for table in CATALOGUE_TABLES}
    for table in CATALOGUE_TABLES:
        path = folder / f"{table.name}.csv"
        sheet = sheet_of_csv(path.name, path, faults) if path.is_file() else None
        grid = None if sheet is None else grid_of(sheet, table, faults)
        lines[table.name] = () if grid is None else lines_of(grid, faults, left_out=faulty[table.name])
        for line in lines[table.name]:
            _judge(table.name, line, faults)
    if not any(lines.values()) and not faults.has_error:
        names = ", ".join(f"{table.name}.csv" for table in CATALOGUE_TABLES)
        said = message(
            "文件夹里没有目录表：{names}", "the folder has no table of a catalogue: {names}", names=names
        )
        faults.add(Severity.ERROR, said, cell=Cell(file=folder.name))
    _compare(lines, faulty, faults)
    if faults.has_error:
        return CatalogueReading(catalogue=None, issues=faults.issues)
    typologies = tuple(_typologies(lines["typologies"], lines["typology_floors"]))
    upgrades = tuple(
        Upgrade(
            name=_name(line), **_fields(line, "upgrade", "resource", "amount", "cost_10k", "lead_quarters")
        )
        for line in lines["upgrades"]
    )
    return CatalogueReading(
        catalogue=Catalogue(typologies=typologies, upgrades=upgrades), issues=faults.issues
    )


def _typologies(lines: tuple[ParsedRow, ...], storeys: tuple[ParsedRow, ...]) -> Iterator[Typology]:
    """Return each typology with its storeys, from the ground up."""
    for line in lines:
        yield Typology(
            name=_name(line),
            floors=tuple(TypologyFloor(**_fields(row, *_FLOOR)) for row in _storeys_of(line, storeys)),
            **_fields(line, *_TYPOLOGY),
        )


def _compare(
    lines: Mapping[str, tuple[ParsedRow, ...]], faulty: Mapping[str, list[ParsedRow]], faults: Faults
) -> None:
    """Tell each storey of no typology, and each typology whose storeys are not 1, 2, 3 and so on.

    What follows from a row with a fault of its own is not told besides: the typology or the storey is there.
    """
    typologies, storeys = lines["typologies"], lines["typology_floors"]
    there, in_doubt = (
        {row.values.get("typology") for row in rows}
        for rows in (faulty["typologies"], faulty["typology_floors"])
    )
    known = {row.values["typology"] for row in typologies} | there
    for row in storeys:
        if row.values["typology"] not in known and None not in there:
            said = message(
                "厂房类型表里没有“{name}”；请改正编号或补上该类型",
                "there is no typology “{name}”; correct the id or add the typology",
                name=row.values["typology"],
            )
            faults.add(Severity.ERROR, said, cell=row.cell("typology"))
    for line in typologies:
        floors = [row.values["floor"] for row in _storeys_of(line, storeys)]
        is_in_doubt = not in_doubt.isdisjoint({line.values["typology"], None})
        if not is_in_doubt and (not floors or floors != list(range(1, len(floors) + 1))):
            said = message(
                "“{name}”的楼层须为 1、2、3……，一层不缺也不重复",
                "the storeys of “{name}” have to be 1, 2, 3 and so on, none missing and none twice",
                name=line.values["typology"],
            )
            faults.add(Severity.ERROR, said, cell=line.cell("typology"))


def _storeys_of(line: ParsedRow, storeys: tuple[ParsedRow, ...]) -> list[ParsedRow]:
    own = (row for row in storeys if row.values["typology"] == line.values["typology"])
    return sorted(own, key=lambda row: row.values["floor"])


_FLOOR = (
    "floor",
    "storey_height_m",
    "clear_height_m",
    "load_kn_m2",
    "unit_m2",
    "list_rent_yuan_m2_month",
)
_TYPOLOGY = (
    "typology",
    "build_10k_per_m2",
    "build_quarters",
    "floor_efficiency",
    "freight_lift_t",
    "steam_available",
    "transformer_kva",
    "sprinklered",
    "loading_docks",
    "freight_lifts",
)


def _judge(table: str, line: ParsedRow, faults: Faults) -> None:
    for column in (*_POSITIVE.get(table, ()), *_NOT_NEGATIVE.get(table, ())):
        value, may_be_none = line.values[column], column in _NOT_NEGATIVE.get(table, ())
        if value < 0 or (value == 0 and not may_be_none):
            said = message(
                "读到 {value}，{rule}",
                "found {value}; it {rule}",
                value=value,
                rule=Text("不能为负", "cannot be negative")
                if may_be_none
                else Text("须大于 0", "has to be more than 0"),
            )
            faults.add(Severity.ERROR, said, cell=line.cell(column))


def _name(line: ParsedRow) -> Text:
    return Text(line.values["name_zh"], line.values["name_en"])


def _fields(line: ParsedRow, *names: str) -> dict[str, Any]:
    return {name: line.values[name] for name in names}
