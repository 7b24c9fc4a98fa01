"""CSV files, byte by byte."""

import codecs
from collections.abc import Callable
from typing import Any

from tests.tables.corpus.case import Case, jobs

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
    _case("semicolons for commas", TEXT.replace(",", ";"), changes=jobs(21), told=("parted by “;”",)),
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
