"""Facts of firms that take more than a name: areas in one cell, stages, sitting, progress."""

import re
from datetime import date

from planner.domain.park.defaults import LEASE_YEARS
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.spelling import fold
from planner.domain.vocabulary.terms import Stage
from planner.tables.cells.amounts import read_whole
from planner.tables.cells.cell_result import CellFault
from planner.tables.columns.quantity import AREA
from planner.tables.incoming.buffer import ImportBuffer, Origin
from planner.tables.incoming.firms import archetype_of, is_new
from planner.tables.incoming.rooms_named import rooms_named
from planner.tables.incoming.tenancies import Claim
from planner.tables.lines import ParsedRow
from planner.text import message, plain

_PARTS = re.compile(r"[/／、;；|]")
_CLEAN = re.compile(r"(?P<grade>.*?)[,，;；、\s]*(?P<area>[0-9][0-9,.]*\s*(?:㎡|m2|m²|平方米|平米|平))")
_LONGEST = 200
_AREAS = ("area_min_m2", "area_req_m2", "area_max_m2")


def kind_and_stage(buffer: ImportBuffer, line: ParsedRow, firm_id: str) -> None:
    """Take the archetype where it is named, or ask for it where a new firm needs one; note a stage assumed."""
    if line.values.get("archetype") or (
        is_new(buffer, firm_id) and not buffer.known("firms", (firm_id,)).get("archetype")
    ):
        kind = archetype_of(buffer, line)
        if kind is not None:
            buffer.put("firms", (firm_id,), "archetype", kind, Origin(line, "archetype"))
    if is_new(buffer, firm_id) and not buffer.known("firms", (firm_id,)).get("stage"):
        origin = Origin(line, "stage")
        buffer.note(origin, message("没有写阶段，按在谈处理", "no stage is given; taken as negotiating"))
        buffer.put("firms", (firm_id,), "stage", Stage.NEGOTIATING, origin)


def areas(buffer: ImportBuffer, line: ParsedRow, firm_id: str) -> None:
    """Take three areas, or one, from a cell such as `630/700/950`."""
    said = str(line.values.get("areas") or "")
    if not said:
        return
    origin = Origin(line, "areas")
    parts = [part.strip() for part in _PARTS.split(said)]
    read = [read_whole(part, of=AREA, stated=line.stated("areas")) for part in parts]
    wrong = next((one for one in read if isinstance(one, CellFault)), None)
    if wrong is not None or len(parts) not in {1, 3}:
        wanted = message(
            "应为一个面积，或 最小/期望/最大 三个", "one area is needed, or three: least/wanted/most"
        )
        buffer.refuse(origin, wanted)
        return
    columns = _AREAS if len(parts) == len(_AREAS) else ("area_req_m2",)
    for column, one in zip(columns, read, strict=True):
        assert not isinstance(one, CellFault)
        buffer.put("firms", (firm_id,), column, one.value, origin)


def clean(buffer: ImportBuffer, line: ParsedRow, firm_id: str) -> None:
    """Take the cleanroom's grade and, where it stands in the same cell, its area."""
    said = str(line.values.get("cleanroom_class") or "")
    if not said:
        return
    origin = Origin(line, "cleanroom_class")
    match = _CLEAN.fullmatch(said.strip()) if len(said) <= _LONGEST else None
    grade = match["grade"].strip() if match else said
    if match:
        read = read_whole(match["area"], of=AREA)
        if isinstance(read, CellFault):
            buffer.refuse(origin, read.reason)
            return
        buffer.put("firms", (firm_id,), "cleanroom_m2", read.value, origin)
    if grade:
        buffer.put("firms", (firm_id,), "cleanroom_class", grade, origin)


