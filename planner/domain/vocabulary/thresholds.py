"""What the thresholds and parameters of a policy are called."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.text import Text

_TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "renewal_from": Text(
            "续租选择权按续租计的最低概率", "Least probability at which a renewal option is taken as used"
        ),
        "risk_firm_late": Text(
            "推演：企业每再晚一季的概率", "Futures: probability that a firm is one more quarter late"
        ),
        "risk_area_spread": Text(
            "推演：所需面积上下浮动（占比）", "Futures: area asked for, more or less by at most (share)"
        ),
        "risk_building_late": Text(
            "推演：厂房每再晚一季的概率", "Futures: probability that a building is one more quarter late"
        ),
        "risk_licence_spread": Text(
            "推演：许可最多再长（占比）", "Futures: licence longer by at most (share)"
        ),
        "m2_per_mu": Text("每亩折合建筑面积（㎡）", "Floor area per mu (㎡)"),
        "above_scale_revenue_10k": Text(
            "规上企业主营收入下限（万元）", "Least revenue of an above-scale firm (10k yuan)"
        ),
        "output_10k_per_mu_min": Text("亩均产值下限（万元/亩）", "Least output per mu (10k yuan)"),
        "tax_10k_per_mu_min": Text("亩均税收下限（万元/亩）", "Least tax per mu (10k yuan)"),
        "sales_10k_per_m2_min": Text("每平方米销售下限（万元）", "Least sales per ㎡ (10k yuan)"),
        "tax_10k_per_m2_min": Text("每平方米税收下限（万元）", "Least tax per ㎡ (10k yuan)"),
        "production_months_after_handover_max": Text(
            "交付后最迟投产（月）", "Most months from handover to production"
        ),
        "full_capacity_months_max": Text("最迟达产（月）", "Most months to full capacity"),
        "trial_run_weeks": Text("试产（周）", "Trial run (weeks)"),
        "rent_free_years": Text("免租（年）", "Years free of rent"),
        "half_rent_years": Text("减半租金（年）", "Years at half rent"),
        "deposit_months": Text("押金（月）", "Deposit (months)"),
        "property_fee_yuan_m2_month": Text("物业费（元/㎡·月）", "Property fee (yuan/㎡·month)"),
    }
)


def threshold_title(key: str) -> Text:
    """Return what a threshold is called, with its unit; one of the park's own by its key."""
    return _TITLES.get(key, Text(key, key))
