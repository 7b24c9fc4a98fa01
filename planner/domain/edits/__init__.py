"""Edits: small typed changes of facts and policy, from which scenarios are made."""

from planner.domain.edits.base import BaseEdit
from planner.domain.edits.caps import SetCap
from planner.domain.edits.conflict import EditConflict
from planner.domain.edits.demand import DemandPart, MinProbability, OnlySigned, ScaleDemand
from planner.domain.edits.firms import AddFirm, ChangeFirm, RemoveFirm
from planner.domain.edits.goals import SetGoal, SetWeight
from planner.domain.edits.kinds import EDITS, Edit, edit_from_json, edit_to_json, edits_from_json
from planner.domain.edits.leases import RenewLease
from planner.domain.edits.places import ForbidFirm, HoldUnits, PinFirm, ReleaseFirm, ReserveSpace
from planner.domain.edits.policy_rows import EntryTerm, KeepApart, SetEntryTerm, sides
from planner.domain.edits.promises import EndCommitment, EndHold
from planner.domain.edits.replay import apply, conflicts, describe, replay
from planner.domain.edits.rooms import JoinUnits, SplitUnit
from planner.domain.edits.rules import SwitchRule, WaiveRule, clauses_of
from planner.domain.edits.supply import AddBuilding, CloseBuilding, CloseFloor, DelayHandover

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
    "EndCommitment",
    "EndHold",
    "EntryTerm",
    "ForbidFirm",
    "HoldUnits",
    "JoinUnits",
    "KeepApart",
    "MinProbability",
    "OnlySigned",
    "PinFirm",
    "ReleaseFirm",
    "RemoveFirm",
    "RenewLease",
    "ReserveSpace",
    "ScaleDemand",
    "SetCap",
    "SetEntryTerm",
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
    "sides",
]
