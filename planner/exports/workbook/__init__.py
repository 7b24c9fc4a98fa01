"""The workbook of a plan: sheets to print, sheets to look things up in, formulas that check capacity again."""
