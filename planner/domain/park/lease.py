"""Leases: where a sitting firm is by contract, since when, until when, and whether it may stay longer."""

from decimal import Decimal

from pydantic.dataclasses import dataclass

from planner.domain.park.quarter import Quarter
from planner.domain.record import STRICT, Exact


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Lease:
    """One contract of a sitting firm on units, from `lease_start` to `lease_end` (exclusive).

    Without a start the firm has been inside since before the horizon; without an end none is
    agreed. `renew_years` is an option to stay so many years longer, taken with
    `renew_probability`; 0 years is no option.
    """

    lease_id: str
    firm_id: str
    units: tuple[str, ...]
    lease_start: Quarter | None = None
    lease_end: Quarter | None = None
    renew_years: int = 0
    renew_probability: Exact = Decimal(0)

    def __str__(self) -> str:
        start, end = self.lease_start or "…", self.lease_end or "…"
        return f"{self.lease_id} ({'+'.join(self.units)}, {start}–{end})"
