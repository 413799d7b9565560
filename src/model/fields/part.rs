//! The tables of the mappings inside a report: funds, goals, indicators and the like.

use crate::field::{Field, Kind, fields};
use crate::model::value::Relation;

/// The amounts of 资金 that its own line and every source have.
macro_rules! amounts {
    ($($more:expr),* $(,)?) => {
        &[
            $($more,)*
            Field::new(("申报数", "requested"), Kind::Money, "申报的金额", "183.32"),
            Field::new(("年初预算数", "initial"), Kind::Money, "年初批复的预算", "150.00"),
            Field::new(("全年预算数", "budget"), Kind::Money, "调整后的全年预算，执行率以它为分母", "140.32")
                .also(&["调整后预算数", "预算数"]),
            Field::new(("到位资金", "received"), Kind::Money, "实际到位的金额", "140.32")
                .also(&["到位数", "实际到位资金", "资金到位"])
                .rare(),
            Field::new(("全年执行数", "spent"), Kind::Money, "全年实际支出", "140.32")
                .also(&["预算执行数", "执行数"]),
            Field::new(("结余", "left"), Kind::Money, "没有用完的金额，等于预算（或到位资金）减支出", "0.00")
                .also(&["结余资金", "结余数"])
                .rare(),
            Field::new(("分值", "weight"), Kind::Number, "预算执行的分值，一般为10", "10"),
            Field::new(("得分", "score"), Kind::Number, "预算执行的得分", "10"),
        ]
    };
}

/// A row under 资金 → 来源.
pub static SOURCE: &[Field] =
    amounts![Field::new(("名称", "name"), Kind::Text, "资金来源", "当年财政拨款").required()];

/// 资金.
pub static FUNDS: &[Field] = amounts![
    Field::new(
        ("总投资", "investment"),
        Kind::Money,
        "项目各年合计的总投资",
        "560.00"
    )
    .rare(),
    Field::new(
        ("概算", "estimate"),
        Kind::Money,
        "批复的概算或估算",
        "580.00"
    )
    .also(&["总概算", "概算总投资", "估算投资"])
    .rare(),
    Field::new(
        ("来源", "sources"),
        Kind::Rows(SOURCE),
        "各项资金来源，每项的金额写法与总额相同",
        ""
    ),
    Field::new(
        ("支出明细", "spending"),
        Kind::Rows(SPENDING),
        "钱花在什么上面，各项合计等于全年执行数；从哪里来的写在“来源”",
        ""
    )
    .rare(),
];

/// A row under 资金 → 支出明细.
pub static SPENDING: &[Field] = fields! {
    ("用途", "purpose") Kind::Text, "花在什么上面", "绿化工程", required(), also(&["名称", "支出内容"]);
    ("金额", "amount") Kind::Money, "花了多少", "96.50", also(&["支出金额", "执行数"]);
};

/// A row under 目标.
pub static GOAL: &[Field] = fields! {
    ("目标", "goal") Kind::Text, "目标，尽量写出数量和单位", "新建口袋公园5个", required();
    ("完成", "result") Kind::Text, "实际完成情况", "建成4个", also(&["完成情况"]);
};

/// 目标 written as one mapping.
pub static OVERALL_GOAL: &[Field] = fields! {
    ("总目标", "overall") Kind::Text, "项目的总目标", "三年建成口袋公园15个";
    ("年度目标", "annual") Kind::Text, "本年度的目标", "新建口袋公园5个";
    ("完成情况", "result") Kind::Text, "年度目标的完成情况", "建成4个", also(&["完成"]);
};

/// A row under 指标.
pub static INDICATOR: &[Field] = fields! {
    ("一级", "level1") Kind::Text, "一级指标", "产出指标", also(&["一级指标"]);
    ("二级", "level2") Kind::Text, "二级指标", "数量指标", also(&["二级指标"]);
    ("三级", "level3") Kind::Text, "三级指标，即指标的名称", "建成口袋公园", required(), also(&["三级指标"]);
    ("性质", "relation") Kind::Choice(Relation::WORDS), "完成值与指标值怎样比较", "≥", also(&["指标性质"]);
    ("指标值", "target") Kind::Text, "年度指标值", "5", also(&["年度指标值"]);
    ("单位", "measure") Kind::Text, "度量单位", "个", also(&["度量单位", "计量单位"]);
    ("完成值", "actual") Kind::Text, "实际完成值", "4", also(&["实际完成值"]);
    ("分值", "weight") Kind::Number, "这一指标的分值", "10", also(&["权重"]);
    ("得分", "score") Kind::Number, "这一指标的得分", "8";
    ("偏差", "deviation") Kind::Text, "偏差原因和改进措施", "一处用地尚未交付", also(&["偏差原因", "偏差原因分析及改进措施"]);
    ("其中", "parts") Kind::Rows(INDICATOR_PART), "这一指标下面没有分值的小项，只显示，不计数", "", rare();
};

