"""Which columns name a row of another table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from planner.domain.validation.resolving import ARCHETYPE, BUILDING, FIRM, PARK, PHASE, UNIT
from planner.domain.vocabulary.terms import CapScope
from planner.text import Text


@dataclass(frozen=True, kw_only=True)
class Reference:
    """The names in a cell, the table whose first key column they must stand in, and what they name."""

    column: str
    names: tuple[str, ...]
    table: str
    what: Text


_KINDS: Mapping[str, Text] = MappingProxyType(
    {
        "parks": PARK,
        "phases": PHASE,
        "buildings": BUILDING,
        "units": UNIT,
        "firms": FIRM,
        "archetypes": ARCHETYPE,
    }
)
_PLAIN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "phases": {"park_id": "parks"},
        "buildings": {"park_id": "parks", "phase_id": "phases"},
        "floors": {"building_id": "buildings"},
        "units": {"building_id": "buildings"},
        "firms": {
            "archetype": "archetypes",
            "parks": "parks",
            "committed_building": "buildings",
            "committed_units": "units",
            "sitting_units": "units",
        },
        "leases": {"firm_id": "firms", "units": "units"},
        "synergies": {"archetype_a": "archetypes", "archetype_b": "archetypes"},
        "base": {"firm_id": "firms", "units": "units"},
    }
)
_POLICY: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "pin": {"key": "firms", "subject": "units", "clause": "buildings"},
        "forbid": {"key": "firms", "subject": "units", "clause": "buildings"},
        "hold": {"key": "firms", "subject": "units"},
        "waiver": {"subject": "firms"},
        "reserve": {"key": "parks", "subject": "units"},
    }
)
"""What a setting names, by its kind."""
ID_COLUMN: Mapping[str, str] = MappingProxyType(
    {
        "parks": "park_id",
        "phases": "phase_id",
        "buildings": "building_id",
        "units": "unit_id",
        "firms": "firm_id",
        "archetypes": "archetype",
    }
)
"""The column that holds the names of a table."""


def target_of(table: str, column: str) -> str | None:
    """Return the table whose names a column takes, if every row names rows of the same one."""
    return _PLAIN.get(table, {}).get(column)


def references(table: str, values: Mapping[str, Any]) -> Iterator[Reference]:
    """Yield what a row names of other tables; cells that hold nothing, or could not be read, name nothing."""
    named = _POLICY.get(str(values.get("kind")), {}) if table == "policy" else _PLAIN.get(table, {})
    if table == "caps" and "scope" in values:
        named = {"subject_id": "parks" if values["scope"] is CapScope.PARK else "buildings"}
    for column, target in named.items():
        value = values.get(column)
        names = (value,) if isinstance(value, str) and value else value if isinstance(value, tuple) else ()
        if names:
            yield Reference(column=column, names=names, table=target, what=_KINDS[target])
