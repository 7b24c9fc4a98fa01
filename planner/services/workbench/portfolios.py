"""The portfolios of the data folder, each site with the newest facts of its project."""

from dataclasses import dataclass
from pathlib import Path

from planner.domain.park.dossier import Dossier
from planner.services.importing.portfolios import LoadedPortfolio, load_portfolio, portfolio_folders
from planner.services.workbench.workbench import Workbench


@dataclass(frozen=True, kw_only=True)
class PortfolioChoice:
    """A portfolio that can be opened, by the name of its folder."""

    key: str
    loaded: LoadedPortfolio


def portfolios(bench: Workbench) -> tuple[PortfolioChoice, ...]:
    """Return the portfolios of the data folder; a site that is a project there has that project's newest facts."""
    data_folder = bench.data_folder()
    folders = portfolio_folders(data_folder)
    known = _newest_facts(bench, data_folder) if folders else {}
    return tuple(PortfolioChoice(key=folder.name, loaded=load_portfolio(folder, known)) for folder in folders)


def _newest_facts(bench: Workbench, data_folder: Path) -> dict[Path, Dossier]:
    found: dict[Path, Dossier] = {}
    for park in bench.parks():
        folder = (data_folder / park.key).resolve()
        dossier = bench.facts(park.key).dossier if folder.is_dir() else None
        if dossier is not None:
            found[folder] = dossier
    return found
