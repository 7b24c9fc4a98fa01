"""Catalogues come in: the one that is shipped, or a folder of an office."""

from functools import cache
from pathlib import Path

from planner.domain.park.catalogue import Catalogue
from planner.settings import ROOT
from planner.tables.catalogue import CatalogueReading, read_catalogue

__all__ = ["SHIPPED", "CatalogueReading", "catalogue_of", "read_catalogue", "shipped_catalogue"]

SHIPPED = ROOT / "data" / "catalogue"


def catalogue_of(data_folder: Path) -> CatalogueReading:
    """Return what came of reading the catalogue of a data folder; without one, the one that is shipped.

    One with a fault is not replaced: costs and times of another catalogue would pass for those of the office.
    """
    own = data_folder / "catalogue"
    return read_catalogue(own) if own.is_dir() else CatalogueReading(catalogue=shipped_catalogue(), issues=())


@cache
def shipped_catalogue() -> Catalogue:
    """Return the catalogue that is shipped: planning assumptions, every one of them."""
    found = read_catalogue(SHIPPED).catalogue
    assert found is not None
    return found
