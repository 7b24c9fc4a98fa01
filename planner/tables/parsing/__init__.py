"""Strangers' files are parsed in a process of their own, which may take so much and no more."""

from planner.tables.parsing.guarded import DEFAULT, parse
from planner.tables.parsing.wire import Allowance, ParsedFile

__all__ = ["DEFAULT", "Allowance", "ParsedFile", "parse"]
