//! What offices call the things of our fields. Here: the labels of forms, one entry a field, and what else forms print
//! that no field takes; in `prose`: the words of texts. A newcomer adds words here, not code.
//!
//! A label stands here as `form::fold` leaves it: without spaces, marks, numbers before it and what stands
//! in brackets, in narrow characters.

pub(super) mod prose;

use std::collections::HashMap;
use std::sync::LazyLock;

/// What offices call a field.
pub(super) struct FieldWording {
    /// The field, with the groups it is in: `资金.全年预算数`.
    pub(super) field: &'static str,
    /// How forms label it, without marks, spaces and what stands in brackets.
    pub(super) labels: &'static [&'static str],
}

const fn w(field: &'static str, labels: &'static [&'static str]) -> FieldWording {
    FieldWording { field, labels }
}

/// All wordings of fields. Of several labels of one field in a form, the first one here says most surely what is meant.
#[rustfmt::skip]
pub(super) static WORDINGS: &[FieldWording] = &[
    w("项目名称", &["项目名称", "专项名称", "专项资金名称", "转移支付名称", "转移名称", "资金名称", "项目支出名称", "预算项目名称", "政策名称", "自评项目名称", "评价项目名称"]),
    w("项目编码", &["项目编码", "项目代码"]),
    w("单位", &["实施单位", "项目实施单位", "资金使用单位", "项目单位", "项目实施主体", "项目承担单位", "具体实施单位", "项目执行单位", "项目建设单位", "单位名称", "填报单位", "预算单位", "预算单位名称", "基层预算单位", "自评单位"]),
    w("主管部门", &["主管部门", "项目主管部门", "地方主管部门", "主管部门名称", "主管单位", "省级主管部门", "市级主管部门", "县级主管部门", "区级主管部门", "预算主管部门", "业务主管部门"]),
    w("年度", &["年度", "评价年度", "预算年度", "自评年度", "项目年度"]),
    w("责任科室", &["责任科室", "责任处室", "业务科室", "实施科室", "项目负责科室", "责任部门"]),
    w("负责人", &["项目负责人", "负责人", "项目负责人及电话", "项目负责人及联系电话", "项目负责人及联系方式", "负责人及电话"]),
    w("项目起止", &["项目起止", "项目起止时间", "起止时间", "实施期限", "项目实施期限", "项目期限", "项目实施期", "实施期", "项目起止年限", "起止年限", "项目实施时间"]),
    w("填报日期", &["填报日期", "填报时间", "填表日期", "填表时间"]),
    w("得分", &["自评得分", "自评总分", "自评分", "自评分数", "绩效自评得分", "评价得分", "自评总得分", "综合得分", "项目自评得分"]),
    w("等级", &["等级", "自评等级", "评价等级", "绩效等级", "自评等次", "评价等次", "自评结果等级", "绩效自评等级", "得分等级"]),

    w("资金.申报数", &["申报数", "申报金额", "申请数", "申报资金", "申报预算数"]),
    w("资金.年初预算数", &["年初预算数", "年初预算", "年初预算金额", "年初批复数", "年初预算批复数", "年初预算安排数"]),
    w("资金.全年预算数", &["全年预算数", "调整后预算数", "预算数", "全年预算", "调整后预算", "调整预算数", "调整后全年预算数", "全年调整预算数", "全年预算金额", "预算金额", "本年预算数", "预算安排数"]),
    w("资金.到位资金", &["到位资金", "到位数", "实际到位资金", "资金到位", "资金到位数", "实际到位数", "全年到位数", "到位金额", "实际到位金额"]),
    w("资金.全年执行数", &["全年执行数", "预算执行数", "执行数", "全年支出数", "实际支出数", "实际执行数", "实际支出", "支出数", "全年执行", "预算执行", "执行金额", "全年实际支出数", "全年实际执行数", "支出金额"]),
    w("资金.结余", &["结余", "结余资金", "结余数", "结余金额", "资金结余"]),
    w("资金.分值", &["分值", "权重", "执行率权重", "执行率分值", "标准分", "满分", "权重分"]),
    w("资金.得分", &["得分", "执行率得分", "自评得分", "评分"]),

    w("目标.年度目标", &["预期目标", "年初设定目标", "年度目标", "项目年度目标", "总体目标", "年度总体目标", "年度绩效目标", "绩效目标", "预期绩效目标", "年初绩效目标", "年初目标", "设定目标", "年度预期目标", "项目绩效目标", "项目年度绩效目标", "项目总目标", "年初设定绩效目标", "预期总体目标", "年度主要目标"]),
    w("目标.完成情况", &["实际完成情况", "全年实际完成情况", "年度总体目标完成情况综述", "年度目标完成情况", "目标完成情况", "完成情况", "目标实际完成情况", "年度绩效目标完成情况", "全年完成情况", "年度总体目标完成情况", "实际完成目标", "绩效目标完成情况", "全年目标实际完成情况", "绩效目标实际完成情况", "总体目标完成情况", "项目绩效目标完成情况", "实际完成"]),

    w("指标.一级", &["一级指标"]),
    w("指标.二级", &["二级指标"]),
    w("指标.三级", &["三级指标", "指标名称", "绩效指标名称", "具体指标", "三级指标名称", "四级指标"]),
    w("指标.性质", &["指标性质", "性质", "符号", "指标符号", "计算符号"]),
    w("指标.指标值", &["指标值", "年度指标值", "年初指标值", "年初目标值", "年度目标值", "目标值", "预期指标值", "预期值", "计划值", "绩效指标值", "全年指标值", "年度预期指标值", "预期目标值", "设定指标值", "绩效目标值", "计划指标值", "年度绩效指标值", "年初设定指标值"]),
    w("指标.单位", &["度量单位", "计量单位", "指标单位", "单位"]),
    w("指标.完成值", &["完成值", "实际完成值", "全年实际值", "全年完成值", "全年实际完成值", "实际值", "实际完成", "实施进度", "完成情况", "实际完成情况", "实际完成指标值", "全年实际完成情况", "年度完成值", "完成指标值", "指标完成值", "自评完成值", "年度实际完成值", "实际完成数", "指标完成情况"]),
    w("指标.分值", &["分值", "权重", "指标权重", "指标分值", "权重分", "标准分", "分值权重", "权重分值"]),
    w("指标.得分", &["得分", "指标得分", "自评得分", "自评分", "实际得分", "评价得分"]),
    w("指标.偏差", &["偏差原因分析及改进措施", "偏差原因", "偏差原因分析", "未完成原因分析", "未完成原因及拟采取的改进措施", "未完成原因和改进措施", "未完成原因及改进措施", "偏差原因及改进措施", "未完成原因", "未完成原因分析及改进措施", "偏差原因分析与改进措施", "偏差分析及改进措施", "偏离原因分析及改进措施", "未完成原因及拟采取措施", "未达成原因及改进措施", "原因分析及改进措施", "偏差原因说明", "扣分原因", "扣分原因及改进措施", "偏差原因分析和改进措施", "未完成原因分析及拟采取的改进措施", "完成值偏差原因分析及改进措施"]),
];

/// What a form prints besides the labels of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameLabel {
    /// The title of the part about money.
    Funds,
    /// The line of all money.
    FundsTotal,
    /// A rate of execution: it follows from the amounts.
    Rate,
    /// The title of the part about goals.
    Goals,
    /// A target that was set anew in the year.
    Adjusted,
    /// The title of the part about indicators.
    Indicators,
    /// The line of all points.
    Total,
    /// What becomes a chapter of the body.
    Chapter,
    /// How to reach a person.
    Private,
    /// What says something no field takes.
    Other,
    /// What says nothing of the project.
    Furniture,
}

