"""Tables beside the facts: policy, plan in force, sources, records."""

from planner.domain.park.dossier import Record, Source
from planner.domain.park.plan import Placement
from planner.domain.vocabulary.terms import SourceClass
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, day, decimal, identity, listing, pair, quarter, text
from planner.tables.columns.quantity import MONEY, RENT

POLICY = Table(
    name="policy",
    title=pair("政策 | Policy"),
    keys=("kind", "key", "subject", "clause"),
    columns=(
        identity("kind", "设置种类 | Kind", "preset、rate、pin 等 | preset, rate, pin and so on"),
        identity("key", "对象 | Key", "指标、规则、企业或园区 | Figure, rule, firm or park", default=""),
        listing("subject", "名单 | Subject", "单元、企业或目标 | Units, firms or a goal"),
        identity("clause", "条款 | Clause", "规则条款或楼栋 | Clause of a rule, or a building", default=""),
        text("value", "值 | Value", "数值、开关或名称 | Number, switch or name", default=""),
        quarter("until", "季度 | Quarter", "截止；锁定为起租 | Until; a pin's start", default=None),
        text("note_zh", "说明 | Note (Chinese)", "中文说明 | In Chinese", default=""),
        text("note_en", "英文说明 | Note (English)", "英文说明 | In English", default=""),
        text("basis", "依据 | Basis", "类别: 出处 | Class: reference", default=""),
    ),
)

BASE = Table(
    name="base",
    title=pair("现行方案 | Plan in force"),
    row_type=Placement,
    keys=("firm_id", "start"),
    columns=(
        identity("firm_id", "企业编号 | Firm id", "企业编号 | Id of the firm"),
        listing("units", "单元 | Units", "占用单元 | Units taken"),
        quarter("start", "起租季度 | Start", "入驻季度 | First quarter inside"),
        quarter("end", "退出季度 | End", "该季度起不再占用 | Gone from this quarter", is_end=True),
    ),
)

SOURCES = Table(
    name="sources",
    title=pair("数据来源 | Sources"),
    row_type=Source,
    keys=("table", "row", "column"),
    columns=(
        identity("table", "数据表 | Table", "数据表名 | Name of the table"),
        text("row", "行 | Row", "行编号，空为全部 | Id of the row; empty: all", default=""),
        text("column", "列 | Column", "列名，空为全部 | Name of the column; empty: all", default=""),
        choice("source_class", "来源类别 | Class", "五类之一 | One of five", among=SourceClass, also="class"),
        text("reference", "出处 | Reference", "文献或说明 | Document or remark", default=""),
        day("as_of", "截至 | As of", "数据日期 | Day of the figure", default=None),
    ),
)

RECORDS = Table(
    name="records",
    title=pair("企业档案 | Records"),
    row_type=Record,
    keys=("firm_id",),
    columns=(
        identity("firm_id", "企业编号 | Firm id", "企业编号 | Id of the firm"),
        text("credit_code", "统一社会信用代码 | Credit code", "18 位 | 18 characters", default=""),
        text("legal_representative", "法定代表人 | Legal representative", "姓名 | Name", default=""),
        text("contact", "联系人 | Contact", "联系方式 | Contact", default=""),
        text("owner", "责任人 | Owner", "园区责任人 | In the park office", default=""),
        decimal("funds_in_place_10k", "到位资金 | Funds in place", "累计 | So far", of=MONEY, default=None),
        decimal("contract_value_10k", "合同金额 | Contract value", "合同 | Contract", of=MONEY, default=None),
        text("milestones", "节点 | Milestones", "实际进度 | Progress", default=""),
        text("problems", "存在问题 | Problems", "待协调 | To be solved", default=""),
        decimal(
            "agreed_rent_yuan_m2_month",
            "合同租金 | Agreed rent",
            "每平方米每月，减免前；空则按挂牌租金 | Per ㎡ and month, before abatement; empty: the list rent",
            of=RENT,
            default=None,
        ),
    ),
)
