"""Every table and every column: fields, headers in three spellings, units of measure, parsers."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.tables.columns.column import Table
from planner.tables.columns.firms import FIRMS
from planner.tables.columns.kinds import ARCHETYPES
from planner.tables.columns.leases import LEASES
from planner.tables.columns.ledgers import BASE, POLICY, RECORDS, SOURCES
from planner.tables.columns.relations import SEGREGATION_RULES, SYNERGIES
from planner.tables.columns.rooms import CAPS, STOREYS, UNITS
from planner.tables.columns.sites import BUILDINGS, PARKS, PHASES

TABLES: tuple[Table, ...] = (
    PARKS,
    PHASES,
    BUILDINGS,
    STOREYS,
    UNITS,
    CAPS,
    FIRMS,
    LEASES,
    ARCHETYPES,
    SEGREGATION_RULES,
    SYNERGIES,
    POLICY,
    BASE,
    SOURCES,
    RECORDS,
)
"""Every table, in reading order."""

TABLE: Mapping[str, Table] = MappingProxyType({table.name: table for table in TABLES})
"""Tables by name."""