/// The labels that are of no field.
#[rustfmt::skip]
pub(super) static FRAMES: &[(FrameLabel, &[&str])] = &[
    (FrameLabel::Funds, &["项目资金", "资金情况", "预算资金", "预算执行情况", "项目预算执行情况", "年度预算数", "资金来源", "项目预算", "年度预算执行情况", "资金预算执行情况", "项目资金情况", "预算执行", "年度资金", "项目资金执行情况", "资金执行情况", "项目支出预算执行情况", "资金投入情况"]),
    (FrameLabel::FundsTotal, &["年度资金总额", "资金总额", "总额", "合计", "总计", "年度总金额", "年度财政资金总额", "预算资金总额", "年度预算总额", "年度资金合计", "项目资金总额", "总金额", "资金合计", "年度资金", "项目总金额", "预算总额", "全年资金总额", "年度金额总额"]),
    (FrameLabel::Rate, &["执行率", "预算执行率", "资金执行率", "全年执行率", "支出率", "完成率", "资金使用率", "预算完成率"]),
    (FrameLabel::Goals, &["年度总体目标", "总体目标完成情况", "项目年度目标完成情况", "年度总体目标完成情况", "年度绩效目标完成情况", "年度目标完成情况", "总体目标", "绩效目标完成情况", "年度绩效目标", "年度目标", "项目绩效目标", "绩效目标", "当年绩效目标"]),
    (FrameLabel::Adjusted, &["全年绩效目标", "全年调整绩效目标", "年初调整目标", "调整后绩效目标", "调整绩效目标", "全年调整目标", "调整后目标", "调整指标值", "调整后指标值", "全年调整指标值"]),
    (FrameLabel::Indicators, &["绩效指标", "年度绩效指标", "指标", "绩效指标完成情况", "年度绩效指标完成情况", "项目绩效指标", "绩效指标分析", "绩效自评指标", "绩效目标指标"]),
    (FrameLabel::Total, &["总分", "合计", "总计", "总得分", "合计得分", "得分合计", "自评总分", "自评得分合计", "合计总分"]),
    (FrameLabel::Chapter, &["评价结论", "自评结论", "总体评价", "绩效自评结论", "综合评价结论", "存在问题", "存在的问题", "存在问题及原因", "主要问题", "改进措施", "整改措施", "改进建议", "下一步改进措施", "改进措施及结果应用方案", "偏差大或目标未完成原因分析", "偏差原因及改进措施说明", "其他需要说明的问题", "其他需要说明事项", "其他需要说明的事项", "其他需说明的问题", "需要说明的问题", "需要说明的事项", "项目实施内容及过程概述", "项目实施内容", "实施内容及过程概述", "项目概况", "项目简介", "项目内容", "项目基本概况", "项目主要内容", "主要成效", "项目成效", "主要经验做法", "经验做法", "有关建议", "相关建议", "未完成原因", "原因分析", "备注", "说明", "结果应用", "评价结果应用", "预算调整说明"]),
    (FrameLabel::Private, &["联系电话", "电话", "联系方式", "手机", "手机号码", "联系人及电话", "联系人电话", "填报人电话", "负责人电话", "办公电话", "身份证号", "电子邮箱", "联系人及联系电话", "填报人及电话", "填报人及联系电话", "项目负责人电话", "项目联系人及电话"]),
    (FrameLabel::Other, &["部门", "中央主管部门", "项目类别", "项目属性", "项目类型", "评价类型", "评价机构", "资金性质", "项目性质", "联系人", "项目联系人", "财务负责人", "单位负责人", "填报人", "填表人", "审核人", "经办人", "制表人", "财政归口处室", "财政归口科室", "归口科室", "主管处室", "支出功能分类", "资金用途", "项目地点", "建设地点", "实施地点", "项目级次", "项目来源", "立项依据", "是否核心指标", "得分系数", "计算公式", "评分标准", "指标说明", "评价标准", "指标解释", "数据来源", "佐证材料", "原因", "说明", "支出进度", "评价组织方式", "单位自评", "是否政府采购", "上级专项", "项目分管领导"]),
    (FrameLabel::Furniture, &["序号", "报表编号", "报表编码", "编码", "附件", "附表", "项目基本情况", "基本情况", "预算项目基本情况", "项目基本信息", "公开表", "金额单位", "单位", "填报说明"]),
];

