"""Edits of leases: one renewed, or given another end."""

from dataclasses import replace
from typing import Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, BaseEdit
from planner.domain.edits.conflict import Key, id_list, require, require_known
from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.text import Message, Text, message


@dataclass(frozen=True, kw_only=True, config=EDIT)
class RenewLease(BaseEdit):
    """Lets a sitting firm stay until a quarter (its first one gone); its option counts as used.

    `lease` names one of several leases of the firm; with one only it may be left out.
    """

    kind: Literal["renew_lease"] = "renew_lease"
    firm: str
    until: Quarter
    lease: str | None = None

    def _say(self) -> Message:
        return message(
            "{firm} 续租{lease}，到期改为 {until}",
            "{firm} renews{lease} until {until}",
            firm=self.firm,
            lease=Text(f"（{self.lease}）", f" ({self.lease})") if self.lease else "",
            until=str(self.until),
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("firm", self.firm, "lease_end", self.lease or "")})

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "firm", self.firm, known=problem.firm)
        firm = problem.firm[self.firm]
        chosen = self._chosen(firm)
        self._require_ahead(problem, chosen)
        others = (one for one in problem.firms if one.firm_id != self.firm)
        return replace(problem, firms=(*others, self._renewed(firm, chosen)))

    def _chosen(self, firm: Firm) -> Lease:
        known = {lease.lease_id: lease for lease in firm.contracts}
        require(
            self.said(),
            "firm",
            bool(known),
            wrong=message("{firm} 不在园", "{firm} is not a sitting firm", firm=self.firm),
            remedy=message("请选在园企业", "Choose a sitting firm"),
        )
        if self.lease is not None:
            require_known(self.said(), "lease", self.lease, known=known)
            return known[self.lease]
        require(
            self.said(),
            "lease",
            len(known) == 1,
            wrong=message("{firm} 有 {n} 份租约", "{firm} has {n} leases", firm=self.firm, n=len(known)),
            remedy=message("请写明其一：{known}", "Name one: {known}", known=id_list(known)),
        )
        return next(iter(known.values()))

    def _require_ahead(self, problem: Problem, lease: Lease) -> None:
        parks = [
            problem.park_of(problem.unit[name].building_id) for name in lease.units if name in problem.unit
        ]
        soonest = max((park.opening_quarter for park in parks), default=self.until)
        require(
            self.said(),
            "until",
            self.until >= soonest and (lease.lease_start is None or self.until > lease.lease_start),
            wrong=message("{until} 太早", "{until} is too early", until=str(self.until)),
            remedy=message("最早 {soonest}", "It can be {soonest} at the earliest", soonest=str(soonest)),
        )

    def _renewed(self, firm: Firm, chosen: Lease) -> Firm:
        if not firm.leases:
            return replace(firm, lease_end=self.until)
        renewed = replace(chosen, lease_end=self.until, renew_years=0)
        return replace(firm, leases=tuple(renewed if one == chosen else one for one in firm.leases))
