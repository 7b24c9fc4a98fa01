"""Forty enquiries as people write them, with what they say: written before there was anything to read them.

The facts of the park of the day end on 2023-03-31. A field that is not in `told` is not told; one in `asks` is told in two
ways that do not agree, and must be asked. Figures are in the unit of the field, areas a range from–to.
"""

from dataclasses import dataclass, field
from typing import Any

FIELDS = (
    "archetype",
    "area_min_m2",
    "area_max_m2",
    "desired_quarter",
    "hazard_class",
    "min_load_kn_m2",
    "min_clear_height_m",
    "ground_floor",
    "power_kw",
    "steam_tph",
    "wastewater_m3d",
)


@dataclass(frozen=True)
class Sample:
    text: str
    told: dict[str, Any]
    asks: frozenset[str] = field(default_factory=frozenset)
    is_hard: bool = False


def plain(text: str, **told: Any) -> Sample:
    return Sample(text, told)


def hard(text: str, *asks: str, **told: Any) -> Sample:
    return Sample(text, told, frozenset(asks), is_hard=True)


CHINESE = (
    plain(
        "我司生产一次性无菌输液器，需要厂房1800平方米，希望2023年第三季度入驻，火灾危险性丙类，楼面荷载不低于6kN/㎡，净高4米，用电220千瓦，不用蒸汽，废水9吨/天。",
        archetype="DEV_STERILE",
        area_min_m2=1800,
        area_max_m2=1800,
        desired_quarter="2023Q3",
        hazard_class="丙",
        min_load_kn_m2="6",
        min_clear_height_m="4",
        power_kw="220",
        steam_tph="0",
        wastewater_m3d="9",
    ),
    plain(
        "体外诊断试剂企业，面积700–900㎡，2024年一季度要房，楼上楼下都可以，用电90kW，污水1.5m³/d。",
        archetype="IVD",
        area_min_m2=700,
        area_max_m2=900,
        desired_quarter="2024Q1",
        ground_floor="none",
        power_kw="90",
        wastewater_m3d="1.5",
    ),
    plain(
        "中药饮片项目：拟租2000至2500平米，必须一楼，承重1.2吨/平米，层高5米以上，蒸汽0.6吨/小时，污水每天40吨，2023年9月进场装修。",
        archetype="TCM_PIECE",
        area_min_m2=2000,
        area_max_m2=2500,
        desired_quarter="2023Q3",
        ground_floor="required",
        min_load_kn_m2="12",
        min_clear_height_m="5",
        steam_tph="0.6",
        wastewater_m3d="40",
    ),
    plain(
        "化妆品（护肤面膜）工厂求租1300㎡左右，2024Q2，丙类，用电负荷120kW，蒸汽0.1t/h，排水12立方/天",
        archetype="COSMETIC",
        area_min_m2=1300,
        area_max_m2=1300,
        desired_quarter="2024Q2",
        hazard_class="丙",
        power_kw="120",
        steam_tph="0.1",
        wastewater_m3d="12",
    ),
    plain(
        "医用注塑件加工，要首层，荷载15kN/m2，净高不低于5.5m，面积不少于1500平方米、不超过2100平方米，电力300kW，2023年底前。",
        archetype="MOULDING",
        area_min_m2=1500,
        area_max_m2=2100,
        desired_quarter="2023Q4",
        ground_floor="required",
        min_load_kn_m2="15",
        min_clear_height_m="5.5",
        power_kw="300",
    ),
    plain(
        "保健食品固体饮料，厂房面积1600平，明年二季度，最好首层，用汽0.5t/h，用电160千瓦，废水19方每天，楼板承重800公斤/㎡。",
        archetype="HEALTH_FOOD",
        area_min_m2=1600,
        area_max_m2=1600,
        desired_quarter="2024Q2",
        ground_floor="preferred",
        steam_tph="0.5",
        power_kw="160",
        wastewater_m3d="19",
        min_load_kn_m2="8",
    ),
    plain(
        "医药冷链仓储，需首层仓库3000㎡，净高6米，荷载20kN/㎡，用电255kW，希望2024年7月起租。",
        archetype="COLD_CHAIN",
        area_min_m2=3000,
        area_max_m2=3000,
        desired_quarter="2024Q3",
        ground_floor="required",
        min_clear_height_m="6",
        min_load_kn_m2="20",
        power_kw="255",
    ),
    plain(
        "第三方检测实验室，600到800平方米，2023年四季度，二楼以上也行，用电75kW，戊类。",
        archetype="LAB_CRO",
        area_min_m2=600,
        area_max_m2=800,
        desired_quarter="2023Q4",
        ground_floor="none",
        power_kw="75",
        hazard_class="戊",
    ),
    plain(
        "中药提取车间，底层，面积2800㎡，荷载15kN/㎡，净高6.5米，蒸汽3吨每小时，污水110吨/日，用电0.33兆瓦，丙类，2024年第四季度。",
        archetype="TCM_EXTRACT",
        area_min_m2=2800,
        area_max_m2=2800,
        desired_quarter="2024Q4",
        hazard_class="丙",
        ground_floor="required",
        min_load_kn_m2="15",
        min_clear_height_m="6.5",
        steam_tph="3",
        wastewater_m3d="110",
        power_kw="330",
    ),
    plain(
        "医用外科口罩生产，约1700平方米，2024年一季度，丙类厂房，用电140kW，无需蒸汽，废水3吨/天",
        archetype="PPE_MASK",
        area_min_m2=1700,
        area_max_m2=1700,
        desired_quarter="2024Q1",
        hazard_class="丙",
        power_kw="140",
        steam_tph="0",
        wastewater_m3d="3",
    ),
    hard(
        "您好，我是深圳某公司王经理，电话13800138000，公司2015年成立，注册资本2000万元。主营电子血压计（二类医疗器械），想找1500㎡厂房，2024年三季度投入使用。",
        archetype="DEV_II",
        area_min_m2=1500,
        area_max_m2=1500,
        desired_quarter="2024Q3",
    ),
    hard(
        "我们做无菌敷料，前面说需要2000平方米，后来董事会定为2600平方米，请一并考虑。2023年10月。用电从240kW起。",
        "area_min_m2",
        "area_max_m2",
        archetype="DEV_STERILE",
        desired_quarter="2023Q4",
        power_kw="240",
    ),
    hard(
        "现有厂房占地20亩，年产值1.2亿元，拟在贵园区租3亩左右的厂房做医用敷料（械字号面膜），蒸汽压力0.8MPa，用量100公斤/小时，联系人QQ 1234567。",
        archetype="MED_AESTH",
        area_min_m2=2000,
        area_max_m2=2000,
        steam_tph="0.1",
    ),
    hard(
        "生产中药配方颗粒，喷雾干燥塔高12米，需一层，面积1900㎡；年产500吨，蒸汽1520kg/h，废水1596吨/月（按30天计），乙类。入驻时间待定。",
        archetype="TCM_SPRAY",
        area_min_m2=1900,
        area_max_m2=1900,
        ground_floor="required",
        min_clear_height_m="12",
        steam_tph="1.52",
        wastewater_m3d="53.2",
        hazard_class="乙",
    ),
    hard(
        "来访日期2023年3月5日。客户为胶体金快检试剂企业（IVD），带二楼样品间，需要0.08万平方米，变压器要100kVA，2023-12-01前拿房。邮编541400。",
        archetype="IVD",
        area_min_m2=800,
        area_max_m2=800,
        power_kw="80",
        desired_quarter="2023Q4",
    ),
    hard(
        "骨科植入物（三类），ISO 7级洁净，百级局部。面积1800到2000㎡。丙类。希望2024年一季度入驻，但设备2025年二季度到，入驻时间也可能是2024年四季度。",
        "desired_quarter",
        archetype="DEV_IMPLANT",
        area_min_m2=1800,
        area_max_m2=2000,
        hazard_class="丙",
    ),
    hard(
        "酒精消毒液灌装，甲类车间，900㎡，要求首层。日用水14吨，其中污水11.5吨/天；年用电30万度，装机54kW。",
        archetype="DISINFECT",
        area_min_m2=900,
        area_max_m2=900,
        hazard_class="甲",
        ground_floor="required",
        wastewater_m3d="11.5",
        power_kw="54",
    ),
    hard(
        "片剂胶囊（口服固体制剂），需要3300平方米，其中办公300平方米、洁净车间1500平方米。楼面活荷载10kPa，净高4.5m。丙类……附件又写丁类。职工50人，投资4,600万元。",
        "hazard_class",
        archetype="DRUG_OSD",
        area_min_m2=3300,
        area_max_m2=3300,
        min_load_kn_m2="10",
        min_clear_height_m="4.5",
    ),
    hard(
        "我们是给医院供货的，不做口罩了，现在转做助行器、轮椅等康复辅具，机加工设备重，放一楼。厂房面积大约一千五百平方米，电150个千瓦，预计半年后进驻。",
        archetype="REHAB_METAL",
        area_min_m2=1500,
        area_max_m2=1500,
        ground_floor="required",
        power_kw="150",
        desired_quarter="2023Q3",
    ),
    hard(
        "低频理疗仪厂，传真0773-1234567，2022年营收8600万，员工72人；想租1200㎡～1500㎡，二期也行，租期5年，租金10元/㎡·月以内，2024年一季度。",
        archetype="DEV_ELEC",
        area_min_m2=1200,
        area_max_m2=1500,
        desired_quarter="2024Q1",
    ),
)

