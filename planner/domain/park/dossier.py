"""A park as its tables describe it: the problem, plus what the model does not use."""

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import SerializerFunctionWrapHandler, field_validator, model_serializer
from pydantic.dataclasses import dataclass

from planner.domain.park.problem import Problem
from planner.domain.record import STRICT, Exact
from planner.domain.vocabulary.terms import SourceClass
from planner.text import plain


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
    """Ledger facts of a firm that the model does not use.

    Funds and contract value are amounts as text, 万元, empty where they are not on record; text that is none comes
    from versions that were saved before the table read amounts.
    """

    firm_id: str
    credit_code: str = ""
    legal_representative: str = ""
    contact: str = ""
    owner: str = ""
    funds_in_place_10k: str = ""
    contract_value_10k: str = ""
    milestones: str = ""
    problems: str = ""
    agreed_rent_yuan_m2_month: Exact | None = None

    @field_validator("funds_in_place_10k", "contract_value_10k", mode="before")
    @classmethod
    def _as_text(cls, told: object) -> object:
        return plain(told) if isinstance(told, Decimal) else "" if told is None else told

    @model_serializer(mode="wrap")
    def _plain(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out a rent where none is agreed, so that records told before there was a column stay the same."""
        told: dict[str, Any] = write(self)
        if self.agreed_rent_yuan_m2_month is None:
            told.pop("agreed_rent_yuan_m2_month", None)
        return told


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Dossier:
    """Everything one folder or workbook of tables holds."""

    problem: Problem
    sources: tuple[Source, ...] = ()
    records: tuple[Record, ...] = ()
