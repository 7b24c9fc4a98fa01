"""What firms do to each other, and space kept free."""

from decimal import Decimal

from planner.domain.park.policy import Policy, Reserve
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY
from planner.domain.vocabulary.terms import PairScope, Resource, Stage
from tests.check.limits.limit import Limit, in_room, on, same, two_firms, with_policy
from tests.support import make


def _drawing(kw: str, cap: int = 1000) -> Problem:
    firms = [make.firm("F1", power_kw=Decimal(500)), make.firm("F2", power_kw=Decimal(kw))]
    return make.problem(
        firms=firms,
        caps=(make.cap(Resource.POWER, cap, diversity="0.8"),),
        buildings=[make.building(kw=9999)],
    )


def _steaming(tph: str) -> Problem:
    firms = [make.firm("F1", steam_tph=Decimal(2)), make.firm("F2", steam_tph=Decimal(tph))]
    caps = (make.cap(Resource.STEAM, 5, start="2024Q2"), make.cap(Resource.STEAM, 4, start="2025Q1"))
    return make.problem(firms=firms, caps=caps)


def _apart(scope: PairScope, *, hard: bool = True, receptor: str = "CLEAN") -> Problem:
    units = [make.unit("A-101"), make.unit("A-102"), make.unit("A-201"), make.unit("B-101")]
    firms = [make.firm("F1", emits=("DUST",)), make.firm("F2", receptors=("CLEAN",))]
    row = make.segregation(receptor=receptor, scope=scope, hard=hard, points=7)
    return make.problem(units=units, firms=firms, segregation_rules=(row,))


TOGETHER = (
    Limit(
        rule="utilities",
        clause="power_kw@2024Q1",
        inside=(_drawing("750"), two_firms()),
        outside=(_drawing("750.5"), two_firms()),
        subjects=("F1", "F2", "P", "power_kw"),
        figures=("1000.4 kW", "1000 kW"),
    ),
    Limit(
        rule="utilities",
        clause="steam_tph@2025Q1",
        inside=(_steaming("2"), two_firms()),
        outside=(_steaming("2.1"), two_firms()),
        subjects=("F1", "F2", "P", "steam_tph"),
        figures=("4.1 t/h", "4 t/h"),
    ),
    same(
        "segregation",
        _apart(PairScope.BUILDING),
        two_firms(("A-101", "B-101")),
        two_firms(("A-101", "A-201")),
        clause="R1",
        subjects=("F1", "F2", "A"),
    ),
    same(
        "segregation",
        _apart(PairScope.FLOOR, receptor=ANY),
        two_firms(("A-101", "A-201")),
        two_firms(("A-101", "A-102")),
        clause="R1",
        subjects=("F1", "F2", "A"),
    ),
    same(
        "segregation",
        _apart(PairScope.FLOOR, hard=False),
        two_firms(("A-101", "A-201")),
        two_firms(("A-101", "A-102")),
        clause="R1",
        subjects=("F1", "F2", "A"),
        soft=True,
    ),
    same(
        "expansion",
        make.problem(
            units=[make.unit("A-101"), make.unit("A-102")],
            firms=[make.firm("F1", expansion_option_m2=1000), make.firm("F2")],
            policy=Policy(switches=on("expansion")),
        ),
        two_firms(("A-101", "A-102"), ("2024Q1", "2025Q1")),
        two_firms(("A-101", "A-102"), ("2024Q1", "2024Q4")),
        subjects=("F1", "F2", "A-102"),
        figures=("1000 ㎡", "0 ㎡"),
    ),
    Limit(
        rule="reserve",
        clause="ground_share",
        inside=(
            with_policy(
                reserves=(Reserve(park_id="P", until=make.quarter("2024Q3"), ground_share=Decimal("0.5")),)
            ),
            in_room("A-101"),
        ),
        outside=(
            with_policy(
                reserves=(Reserve(park_id="P", until=make.quarter("2024Q3"), ground_share=Decimal("0.51")),)
            ),
            in_room("A-101"),
        ),
        subjects=("F1", "P"),
        figures=("1000 ㎡", "980 ㎡"),
    ),
    same(
        "reserve",
        with_policy(reserves=(Reserve(park_id="P", until=make.quarter("2024Q3"), units=("A-101",)),)),
        in_room(start="2024Q3"),
        in_room(start="2024Q2"),
        clause="units",
        subjects=("F1", "A-101"),
        figures=("2024Q3", "2024Q2"),
    ),
    same(
        "speculative_hold",
        with_policy(firms=[make.firm(stage=Stage.LEAD)], speculative_hold_quarters=2),
        in_room(start="2024Q3"),
        in_room(start="2024Q4"),
        subjects=("F1", "A-101"),
        figures=("2024Q3", "2024Q4"),
    ),
)
