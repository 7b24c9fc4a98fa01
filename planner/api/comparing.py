"""Plans side by side, and why they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from planner.api.cells import quarters
from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.changes.comparison import Comparison, FirmChange
from planner.services.scenarios.comparison import FEWEST, MOST, ComparedPlan, compare_sides
from planner.text import Lang, Text, message


@dataclass(frozen=True, eq=False)
class PlanComparison:
    """Two to six plans held against one of them."""

    comparison: Comparison

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the plans, in the order given."""
        return tuple(name.en for name in self.comparison.names)

    @property
    def reference(self) -> str:
        """The name of the plan the others are held against."""
        return self.names[self.comparison.reference]

    @cached_property
    def figures(self) -> pd.DataFrame:
        """One row a figure and plan: its value, the difference from the reference and whether that is better."""
        rows = [
            (
                one.kind,
                one.key,
                one.title.zh,
                one.title.en,
                one.unit.en,
                name,
                value,
                difference,
                verdict.value,
            )
            for one in self.comparison.figures
            for name, value, difference, verdict in zip(
                self.names, one.values, one.differences, one.verdicts, strict=True
            )
        ]
        heads = ["kind", "key", "title_zh", "title_en", "unit", "plan", "value", "difference", "verdict"]
        return pd.DataFrame(rows, columns=heads).astype({"value": "Float64", "difference": "Float64"})

    @cached_property
    def firms(self) -> pd.DataFrame:
        """One row a plan and firm that is not as in the reference, with the first cause in words."""
        rows = [
            (name, change)
            for name, difference in zip(self.names, self.comparison.differences, strict=True)
            for change in difference.firms
        ]
        before, after = ([one.before for _, one in rows], [one.after for _, one in rows])
        return pd.DataFrame(
            {
                "plan": [name for name, _ in rows],
                "firm_id": [change.firm_id for _, change in rows],
                "change": [change.kind.value for _, change in rows],
                "units_before": ["" if one is None else ";".join(one.units) for one in before],
                "units_after": ["" if one is None else ";".join(one.units) for one in after],
                "start_before": quarters([None if one is None else one.start for one in before]),
                "start_after": quarters([None if one is None else one.start for one in after]),
                "text_zh": [_cause(change, Lang.ZH) for _, change in rows],
                "text_en": [_cause(change, Lang.EN) for _, change in rows],
            }
        )

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """What matters, one sentence a row, the most important first."""
        rows = [
            (name, said.say(Lang.ZH), said.say(Lang.EN))
            for name, difference in zip(self.names, self.comparison.differences, strict=True)
            for said in difference.sentences
        ]
        return pd.DataFrame(rows, columns=["plan", "text_zh", "text_en"])


def compare_plans(plans: Mapping[str, PlanResult], *, reference: str | None = None) -> PlanComparison:
    """Return two to six plans compared with one of them.

    Parameters
    ----------
    plans
        Results by the name they are to have.
    reference
        The name of the plan the others are held against; the first if None.

    Raises
    ------
    InputError
        If there are too few or too many plans, or none of that name.
    """
    names = list(plans)
    if not FEWEST <= len(names) <= MOST:
        raise refuse(
            message(
                "请给出 {least} 至 {most} 个方案", "give {least} to {most} plans", least=FEWEST, most=MOST
            )
        )
    if reference is not None and reference not in names:
        raise refuse(message("没有名为 {name} 的方案", "there is no plan called {name}", name=reference))
    sides = [ComparedPlan(name=Text(name, name), report=plan.report) for name, plan in plans.items()]
    return PlanComparison(compare_sides(sides, reference=0 if reference is None else names.index(reference)))


def _cause(change: FirmChange, lang: Lang) -> str:
    return change.causes[0].message.say(lang) if change.causes else ""
