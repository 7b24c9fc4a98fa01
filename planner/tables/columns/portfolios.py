"""Tables of a portfolio: its sites, and which firms accept which other site at what price."""

from decimal import Decimal

from planner.tables.columns.column import Table
from planner.tables.columns.declaring import decimal, identity, pair, text
from planner.tables.columns.quantity import MONEY, MONEY_DENSITY

_BASIS = text(
    "basis", "依据 | Basis", "依据等级:出处 | Class of the source: reference", default="", also="备注 note"
)

PORTFOLIO = Table(
    name="portfolio",
    title=pair("园区组合 | Portfolio"),
    keys=("site",),
    is_required=True,
    columns=(
        text(
            "site",
            "场地 | Site",
            "该场地的数据文件夹或工作簿，相对本文件 | Folder or workbook of the site, from where this file is",
        ),
        text("name_zh", "组合名称 | Name (Chinese)", "写在第一行即可 | The first row is enough", default=""),
        text("name_en", "组合英文名 | Name (English)", "英文名 | In English", default=""),
        _BASIS,
    ),
)

TRANSFERS = Table(
    name="transfers",
    title=pair("异地安排 | Transfers"),
    keys=("firm_id", "from_park", "to_park"),
    columns=(
        identity(
            "firm_id",
            "企业编号 | Firm id",
            "接受另一场地的企业；空为某场地的全部企业 | The firm that accepts another site; empty: all of a site",
            default="",
        ),
        identity(
            "from_park", "原场地 | From park", "企业编号空着时填写 | Where no firm is named", default=""
        ),
        identity("to_park", "去往场地 | To park", "也接受的园区 | The park it accepts too"),
        decimal(
            "price_10k",
            "异地安排费用 | Transfer price",
            "每家一次性 | Once for each firm",
            of=MONEY,
            default=Decimal(0),
        ),
        decimal(
            "price_10k_per_m2",
            "单位面积费用 | Transfer price per ㎡",
            "另按意向面积 | For each ㎡ requested, on top",
            of=MONEY_DENSITY,
            default=Decimal(0),
            decimals=6,
        ),
        identity(
            "leaves",
            "毕业离开 | Leaves",
            "该企业入驻时退出原房间的在园企业 | The sitting firm that gives its rooms up when this one starts",
            default=None,
        ),
        _BASIS,
    ),
)

PORTFOLIO_TABLES: tuple[Table, ...] = (PORTFOLIO, TRANSFERS)
"""The tables of a portfolio; those of its sites are tables of parks."""