/// A row under 指标 → 其中.
pub static INDICATOR_PART: &[Field] = fields! {
    ("名称", "name") Kind::Text, "小项的名称", "口袋公园（新建）", required(), also(&["三级", "三级指标"]);
    ("性质", "relation") Kind::Choice(Relation::WORDS), "完成值与指标值怎样比较", "≥", also(&["指标性质"]);
    ("指标值", "target") Kind::Text, "年度指标值", "3", also(&["年度指标值"]);
    ("单位", "measure") Kind::Text, "度量单位", "个", also(&["度量单位", "计量单位"]);
    ("完成值", "actual") Kind::Text, "实际完成值", "2", also(&["实际完成值"]);
    ("偏差", "deviation") Kind::Text, "偏差原因和改进措施", "一处用地尚未交付", also(&["偏差原因", "偏差原因分析及改进措施"]);
};

/// A row under 整改.
pub static RECTIFICATION: &[Field] = fields! {
    ("问题", "problem") Kind::Text, "以前的报告提出的问题，照那份报告的写法", "绿地浇水管道没有接通", required();
    ("整改情况", "action") Kind::Text, "做了什么，做成没有；没有做完的，写明做到哪一步", "2024年3月接通管道，6处绿地都已通水", required(), also(&["整改", "措施", "整改措施", "结果"]);
    ("年度", "year") Kind::Year, "提出问题的报告的年度；不写，就是同一项目最近的一个较早年度", "2022";
};

/// 调查.
pub static SURVEY: &[Field] = fields! {
    ("方式", "method") Kind::Text, "调查的方式", "入户问卷";
    ("发放", "issued") Kind::Count, "发放问卷份数", "200";
    ("回收", "returned") Kind::Count, "回收问卷份数", "192";
    ("有效", "valid") Kind::Count, "有效问卷份数", "190";
    ("满意", "satisfied") Kind::Text, "满意的份数，或满意率（带%）", "181";
    ("时间", "period") Kind::Text, "调查的时间", "2023年11月";
};

/// A row under 依据.
pub static BASIS: &[Field] = fields! {
    ("标题", "title") Kind::Text, "文件标题", "云岭区口袋公园建设方案";
    ("文号", "number") Kind::Text, "发文字号", "云岭政办发〔2022〕8号";
};

/// A row under 佐证材料.
pub static EVIDENCE: &[Field] = fields! {
    ("名称", "title") Kind::Text, "材料的名称", "基础数据表", required();
    ("文件", "file") Kind::Text, "文件名，文件放在报告旁边", "数据表.xlsx";
    ("不公开理由", "withheld") Kind::Text, "不能公开时写明理由", "含个人信息，依法不予公开";
    ("人工检查", "inspected") Kind::Group(INSPECTION), "程序读不出的文件（扫描件、图片等），由人逐页看过以后写上；默认不公开", "{人: 李文, 日期: 2024-09-20, 校验: 3f2a9c01}", rare();
};

/// 人工检查 of a piece of evidence.
pub static INSPECTION: &[Field] = fields! {
    ("人", "person") Kind::Text, "谁从头到尾看过，确认可以公开", "李文", required();
    ("日期", "date") Kind::Moment, "看完的日期", "2024-09-20", required();
    ("校验", "checksum") Kind::Text, "看的是哪个文件：检查时会说出来，照抄；没有它，或者文件换过，检查就不算数", "3f2a9c01";
};

/// 审核.
pub static REVIEW: &[Field] = fields! {
    ("编辑", "editor") Kind::Text, "编辑的姓名", "张三";
    ("审核", "reviewer") Kind::Text, "审核人的姓名", "李四";
    ("终审", "approver") Kind::Text, "终审人的姓名", "王五";
    ("保密审查", "secrecy") Kind::Moment, "通过保密审查的日期", "2024-09-20";
};

/// A row under 更正.
pub static CORRECTION: &[Field] = fields! {
    ("日期", "date") Kind::Moment, "更正的日期", "2024-10-12", required();
    ("说明", "note") Kind::Text, "更正了什么，为什么", "第三章表中数字录入有误，已改正", required();
};

/// 撤下.
pub static WITHDRAWN: &[Field] = fields! {
    ("日期", "date") Kind::Moment, "撤下的日期", "2024-11-01";
    ("理由", "reason") Kind::Text, "撤下的理由", "数据有误，核实后重新公开", required();
    ("隐去名称", "hide_name") Kind::Flag, "true 表示项目名称本身也不能公开，例如写了个人姓名；网页只说“一份报告”", "false", rare();
};
