"""The workbook to fill in: a sheet a table, with bounds, choices, examples and hidden keys."""

from planner.tables.template.workbook import empty_template, filled_template

__all__ = ["empty_template", "filled_template"]
