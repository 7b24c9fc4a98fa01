"""Building patterns and the general way prove the same values, stage by stage, on parks of all rule mixes."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import models
from models.patterns import engine
from models.patterns.engine import PatternEngine
from models.patterns.stage_query import StageQuery
from models.solver import RunResult, Termination
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.random_parks import SMALL, random_park

LIMITS = Limits(time_limit_s=3600.0)
MANY = 10**7


def run(count: int, seed: int) -> Evidence:
    """Solve `count` small parks both ways."""
    failures: list[str] = []
    answers: Counter[str] = Counter()
    for number in range(seed, seed + count):
        problem = random_park(number, SMALL)
        by_patterns, general = both_ways(problem, answers)
        failures += (f"seed {number}: {fault}" for fault in differences(by_patterns, general))
    figures = [("parks", str(count)), ("differences", str(len(failures)))]
    return Evidence((*figures, *((name, str(n)) for name, n in sorted(answers.items()))), tuple(failures))


def both_ways(problem: Problem, answers: Counter[str]) -> tuple[Outcome, Outcome]:
    """Return the outcome by patterns wherever they apply, and the one without them."""
    with every_size(MANY, answers):
        by_patterns = models.solve(problem, LIMITS)
    with every_size(0, Counter()):
        return by_patterns, models.solve(problem, LIMITS)


@contextmanager
def every_size(most: int, answers: Counter[str]) -> Iterator[None]:
    """Let patterns answer for programs of any size up to `most` candidates, and count what they come to."""
    names = {
        "LEAST_OPEN": 0,
        "LEAST_CARRYING": 0.0,
        "MOST_CANDIDATES": most,
        "leaves_inside": lambda _: False,
    }
    before = {name: getattr(engine, name) for name in names}
    ask = PatternEngine.by_patterns

    def counted(self: PatternEngine, question: StageQuery) -> RunResult | None:
        answer = ask(self, question)
        ending = "left to the general way" if answer is None else _words(answer)
        answers[f"questions {ending}"] += 1
        return answer

    try:
        for name, value in names.items():
            setattr(engine, name, value)
        PatternEngine.by_patterns = counted  # type: ignore[method-assign]
        yield
    finally:
        PatternEngine.by_patterns = ask  # type: ignore[method-assign]
        for name, value in before.items():
            setattr(engine, name, value)


def _words(answer: RunResult) -> str:
    return "proven by patterns" if answer.ending is Termination.DONE else "that patterns left open"


def differences(one: Outcome, other: Outcome) -> Iterator[str]:
    """Say where two outcomes of the same park contradict each other."""
    if one.status is not other.status:
        yield f"{one.status} and {other.status}"
    for mine, theirs in zip(one.stages, other.stages, strict=False):
        both_proven = mine.status is theirs.status is Status.PROVEN_OPTIMAL
        if both_proven and mine.objective != theirs.objective:
            yield f"{mine.goal} is {mine.objective} and {theirs.objective}"


CAMPAIGN = Campaign(
    "patterns-and-the-general-way",
    "Small parks of all rule mixes are solved by building patterns wherever they apply, and without them: every stage that "
    "both prove has the same value.",
    count=500,
    run=run,
)
"""What `python3 run.py campaign patterns-and-the-general-way` does."""
