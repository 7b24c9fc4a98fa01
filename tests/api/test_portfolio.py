"""Several parks as frames."""

from pathlib import Path

import pandas as pd
import pytest

import planner
from planner.domain.park.dossier import Dossier
from planner.tables.writing import write_folder
from tests.support import portfolios


def folder(where: Path, transfers: str) -> Path:
    for site in portfolios.portfolio().sites:
        write_folder(Dossier(problem=site), where / site.parks[0].park_id)
    (where / "both").mkdir()
    (where / "both" / "portfolio.csv").write_text("site,name_zh,name_en\n../P,两处,Two\n../Q,,\n", "utf-8")
    (where / "both" / "transfers.csv").write_text(transfers, "utf-8")
    return where / "both"


def test_a_portfolio_is_given_as_frames(tmp_path: Path) -> None:
    found = planner.solve_portfolio(folder(tmp_path, "firm_id,to_park,price_10k,leaves\nG,P,10,Y\n"))
    assert found.passes
    assert found.together is not None
    assert found.together.is_proven_optimal
    assert found.solves["park_id"].tolist() == ["P", "Q", ""]
    assert (found.gains["gain"] >= 0).all()
    assert found.sites["leasable_m2"].tolist() == [2000, 1000]
    assert set(found.loads["park_id"]) <= {"P", "Q"}
    assert found.elsewhere[["firm_id", "price_10k"]].to_numpy().tolist() == [["G", 10.0]]
    (row,) = found.graduations.to_dict("records")
    assert (row["sitting_id"], row["start"], row["followers"]) == (
        "Y",
        pd.Period("2024Q2", freq="Q-DEC"),
        "N",
    )


def test_a_portfolio_that_cannot_be_read_says_where(tmp_path: Path) -> None:
    with pytest.raises(planner.InputError, match=r"transfers\.csv"):
        planner.solve_portfolio(folder(tmp_path, "firm_id,to_park\nG,R\n"))
    with pytest.raises(planner.InputError, match="none"):
        planner.solve_portfolio(tmp_path / "none")
