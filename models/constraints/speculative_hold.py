"""Speculative hold: nobody's mere interest keeps a finished unit empty for long.

Purpose
    A firm below framework stage is not planned into a unit that would have stood empty for more
    than N quarters until it comes.
Sets and symbols
    i firm that comes in, lead to negotiating; u unit, s start; B_iu the quarter from which u
    could be let: ready, opening of the park, holds for others over. N quarters (policy).
    y_k = 1 if candidate k is chosen.
Inequality
    Where s − B_iu > N: Σ_{k of i, from s, takes u} y_k ≤ Σ_l y_l over candidates l of others
    that take u, leave by s, and are inside in one of the quarters s − N − 1 … s − 1.
    A waiver may speak of u alone: its clause is the id of the unit.
    A candidate for which some such sum is empty does not exist.
What makes it tight
    All candidates of the firm from s on in u stand in one row: at most one is chosen, and what
    they need is the same.
As a planner would say it
    "They may come in a year, but until then somebody else could have had the room."
"""

from collections.abc import Iterable, Sequence

from models.builder import ModelBuilder
from models.formulation import Candidate
from models.instance import Instance
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.rule import is_on


def concerns(firm: Firm, instance: Instance) -> bool:
    """Whether the rule is in force for the firm."""
    return (
        firm.stage.is_speculative
        and not firm.is_sitting
        and not instance.releases(RuleKey.SPECULATIVE_HOLD, "", firm.firm_id)
    )


def empty_too_long(firm: Firm, units: Iterable[str], start: int, *, instance: Instance) -> list[str]:
    """Return the units that would have stood empty too long, were nobody in them before.

    Parameters
    ----------
    start
        Quarter index; a unit stands empty from its handover until then.
    """
    return [
        unit_id
        for unit_id in units
        if start - _lettable(firm, unit_id, instance) > instance.policy.speculative_hold_quarters
        and not instance.policy.waives(RuleKey.SPECULATIVE_HOLD, unit_id, firm.firm_id)
    ]


def _lettable(firm: Firm, unit_id: str, instance: Instance) -> int:
    ready = instance.lettable[instance.unit_row[unit_id]]
    holds = [
        hold.until.index
        for hold in instance.policy.holds
        if unit_id in hold.units and hold.firm_id != firm.firm_id
    ]
    return max(ready, *holds) if holds else ready


def followed(candidates: Sequence[Candidate], instance: Instance) -> list[Candidate]:
    """Return the candidates left once those that no earlier firm could precede are dropped."""
    kept = list(candidates)
    while True:
        in_unit = _leaving(kept, instance)
        possible = [
            one
            for one in kept
            if all(
                _before(one, kept, in_unit.get(unit_id, ()), instance=instance)
                for unit_id in _waiting_units(one, instance)
            )
        ]
        if len(possible) == len(kept):
            return kept
        kept = possible


def add_rows(builder: ModelBuilder) -> None:
    """Let speculative firms follow somebody into units that stood ready for long."""
    instance, candidates = builder.instance, builder.candidates
    if not is_on(instance.policy, RuleKey.SPECULATIVE_HOLD):
        return
    late: dict[tuple[str, str, int], list[int]] = {}
    for ordinal, candidate in enumerate(candidates):
        for unit_id in _waiting_units(candidate, instance):
            late.setdefault((candidate.firm_id, unit_id, candidate.start.index), []).append(ordinal)
    in_unit = _leaving(candidates, instance) if late else {}
    for (firm_id, unit_id, _), ordinals in late.items():
        earlier = _before(candidates[ordinals[0]], candidates, in_unit.get(unit_id, ()), instance=instance)
        terms = [*((k, 1) for k in ordinals), *((k, -1) for k in earlier)]
        builder.add_row((RuleKey.SPECULATIVE_HOLD, ""), terms, 0, subjects=(firm_id, unit_id))


def _waiting_units(candidate: Candidate, instance: Instance) -> list[str]:
    instance.clock.tick()
    firm = instance.problem.firm[candidate.firm_id]
    if not concerns(firm, instance):
        return []
    return empty_too_long(firm, candidate.units, candidate.start.index, instance=instance)


def _leaving(candidates: Iterable[Candidate], instance: Instance) -> dict[str, list[int]]:
    """Return the ordinals of the candidates that take each unit and leave it inside the horizon."""
    found: dict[str, list[int]] = {}
    for ordinal, candidate in enumerate(candidates):
        if candidate.end.index <= instance.last:
            for unit_id in candidate.units:
                found.setdefault(unit_id, []).append(ordinal)
    return found


def _before(
    one: Candidate, candidates: Sequence[Candidate], ordinals: Iterable[int], *, instance: Instance
) -> list[int]:
    """Return the ordinals of those candidates of other firms that leave by the start, but not long before."""
    instance.clock.tick()
    earliest = one.start.index - instance.policy.speculative_hold_quarters - 1
    return [
        k
        for k in ordinals
        if (other := candidates[k]).firm_id != one.firm_id
        and other.end <= one.start
        and other.end.index > earliest
    ]
