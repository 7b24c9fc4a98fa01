"""Edits of the whole demand: which firms are looked at, and how large they come."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, Amount, BaseEdit
from planner.domain.edits.conflict import Key, require
from planner.domain.edits.removal import without_firms
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Resource
from planner.text import Message, Text, message


@dataclass(frozen=True, kw_only=True, config=EDIT)
class OnlySigned(BaseEdit):
    """Leaves out every firm that is neither signed nor sitting, with its pins; a room held for one stays held."""

    kind: Literal["only_signed"] = "only_signed"

    def _say(self) -> Message:
        return message("只看已签约与在园企业", "signed and sitting firms only")

    def _touches(self) -> frozenset[Key]:
        return frozenset({("filter", "stage")})

    def _apply(self, problem: Problem) -> Problem:
        return without_firms(problem, {f.firm_id for f in problem.firms if not f.is_signed}, are_there=True)


@dataclass(frozen=True, kw_only=True, config=EDIT)
class MinProbability(BaseEdit):
    """Leaves out every firm less probable than `value`, with its pins; sitting firms stay, and so does what is held."""

    kind: Literal["min_probability"] = "min_probability"
    value: Amount

    def _say(self) -> Message:
        return message(
            "只看落地概率不低于 {value} 的企业", "firms of probability {value} or more only", value=self.value
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("filter", "probability")})

    def _apply(self, problem: Problem) -> Problem:
        require(
            self.said(),
            "value",
            0 <= self.value <= 1,
            wrong=message(
                "概率 {value} 不在 0 与 1 之间", "{value} is not between 0 and 1", value=self.value
            ),
            remedy=message("例如 0.6", "Give a fraction such as 0.6"),
        )
        return without_firms(
            problem,
            {f.firm_id for f in problem.firms if not f.is_sitting and f.probability < self.value},
            are_there=True,
        )


class DemandPart(StrEnum):
    """What of the demand is scaled: one resource, the areas, or the whole firm."""

    ALL = "all"
    AREA = "area"
    POWER = Resource.POWER.value
    WATER = Resource.WATER.value
    WASTEWATER = Resource.WASTEWATER.value
    STEAM = Resource.STEAM.value
    HAZWASTE = Resource.HAZWASTE.value


_AREAS = ("area_min_m2", "area_req_m2", "area_max_m2", "cleanroom_m2", "expansion_option_m2")
_DRAWS = tuple(resource.value for resource in Resource)
_FIELDS: dict[DemandPart, tuple[str, ...]] = {
    DemandPart.ALL: (*_AREAS, *_DRAWS, "invest_10k", "output_10k", "tax_10k", "jobs"),
    DemandPart.AREA: _AREAS,
    **{DemandPart(draw): (draw,) for draw in _DRAWS},
}
LEAST_FACTOR, MOST_FACTOR = Decimal("0.01"), Decimal(100)
_TITLES: dict[DemandPart, Text] = {
    DemandPart.ALL: Text("全部需求", "all demand"),
    DemandPart.AREA: Text("面积需求", "the areas asked for"),
    DemandPart.POWER: Text("用电", "power"),
    DemandPart.WATER: Text("用水", "water"),
    DemandPart.WASTEWATER: Text("废水", "wastewater"),
    DemandPart.STEAM: Text("蒸汽", "steam"),
    DemandPart.HAZWASTE: Text("危废", "hazardous waste"),
}


@dataclass(frozen=True, kw_only=True, config=EDIT)
class ScaleDemand(BaseEdit):
    """Multiplies the demand by a factor.

    `of` all scales areas, draws, investment, output, tax and jobs; `of` area the areas
    alone; both leave sitting and committed firms as they are, whose space is settled. `of`
    a resource scales that draw of every firm. Areas and jobs are rounded half up to whole
    numbers; draws and money stay exact.
    """

    kind: Literal["scale_demand"] = "scale_demand"
    factor: Amount
    of: DemandPart = DemandPart.ALL

    def _say(self) -> Message:
        return message("{what} × {factor}", "{what} × {factor}", what=_TITLES[self.of], factor=self.factor)

    def _touches_in(self, problem: Problem) -> frozenset[Key]:
        return frozenset(
            ("firm", firm.firm_id, field)
            for firm in problem.firms
            if self._is_scaled(firm)
            for field in _FIELDS[self.of]
        )

    def _apply(self, problem: Problem) -> Problem:
        require(
            self.said(),
            "factor",
            LEAST_FACTOR <= self.factor <= MOST_FACTOR,
            wrong=message(
                "系数须在 {least} 到 {most} 之间",
                "a factor must be from {least} to {most}",
                least=LEAST_FACTOR,
                most=MOST_FACTOR,
            ),
            remedy=message("例如 1.2", "Give a number such as 1.2"),
        )
        return replace(
            problem,
            firms=tuple(self._scaled(f) if self._is_scaled(f) else f for f in problem.firms),
        )

    def _is_scaled(self, firm: Firm) -> bool:
        settled = firm.is_sitting or firm.is_committed
        return not settled or self.of not in (DemandPart.ALL, DemandPart.AREA)

    def _scaled(self, firm: Firm) -> Firm:
        return scaled_firm(firm, self.factor, self.of)


def scaled_firm(firm: Firm, factor: Decimal, part: DemandPart = DemandPart.ALL) -> Firm:
    """Return a firm that asks for so many times as much; see `ScaleDemand`."""
    scaled: dict[str, Any] = {name: _times(getattr(firm, name), factor) for name in _FIELDS[part]}
    return replace(firm, **scaled)


def _times(value: int | Decimal, factor: Decimal) -> int | Decimal:
    exact = value * factor
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)) if isinstance(value, int) else exact
