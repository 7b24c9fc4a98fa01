"""Ledgers onto our tables: what each column of each ledger fills."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from planner.tables.incoming.buffer import ImportBuffer, Origin
from planner.tables.incoming.firm_facts import areas, clean, kind_and_stage, progress, sitting, work
from planner.tables.incoming.firms import firm_of
from planner.tables.incoming.rooms import take_room
from planner.tables.lines import ParsedRow

_FIRM: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pipeline_ledger": (
            "product", "origin_city", "invest_10k", "area_req_m2", "min_load_kn_m2", "power_kw",
            "wastewater_m3d", "stage", "signed_quarter", "desired_quarter",
        ),
        "tenants_ledger": (
            "product", "licence_type", "above_scale_expected", "output_10k", "tax_10k", "jobs",
        ),
        "progress_ledger": ("stage",),
        "per_mu_ledger": ("output_10k", "tax_10k"),
        "needs_sheet": (
            "product", "stage", "hazard_class", "cleanroom_m2", "area_min_m2", "area_req_m2", "area_max_m2",
            "ground_floor", "min_load_kn_m2", "min_clear_height_m", "power_kw", "water_m3d", "wastewater_m3d",
            "steam_tph", "hazwaste_tpa", "desired_quarter", "latest_quarter",
        ),
    }
)  # fmt: skip
"""Columns of a ledger that fill the field of the firm that bears their name."""

_RECORD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pipeline_ledger": ("problems",),
        "tenants_ledger": ("credit_code", "legal_representative", "contact"),
        "progress_ledger": (),
        "per_mu_ledger": (),
        "needs_sheet": (),
    }
)
"""Columns of a ledger that fill the field of the firm's record that bears their name."""

_MORE: Mapping[str, tuple[Callable[[ImportBuffer, ParsedRow, str], None], ...]] = MappingProxyType(
    {
        "pipeline_ledger": (kind_and_stage, work),
        "tenants_ledger": (sitting,),
        "progress_ledger": (progress,),
        "per_mu_ledger": (),
        "needs_sheet": (areas, clean, kind_and_stage),
    }
)
"""What takes more than a name: columns that hold several facts, or facts of several tables."""


def take(buffer: ImportBuffer, lines: Iterable[ParsedRow]) -> None:
    """Put the rows of a ledger into the buffer; an empty cell says nothing and changes nothing."""
    for line in lines:
        if line.table.name == "allocation_ledger":
            take_room(buffer, line)
            continue
        firm_id = firm_of(buffer, line)
        if firm_id is None:
            continue
        _same(buffer, line, firm_id)
        for more in _MORE[line.table.name]:
            more(buffer, line, firm_id)


def _same(buffer: ImportBuffer, line: ParsedRow, firm_id: str) -> None:
    name = line.table.name
    for table, columns in (("firms", _FIRM[name]), ("records", _RECORD[name])):
        for column in columns:
            value = line.values.get(column)
            if value not in {None, ""}:
                if table == "records":
                    buffer.put("records", (firm_id,), "firm_id", firm_id, Origin(line, "firm"))
                buffer.put(table, (firm_id,), column, value, Origin(line, column))
