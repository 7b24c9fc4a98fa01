"""The ledgers that park offices keep, as declared tables: what each column is, and where it goes."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.tables.columns import TABLES
from planner.tables.columns.catalogue import CATALOGUE_TABLES
from planner.tables.columns.column import Table
from planner.tables.columns.milestones import MILESTONES
from planner.tables.columns.portfolios import PORTFOLIO_TABLES
from planner.tables.ledgers.allocation import ALLOCATION
from planner.tables.ledgers.needs import NEEDS
from planner.tables.ledgers.pipeline import PIPELINE
from planner.tables.ledgers.progress import PER_MU, PROGRESS
from planner.tables.ledgers.tenants import TENANTS

LEDGERS: tuple[Table, ...] = (ALLOCATION, PIPELINE, TENANTS, PROGRESS, PER_MU, NEEDS)
"""The ledgers in the order in which offices number them. Source: ledgers of park offices."""

KNOWN: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in (*TABLES, *LEDGERS, *PORTFOLIO_TABLES, *CATALOGUE_TABLES, MILESTONES)}
)
"""Every table of a park, a portfolio or a catalogue, that of milestones, and every ledger that a sheet may hold, by name."""
