"""Leases: where a sitting firm is by contract, since when, until when, and whether it may stay longer."""

from decimal import Decimal

from pydantic.dataclasses import dataclass

from planner.domain.quarter import Quarter
from planner.domain.record import STRICT, Exact


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Lease:
    """One contract of a sitting firm on units, from `since` until `until` (end exclusive).

    Without `since` the firm has been inside since before the horizon; without `until` no end
    is agreed. `renew_years` is an option to stay so many years longer, taken with
    `renew_probability`; 0 years is no option.
    """

    lease_id: str
    firm_id: str
    units: tuple[str, ...]
    since: Quarter | None = None
    until: Quarter | None = None
    renew_years: int = 0
    renew_probability: Exact = Decimal(0)
