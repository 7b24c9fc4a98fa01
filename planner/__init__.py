"""Park Planner · 园区规划师: which firm goes into which building of an industrial park, and when."""

__version__ = "0.1.0"
