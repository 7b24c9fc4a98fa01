"""What the policy can give way in: a term of entry lowered for everybody, or a way of licensing let in.

How far each may go, and its points of effort, are assumptions: they order repairs, and no proof rests on them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planner.analysis.repairs.firm_levers import PER_CENT
from planner.analysis.repairs.levers import Lever, LeverStep, once, share_points
from planner.domain.edits import EntryTerm, SetEntryTerm
from planner.domain.keys import RuleKey
from planner.domain.park.problem import Problem
from planner.domain.rule import is_on
from planner.domain.sweeping.repair import RepairKind
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.words import word
from planner.text import Text, message

TERM_POINTS, TERM_STEP = 30, 10
"""Points of effort beside the share of the figure: what is lowered is lowered for all; and by how many per cent a step."""
TERMS = Text("项准入条件", "term of entry")


def policy_levers(problem: Problem, firms: Sequence[str]) -> Iterator[Lever]:
    """Return each term of entry that is in force as something to be lowered, to nothing at most."""
    entry = problem.policy.entry
    figures = {
        EntryTerm.TAX: entry.min_tax_10k_per_mu,
        EntryTerm.OUTPUT: entry.min_output_10k_per_mu,
        EntryTerm.AREA: Decimal(entry.min_area_m2),
    }
    for term, least in figures.items():
        if least > 0 and is_on(problem.policy, RuleKey.ENTRY_TERMS, term.value):
            yield Lever(
                key=f"entry:{term.value}",
                kind=RepairKind.TERM,
                unit=PER_CENT,
                step=Decimal(TERM_STEP),
                steps=tuple(_lowered(term, least, per_cent) for per_cent in range(TERM_STEP, 101, TERM_STEP)),
            )
    if entry.reg_paths and is_on(problem.policy, RuleKey.ENTRY_TERMS, EntryTerm.PATH.value):
        yield from _paths(problem, firms)


def _lowered(term: EntryTerm, least: Decimal, per_cent: int) -> LeverStep:
    value = least * (100 - per_cent) / 100
    return LeverStep(
        amount=Decimal(per_cent),
        edits=(SetEntryTerm(term=term, value=value),),
        effort=TERM_POINTS + share_points(Decimal(per_cent), Decimal(100)),
        message=message(
            "准入条件“{term}”降低 {per_cent}%（{was} → {value}）",
            "entry asks for {per_cent}% less {term} ({was} → {value})",
            term=clause_title(term.value),
            per_cent=per_cent,
            was=least,
            value=value,
        ),
    )


def _paths(problem: Problem, firms: Sequence[str]) -> Iterator[Lever]:
    allowed = problem.policy.entry.reg_paths
    for path in dict.fromkeys(problem.firm[name].reg_path for name in firms):
        if path not in allowed:
            yield once(
                f"entry:{EntryTerm.PATH.value}",
                RepairKind.TERM,
                SetEntryTerm(term=EntryTerm.PATH, reg_paths=(*allowed, path)),
                TERM_POINTS,
                unit=TERMS,
                said=message("准入办证路径增加“{path}”", "entry lets in {path} as well", path=word(path)),
            )
