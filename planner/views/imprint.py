"""What each printed page and picture says of itself: park, plan, day, facts, and what they rest on."""

from dataclasses import dataclass
from datetime import date

from planner.domain.solving.outcome import Outcome, Status
from planner.domain.solving.report import Report
from planner.text import Text
from planner.views import format as fmt
from planner.views.assumptions import PLANNING_ASSUMPTION, foundation
from planner.views.certificate import verdict

MARK_LENGTH = 12
"""Characters of the fingerprint that name the facts in print."""
UNNAMED = Text("分配方案", "Allocation plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Park, plan and version; `day` is the day up to which the facts are told.

    `mark` is the beginning of the fingerprint of the facts; `foundation` says how far figures are facts.
    """

    park: Text
    plan: Text
    day: date
    mark: str
    foundation: Text
    verdict: Text

    @property
    def facts(self) -> Text:
        """Day and fingerprint of the facts."""
        return Text(
            f"数据截至 {self.day} · 数据指纹 {self.mark}", f"facts as of {self.day} · fingerprint {self.mark}"
        )

    @property
    def line(self) -> Text:
        """All but what it rests on, in a line."""
        return Text(
            f"{self.park.zh} · {self.plan.zh} · {self.facts.zh}",
            f"{self.park.en} · {self.plan.en} · {self.facts.en}",
        )


def imprint_of(report: Report, plan: Text | None = None) -> Imprint:
    """Return the imprint of a report; `plan` is what the plan is called."""
    parks = report.problem.parks
    return Imprint(
        park=Text(" · ".join(p.name.zh for p in parks), " · ".join(p.name.en for p in parks)),
        plan=plan or UNNAMED,
        day=max((park.cut_off for park in parks), default=date(2000, 1, 1)),
        mark=report.problem.fingerprint[:MARK_LENGTH],
        foundation=foundation(report.sources) if report.sources else PLANNING_ASSUMPTION,
        verdict=verdict(report),
    )


def proof(outcome: Outcome) -> Text:
    """Say in a sentence what was proven of a plan; never more than the solver did."""
    value, bound = fmt.number(outcome.objective), fmt.number(outcome.bound)
    within = Text("", "")
    if outcome.is_held:
        within = Text(
            f"在变动不超过 {outcome.repair_changes} 家的方案中，",
            f" among those that change at most {outcome.repair_changes} firms",
        )
    if outcome.plan is None:
        return Text("没有得到方案。", "There is no plan.")
    if outcome.status is Status.PROVEN_OPTIMAL:
        return Text(
            f"{within.zh}没有更好的方案：上界 {bound} = 本方案 {value}。",
            f"No better plan exists{within.en}: bound {bound} = plan {value}.",
        )
    return Text(
        f"{within.zh}尚未证明没有更好的方案：本方案 {value}，上界 {bound}，差距 {fmt.gap(outcome.gap)}。",
        f"It is not proven that no better plan exists{within.en}: plan {value}, bound {bound}, gap {fmt.gap(outcome.gap)}.",
    )


def proof_of(report: Report) -> Text:
    """Say what was proven of a plan; of one that breaks a rule only that it does."""
    return verdict(report) if report.broken else proof(report.outcome)
