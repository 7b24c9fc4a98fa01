"""Makes the plans that ship with the parks again: `python -m tests.support.shipped`."""

import sys

import models
from planner.domain.outcome import Limits, Status
from planner.services.intake import SHIPPED, load, write_shipped_outcome

LIMITS = Limits(time_limit_s=600.0)


def main() -> int:
    """Solve every shipped park to proof and write its plan beside its tables."""
    for park in SHIPPED:
        dossier, issues = load(park.folder)
        if dossier is None:
            print(f"{park.key}: {len(issues)} issues")
            return 2
        outcome = models.solve(dossier.problem, LIMITS)
        print(f"{park.key}: {outcome.status} {outcome.objective} in {outcome.seconds:.0f} s")
        if outcome.status is not Status.PROVEN_OPTIMAL:
            return 1
        write_shipped_outcome(park.folder, outcome)
    return 0


if __name__ == "__main__":
    sys.exit(main())
