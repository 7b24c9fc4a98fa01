"""Colours follow what the park says of its kinds of firm, and make no other facts."""

from dataclasses import replace

from planner.domain.park.families import family_of
from planner.domain.park.problem import from_json, to_json
from planner.domain.vocabulary.terms import Family
from planner.services.importing.intake import load
from planner.settings import ROOT
from tests.support import make


def test_a_kind_has_the_family_its_park_gives_it() -> None:
    problem = make.problem(
        archetypes=(replace(make.archetype("IVD"), family=Family.HERBAL), make.archetype("ROCKETS"))
    )
    assert family_of(problem, "IVD") is Family.HERBAL
    assert family_of(problem, "ROCKETS") is Family.OTHER
    assert family_of(problem, "UNKNOWN") is Family.OTHER


def test_facts_older_than_the_column_keep_their_colours() -> None:
    problem = make.problem(archetypes=(make.archetype("TCM_PIECE"),))
    assert b"family" not in to_json(problem)
    assert family_of(problem, "TCM_PIECE") is Family.HERBAL


def test_a_family_is_kept_and_makes_no_other_fingerprint() -> None:
    plain = make.problem(archetypes=(make.archetype("IVD"),))
    coloured = make.problem(archetypes=(replace(make.archetype("IVD"), family=Family.DRUG),))
    assert coloured.fingerprint == plain.fingerprint
    assert from_json(to_json(coloured)).archetypes[0].family is Family.DRUG


def test_every_kind_of_the_shipped_parks_says_its_family() -> None:
    for name in ("ziyuan", "mature"):
        dossier, _ = load(ROOT / "data" / name)
        assert dossier is not None
        assert all(kind.family is not None for kind in dossier.problem.archetypes)
