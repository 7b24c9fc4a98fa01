"""`portfolio`: tables for people, one JSON object, and the address of what is wrong."""

from pathlib import Path

import pytest

from planner.domain.park.dossier import Dossier
from planner.tables.writing import write_folder
from planner.text import Lang
from tests.cli.parks import call
from tests.support import portfolios

KEYS = {"name_zh", "name_en", "parks", "together", "alone", "gains", "sites", "elsewhere", "graduations", "findings"}  # fmt: skip


@pytest.fixture
def two_sites(tmp_path: Path) -> Path:
    for site in portfolios.portfolio().sites:
        write_folder(Dossier(problem=site), tmp_path / site.parks[0].park_id)
    folder = tmp_path / "both"
    folder.mkdir()
    (folder / "portfolio.csv").write_text("site,name_zh,name_en\n../P,两处,Two\n../Q,,\n", "utf-8")
    (folder / "transfers.csv").write_text("firm_id,to_park,price_10k,leaves\nG,P,10,Y\n", "utf-8")
    return folder


def test_a_portfolio_prints_one_object(two_sites: Path) -> None:
    said = call("portfolio", two_sites, "--json")
    assert said.status == 0
    told = said.told
    assert set(told) == KEYS
    assert (told["parks"], told["together"]["status"]) == (["P", "Q"], "proven_optimal")
    assert [row["firm_id"] for row in told["elsewhere"]] == ["G"]
    assert [(row["sitting_id"], row["start"]) for row in told["graduations"]] == [("Y", "2024Q2")]


@pytest.mark.parametrize(("lang", "heads"), [("zh", "谁在何时毕业"), ("en", "Who graduates when")])
def test_a_portfolio_is_printed_for_people(two_sites: Path, lang: str, heads: str) -> None:
    said = call("portfolio", two_sites, "--lang", lang)
    assert said.status == 0
    assert heads in said.out
    assert "2024Q2" in said.out


@pytest.mark.parametrize("lang", list(Lang))
def test_what_is_wrong_with_a_portfolio_is_told_with_its_cell(two_sites: Path, lang: Lang) -> None:
    (two_sites / "transfers.csv").write_text("firm_id,to_park\nG,R\n", "utf-8")
    said = call("portfolio", two_sites, "--lang", lang.value)
    assert (said.status, said.out) == (2, "")
    assert "transfers.csv" in said.err
    assert "R" in said.err
    assert call("portfolio", two_sites / "none").status == 2
