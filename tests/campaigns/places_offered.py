"""Places offered to enquiries, held against a full re-solve."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from planner.analysis.enquiry import place_offers
from planner.domain.park.enquiry import Enquiry, firm_of
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.place_offer import EnquiryAnswer
from planner.domain.vocabulary.terms import HazardClass, Stage
from planner.services.importing.intake import SHIPPED, load, plan_beside
from planner.services.studies.enquiry_solver import solver_with
from planner.text import Text
from tests.campaigns._evidence import Campaign, Evidence

FIRM = "E1"
LEAST_SHARE = 80
AskedPark = tuple[str, Plan, Iterator[Problem]]
"""A park by its name, its plan, and the facts with one more firm each time."""
_LIMITS = Limits(time_limit_s=120.0)


def enquiries(problem: Problem, seed: int) -> Iterator[Problem]:
    """Return the park with one more firm each time: of a random kind, size, quarter and stage."""
    dice = Random(f"enquiries-{seed}")
    kinds = [kind for kind in problem.archetypes if kind.hazard_class.rank <= HazardClass.C.rank]
    opening = max(park.opening_quarter for park in problem.parks)
    while True:
        kind = dice.choice(kinds)
        enquiry = Enquiry(
            firm_id=FIRM,
            name=Text("来访企业", "Enquirer"),
            area_req_m2=dice.randrange(kind.area_lo_m2 // 10, kind.area_hi_m2 // 10) * 10,
            desired_quarter=opening + dice.randrange(7),
            stage=dice.choice((Stage.VISITED, Stage.NEGOTIATING, Stage.FRAMEWORK, Stage.SIGNED)),
        )
        yield replace(problem, firms=(*problem.firms, firm_of(enquiry, kind).firm))


def run(count: int, seed: int) -> Evidence:
    """Ask for places for `count` random firms, in the shipped parks by turns."""
    parks: list[AskedPark] = []
    for park in SHIPPED[:2]:  # the incubator has no room of a usual size
        dossier, _ = load(park.folder)
        assert dossier is not None
        plan = plan_beside(park.folder, dossier.problem)
        assert plan is not None
        parks.append((park.key, plan, enquiries(dossier.problem, seed)))
    return asked_of(parks, count)


def asked_of(parks: Sequence[AskedPark], count: int) -> Evidence:
    """Ask for places for `count` firms, in the parks by turns."""
    seen: Counter[str] = Counter()
    regrets: list[tuple[int, float]] = []
    for number in range(count):
        key, plan, asked = parks[number % len(parks)]
        problem = next(asked)
        solve = solver_with(problem, plan, problem.firm[FIRM], _LIMITS)
        answer = [*place_offers(problem, plan, FIRM, solve=solve)][-1]
        kind = judged(answer)
        seen[f"{key}: {kind}"] += 1
        seen[kind] += 1
        if kind == "first place costs something":
            regrets.append(_regret(answer))
    ranked = seen["first place is one a full re-solve chooses"] + len(regrets)
    share = 100 * seen["first place is one a full re-solve chooses"] // max(1, ranked)
    figures = [("enquiries", str(count)), ("with a place recommended first", str(ranked))]
    figures += [("share that a full re-solve chooses, %", str(share))]
    lost = sorted(regrets)
    figures += [
        ("points lost by the others, the least to the most", ", ".join(str(n) for n, _ in lost) or "—"),
        ("the same in % of the best plan", ", ".join(f"{100 * part:.2f}" for _, part in lost) or "—"),
    ]
    figures += [(name, str(n)) for name, n in sorted(seen.items())]
    failures = [f"only {share} %"] if ranked and share < LEAST_SHARE else []
    return Evidence(tuple(figures), tuple(failures))


def _regret(answer: EnquiryAnswer) -> tuple[int, float]:
    """Return the points that the first place loses, and what they are of the best plan in that tier."""
    price = answer.offers[0].price
    assert price is not None
    best = next((one.after for one in answer.chosen_effects if one.title == price.tier), 0)
    return price.points, price.points / best if best else 1.0


def judged(answer: EnquiryAnswer) -> str:
    """Return what the first place is worth beside the best plan that has the firm anywhere."""
    if answer.chosen is None:
        return "no plan has the firm"
    if not answer.offers:
        return "only a re-plan of several firms has a place"
    price = answer.offers[0].price
    if price is None or not price.is_proven:
        return "not proven in time"
    return "first place costs something" if price.points else "first place is one a full re-solve chooses"


CAMPAIGN = Campaign(
    "places-offered",
    "The place recommended first to an enquiry is one that a full re-solve with the firm in the park chooses, ties "
    "counted, in at least 80 % of sampled enquiries; what the others lose is told.",
    count=60,
    run=run,
)