/// Words of a form that say what to write there. What holds one of them is not an office's answer.
pub(super) static HINTS: &[&str] = &[
    "应单独说明理由",
    "需说明原因",
    "其他资金包括",
    "预算执行率=",
    "请在此处",
    "请说明",
    "请简要",
    "可另附",
];

/// How notes below a table begin.
pub(super) static NOTES: &[&str] = &["注", "备注", "说明", "填报说明", "填表说明"];

/// The verbs by which a hint that ends in 字以内 asks for something.
pub(super) static HINT_VERBS: &[&str] = &[
    "说明", "分析", "提出", "概述", "填写", "描述", "简述", "简要", "总结",
];

/// The words of a title by which a table is of a whole department's spending, or of goals before the year.
pub(super) static OTHER_TITLES: &[&str] = &[
    "整体支出",
    "整体绩效",
    "部门整体",
    "目标申报表",
    "绩效目标表",
    "目标批复表",
    "目标公开表",
];

/// Levels of indicators that are only ever the first.
pub(super) static FIRST_LEVELS: &[&str] = &["产出指标", "效益指标"];
/// Levels of indicators that are only ever the second.
pub(super) static SECOND_LEVELS: &[&str] = &[
    "数量指标",
    "质量指标",
    "时效指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
    "服务对象满意度指标",
];

