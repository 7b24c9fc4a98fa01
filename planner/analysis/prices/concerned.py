"""Which firms a rule that is tried speaks of, whatever plan there is."""

from collections.abc import Iterator
from fractions import Fraction

from planner.domain.edits import Edit, EntryTerm, KeepApart, SetEntryTerm, SwitchRule
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY
from planner.domain.rule import is_on
from planner.domain.vocabulary.terms import Stage


def concerned(problem: Problem, edit: Edit) -> tuple[str, ...]:
    """Return the firms that a row would keep from another firm, or that fail a term on the least area they take.

    Raises
    ------
    EditConflict
        If the edit does not fit.
    """
    after = edit.applied(problem)
    there = [firm for firm in after.firms if firm.stage is not Stage.EXITED]
    if isinstance(edit, KeepApart):
        return tuple(sorted(_parted(there, edit)))
    if isinstance(edit, SetEntryTerm):
        return tuple(firm.firm_id for firm in there if not firm.is_sitting and _fails(after, firm, edit))
    return ()


def _parted(firms: list[Firm], edit: KeepApart) -> set[str]:
    one = {firm.firm_id for firm in firms if edit.emitter in firm.emits}
    other = {firm.firm_id for firm in firms if edit.receptor in (ANY, *firm.receptors)}
    if edit.receptor == ANY:
        return one
    return {name for name in one if other - {name}} | {name for name in other if one - {name}}


def _fails(problem: Problem, firm: Firm, edit: SetEntryTerm) -> bool:
    entry = problem.policy.entry
    if edit.term is EntryTerm.PATH:
        return bool(entry.reg_paths) and firm.reg_path not in entry.reg_paths
    if edit.term is EntryTerm.AREA:
        return firm.area_max_m2 < entry.min_area_m2
    is_tax = edit.term is EntryTerm.TAX
    yearly = firm.tax_10k if is_tax else firm.output_10k
    least = entry.min_tax_10k_per_mu if is_tax else entry.min_output_10k_per_mu
    return all(
        Fraction(yearly) * per_mu < Fraction(least) * firm.area_min_m2 for per_mu in set(_m2_per_mu(problem))
    )


def _m2_per_mu(problem: Problem) -> Iterator[Fraction]:
    for building in problem.buildings:
        if problem.units_of.get(building.building_id):
            yield Fraction(problem.m2_per_mu(building.building_id))


def trial_edits(problem: Problem, edit: KeepApart | SetEntryTerm) -> tuple[Edit, ...]:
    """Return an edit with the switches that put it in force, and it alone: a rule that is off is switched on for it."""
    policy = problem.policy
    if isinstance(edit, KeepApart):
        rule, clause, others = RuleKey.SEGREGATION, None, [row.rule_id for row in problem.segregation_rules]
    else:
        rule, clause = RuleKey.ENTRY_TERMS, edit.term.value
        others = [term.value for term in EntryTerm if term is not edit.term]
    switches: list[Edit] = []
    if not is_on(policy, rule):
        switches.append(SwitchRule(rule=rule, on=True))
        switches += [SwitchRule(rule=rule, clause=other, on=False) for other in others]
    if clause is not None and any(s.clause == clause and not s.on for s in policy.switches if s.rule == rule):
        switches.append(SwitchRule(rule=rule, clause=clause, on=True))
    return (*switches, edit)
