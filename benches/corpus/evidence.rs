//! The papers that a report names: what they are, and why they are not public.

use crate::random::Random;

pub(crate) struct Evidence {
    pub(crate) title: &'static str,
    pub(crate) withheld: &'static str,
}

const EVIDENCE: [&str; 12] = [
    "绩效目标申报表",
    "项目立项批复",
    "预算批复文件",
    "资金支付明细账",
    "政府采购合同",
    "项目验收单",
    "现场照片汇编",
    "满意度问卷汇总表",
    "工作台账",
    "监理日志",
    "第三方检测结果",
    "中期绩效监控表",
];
const WITHHELD: [&str; 6] = [
    "原件存档，可到单位查阅",
    "含个人信息，处理后另行公开",
    "含合同约定的保密条款",
    "纸质材料，尚未数字化",
    "数据待统计部门核定",
    "可依申请公开",
];

/// Three to six papers.
pub(crate) fn draw(random: &mut Random) -> Vec<Evidence> {
    let mut titles = EVIDENCE;
    random.shuffle(&mut titles);
    let count = 3 + random.below(4);
    let paper = |title| Evidence {
        title,
        withheld: random.pick(&WITHHELD),
    };
    titles.into_iter().take(count).map(paper).collect()
}
