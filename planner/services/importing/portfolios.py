"""Portfolios come in: a folder or workbook that names its sites."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.domain.park.dossier import Dossier, Source
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.solving.finding import Issue
from planner.tables.portfolio import PORTFOLIO_FILE, read_portfolio


@dataclass(frozen=True, kw_only=True)
class LoadedPortfolio:
    """A portfolio with the sources of its sites; without a portfolio, the issues say why there is none."""

    portfolio: Portfolio | None
    issues: tuple[Issue, ...]
    sources: tuple[Source, ...] = ()


def load_portfolio(source: Path, known: Mapping[Path, Dossier] | None = None) -> LoadedPortfolio:
    """Read a portfolio; `known` are facts of sites at hand already, by resolved path."""
    reading = read_portfolio(source, known or {})
    sources = tuple(one for dossier in reading.dossiers for one in dossier.sources)
    return LoadedPortfolio(portfolio=reading.portfolio, issues=reading.issues, sources=sources)


def portfolio_folders(data_folder: Path) -> tuple[Path, ...]:
    """Return the portfolios among the folders of a data folder, by name."""
    return tuple(sorted(path.parent for path in data_folder.glob(f"*/{PORTFOLIO_FILE}")))
