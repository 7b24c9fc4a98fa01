"""The robust plan against the deterministic one on fresh futures: three generated tight parks, and Ziyuan, a campaign each."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from benchmarks.firms import PROBABILITY
from benchmarks.parks import dossier_of
from benchmarks.shapes import ParkShape
from planner.analysis.futures.keeps import open_firms
from planner.analysis.futures.robust import value_rows
from planner.analysis.futures.scores import score_of
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.robust import RobustTable
from planner.domain.vocabulary.terms import Stage
from planner.services.importing.intake import SHIPPED, load, shipped_outcome
from planner.services.planning.solving import solved
from planner.services.studies.risk import executor_for, study_of
from planner.services.studies.robust import find_robust, robust_summary
from planner.views.robust import candidate_title
from tests.campaigns._evidence import Campaign, Evidence

LIMITS = Limits(time_limit_s=4.0)
SEEDS = (301, 302, 303)
DEMAND, SIGNED_SHARE = 3.0, Fraction(1, 3)
"""Three times the space is asked for, half as much again as there is comes on average, and a third at most is signed: whoever is
given a room keeps others out, and little is settled. All parks were fixed, and all are told, before a fresh future was drawn;
the rule and the kinds of candidates were found on the first of them, by futures of other seeds."""
_FEWEST, _SHARE = 40, 5
"""Training futures: at least so many, else so many times fewer than fresh ones; most candidates are played in a quarter of them."""
_CONFIRMING = 2
"""So many times more futures than fresh ones confirm the choice."""
_PERFECT = 10
WANTED, MOST_LOST = 0.05, 0.02


def tight(seed: int) -> Problem:
    """Return the generated park of a seed; who is signed beyond a third of the space has a framework agreement only."""
    shape = ParkShape(name=f"scarce-{seed}", seed=seed, buildings=2, demand=DEMAND, utility_slack=0.7)
    problem = dossier_of(shape).problem
    left = SIGNED_SHARE * sum(unit.leasable_m2 for unit in problem.units)
    firms = []
    for firm in problem.firms:
        one = firm
        if firm.stage is Stage.SIGNED and firm.area_req_m2 > left:
            one = replace(firm, stage=Stage.FRAMEWORK, probability=Decimal(PROBABILITY[Stage.FRAMEWORK]))
        elif firm.stage is Stage.SIGNED:
            left -= firm.area_req_m2
        firms.append(one)
    return replace(problem, firms=tuple(firms))


def run(count: int, seed: int) -> Evidence:
    """Choose and judge on `count` fresh futures of each generated park."""
    figures, failures = list[tuple[str, str]](), list[str]()
    for park in SEEDS:
        problem = tight(park)
        found = _judge(problem, solved(problem, Limits(time_limit_s=60.0)), count, seed)
        figures.extend((f"park {park}: {name}", value) for name, value in found.figures)
        failures.extend(f"park {park}: {one}" for one in found.failures)
    return Evidence(tuple(figures), tuple(failures))


def run_ziyuan(count: int, seed: int) -> Evidence:
    """Choose and judge on `count` fresh futures of Ziyuan, around the plan that is shipped."""
    folder = next(one.folder for one in SHIPPED if one.key == "ziyuan")
    dossier, _ = load(folder)
    assert dossier is not None
    known = shipped_outcome(folder, dossier.problem.fingerprint)
    outcome = known or solved(dossier.problem, LIMITS)
    return _judge(dossier.problem, outcome, count, seed)


def _judge(problem: Problem, outcome: Outcome, count: int, seed: int) -> Evidence:
    asked = RobustTable(
        seed=seed + 1,
        training=max(_FEWEST, count // _SHARE),
        confirming=_CONFIRMING * count,
        fresh=count,
        assumptions=RiskAssumptions.of(problem.policy),
    )
    executor = executor_for(workers=2)
    try:
        *_, table = find_robust(
            problem, outcome, asked, executor, limits=LIMITS, perfect=min(count, _PERFECT)
        )
    finally:
        executor.close()
    found = robust_summary(table)
    paired, tail = found.paired, found.tail_gain
    assert paired is not None
    assert tail is not None
    chosen = table.candidates[found.chosen]
    mean, shown = found.mean or 0.0, found.mean_shown or 0.0
    gain = paired.tail / paired.tail_other - 1 if paired.tail_other else 0.0
    lost = 1 - mean / shown if shown else 0.0
    told = [
        (
            "plans, candidates, training futures, fresh futures",
            f"{sum(one.base is None for one in table.candidates)}, {len(table.candidates)}, {asked.training}, {count}",
        ),
        (
            f"gain of the best of them by the criterion in {asked.confirming} futures to confirm them, and what is chance",
            "; ".join(
                f"{candidate_title(table.candidates[k]).en}: {gain.mean:,.1f} ± {gain.high - gain.mean:,.1f}"
                for k, gain in zip(found.finalists, found.gains, strict=True)
            )
            or "none is better in training",
        ),
        ("chosen", candidate_title(chosen).en),
        ("rooms kept for firms that are not signed", ", ".join(chosen.keeps) or "none"),
        ("waiting list", ", ".join(chosen.waitlist) or "none"),
        ("mean of the deterministic plan, of the choice", f"{shown:,.1f}, {mean:,.1f} ({-lost:+.2%})"),
        (
            "value of the stochastic solution, 95 % interval",
            f"{paired.gain.mean:,.1f} ({paired.gain.low:,.1f} to {paired.gain.high:,.1f})",
        ),
        (
            "worst-5 % mean of the deterministic plan, of the choice",
            f"{paired.tail_other:,.1f}, {paired.tail:,.1f} ({gain:+.2%})",
        ),
        (
            "difference of worst-5 % means, 95 % interval",
            f"{tail.mean:,.1f} ({tail.low:,.1f} to {tail.high:,.1f})",
        ),
        (
            "worst-5 % mean at least 5 % better for at most 2 % lower mean",
            "yes" if gain >= WANTED and lost <= MOST_LOST else "no",
        ),
    ]
    if found.perfect is not None:
        low, high = found.perfect.least, found.perfect.most
        told.append(
            (
                f"value of perfect information over the choice, {low.of} futures, between",
                f"{low.mean:,.1f} and {high.mean:,.1f}",
            )
        )
    told.append(_all_kept(problem, table, (mean, paired.tail)))
    faults = (f"{found.faults} plans the checker refuses",) if found.faults else ()
    return Evidence(tuple(told), faults)


def _all_kept(problem: Problem, table: RobustTable, choice: tuple[float, float]) -> tuple[str, str]:
    """Return what the deterministic plan comes to where every room of it is kept: how much of the gain is keeping alone."""
    shown = table.candidates[0]
    kept = replace(shown, keeps=open_firms(problem, shown.plan))
    study = study_of(problem, shown.plan, seed=table.seed + 1, assumptions=table.assumptions)
    values = [float(row.values[0] or 0) for row in value_rows(study, [kept], range(table.fresh))]
    found, (mean, tail) = score_of(values, float(table.weight)), choice
    return (
        "mean and worst-5 % mean of the deterministic plan with every room of it kept",
        f"{found.mean:,.1f}, {found.tail:,.1f} (the choice {mean / found.mean - 1:+.2%}, {tail / found.tail - 1:+.2%})",
    )


_CLAIM = (
    "A plan, with those its rooms are kept for and its waiting list, is chosen among candidates in training futures, for the mean and "
    "the mean of the worst 5 %, confirmed in others, or else the deterministic plan stays, and judged on fresh futures against that "
    "plan, in pairs. Every plan of every future passes the checker; what the choice is worth is told as it is, with its interval, whether or not it is worth anything."
)
CAMPAIGN = Campaign("robust-plan", _CLAIM, count=500, run=run)
ZIYUAN = Campaign("robust-plan-ziyuan", _CLAIM, count=500, run=run_ziyuan)
