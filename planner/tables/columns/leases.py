"""The table of leases: where sitting firms are by contract, for how long, and what option they have."""

from decimal import Decimal

from planner.domain.park.lease import Lease
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import decimal, identity, listing, pair, quarter, whole
from planner.tables.columns.quantity import SHARE, YEARS

LEASES = Table(
    name="leases",
    title=pair("租约 | Leases"),
    row_type=Lease,
    keys=("lease_id",),
    columns=(
        identity("lease_id", "租约编号 | Lease id", "合同编号 | Number of the contract", also="合同编号"),
        identity("firm_id", "企业编号 | Firm id", "在园企业 | The sitting firm"),
        listing("units", "租用单元 | Leased units", "按此合同占用 | Taken by this contract"),
        quarter(
            "lease_start",
            "租约起始季度 | Lease start",
            "空为规划期前已在园 | Empty: before the horizon",
            default=None,
        ),
        quarter(
            "lease_end",
            "租约到期季度 | Lease end",
            "该季度起不再占用；空为未约定 | Gone from this quarter; empty: no end",
            default=None,
        ),
        whole(
            "renew_years",
            "续租选择权 | Renewal option",
            "可再续几年，0 为无 | Years it may stay on; 0: none",
            of=YEARS,
            default=0,
        ),
        decimal(
            "renew_probability",
            "续租概率 | Renewal probability",
            "行使选择权的概率 | That the option is used",
            of=SHARE,
            default=Decimal(0),
        ),
    ),
)
