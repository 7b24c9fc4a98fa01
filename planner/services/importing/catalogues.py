"""Catalogues come in: the one that is shipped, or a folder of an office."""

from functools import cache
from pathlib import Path

from planner.domain.park.catalogue import Catalogue
from planner.settings import ROOT
from planner.tables.catalogue import CatalogueReading, read_catalogue

__all__ = ["SHIPPED", "CatalogueReading", "catalogue_of", "read_catalogue", "shipped_catalogue"]

SHIPPED = ROOT / "data" / "catalogue"


def catalogue_of(data_folder: Path) -> Catalogue:
    """Return the catalogue of a data folder where it has a sound one, else the one that is shipped."""
    own = data_folder / "catalogue"
    found = read_catalogue(own).catalogue if own.is_dir() else None
    return found or shipped_catalogue()


@cache
def shipped_catalogue() -> Catalogue:
    """Return the catalogue that is shipped: planning assumptions, every one of them."""
    found = read_catalogue(SHIPPED).catalogue
    assert found is not None
    return found
