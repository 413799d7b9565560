//! The tables of fields of reports, units and own pages.
//!
//! One entry here is all there is to a field: the reader, "did you mean", the JSON Schema, the
//! skeleton of `mingbai new` and `docs/format.md` read these tables.

use super::report::EvaluationKind;
use super::value::Relation;
use crate::field::{Field, Kind};

/// The amounts of 资金 that its own line and every source have.
macro_rules! amounts {
    ($($more:expr),* $(,)?) => {
        &[
            $($more,)*
            Field::new(("申报数", "requested"), Kind::Money, "申报的金额", "183.32"),
            Field::new(("年初预算数", "initial"), Kind::Money, "年初批复的预算", "150.00"),
            Field::new(("全年预算数", "budget"), Kind::Money, "调整后的全年预算，执行率以它为分母", "140.32")
                .also(&["调整后预算数", "预算数"]),
            Field::new(("全年执行数", "spent"), Kind::Money, "全年实际支出", "140.32")
                .also(&["预算执行数", "执行数"]),
            Field::new(("分值", "weight"), Kind::Number, "预算执行的分值，一般为10", "10"),
            Field::new(("得分", "score"), Kind::Number, "预算执行的得分", "10"),
        ]
    };
}

/// A row under 资金 → 来源.
pub static SOURCE: &[Field] =
    amounts![Field::new(("名称", "name"), Kind::Text, "资金来源", "当年财政拨款").required()];

/// 资金.
pub static FUNDS: &[Field] = amounts![Field::new(
    ("来源", "sources"),
    Kind::Rows(SOURCE),
    "各项资金来源，每项的金额写法与总额相同",
    "",
)];

/// A row under 目标.
pub static GOAL: &[Field] = &[
    Field::new(
        ("目标", "goal"),
        Kind::Text,
        "目标，尽量写出数量和单位",
        "新建口袋公园5个",
    )
    .required(),
    Field::new(("完成", "result"), Kind::Text, "实际完成情况", "建成4个").also(&["完成情况"]),
];

/// 目标 written as one mapping.
pub static OVERALL_GOAL: &[Field] = &[
    Field::new(
        ("总目标", "overall"),
        Kind::Text,
        "项目的总目标",
        "三年建成口袋公园15个",
    ),
    Field::new(
        ("年度目标", "annual"),
        Kind::Text,
        "本年度的目标",
        "新建口袋公园5个",
    ),
    Field::new(
        ("完成情况", "result"),
        Kind::Text,
        "年度目标的完成情况",
        "建成4个",
    )
    .also(&["完成"]),
];

/// A row under 指标.
pub static INDICATOR: &[Field] = &[
    Field::new(("一级", "level1"), Kind::Text, "一级指标", "产出指标").also(&["一级指标"]),
    Field::new(("二级", "level2"), Kind::Text, "二级指标", "数量指标").also(&["二级指标"]),
    Field::new(
        ("三级", "level3"),
        Kind::Text,
        "三级指标，即指标的名称",
        "建成口袋公园",
    )
    .required()
    .also(&["三级指标"]),
    Field::new(
        ("性质", "relation"),
        Kind::Choice(Relation::WORDS),
        "完成值与指标值怎样比较",
        "≥",
    )
    .also(&["指标性质"]),
    Field::new(("指标值", "target"), Kind::Text, "年度指标值", "5").also(&["年度指标值"]),
    Field::new(("单位", "measure"), Kind::Text, "度量单位", "个").also(&["度量单位", "计量单位"]),
    Field::new(("完成值", "actual"), Kind::Text, "实际完成值", "4").also(&["实际完成值"]),
    Field::new(("分值", "weight"), Kind::Number, "这一指标的分值", "10").also(&["权重"]),
    Field::new(("得分", "score"), Kind::Number, "这一指标的得分", "8"),
    Field::new(
        ("偏差", "deviation"),
        Kind::Text,
        "偏差原因和改进措施",
        "一处用地尚未交付",
    )
    .also(&["偏差原因", "偏差原因分析及改进措施"]),
];

