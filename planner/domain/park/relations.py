"""How firms bear on each other and on parks: segregation rules, synergies, transfers."""

from decimal import Decimal

from pydantic.dataclasses import dataclass

from planner.domain.record import STRICT, Exact
from planner.domain.vocabulary.terms import PairScope
from planner.text import Text

ANY = "ANY"
"""Receptor tag that every other firm carries."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SegregationRule:
    """Keeps an emitter and a receptor apart: not on one floor, or not in one building.

    A soft rule costs `penalty_points` for each ordered pair (emitter, receptor) it catches.
    """

    rule_id: str
    emitter_tag: str
    receptor_tag: str
    scope: PairScope
    hard: bool
    penalty_points: int
    note: Text
    basis: str


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Synergy:
    """Rewards two kinds of firm: in one building, or anywhere in one park."""

    archetype_a: str
    archetype_b: str
    scope: PairScope
    bonus_points: int
    note: Text


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Transfer:
    """What it costs to place a firm in a park other than the one it stands in: `price_10k`, 万元, once.

    The price lessens expected value as so much tax a year would add to it, by the firm's probability.
    `leaves` names the sitting firm whose seat ends when the firm starts, wherever that is: it graduates.
    """

    firm_id: str
    park_id: str
    price_10k: Exact = Decimal(0)
    leaves: str | None = None
