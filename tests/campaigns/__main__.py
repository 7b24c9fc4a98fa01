"""`python -m tests.campaigns NAME [--count N] [--seed N]`: run a campaign and write its evidence."""

import argparse
import sys
import time

from tests.campaigns import CAMPAIGNS
from tests.campaigns._evidence import (
    ROOT,
    Campaign,
    failures_of,
    joined,
    page_of,
    page_of_runs,
    run_of,
    runs_on,
    sums_of,
    write,
)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="campaign", description="run a long count; evidence in docs/evidence"
    )
    parser.add_argument("name", choices=sorted(CAMPAIGNS), type=lambda name: name.replace("_", "-"))
    parser.add_argument(
        "--count", type=int, help="how many; without it the full count, or what is left of it"
    )
    parser.add_argument(
        "--seed", type=int, help="first seed; without it 0, or where a count that adds up ended"
    )
    asked = parser.parse_args()
    campaign = CAMPAIGNS[asked.name]
    if campaign.step:
        return _add(campaign, asked.count, asked.seed)
    count, seed = asked.count or campaign.count, asked.seed or 0
    print(f"{campaign.name}: {count} from seed {seed}", flush=True)
    begun = time.perf_counter()
    evidence = campaign.run(count, seed)
    seconds = time.perf_counter() - begun
    path = write(campaign, evidence, count=count, seed=seed, seconds=seconds)
    for name, value in evidence.figures:
        print(f"  {name}: {value}")
    return _told(evidence.failures, f"{path.relative_to(ROOT)}")


def _add(campaign: Campaign, count: int | None, seed: int | None) -> int:
    """Run a campaign that adds up, step by step; what is done is written, so that it may be ended at any time."""
    path = page_of(campaign)
    runs = runs_on(path.read_text("utf-8")) if path.is_file() else ()
    first = max((one.after for one in runs), default=0) if seed is None else seed
    left = campaign.count - sum(one.after - one.seed for one in runs)
    end = first + (max(0, left) if count is None else count)
    print(f"{campaign.name}: {end - first} from seed {first}", flush=True)
    for begin in range(first, end, campaign.step):
        size = min(campaign.step, end - begin)
        begun = time.perf_counter()
        evidence = campaign.run(size, begin)
        seconds = time.perf_counter() - begun
        runs = joined(runs, run_of(evidence, count=size, seed=begin, seconds=seconds))
        path.write_text(page_of_runs(campaign, runs), "utf-8")
        print(f"  up to seed {begin + size}: {seconds:.0f} s, failures {len(evidence.failures)}", flush=True)
    for name, value in sums_of(runs).items():
        print(f"  {name}: {value}")
    return _told(failures_of(campaign, runs), f"{path.relative_to(ROOT)}")


def _told(failures: tuple[str, ...], page: str) -> int:
    for failure in failures:
        print(f"  FAILED {failure}")
    print(f"evidence: {page}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
