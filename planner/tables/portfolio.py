"""A portfolio read from a folder or a workbook: its two tables, and every site that they name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from planner.domain.park.dossier import Dossier
from planner.domain.park.relations import Transfer
from planner.domain.portfolio.flaws import SITES, TRANSFERS, portfolio_flaws
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.solving.finding import Cell, Issue, Severity
from planner.domain.validation.resolving import PARK, unknown_message
from planner.tables.columns.column import Table
from planner.tables.columns.portfolios import PORTFOLIO_TABLES
from planner.tables.folder import sheets_of_folder
from planner.tables.headings import grid_of
from planner.tables.limits import LARGEST_FILE
from planner.tables.lines import ParsedRow, lines_of
from planner.tables.opening import sheets_of_file
from planner.tables.reading import Reading, read
from planner.tables.sheets import Faults, Sheet
from planner.text import Text, message

PORTFOLIO_FILE = f"{SITES}.csv"
"""What makes a folder a portfolio."""
_NO_FACTS: Mapping[Path, Dossier] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class PortfolioReading:
    """What came of reading: a portfolio if no issue is an error; `dossiers` are those of its sites, in order."""

    portfolio: Portfolio | None
    issues: tuple[Issue, ...]
    dossiers: tuple[Dossier, ...] = ()


@dataclass(frozen=True)
class _Row:
    """A transfer with the row of the table it came from."""

    transfer: Transfer
    line: ParsedRow


def read_portfolio(source: Path, known: Mapping[Path, Dossier] = _NO_FACTS) -> PortfolioReading:
    """Read a folder with `portfolio.csv`, or a workbook with a sheet `portfolio`, and all its sites.

    Parameters
    ----------
    known
        Facts of sites that are at hand already, newer than their files, by their resolved paths.
    """
    faults = Faults()
    folder = source if source.is_dir() else source.parent
    lines = _lines(_sheets(source, faults), faults, source.name)
    dossiers = _sites(lines[SITES], folder, faults, known)
    rows = tuple(_transfers(lines[TRANSFERS], dossiers, faults)) if not faults.has_error else ()
    if not faults.has_error:
        _judge(lines[SITES], rows, dossiers, faults)
    if faults.has_error:
        return PortfolioReading(portfolio=None, issues=faults.issues)
    portfolio = Portfolio(
        name=_name(lines[SITES], dossiers),
        sites=tuple(dossier.problem for dossier in dossiers),
        transfers=tuple(row.transfer for row in rows),
    )
    return PortfolioReading(portfolio=portfolio, issues=faults.issues, dossiers=dossiers)


def _sheets(source: Path, faults: Faults) -> tuple[Sheet, ...]:
    try:
        if source.is_dir():
            return sheets_of_folder(source, faults)
        with source.open("rb") as file:
            return sheets_of_file(source.name, file.read(LARGEST_FILE + 1), faults)
    except OSError as fault:
        said = message("无法读取：{why}", "cannot be read: {why}", why=str(fault.strerror or fault))
        faults.add(Severity.ERROR, said, cell=Cell(file=source.name))
        return ()


def _lines(sheets: tuple[Sheet, ...], faults: Faults, where: str) -> dict[str, tuple[ParsedRow, ...]]:
    by_title = {sheet.title.strip().lower(): sheet for sheet in sheets if not sheet.is_empty}
    found: dict[str, tuple[ParsedRow, ...]] = {}
    for table in PORTFOLIO_TABLES:
        sheet = next((by_title[name] for name in _titles(table) if name in by_title), None)
        grid = None if sheet is None else grid_of(sheet, table, faults)
        found[table.name] = () if grid is None else lines_of(grid, faults)
        if sheet is None and table.is_required:
            said = message(
                "缺少数据表 {title}（{name}），组合由它列出各场地",
                "the table {name} is missing; it lists the sites of a portfolio",
                title=table.title.zh,
                name=table.name,
            )
            faults.add(Severity.ERROR, said, cell=Cell(file=where))
        elif not found[table.name] and table.is_required and not faults.has_error:
            said = message("没有列出任何场地", "it lists no site")
            faults.add(Severity.ERROR, said, cell=Cell(file=sheet.file if sheet else where))
    return found


def _titles(table: Table) -> tuple[str, ...]:
    return (table.name, table.title.zh, table.title.en.lower())


def _sites(
    lines: tuple[ParsedRow, ...], folder: Path, faults: Faults, known: Mapping[Path, Dossier]
) -> tuple[Dossier, ...]:
    """Return the facts of every site; what is wrong with one is told with the name of the site before the file."""
    found = []
    for line in lines:
        path = (folder / line.values["site"]).resolve()
        if path not in known and not path.exists():
            said = message(
                "找不到“{path}”；写相对本文件的文件夹或工作簿",
                "there is no “{path}”; give a folder or workbook, from where this file is",
                path=line.values["site"],
            )
            faults.add(Severity.ERROR, said, cell=line.cell("site"))
            continue
        reading = Reading(dossier=known[path], issues=()) if path in known else read(path)
        faults.take(_within(issue, path.name) for issue in reading.issues if issue.is_error)
        found += [] if reading.dossier is None else [reading.dossier]
    return tuple(found)


def _within(issue: Issue, site: str) -> Issue:
    if issue.cell is None:
        return replace(issue, cell=Cell(file=site))
    file = issue.cell.file if issue.cell.file == site else f"{site}/{issue.cell.file}"
    return replace(issue, cell=replace(issue.cell, file=file))


def _transfers(lines: tuple[ParsedRow, ...], dossiers: tuple[Dossier, ...], faults: Faults) -> Iterator[_Row]:
    """Return a transfer for each firm that is named; a row without a firm holds for those not named themselves."""
    sites = {park: dossier.problem for dossier in dossiers for park in dossier.problem.park}
    area = {firm.firm_id: firm.area_req_m2 for site in sites.values() for firm in site.firms}
    named = {(line.values["firm_id"], line.values["to_park"]) for line in lines if line.values["firm_id"]}
    for line in lines:
        told = line.values
        if told["firm_id"]:
            firms = [told["firm_id"]]
        elif told["from_park"] not in sites:
            said = (
                unknown_message(PARK, told["from_park"], sites)
                if told["from_park"]
                else message("请填企业编号或原场地", "give a firm, or the park its firms stand in")
            )
            faults.add(Severity.ERROR, said, cell=line.cell("from_park"))
            continue
        else:
            inside = (firm for firm in sites[told["from_park"]].firms if not firm.is_sitting)
            firms = [firm.firm_id for firm in inside if (firm.firm_id, told["to_park"]) not in named]
        for firm_id in firms:
            price = told["price_10k"] + told["price_10k_per_m2"] * area.get(firm_id, Decimal(0))
            transfer = Transfer(
                firm_id=firm_id, park_id=told["to_park"], price_10k=price, leaves=told["leaves"]
            )
            yield _Row(transfer, line)


def _judge(
    sites: tuple[ParsedRow, ...], rows: tuple[_Row, ...], dossiers: tuple[Dossier, ...], faults: Faults
) -> None:
    problems = [dossier.problem for dossier in dossiers]
    told = set()
    for flaw in portfolio_flaws(problems, [row.transfer for row in rows]):
        line = sites[flaw.row] if flaw.table == SITES else rows[flaw.row].line
        cell = line.cell(flaw.column)
        if (cell, flaw.said) not in told:
            told.add((cell, flaw.said))
            faults.add(Severity.ERROR, flaw.said, cell=cell)


def _name(lines: tuple[ParsedRow, ...], dossiers: tuple[Dossier, ...]) -> Text:
    parks = [park.name for dossier in dossiers for park in dossier.problem.parks]
    zh = next((line.values["name_zh"] for line in lines if line.values["name_zh"]), "")
    en = next((line.values["name_en"] for line in lines if line.values["name_en"]), "")
    return Text(zh or "、".join(park.zh for park in parks), en or zh or ", ".join(park.en for park in parks))
