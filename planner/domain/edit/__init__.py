"""Edits: small typed changes of facts and policy, from which scenarios are made."""

from planner.domain.edit.base import BaseEdit
from planner.domain.edit.caps import SetCap
from planner.domain.edit.conflict import EditConflict
from planner.domain.edit.demand import DemandPart, MinProbability, OnlySigned, ScaleDemand
from planner.domain.edit.firms import AddFirm, ChangeFirm, RemoveFirm
from planner.domain.edit.goals import SetGoal, SetWeight
from planner.domain.edit.kinds import EDITS, Edit, edit_from_json, edit_to_json, edits_from_json
from planner.domain.edit.leases import RenewLease
from planner.domain.edit.places import ForbidFirm, HoldUnits, PinFirm, ReleaseFirm, ReserveSpace
from planner.domain.edit.replay import apply, conflicts, describe, replay
from planner.domain.edit.rooms import JoinUnits, SplitUnit
from planner.domain.edit.rules import SwitchRule, WaiveRule, clauses_of
from planner.domain.edit.supply import AddBuilding, CloseBuilding, CloseFloor, DelayHandover

__all__ = [
    "EDITS",
    "AddBuilding",
    "AddFirm",
    "BaseEdit",
    "ChangeFirm",
    "CloseBuilding",
    "CloseFloor",
    "DelayHandover",
    "DemandPart",
    "Edit",
    "EditConflict",
    "ForbidFirm",
    "HoldUnits",
    "JoinUnits",
    "MinProbability",
    "OnlySigned",
    "PinFirm",
    "ReleaseFirm",
    "RemoveFirm",
    "RenewLease",
    "ReserveSpace",
    "ScaleDemand",
    "SetCap",
    "SetGoal",
    "SetWeight",
    "SplitUnit",
    "SwitchRule",
    "WaiveRule",
    "apply",
    "clauses_of",
    "conflicts",
    "describe",
    "edit_from_json",
    "edit_to_json",
    "edits_from_json",
    "replay",
]