/// Levels of the second kind, and the first that they are under wherever they stand.
pub(super) static UNDER: &[(&str, &str)] = &[
    ("数量指标", "产出指标"),
    ("质量指标", "产出指标"),
    ("时效指标", "产出指标"),
    ("经济效益指标", "效益指标"),
    ("社会效益指标", "效益指标"),
    ("生态效益指标", "效益指标"),
    ("可持续影响指标", "效益指标"),
];

/// The grades of a report and their other names.
pub(super) static GRADES: &[&str] = &["优秀", "良好", "中等", "优", "良", "中", "差"];

/// The field that a folded label names among those of a group: `""` for those of the report itself, `"资金."` and
/// the like; and how sure it is, from 0 on, among the labels of that field.
pub(super) fn field(group: &str, label: &str) -> Option<(&'static str, usize)> {
    /// By group and label: the field, and how sure the label is.
    type Fields = HashMap<(&'static str, &'static str), (&'static str, usize)>;
    static BY_LABEL: LazyLock<Fields> = LazyLock::new(|| {
        let mut by_label = Fields::new();
        for wording in WORDINGS {
            let group = wording
                .field
                .find('.')
                .map_or("", |at| &wording.field[..=at]);
            for (rank, label) in wording.labels.iter().enumerate() {
                by_label
                    .entry((group, *label))
                    .or_insert((wording.field, rank));
            }
        }
        by_label
    });
    BY_LABEL.get(&(group, label)).copied()
}

/// What a folded label is, where it is of no field; there may be several readings.
pub(super) fn frames(label: &str) -> &'static [FrameLabel] {
    static BY_LABEL: LazyLock<HashMap<&str, Vec<FrameLabel>>> = LazyLock::new(|| {
        let mut by_label: HashMap<&str, Vec<FrameLabel>> = HashMap::new();
        for (frame, labels) in FRAMES {
            for label in *labels {
                by_label.entry(label).or_default().push(*frame);
            }
        }
        by_label
    });
    BY_LABEL.get(label).map_or(&[], |frames| frames)
}

/// Whether a text holds a label of an amount, of four letters or more.
pub(super) fn has_label_of_money(text: &str) -> bool {
    let mut wordings = WORDINGS
        .iter()
        .filter(|wording| wording.field.starts_with("资金."));
    wordings.any(|wording| {
        let mut labels = wording
            .labels
            .iter()
            .filter(|label| label.chars().count() >= 4);
        labels.any(|label| text.contains(label))
    })
}

/// Whether a folded text is a label of any kind.
pub(super) fn is_label(label: &str) -> bool {
    let groups = ["", "资金.", "目标.", "指标."];
    let of_field = groups.iter().any(|group| field(group, label).is_some());
    of_field || !frames(label).is_empty()
}