ENGLISH = (
    plain(
        "We make sterile infusion sets and need 1,800 m² from Q3 2023, fire hazard class C, floor load 6 kN/m², clear height 4 m, 220 kW, no steam, wastewater 9 m³/day.",
        archetype="DEV_STERILE", area_min_m2=1800, area_max_m2=1800, desired_quarter="2023Q3", hazard_class="丙",
        min_load_kn_m2="6", min_clear_height_m="4", power_kw="220", steam_tph="0", wastewater_m3d="9",
    ),
    plain(
        "IVD reagents company looking for 700 to 900 sqm in 2024Q1. Any floor is fine. Power 90 kW, effluent 1.5 m3/d.",
        archetype="IVD", area_min_m2=700, area_max_m2=900, desired_quarter="2024Q1", ground_floor="none",
        power_kw="90", wastewater_m3d="1.5",
    ),
    plain(
        "TCM decoction pieces: 2000-2500 square metres on the ground floor (a must), floor loading 1.2 t/m2, clear height at least 5 m, steam 0.6 t/h, waste water 40 tonnes per day, from September 2023.",
        archetype="TCM_PIECE", area_min_m2=2000, area_max_m2=2500, desired_quarter="2023Q3", ground_floor="required",
        min_load_kn_m2="12", min_clear_height_m="5", steam_tph="0.6", wastewater_m3d="40",
    ),
    plain(
        "Skincare cosmetics plant, about 1300 sq m, second quarter of 2024, class C, electrical load 120 kW, 0.1 t/h of steam, 12 m3/day wastewater.",
        archetype="COSMETIC", area_min_m2=1300, area_max_m2=1300, desired_quarter="2024Q2", hazard_class="丙",
        power_kw="120", steam_tph="0.1", wastewater_m3d="12",
    ),
    plain(
        "Injection moulding of medical parts; ground floor required; 15 kN/m2; min. clear height 5.5m; at least 1500 m2 and no more than 2100 m2; 300 kW; by the end of 2023.",
        archetype="MOULDING", area_min_m2=1500, area_max_m2=2100, desired_quarter="2023Q4", ground_floor="required",
        min_load_kn_m2="15", min_clear_height_m="5.5", power_kw="300",
    ),
    plain(
        "Health food (solid drinks), 1,600 m2, Q2 next year, ground floor preferred, steam 0.5 tph, 160kW, wastewater 19 cubic metres per day, floor load 800 kg/m2.",
        archetype="HEALTH_FOOD", area_min_m2=1600, area_max_m2=1600, desired_quarter="2024Q2",
        ground_floor="preferred", steam_tph="0.5", power_kw="160", wastewater_m3d="19", min_load_kn_m2="8",
    ),
    plain(
        "Cold-chain warehouse for medicines: 3000 m² at ground level, 6 m clear, 20 kN/m², 255 kW, lease from July 2024.",
        archetype="COLD_CHAIN", area_min_m2=3000, area_max_m2=3000, desired_quarter="2024Q3",
        ground_floor="required", min_clear_height_m="6", min_load_kn_m2="20", power_kw="255",
    ),
    plain(
        "Testing laboratory, 600–800 sqm, Q4 2023, upper floors are OK, 75 kW, hazard class E.",
        archetype="LAB_CRO", area_min_m2=600, area_max_m2=800, desired_quarter="2023Q4", ground_floor="none",
        power_kw="75", hazard_class="戊",
    ),
    plain(
        "Herbal water extraction workshop on the ground floor, 2,800 m², load 15 kN/m², height 6.5 m, 3 tonnes of steam per hour, sewage 110 t/d, 0.33 MW, class C, fourth quarter 2024.",
        archetype="TCM_EXTRACT", area_min_m2=2800, area_max_m2=2800, desired_quarter="2024Q4", hazard_class="丙",
        ground_floor="required", min_load_kn_m2="15", min_clear_height_m="6.5", steam_tph="3",
        wastewater_m3d="110", power_kw="330",
    ),
    plain(
        "Surgical mask production, approx. 1700 m2, first quarter of 2024, Class C building, 140 kW, steam not needed, 3 m³/d of wastewater.",
        archetype="PPE_MASK", area_min_m2=1700, area_max_m2=1700, desired_quarter="2024Q1", hazard_class="丙",
        power_kw="140", steam_tph="0", wastewater_m3d="3",
    ),
    hard(
        "Hello, Mr Lee here, tel. +86 755 8888 1234. Founded in 2015, registered capital RMB 20 million. We build blood pressure monitors (class II devices) and want 16,000 sq ft in the third quarter of 2024.",
        archetype="DEV_II", area_min_m2=1486, area_max_m2=1486, desired_quarter="2024Q3",
    ),
    hard(
        "Sterile dressings. First we asked for 2,000 m2; the board has since decided on 2,600 m2. October 2023. Power from 240 kW up.",
        "area_min_m2", "area_max_m2",
        archetype="DEV_STERILE", desired_quarter="2023Q4", power_kw="240",
    ),
    hard(
        "Our present site is 20 mu of land with sales of 120 million yuan a year. For a medical-aesthetic dressing line we want 0.2 hectares of workshop; steam at 8 bar, 100 kg/h. WeChat 1234567.",
        archetype="MED_AESTH", area_min_m2=2000, area_max_m2=2000, steam_tph="0.1",
    ),
    hard(
        "TCM granules with a spray-drying tower, 12 m clear height, ground floor only, 1900 m²; 500 tonnes of product a year, steam 1,520 kg/hr, wastewater 1,596 m3 per month (30 days), class B. Date open.",
        archetype="TCM_SPRAY", area_min_m2=1900, area_max_m2=1900, ground_floor="required",
        min_clear_height_m="12", steam_tph="1.52", wastewater_m3d="53.2", hazard_class="乙",
    ),
    hard(
        "Visited on 5 March 2023. Colloidal gold rapid tests (in vitro diagnostics), needs 800 m2 and a 100 kVA supply, keys before 2023-12-01. Their sample room is now on the second floor of No. 12, Wanda Road.",
        archetype="IVD", area_min_m2=800, area_max_m2=800, power_kw="80", desired_quarter="2023Q4",
    ),
    hard(
        "Orthopaedic implants (class III), ISO 7 cleanroom with grade A zones. 1,800 to 2,000 m². Fire hazard class C. Move in Q1 2024, or maybe move in Q4 2024; machines come in Q2 2025.",
        "desired_quarter",
        archetype="DEV_IMPLANT", area_min_m2=1800, area_max_m2=2000, hazard_class="丙",
    ),
    hard(
        "Alcohol disinfectant filling, class A workshop, 900 m², ground floor needed. Water 14 m³/d of which wastewater 11.5 m³/d; 300,000 kWh a year, connected load 54 kW.",
        archetype="DISINFECT", area_min_m2=900, area_max_m2=900, hazard_class="甲", ground_floor="required",
        wastewater_m3d="11.5", power_kw="54",
    ),
    hard(
        "Tablets and capsules (oral solid dosage): 3,300 m², including 300 m² of offices and a 1,500 m² cleanroom. Live load 10 kPa, clear height 15 ft. Class C in the letter, class D in the annex. 50 staff, 46 million yuan.",
        "hazard_class",
        archetype="DRUG_OSD", area_min_m2=3300, area_max_m2=3300, min_load_kn_m2="10", min_clear_height_m="4.57",
    ),
    hard(
        "We supply hospitals and no longer make masks; we now machine walking aids and wheelchairs (rehabilitation aids). Heavy machines, so street level. Some fifteen hundred square metres, 150 kilowatts, in about six months.",
        archetype="REHAB_METAL", area_min_m2=1500, area_max_m2=1500, ground_floor="required", power_kw="150",
        desired_quarter="2023Q3",
    ),
    hard(
        "Low-frequency physiotherapy devices, fax 0773-1234567, turnover 86m yuan in 2022, 72 people; 1,200 to 1,500 sq. m., phase 2 is fine, 5-year lease, rent up to 10 yuan/m2 a month, in Q1 2024. Floor load 120 psf.",
        archetype="DEV_ELEC", area_min_m2=1200, area_max_m2=1500, desired_quarter="2024Q1", min_load_kn_m2="5.75",
    ),
)  # fmt: skip

SAMPLES = (*CHINESE, *ENGLISH)
