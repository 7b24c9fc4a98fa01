"""Nasty spreadsheets, each with the verdict it deserves; none of them made by our own writer."""

from tests.tables.corpus import (
    by_hand_csv,
    by_hand_zip,
    by_openpyxl,
    by_xlsxwriter,
    by_xlwt,
    ledgers_by_openpyxl,
)
from tests.tables.corpus.case import Case

WRITERS = {
    "openpyxl": (*by_openpyxl.CASES, *ledgers_by_openpyxl.CASES),
    "xlsxwriter": by_xlsxwriter.CASES,
    "xlwt": by_xlwt.CASES,
    "csv by hand": by_hand_csv.CASES,
    "zip and XML by hand": by_hand_zip.CASES,
}
CASES: tuple[Case, ...] = tuple(case for cases in WRITERS.values() for case in cases)
"""Every case of every writer."""