/// 调查.
pub static SURVEY: &[Field] = &[
    Field::new(("方式", "method"), Kind::Text, "调查的方式", "入户问卷"),
    Field::new(("发放", "issued"), Kind::Count, "发放问卷份数", "200"),
    Field::new(("回收", "returned"), Kind::Count, "回收问卷份数", "192"),
    Field::new(("有效", "valid"), Kind::Count, "有效问卷份数", "190"),
    Field::new(
        ("满意", "satisfied"),
        Kind::Text,
        "满意的份数，或满意率（带%）",
        "181",
    ),
    Field::new(("时间", "period"), Kind::Text, "调查的时间", "2023年11月"),
];

/// A row under 依据.
pub static BASIS: &[Field] = &[
    Field::new(
        ("标题", "title"),
        Kind::Text,
        "文件标题",
        "云岭区口袋公园建设方案",
    ),
    Field::new(
        ("文号", "number"),
        Kind::Text,
        "发文字号",
        "云岭政办发〔2022〕8号",
    ),
];

/// A row under 佐证材料.
pub static EVIDENCE: &[Field] = &[
    Field::new(("名称", "title"), Kind::Text, "材料的名称", "基础数据表").required(),
    Field::new(
        ("文件", "file"),
        Kind::Text,
        "文件名，文件放在报告旁边",
        "数据表.xlsx",
    ),
    Field::new(
        ("不公开理由", "withheld"),
        Kind::Text,
        "不能公开时写明理由",
        "含个人信息，依法不予公开",
    ),
];

/// 审核.
pub static REVIEW: &[Field] = &[
    Field::new(("编辑", "editor"), Kind::Text, "编辑的姓名", "张三"),
    Field::new(("审核", "reviewer"), Kind::Text, "审核人的姓名", "李四"),
    Field::new(("终审", "approver"), Kind::Text, "终审人的姓名", "王五"),
    Field::new(
        ("保密审查", "secrecy"),
        Kind::Moment,
        "通过保密审查的日期",
        "2024-09-20",
    ),
];

/// A row under 更正.
pub static CORRECTION: &[Field] = &[
    Field::new(("日期", "date"), Kind::Moment, "更正的日期", "2024-10-12").required(),
    Field::new(
        ("说明", "note"),
        Kind::Text,
        "更正了什么，为什么",
        "第三章表中数字录入有误，已改正",
    )
    .required(),
];

/// 撤下.
pub static WITHDRAWN: &[Field] = &[
    Field::new(("日期", "date"), Kind::Moment, "撤下的日期", "2024-11-01"),
    Field::new(
        ("理由", "reason"),
        Kind::Text,
        "撤下的理由",
        "数据有误，核实后重新公开",
    )
    .required(),
];

