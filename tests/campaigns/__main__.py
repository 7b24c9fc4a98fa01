"""`python -m tests.campaigns NAME [--count N] [--seed N]`: run a campaign and write its evidence."""

import argparse
import sys
import time

from tests.campaigns import CAMPAIGNS
from tests.campaigns._evidence import ROOT, write


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="campaign", description="run a long count; evidence in docs/evidence"
    )
    parser.add_argument("name", choices=sorted(CAMPAIGNS), type=lambda name: name.replace("_", "-"))
    parser.add_argument("--count", type=int, help="how many; without it the full count")
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    asked = parser.parse_args()
    campaign = CAMPAIGNS[asked.name]
    count = asked.count or campaign.count
    print(f"{campaign.name}: {count} from seed {asked.seed}", flush=True)
    begun = time.perf_counter()
    evidence = campaign.run(count, asked.seed)
    seconds = time.perf_counter() - begun
    path = write(campaign, evidence, count=count, seed=asked.seed, seconds=seconds)
    for name, value in evidence.figures:
        print(f"  {name}: {value}")
    for failure in evidence.failures:
        print(f"  FAILED {failure}")
    print(f"evidence: {path.relative_to(ROOT)}")
    return 1 if evidence.failures else 0


if __name__ == "__main__":
    sys.exit(main())
