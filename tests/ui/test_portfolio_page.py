"""Several parks on screen: nothing there, faults, not solved yet, and what the solves came to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from planner.domain.park.dossier import Dossier
from planner.domain.portfolio.outcome import PortfolioOutcome
from planner.domain.solving.outcome import Limits
from planner.services.studies.portfolio import solve_portfolio
from planner.services.tasks.portfolio import PORTFOLIO, order_for
from planner.services.workbench.portfolios import portfolios
from planner.tables.writing import write_folder
from planner.text import Lang
from planner.ui.app_services import database, workbench
from planner.ui.pages.portfolio import words
from tests.support import portfolios as made
from tests.support.questions import keep
from tests.ui.conftest import Opened, Screen
from tests.ui.test_pages import RAW

OUTCOME: TypeAdapter[PortfolioOutcome] = TypeAdapter(PortfolioOutcome)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two parks and a portfolio of them."""
    for site in made.portfolio().sites:
        write_folder(Dossier(problem=site), tmp_path / site.parks[0].park_id)
    (tmp_path / "both").mkdir()
    (tmp_path / "both" / "portfolio.csv").write_text("site,name_zh,name_en\n../P,两处,Two\n../Q,,\n", "utf-8")
    (tmp_path / "both" / "transfers.csv").write_text("firm_id,to_park,price_10k,leaves\nG,P,10,Y\n", "utf-8")
    return tmp_path


@pytest.fixture
def solved(opened: Opened, data: Path) -> Callable[[Lang], Screen]:
    """Open the page on a portfolio that has been solved."""

    def open_(lang: Lang) -> Screen:
        opened(data=data, park="P")
        (choice,) = portfolios(workbench())
        asked = choice.loaded.portfolio
        assert asked is not None
        *_, last = solve_portfolio(asked, Limits(time_limit_s=60.0))
        topic = f"portfolio:{choice.key}:{asked.combined.fingerprint}"
        order = order_for(asked, Limits(time_limit_s=60.0))
        keep(database(), PORTFOLIO, topic, order, OUTCOME.dump_json(last).decode())
        return opened("portfolio", park="P", lang=lang.value)

    return open_


def test_without_a_portfolio_the_page_says_how_to_make_one(opened: Opened) -> None:
    assert "portfolio.csv" in opened("portfolio").said()


def test_before_a_solve_the_sites_are_shown_with_capacity_and_demand(opened: Opened, data: Path) -> None:
    screen = opened("portfolio", data=data, park="P")
    assert words.NOT_YET.zh in screen.said()
    rows = screen.sheet("portfolio_capacity")["parts"][1]["rows"]
    assert [row["cells"][1:] for row in rows] == [["2,000 ㎡", "0 ㎡"], ["1,000 ㎡", "4,000 ㎡"]]


def test_faults_are_listed_where_they_are(opened: Opened, data: Path) -> None:
    (data / "both" / "transfers.csv").write_text("firm_id,to_park\nG,R\n", "utf-8")
    screen = opened("portfolio", data=data, park="P", lang="en")
    assert words.FAULTS.en.partition("{")[0] in screen.said()
    assert "portfolio_start" not in {button.key for button in screen.test.button}


@pytest.mark.parametrize("lang", list(Lang))
def test_what_the_solves_came_to_is_found_again_and_drawn(
    solved: Callable[[Lang], Screen], lang: Lang
) -> None:
    screen = solved(lang)
    said = screen.said()
    assert words.SOUND.say(lang) in said
    assert not RAW.findall(said.replace("sources.csv", ""))
    assert len(screen.sheet("portfolio_solves")["parts"][1]["rows"]) == 3
    (elsewhere,) = screen.sheet("portfolio_elsewhere")["parts"][1]["rows"]
    assert elsewhere["cells"][0].startswith("G ")
    (graduate,) = screen.sheet("portfolio_graduates")["parts"][1]["rows"]
    assert (graduate["cells"][0], graduate["cells"][2], graduate["cells"][5]) == ("Y", "2024Q2", "N")
    assert "<svg" in screen.drawing()
