"""The firm's fire-hazard class does not exceed that of any of its units."""

from collections.abc import Iterator

from planner.check.scope import CheckScope
from planner.check.unit_by_unit import failing, finding, names
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.words import word
from planner.text import listed, message

RULE = RuleKey.HAZARD_CLASS


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm too dangerous for a unit."""
    for stay, bad in failing(
        case, RULE, fails=lambda s, u: s.firm.hazard_class.rank > u.max_hazard_class.rank
    ):
        need = stay.firm.hazard_class
        worst = min((unit.max_hazard_class for unit in bad), key=lambda hazard: hazard.rank)
        yield finding(
            RULE,
            stay,
            bad,
            need=need.value,
            available=worst.value,
            said=message(
                "{firm} 火灾危险性为{need}类，{units} 最高只允许{worst}类",
                "{firm} is of fire-hazard class {need}; the highest class allowed in {units} is {worst}",
                firm=stay.firm_id,
                need=word(need),
                units=listed(names(bad)),
                worst=word(worst),
            ),
        )