/// A report.
pub static REPORT: &[Field] = &[
    Field::new(
        ("项目名称", "project"),
        Kind::Text,
        "项目的全称",
        "口袋公园建设",
    )
    .required(),
    Field::new(
        ("单位", "unit"),
        Kind::Text,
        "实施单位：标识、名称、简称或别名",
        "qinghe",
    )
    .required()
    .also(&["实施单位"]),
    Field::new(("年度", "year"), Kind::Year, "预算年度，2000到2100", "2023").required(),
    Field::new(
        ("得分", "score"),
        Kind::Score,
        "自评得分，0到100，最多两位小数，按写的原样显示",
        "95.00",
    )
    .also(&["自评分", "自评得分"]),
    Field::new(
        ("等级", "grade"),
        Kind::Text,
        "可不写，由得分推出；写了就要与得分一致",
        "优",
    ),
    Field::new(
        ("评价方式", "kind"),
        Kind::Choice(EvaluationKind::WORDS),
        "由谁评价，不写就是单位自评",
        "单位自评",
    ),
    Field::new(
        ("主管部门", "department"),
        Kind::Text,
        "主管部门",
        "云岭区住建局",
    ),
    Field::new(
        ("公开日期", "published"),
        Kind::Moment,
        "公开的日期，可以带时间",
        "2024-09-30",
    ),
    Field::new(
        ("资金", "funds"),
        Kind::Group(FUNDS),
        "金额，不写单位就是万元",
        "",
    ),
    Field::new(
        ("目标", "goals"),
        Kind::RowsOrGroup(GOAL, OVERALL_GOAL),
        "目标与完成情况",
        "",
    ),
    Field::new(
        ("指标", "indicators"),
        Kind::Rows(INDICATOR),
        "绩效指标表，一行一个指标",
        "",
    ),
    Field::new(("调查", "survey"), Kind::Group(SURVEY), "满意度调查", ""),
    Field::new(
        ("依据", "basis"),
        Kind::TextsOrRows(BASIS),
        "政策文件：文号，或标题加文号",
        "",
    ),
    Field::new(
        ("佐证材料", "evidence"),
        Kind::Rows(EVIDENCE),
        "佐证材料：文件，或不公开的理由",
        "",
    ),
    Field::new(
        ("索引号", "index_number"),
        Kind::Text,
        "信息公开索引号",
        "015115177/2024-00031",
    ),
    Field::new(
        ("文号", "document_number"),
        Kind::Text,
        "本报告的文号",
        "云岭财绩〔2024〕3号",
    ),
    Field::new(
        ("主题分类", "topic"),
        Kind::Text,
        "主题分类",
        "财政、金融、审计",
    ),
    Field::new(
        ("关键词", "keywords"),
        Kind::Texts,
        "关键词",
        "[绩效自评, 口袋公园]",
    ),
    Field::new(
        ("摘要", "summary"),
        Kind::Text,
        "一两句话的摘要",
        "建成口袋公园4个，一处顺延",
    ),
    Field::new(
        ("审核", "review"),
        Kind::Group(REVIEW),
        "审核记录，默认不公开",
        "",
    ),
    Field::new(
        ("更正", "corrections"),
        Kind::Rows(CORRECTION),
        "公开之后的更正，显示在页面上",
        "",
    ),
    Field::new(
        ("撤下", "withdrawn"),
        Kind::Group(WITHDRAWN),
        "撤下：网址保留，只显示日期和理由",
        "",
    ),
    Field::new(
        ("曾用网址", "aliases"),
        Kind::Texts,
        "旧网址，仍会引到这一页",
        "[2023/qinghe/old.html]",
    ),
    Field::new(
        ("豁免", "waive"),
        Kind::Map,
        "不适用的检查规则：代码和理由",
        "{SCO01: 理由}",
    ),
    Field::new(
        ("网址名", "slug"),
        Kind::Text,
        "在网址里的名字，用小写字母、数字和连字符",
        "koudai-gongyuan",
    ),
    Field::new(("草稿", "draft"), Kind::Flag, "true 表示还不发布", "false"),
    Field::new(
        ("正文", "body"),
        Kind::Markdown,
        "只有YAML格式才写在这里：Markdown文字，或“标题: 文字”",
        "",
    ),
];

/// An ordinary page under `content/pages/`.
pub static OWN_PAGE: &[Field] = &[
    Field::new(("标题", "title"), Kind::Text, "页面的标题", "关于本站").required(),
    Field::new(
        ("摘要", "summary"),
        Kind::Text,
        "一句话摘要",
        "本站公开什么、怎样使用",
    ),
    Field::new(
        ("顺序", "order"),
        Kind::Count,
        "在页脚里的顺序，小的在前",
        "1",
    ),
    Field::new(
        ("网址名", "slug"),
        Kind::Text,
        "在网址里的名字，不写就用文件名",
        "about",
    ),
    Field::new(("草稿", "draft"), Kind::Flag, "true 表示还不发布", "false"),
];

/// A unit in `content/units.yaml`.
pub static UNIT: &[Field] = &[
    Field::new(
        ("标识", "id"),
        Kind::Text,
        "单位的标识，用在网址里：小写字母、数字、连字符",
        "qinghe",
    )
    .required(),
    Field::new(
        ("名称", "name"),
        Kind::Text,
        "单位的全称",
        "云岭区青禾街道办事处",
    )
    .required(),
    Field::new(
        ("简称", "short_name"),
        Kind::Text,
        "简称，用在表格里",
        "青禾街道",
    ),
    Field::new(
        ("别名", "aliases"),
        Kind::Texts,
        "报告里可能出现的其他叫法",
        "[青禾街道办]",
    ),
    Field::new(("上级", "parent"), Kind::Text, "上级单位的标识", "zhengfu"),
    Field::new(("代码", "code"), Kind::Text, "预算单位代码", "219001"),
    Field::new(
        ("电话", "phone"),
        Kind::Text,
        "对外公布的电话",
        "0871-00000001",
    ),
    Field::new(
        ("拼音", "sort_key"),
        Kind::Text,
        "排序用的拼音，字典读错音时填写",
        "chongyang",
    ),
    Field::new(("顺序", "order"), Kind::Count, "排列的顺序，小的在前", "1"),
];
