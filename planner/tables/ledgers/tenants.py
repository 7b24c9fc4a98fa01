"""入园企业一览表, the tenants: firms inside, one a row."""

from planner.domain.vocabulary.terms import RoomChange
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import (
    choice,
    day,
    decimal,
    identity,
    listing,
    pair,
    text,
    whole,
    yes_no,
)
from planner.tables.columns.quantity import AREA, MONEY_A_YEAR, PERSONS

TENANTS = Table(
    name="tenants_ledger",
    title=pair("入园企业一览表 | Allocation by firm"),
    keys=("firm",),
    aliases=("入园企业表", "企业一览表", "在园企业一览表", "allocation_by_firm"),
    columns=(
        text("number", "序号 | No.", "不读取 | Not read", default=None),
        text("firm", "企业名称 | Firm", "企业名称 | Name of the firm", also="企业 名称"),
        text(
            "credit_code",
            "统一社会信用代码 | Credit code",
            "18 位 | 18 characters",
            default="",
            also="信用代码",
        ),
        text(
            "legal_representative",
            "法定代表人 | Legal representative",
            "姓名 | Name",
            default="",
            also="法人代表 法人",
        ),
        text(
            "capital",
            "注册资本 | Registered capital",
            "不读取 | Not read",
            default="",
            also="注册资本(万元) 注册资金",
        ),
        text("product", "主营产品 | Product", "主要产品 | Main product", default="", also="主要产品 产品"),
        text(
            "licence_type", "器械类别/许可证号 | Licence", "证照 | Licence", default="", also="许可证号 证照"
        ),
        whole("area_req_m2", "租赁面积 | Area let", "租赁面积 | Area let", of=AREA, default=None),
        listing("sitting_units", "楼栋单元 | Units", "单元编号 | Ids of the units", also="单元 坐落"),
        day("sitting_since", "入园时间 | From", "入园 | Moved in", default=None, also="入驻时间"),
        yes_no("is_producing", "是否投产 | Producing", "是或否 | Yes or no", default=None, also="是否已投产"),
        day("production", "投产时间 | Production from", "投产 | First day", default=None, also="投产日期"),
        yes_no(
            "above_scale_expected",
            "是否规上 | Above scale",
            "是或否 | Yes or no",
            default=None,
            yes=("预计", "expected"),
        ),
        decimal(
            "output_10k",
            "年产值 | Output",
            "每年 | A year",
            of=MONEY_A_YEAR,
            default=None,
            also="企业年产值 产值 年产值(万元)",
        ),
        decimal(
            "tax_10k",
            "年纳税额 | Tax",
            "每年 | A year",
            of=MONEY_A_YEAR,
            default=None,
            also="年度纳税额 税收",
        ),
        whole("jobs", "用工人数 | Jobs", "人数 | Persons", of=PERSONS, default=None, also="就业人数"),
        text("contact", "联系人 | Contact", "联系方式 | Contact", default="", also="联系电话"),
        identity("firm_id", "企业编号 | Firm id", "有则按编号对应 | Matched by it if given", default=None),
        choice(
            "tenancy",
            "换租情况 | Change of tenant",
            "由回答填写 | Filled by answers",
            among=RoomChange,
            default=None,
        ),
        choice(
            "rest",
            "未写单元的去向 | Rooms not named",
            "由回答填写 | Filled by answers",
            among=RoomChange,
            default=None,
        ),
    ),
)
