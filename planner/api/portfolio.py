"""Several parks planned as one, as frames."""

from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from planner.api.cells import quarters
from planner.api.faults import InputError, refuse
from planner.api.result import PlanResult
from planner.domain.park.quarter import Quarter
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.portfolio.report import PortfolioReport
from planner.domain.solving.outcome import Limits
from planner.services.importing.portfolios import load_portfolio
from planner.services.studies.portfolio import portfolio_report
from planner.services.studies.portfolio import solve_portfolio as solves_of
from planner.text import Text, message
from planner.views.portfolio import elsewhere_rows, graduation_rows, site_rows


@dataclass(frozen=True, eq=False)
class PortfolioResult:
    """Several parks planned as one, held against each planned alone."""

    told: PortfolioReport

    @property
    def portfolio(self) -> Portfolio:
        """The sites, and what transfers between them cost."""
        return self.told.portfolio

    @property
    def together(self) -> PlanResult | None:
        """The plan for all sites, checked as a whole; None where it was not solved."""
        return None if self.told.report is None else PlanResult(self.told.report)

    @property
    def passes(self) -> bool:
        """Whether there is a plan for all that breaks no rule, neither as a whole nor site by site."""
        return bool(self.told.sites) and not self.told.broken

    @cached_property
    def solves(self) -> pd.DataFrame:
        """One row a solve: each park alone, then all of them (park empty)."""
        outcomes = [
            *zip(self.portfolio.park_ids, self.told.outcome.alone, strict=False),
            *([("", self.told.outcome.together)] if self.told.outcome.together else []),
        ]
        rows = [(park, one.status.value, one.objective, one.bound, one.gap) for park, one in outcomes]
        heads = ["park_id", "status", "objective", "bound", "gap"]
        return pd.DataFrame(rows, columns=heads).astype(
            {"objective": "Int64", "bound": "Int64", "gap": "Float64"}
        )

    @cached_property
    def gains(self) -> pd.DataFrame:
        """One row a tier that carries value: alone (added up), together, and the gain."""
        rows = [(one.tier.key, one.alone, one.together, one.together - one.alone) for one in self.told.gains]
        return pd.DataFrame(rows, columns=["tier", "alone", "together", "gain"])

    @cached_property
    def sites(self) -> pd.DataFrame:
        """One row a site: capacity, demand, space taken, firms and expected value, alone and together."""
        rows = [_plain(asdict(row)) for row in site_rows(self.told)]
        frame = pd.DataFrame(rows, columns=_SITE)
        whole = dict.fromkeys(("leasable_m2", "requested_m2", "firms", "firms_alone"), "Int64")
        points = {"points": "Int64", "points_alone": "Int64"}
        return frame.astype(whole | points | {"occupancy": "Float64", "occupancy_alone": "Float64"})

    @cached_property
    def loads(self) -> pd.DataFrame:
        """One row a site and resource with a cap: the fullest quarter's draw, the cap, the share."""
        rows = [(row.park_id, *asdict(load).values()) for row in site_rows(self.told) for load in row.loads]
        frame = pd.DataFrame(rows, columns=["park_id", "resource", "used", "cap", "share"])
        return frame.astype({"used": "Float64", "cap": "Float64", "share": "Float64"})

    @cached_property
    def elsewhere(self) -> pd.DataFrame:
        """One row a firm placed in another site than its own, with the reason in both languages."""
        rows = [_plain(asdict(row)) for row in elsewhere_rows(self.told)]
        frame = pd.DataFrame(rows, columns=_ELSEWHERE).astype({"price_10k": "Float64"})
        return _with_start(frame)

    @cached_property
    def graduations(self) -> pd.DataFrame:
        """One row a sitting firm that may move out: for what, when, into what, and who has its room next."""
        rows = [_plain(asdict(row)) for row in graduation_rows(self.told)]
        return _with_start(pd.DataFrame(rows, columns=_GRADUATION))


_SITE = ["park_id", "name_zh", "name_en", "leasable_m2", "requested_m2", "occupancy_alone", "occupancy", "firms_alone",
         "firms", "points_alone", "points", "is_sound"]  # fmt: skip
_ELSEWHERE = ["firm_id", "name_zh", "name_en", "home_zh", "home_en", "park_zh", "park_en", "units", "start", "points",
              "price_10k", "price_points", "why_zh", "why_en"]  # fmt: skip
_GRADUATION = ["sitting_id", "firm_id", "name_zh", "name_en", "rooms", "park_zh", "park_en", "units", "start", "followers",
               "why_zh", "why_en"]  # fmt: skip


def solve_portfolio(
    source: str | Path, *, time_limit: float = 60.0, gap: float = 0.0, seed: int = 0
) -> PortfolioResult:
    """Return the sites of a portfolio planned together and each alone; limits are those of each solve.

    Parameters
    ----------
    source
        A folder with `portfolio.csv` and `transfers.csv`, or a workbook with these sheets.

    Raises
    ------
    InputError
        If the sites or transfers do not hold together; it names every fault with its place.
    """
    path = Path(source)
    if not path.exists():
        raise refuse(
            message("没有这个文件夹或文件：{path}", "no such folder or file: {path}", path=str(path))
        )
    loaded = load_portfolio(path)
    if loaded.portfolio is None:
        raise InputError(loaded.issues)
    *_, last = solves_of(loaded.portfolio, Limits(time_limit_s=time_limit, gap=gap, seed=seed))
    return PortfolioResult(portfolio_report(loaded.portfolio, last))


def _plain(row: dict[str, object]) -> dict[str, object]:
    """Return a row with texts in two columns and several ids joined."""
    told: dict[str, object] = {}
    for key, value in row.items():
        if isinstance(value, dict) and set(value) == set(Text.__slots__):
            told |= {f"{key}_zh": value["zh"], f"{key}_en": value["en"]}
        else:
            told[key] = ";".join(map(str, value)) if isinstance(value, tuple) else value
    return told


def _with_start(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its starts as periods; who finds no place has none."""
    starts = [Quarter.parse(text) if text else None for text in frame["start"].tolist()]
    return frame.assign(start=quarters(starts))
