"""CSV files, byte by byte."""

import codecs
from collections.abc import Callable
from typing import Any

from tests.tables.corpus.case import Case, jobs, of_f1

PARTED, NAMES = "separators", "names of files"
TEXT = "企业编号,企业名称,用工人数\r\nF1,企业F1,21\r\n"


def fixed(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _case(name: str, content: bytes | str, *, file: str = "企业.csv", **verdict: Any) -> Case:
    raw = content.encode() if isinstance(content, str) else content
    return Case(name=name, file=file, make=fixed(raw), **verdict)


CASES: tuple[Case, ...] = (
    _case("UTF-8", TEXT, changes=jobs(21)),
    _case("UTF-8 with BOM", codecs.BOM_UTF8 + TEXT.encode(), changes=jobs(21)),
    _case("GBK", TEXT.encode("gbk"), changes=jobs(21), told=("GB18030",)),
    _case("GB18030 with a rare character", TEXT.replace("企业F1", "企业F1,㐀", 1).replace("用工人数", "用工人数,备注").replace("F1,企业F1,㐀,21", "F1,企业F1,21,㐀").encode("gb18030"), changes={**jobs(21), ("firms", "F1", "notes"): "㐀"}),
    _case("UTF-16 with tabs", codecs.BOM_UTF16_LE + TEXT.replace(",", "\t").encode("utf-16-le"), changes=jobs(21), told=("UTF-16",)),
    _case("UTF-16 big-endian", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), changes=jobs(21)),
    _case("line ends of an old Mac", TEXT.replace("\r\n", "\r"), changes=jobs(21)),
    _case("no line end at the end", TEXT.rstrip(), changes=jobs(21)),
    _case("trailing commas", TEXT.replace(",21", ",21,,,"), changes=jobs(21)),
    _case("quotes around everything", '"企业编号","企业名称","用工人数"\n"F1","企业F1","2""1"\n', refused=frozenset({"企业!C2"})),
    _case("a comma inside quotes", TEXT.replace("21", '"1,021"'), changes=jobs(1021), told=("read as 1021",)),
    _case("a line break inside quotes", TEXT.replace("用工人数", "备注").replace("21", '"一\n二"'), changes={("firms", "F1", "notes"): "一\n二"}),
    _case("a quote that never ends", TEXT.replace("21", '"21'), stopped="quotes"),
    _case("a field too few", TEXT.replace(",21", ""), refused=frozenset({"企业!2"})),
    _case("a field too many", TEXT.replace(",21", ",21,x"), refused=frozenset({"企业!2"})),
    _case("a NUL in a cell", TEXT.replace("企业F1", "企业\x00F1"), refused=frozenset({"企业!B2"})),
    _case("an escape in a cell", TEXT.replace("企业F1", "企业\x1b[31m"), refused=frozenset({"企业!B2"})),
    _case("semicolons for commas", TEXT.replace(",", ";"), changes=jobs(21), told=("separated by “;”",)),
    _case("bars for commas", TEXT.replace(",", "|"), kind=PARTED, changes=jobs(21), told=("separated by “|”",)),
    _case("full-width commas", TEXT.replace(",", "，"), kind=PARTED, changes=jobs(21), told=("separated by “，”",)),
    _case("full-width commas in GBK", TEXT.replace(",", "，").encode("gbk"), kind=PARTED, changes=jobs(21)),
    _case("a line that says the mark", "sep=;\r\n" + TEXT.replace(",", ";"), kind=PARTED, changes=jobs(21)),
    _case("a line that says the comma", "sep=,\r\n" + TEXT, kind=PARTED, changes=jobs(21)),
    _case("semicolons and decimal commas", "企业编号;企业名称;用电\r\nF1;企业F1;51,5\r\n", kind=PARTED, asked=frozenset({"企业!C2"})),
    _case("two byte-order marks", codecs.BOM_UTF8 * 2 + TEXT.encode(), kind=PARTED, changes=jobs(21)),
    _case("a title with a comma of its own", "某园区，2023年\r\n" + TEXT.replace("某", ""), kind=PARTED, refused=frozenset()  , changes=jobs(21)),
    _case("a name that lies", TEXT, file="企业.csv.exe", kind=NAMES, stopped=".exe"),
    _case("a page of the web", "<html><table><tr><td>F1</td></tr></table></html>", file="x.html", kind=NAMES, stopped="HTML"),
    _case("a page of the web that calls itself a workbook", "<table><tr><td>F1</td></tr></table>", file="台账.xls", kind=NAMES, stopped="HTML"),
    _case("a table of text that calls itself a workbook", TEXT.replace(",", "\t").encode("gbk"), file="企业.xls", kind=NAMES, changes=jobs(21)),
    _case("an archive of a page of the web", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", file="企业.xls", kind=NAMES, stopped="HTML"),
    _case("bytes that call themselves a workbook", b"F1\x00\x01,x", file="企业.xls", kind=NAMES, stopped=".xls"),
    _case("a program", b"MZ\x90\x00", file="企业.csv", kind=NAMES, stopped="EXE"),
    _case("a name of nothing but an ending", TEXT, file=".csv", kind=NAMES, changes=jobs(21)),
    _case("a name that climbs", TEXT, file="../../企业.csv", kind=NAMES, changes=jobs(21)),
    _case("a ledger in GBK", "序号,项目名称,企业名称,总投资（亿元）\r\n1,口罩,企业F1,0.2\r\n合计（1家）,,,0.2\r\n".encode("gbk"), file="招商项目台账.csv", kind="projects and firms", changes=of_f1(invest_10k="2000")),
    _case("nothing at all", b"", stopped="empty"),
    _case("only blanks", "\r\n \r\n", stopped="empty"),
    _case("only a header of a ledger", "企业,产值\r\n", file="亩均效益评价表.csv"),
    _case("bytes of no encoding", b"\xff\xff\xfe\x80,\x81", stopped="encoding"),
    _case("a guarded formula", TEXT.replace("用工人数", "备注").replace("21", "'=1+1"), changes={("firms", "F1", "notes"): "'=1+1"}),
    _case("a real formula is only text", TEXT.replace("用工人数", "备注").replace("21", "=HYPERLINK(1)"), changes={("firms", "F1", "notes"): "'=HYPERLINK(1)"}),
    _case("digits of another script", TEXT.replace("21", "٢١"), refused=frozenset({"企业!C2"})),
    _case("hexadecimal, exponents and underscores", TEXT.replace("21", "2_1"), refused=frozenset({"企业!C2"})),
    _case("a number with a decimal comma", TEXT.replace("21", '"2,1"'), asked=frozenset({"企业!C2"})),
)  # fmt: skip
