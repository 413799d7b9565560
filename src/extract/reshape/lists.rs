//! The words that forms are made of, besides the labels of fields in `wordings`. One list a meaning; a spelling more
//! is a word more in its list. What stands here is not looked up in `wordings`.

use super::words::{FormHead, FormWord};

/// Words by what they are.
#[rustfmt::skip]
pub(super) static WORDS: &[(FormWord, &[&str])] = &[
    (FormWord::WeakLabel, &["部门", "单位", "说明", "备注", "注", "等级", "联系人", "负责人", "电话"]),
    (FormWord::FundTitle, &["项目资金", "资金情况", "预算资金", "预算执行情况", "年度预算数", "资金投入", "资金投入情况", "项目资金情况"]),
    (FormWord::FundNames, &["资金来源", "资金性质", "资金名称"]),
    (FormWord::FundRow, &["年度资金总额", "年度财政资金总额", "资金总额", "总额", "合计", "当年财政拨款", "本年财政拨款", "财政拨款", "上年结转资金", "上年结转", "上年结转结余资金", "其他资金", "财政资金", "财政专户管理资金", "单位资金", "中央补助", "中央补助资金", "中央财政资金", "中央资金", "省级资金", "省级补助", "省级财政资金", "市级资金", "县级资金", "区级资金", "地方资金", "地方财政资金", "一般预算内拨款", "一般公共预算", "政府性基金", "非财政拨款", "社会投入资金", "自筹资金"]),
    (FormWord::GoalTitle, &["年度总体目标", "总体目标完成情况", "年度绩效目标", "年度绩效目标完成情况", "项目年度目标完成情况", "项目基本情况", "总体绩效目标", "年度目标"]),
    (FormWord::GoalHead, &["预期目标", "年初设定目标", "总体目标", "实际完成情况", "年度总体目标完成情况综述", "全年实际完成情况", "年度目标完成情况", "项目年度目标", "目标实际完成情况", "年初目标", "年初预期目标"]),
    (FormWord::IndicatorTitle, &["绩效指标", "年度绩效指标", "绩效指标完成情况"]),
    (FormWord::Head(FormHead::Deviation), &["原因", "原因分析"]),
    (FormWord::Head(FormHead::Actual), &["实际完成情况", "全年实际完成情况"]),
    (FormWord::Head(FormHead::HalfTarget), &["年度"]),
    (FormWord::Head(FormHead::HalfActual), &["实际", "全年"]),
    (FormWord::Head(FormHead::Other), &["是否核心指标", "得分系数", "计算公式", "评分标准", "指标说明", "评价标准", "指标解释", "数据来源", "佐证材料"]),
    (FormWord::Level1, &["产出指标", "效益指标", "管理指标", "过程指标", "决策指标", "项目决策", "项目管理", "项目产出", "项目效益", "影响力指标"]),
    (FormWord::Level2, &["数量指标", "质量指标", "时效指标", "经济成本指标", "社会成本指标", "生态环境成本指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "可持续发展指标", "服务对象满意度指标", "社会公众满意度指标", "服务对象满意度", "社会公众满意度", "公众满意度指标", "帮扶对象满意度指标", "受益对象满意度指标", "产出数量", "产出质量", "产出时效", "产出成本", "社会效益", "经济效益", "生态效益", "可持续影响"]),
    (FormWord::EitherLevel, &["成本指标", "满意度指标"]),
    (FormWord::Total, &["总分", "合计", "总计"]),
];
