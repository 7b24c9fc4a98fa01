"""A park as its tables describe it: the problem, plus what the model does not use."""

from datetime import date

from pydantic.dataclasses import dataclass

from planner.domain.park.problem import Problem
from planner.domain.record import STRICT
from planner.domain.vocabulary.terms import SourceClass


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Source:
    """Where a figure comes from; empty `row` or `column` means all rows or columns."""

    table: str
    row: str
    column: str
    source_class: SourceClass
    reference: str
    as_of: date | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Record:
    """Ledger facts of a firm that the model does not use."""

    firm_id: str
    credit_code: str = ""
    legal_representative: str = ""
    contact: str = ""
    owner: str = ""
    funds_in_place_10k: str = ""
    contract_value_10k: str = ""
    milestones: str = ""
    problems: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Dossier:
    """Everything one folder or workbook of tables holds."""

    problem: Problem
    sources: tuple[Source, ...] = ()
    records: tuple[Record, ...] = ()
