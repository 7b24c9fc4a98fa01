"""Rows of the ledger of units: the room itself, its building and storey, and who sits in it."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Severity
from planner.domain.vocabulary.terms import UnitState
from planner.tables.cells.cell_result import Choice
from planner.tables.cells.spans import last_day
from planner.tables.incoming.buffer import ImportBuffer, Origin
from planner.tables.incoming.firms import firm_of, is_new
from planner.tables.incoming.rooms_named import building_named, rooms_named
from planner.tables.incoming.tenancies import Claim, vacant
from planner.tables.lines import ParsedRow
from planner.text import Text, message

_SAME = ("leasable_m2", "load_kn_m2", "freight_lift_t", "list_rent_yuan_m2_month", "state")
_INSIDE = frozenset((UnitState.FITOUT, UnitState.PRODUCTION))


def take_room(buffer: ImportBuffer, line: ParsedRow) -> None:
    """Put one row of the ledger of units into the buffer."""
    origin = Origin(line, "unit_id")
    rooms = rooms_named(
        buffer,
        line.values["unit_id"],
        origin,
        home=line.values.get("building_id") or "",
        floor=line.values.get("floor"),
    )
    if len(rooms) > 1 and not _adds_up(buffer, line, rooms):
        return
    for unit_id in rooms:
        _take_one(buffer, line, unit_id, is_alone=len(rooms) == 1)


def _take_one(buffer: ImportBuffer, line: ParsedRow, unit_id: str, *, is_alone: bool) -> None:
    for column in _SAME if is_alone else _SAME[1:]:
        value = line.values.get(column)
        if value is not None:
            buffer.put("units", (unit_id,), column, value, Origin(line, column))
    _building(buffer, line, unit_id)
    empty = vacant(line, unit_id)
    if empty is not None:
        buffer.claims.append(empty)
    if line.values.get("firm"):
        _tenant(buffer, line, unit_id)


def _adds_up(buffer: ImportBuffer, line: ParsedRow, rooms: Sequence[str]) -> bool:
    """Whether the area of a row with several rooms is that of all of them; it can be given to none alone."""
    said = line.values.get("leasable_m2")
    known = sum(int(buffer.known("units", (name,)).get("leasable_m2") or 0) for name in rooms)
    if said in {None, known}:
        return True
    wrong = message(
        "这一行有 {count} 个单元，登记的可租面积合计 {known} ㎡；面积要改请一行写一个单元",
        "this row names {count} units, {known} ㎡ in all as entered; to change areas write one unit a row",
        count=len(rooms),
        known=known,
    )
    buffer.refuse(Origin(line, "leasable_m2"), wrong)
    return False


def _building(buffer: ImportBuffer, line: ParsedRow, unit_id: str) -> None:
    unit = buffer.known("units", (unit_id,))
    for column in ("building_id", "floor"):
        said = line.values.get(column)
        if column == "building_id" and said is not None:
            said = building_named(buffer, said) or said
        if said is not None and said != unit[column]:
            wrong = message(
                "单元 {unit} 登记在 {known}",
                "unit {unit} is entered under {known}",
                unit=unit_id,
                known=str(unit[column]),
            )
            buffer.refuse(Origin(line, column), wrong)
    height, supply = line.values.get("storey_height_m"), line.values.get("transformer_kva")
    if height is not None and (unit["building_id"], unit["floor"]) in buffer.base["floors"]:
        key = (unit["building_id"], unit["floor"])
        buffer.put("floors", key, "storey_height_m", height, Origin(line, "storey_height_m"))
    if supply is not None and (unit["building_id"],) in buffer.base["buildings"]:
        buffer.put(
            "buildings", (unit["building_id"],), "transformer_kva", supply, Origin(line, "transformer_kva")
        )


def _tenant(buffer: ImportBuffer, line: ParsedRow, unit_id: str) -> None:
    """Take who is in a room: inside, promised, or only spoken of."""
    state = line.values.get("state") or buffer.known("units", (unit_id,)).get("state")
    origin = Origin(line, "firm")
    if state is UnitState.VACANT:
        buffer.refuse(origin, message("状态是空置，却写了企业", "the unit is vacant, yet a firm is named"))
        return
    if state is UnitState.RESERVED:
        said = message(
            "预留给谁请在政策表登记，此处未读取",
            "whom it is held for belongs in the policy table; not read here",
        )
        buffer.note(origin, said, Severity.WARNING)
        return
    firm_id = firm_of(buffer, line)
    if firm_id is None:
        return
    if is_new(buffer, firm_id):
        said = message("企业表里没有这家企业，请先登记", "the firms table has no such firm; enter it first")
        buffer.refuse(origin, said)
        buffer.incoming["firms"].pop((firm_id,), None)
        return
    if state not in _INSIDE:
        buffer.claims.append(Claim(line=line, key="firm", unit_id=unit_id, firm_id=firm_id, is_inside=False))
        return
    starts, ends = line.values.get("starts"), line.values.get("ends")
    if ends is not None and not _is_told_when_free(buffer, line, ends):
        return
    buffer.claims.append(
        Claim(
            line=line,
            key="firm",
            unit_id=unit_id,
            firm_id=firm_id,
            since=None if starts is None else Quarter.of(starts),
            until=None if ends is None else Quarter.of(ends) + 1,
        )
    )


def _is_told_when_free(buffer: ImportBuffer, line: ParsedRow, ends: date) -> bool:
    """Say from which quarter the room is free; ask where the last day is the first of a quarter."""
    quarter, origin = Quarter.of(ends), Origin(line, "ends")
    if ends == quarter.first_day:
        last = ends - timedelta(days=1)
        said = message(
            "租到 {day} 是季度的第一天，从哪个季度起可用？",
            "{day} is the first day of a quarter; from which quarter is the room free?",
            day=str(ends),
        )
        choices = (
            Choice(
                str(last), Text(f"租到 {last}，{quarter} 起可用", f"let until {last}, free from {quarter}")
            ),
            Choice(
                str(last_day(quarter)),
                Text(
                    f"{quarter} 仍占用，{quarter + 1} 起可用",
                    f"taken all of {quarter}, free from {quarter + 1}",
                ),
            ),
        )
        buffer.refuse(origin, said, choices)
        return False
    said = message(
        "租到 {day}：{quarter} 起可用",
        "let until {day}: free from {quarter}",
        day=str(ends),
        quarter=str(quarter + 1),
    )
    buffer.note(origin, said, Severity.NOTE if ends == last_day(quarter) else Severity.WARNING)
    return True
