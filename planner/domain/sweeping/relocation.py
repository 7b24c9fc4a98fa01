"""From one plan to another: the moves, their price and what they buy, and the steps in order."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.park.plan import Placement, Plan
from planner.text import Message, Text, message, money


class StepKind(StrEnum):
    """What a step does to one firm's placement."""

    RELEASE = "release"
    """The firm gives its place up for good."""
    STEP_OUT = "step_out"
    """The firm gives its place up until its new one is free."""
    MOVE = "move"
    """The firm changes from its old place to its new one."""
    PLACE = "place"
    """A firm without a place gets one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStep:
    """One step; `before` is None for a firm that had no place, `after` for one that has none then."""

    firm_id: str
    kind: StepKind
    before: Placement | None
    after: Placement | None

    @property
    def says(self) -> Message:
        """What to do."""
        zh, en = _WORDS[self.kind]
        return message(zh, en, firm=self.firm_id, old=_place(self.before), new=_place(self.after))

    def taken(self, plan: Plan) -> Plan:
        """Return the plan after the step."""
        kept = tuple(p for p in plan.placements if p.firm_id != self.firm_id)
        return Plan(placements=kept if self.after is None else (*kept, self.after))


class Need(StrEnum):
    """Why a firm changes."""

    FORCED = "forced"
    """The facts no longer let it keep its place."""
    CHOSEN = "chosen"
    """It could stay, and the plan would be worth less."""
    FREE = "free"
    """It could stay, and the plan would be worth no less."""
    SPARES = "spares"
    """It could stay, and more firms would change than may."""
    PENDING = "pending"
    """Being found out."""
    OPEN = "open"
    """Not found out within the limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One firm of the plan in force that changes: its price, and what is bought with it.

    `cost_10k` is the firm's move cost if it gets another run, `waits_quarters` how much later
    it starts (negative: earlier). `buys` is what the first tier that differs would lose if
    the firm stayed, `buys_tier` its title; None unless the move is chosen. Where the plan is not
    proven the best of that tier, `is_open`: then it buys up to `buys_most`, None where that is not known.
    """

    firm_id: str
    name: Text
    before: Placement
    after: Placement | None
    need: Need
    cost_10k: Decimal
    waits_quarters: int
    buys: int | None = None
    buys_tier: Text | None = None
    is_open: bool = False
    buys_most: int | None = None

    @property
    def says(self) -> Message:
        """The move in a sentence."""
        zh, en = _NEEDS[self.need]
        return message(
            "{firm} {name}：{old} → {new}；" + zh,
            "{firm} {name}: {old} → {new}; " + en,
            firm=self.firm_id,
            name=self.name,
            old=_place(self.before),
            new=_place(self.after),
            buys=self.buys or 0,
            tier=self.buys_tier or Text("", ""),
            cost=money(self.cost_10k),
            waits=self.waits_quarters,
        )


def _place(placement: Placement | None) -> str:
    return "—" if placement is None else f"{'+'.join(placement.units)} {placement.start}"


_WORDS = {
    StepKind.RELEASE: ("{firm} 退出 {old}", "{firm} gives up {old}"),
    StepKind.STEP_OUT: ("{firm} 先让出 {old}", "{firm} gives up {old} for now"),
    StepKind.MOVE: ("{firm} 由 {old} 换到 {new}", "{firm} goes from {old} to {new}"),
    StepKind.PLACE: ("{firm} 落位 {new}", "{firm} gets {new}"),
}
_NEEDS = {
    Need.FORCED: ("原处已不可行", "it cannot keep its place"),
    Need.CHOSEN: (
        "换来 {tier} {buys}，代价 {cost}、晚 {waits} 季",
        "it buys {buys} of {tier} for {cost} and {waits} quarters",
    ),
    Need.FREE: ("留在原处价值不低", "staying would be worth no less"),
    Need.SPARES: ("留在原处就要多动几家", "if it stayed, more firms would have to change"),
    Need.PENDING: ("正在查明原因", "the reason is being found out"),
    Need.OPEN: ("未在限制内查明", "not found out within the limits"),
}
