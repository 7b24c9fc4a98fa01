"""What is entered about the ways of firms comes in as a CSV file."""

from planner.tables.milestones import MilestoneReading, read_milestones

__all__ = ["MilestoneReading", "read_milestones"]
