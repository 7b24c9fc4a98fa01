"""What it would take to place firms that cannot all be placed: the conflicts by name, and repairs that were proven.

A question of existence is put to a solver that is handed in, again and again; every plan it returns is judged by the
checker. A repair is offered only once a plan was found with it, and once none was left with less: without one of its
parts, or with one step less of one.
"""

from planner.analysis.repairs.feasibility import Existence, Feasibility, demanded_of, demanding
from planner.analysis.repairs.search import RepairSearch

__all__ = ["Existence", "Feasibility", "RepairSearch", "demanded_of", "demanding"]
