"""The robust plan against the deterministic one on fresh futures: a generated tight park, and Ziyuan, a campaign each."""

from benchmarks.parks import dossier_of
from benchmarks.shapes import ParkShape
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.robust import RobustTable
from planner.services.importing.intake import SHIPPED, load, shipped_outcome
from planner.services.planning.solving import solved
from planner.services.studies.risk import executor_for
from planner.services.studies.robust import find_robust, robust_summary
from planner.views.robust import candidate_title
from tests.campaigns._evidence import Campaign, Evidence

LIMITS = Limits(time_limit_s=4.0)
SCARCE = ParkShape(name="scarce", seed=301, buildings=2, demand=5.0, utility_slack=0.7)
"""A generated park for which five times as much is asked as there is, so that whoever is given a room keeps others out.
Chosen by futures of other seeds than the fresh ones, where knowing every answer from the first was worth a quarter."""
_FEWEST, _SHARE = 20, 20
"""Training futures: at least so many, else so many times fewer than fresh ones; candidates are many, and each is played in all."""
_PERFECT = 10
WANTED, MOST_LOST = 0.05, 0.02


def run(count: int, seed: int) -> Evidence:
    """Choose and judge on `count` fresh futures of the generated park."""
    problem = dossier_of(SCARCE).problem
    return _judge(problem, solved(problem, Limits(time_limit_s=60.0)), count, seed)


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
    faults = (f"{found.faults} plans the checker refuses",) if found.faults else ()
    return Evidence(tuple(told), faults)


_CLAIM = (
    "A plan, with those its rooms are kept for and its waiting list, is chosen among candidates in training futures, for the mean and "
    "the mean of the worst 5 %, and judged on fresh futures against the deterministic plan, in pairs. Every plan of every future "
    "passes the checker; what the choice is worth is told as it is, with its interval, whether or not it is worth anything."
)
CAMPAIGN = Campaign("robust-plan", _CLAIM, count=500, run=run)
ZIYUAN = Campaign("robust-plan-ziyuan", _CLAIM, count=500, run=run_ziyuan)