def work(buffer: ImportBuffer, line: ParsedRow, firm_id: str) -> None:
    """Take who is in charge, what is next, and the funds in place, into the record."""
    owner = "·".join(str(line.values[key]) for key in ("office", "owner") if line.values.get(key))
    _record(buffer, line, firm_id, column="owner", value=owner, source="owner")
    steps = "；".join(str(line.values[key]) for key in ("next_step", "due") if line.values.get(key))
    _record(buffer, line, firm_id, column="milestones", value=steps, source="next_step")
    funds = line.values.get("funds_in_place_10k")
    if funds is not None:
        _record(
            buffer,
            line,
            firm_id,
            column="funds_in_place_10k",
            value=plain(funds),
            source="funds_in_place_10k",
        )


def progress(buffer: ImportBuffer, line: ParsedRow, firm_id: str) -> None:
    """Take dates planned and met, problems and the office in charge, into the record."""
    dates = (("计划", "planned"), ("实际", "actual"))
    met = "；".join(f"{word}{line.values[key]}" for word, key in dates if line.values.get(key))
    _record(buffer, line, firm_id, column="milestones", value=met, source="planned")
    trouble = "；".join(str(line.values[key]) for key in ("problems", "matters") if line.values.get(key))
    _record(buffer, line, firm_id, column="problems", value=trouble, source="problems")
    _record(
        buffer, line, firm_id, column="owner", value=str(line.values.get("office") or ""), source="office"
    )


def sitting(buffer: ImportBuffer, line: ParsedRow, firm_id: str) -> None:
    """Take where a firm sits and since when; a lease end that is nowhere is five years on, and said."""
    known, values = buffer.known("firms", (firm_id,)), line.values
    if is_new(buffer, firm_id):
        _new_tenant(buffer, line, firm_id)
    if values.get("production") is not None:
        quarter = Quarter.of(values["production"])
        buffer.put("firms", (firm_id,), "production_quarter", quarter, Origin(line, "production"))
    if values.get("sitting_units"):
        origin = Origin(line, "sitting_units")
        rooms = rooms_named(buffer, values["sitting_units"], origin)
        if rooms:
            buffer.whole.append((firm_id, line))
        for unit_id in rooms:
            buffer.claims.append(Claim(line=line, key="sitting_units", unit_id=unit_id, firm_id=firm_id))
    since: date | None = values.get("sitting_since")
    if since is not None:
        buffer.put("firms", (firm_id,), "sitting_since", Quarter.of(since), Origin(line, "sitting_since"))
        if known.get("lease_end") is None and values.get("sitting_units"):
            assumed = Quarter.of(since) + 4 * LEASE_YEARS
            said = message(
                "没有租约到期日，按 {years} 年计",
                "no lease end is given; taken as {years} years",
                years=LEASE_YEARS,
            )
            buffer.note(Origin(line, "sitting_since"), said)
            buffer.put("firms", (firm_id,), "lease_end", assumed, Origin(line, "sitting_since"))


def _new_tenant(buffer: ImportBuffer, line: ParsedRow, firm_id: str) -> None:
    values, key = line.values, (firm_id,)
    stage = Stage.PRODUCTION if values.get("is_producing") else Stage.FITOUT
    buffer.put("firms", key, "stage", stage, Origin(line, "is_producing"))
    kind = archetype_of(buffer, line, "product")
    if kind is not None:
        buffer.put("firms", key, "archetype", kind, Origin(line, "product"))
    if values.get("area_req_m2") is not None:
        buffer.put("firms", key, "area_req_m2", values["area_req_m2"], Origin(line, "area_req_m2"))
    if values.get("sitting_since") is not None:
        wanted = Quarter.of(values["sitting_since"])
        buffer.put("firms", key, "desired_quarter", wanted, Origin(line, "sitting_since"))


def _record(
    buffer: ImportBuffer, line: ParsedRow, firm_id: str, *, column: str, value: str, source: str
) -> None:
    if value and fold(value):
        buffer.put("records", (firm_id,), "firm_id", firm_id, Origin(line, "firm"))
        buffer.put("records", (firm_id,), column, value, Origin(line, source))
