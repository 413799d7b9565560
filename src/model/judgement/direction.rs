//! Whether more or less of something is better, where its name and its place make that certain.

use crate::model::value::{MeasureKind, Relation};

/// What is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// More: rates of things to be achieved, counts of work done.
    More,
    /// Less: costs, time taken, accidents.
    Less,
}

/// What a name says a number is of.
pub(super) struct NamedNumber<'a> {
    /// The name of an indicator, or the words of a goal.
    pub name: &'a str,
    /// 数量指标, 成本指标 …; empty where none is written.
    pub level: &'a str,
    /// The kind of the measure, where one is written.
    pub kind: Option<MeasureKind>,
}

/// What stands before 率 in rates of things to be achieved.
const ACHIEVED: &[&str] = &[
    "覆盖", "合格", "完成", "达标", "及时", "满意", "知晓", "准确", "成活", "完好", "完整", "通过",
    "出勤", "办结", "查处", "查明", "扑灭", "整改", "处理", "处置", "回复", "响应", "参与", "到位",
    "兑付", "发放", "拨付", "验收", "开工", "完工", "竣工", "就业", "入学", "巩固", "普及", "参保",
    "缴纳", "建档", "签约", "接种", "检测", "监测", "回访", "责停", "优良", "优秀", "正确", "正常",
    "足额", "保障", "有效",
];

/// Words for what should not happen: a name with one of them is not better when higher.
const HARM: &[&str] = &[
    "事故",
    "投诉",
    "死亡",
    "伤亡",
    "受伤",
    "差错",
    "违规",
    "违纪",
    "违法",
    "逾期",
    "积压",
    "损失",
    "流失",
    "信访",
    "上访",
    "发案",
    "案发",
    "火灾",
    "受害",
    "受灾",
    "空置",
    "闲置",
    "返工",
    "浪费",
    "拖欠",
    "超概算",
    "超预算",
    "超标",
    "扣分",
    "扣款",
    "延误",
    "滞留",
    "重访",
    "复发",
    "舆情",
];

/// Words for what is not surely better either way.
const UNSURE: &[&str] = &[
    "不", "未", "超", "控制", "减", "降", "压缩", "退款", "退货", "退学", "辍学", "欠", "编制",
    "发病", "患病", "污染", "排放", "能耗", "消耗", "损耗", "占比", "比例", "比重", "偏差", "误差",
    "单价", "造价", "费用", "成本", "支出", "经费", "投资", "时间", "时限", "时长", "工期", "周期",
    "期限", "日期", "天数", "月份", "风险", "隐患", "纠纷", "案件",
];

/// Words of a cost that is better when lower.
const COST: &[&str] = &["成本", "造价", "单价", "控制数", "费用"];

/// Words that make a cost something to be handed out, saved or shared, or a rate.
const NOT_COST: &[&str] = &[
    "补助", "补贴", "标准", "工资", "待遇", "奖", "节约", "节省", "降低", "减少", "下降", "压减",
    "率", "比", "达标", "效益", "收益", "收入",
];

/// Words of time that something takes.
const TIME: &[&str] = &[
    "时限",
    "时长",
    "工期",
    "周期",
    "耗时",
    "所需时间",
    "办理时间",
    "响应时间",
];

/// Words of things that goals promise to make or to bring about.
const MADE: &[&str] = &[
    "新建", "新增", "建成", "建设", "改造", "完成", "培训", "举办", "开展", "组织", "种植", "绿化",
    "治理", "修复", "修建", "安装", "购置", "采购", "发放", "救助", "资助", "补助", "服务", "检查",
    "巡查", "宣传", "招商", "到位", "引进", "带动", "覆盖", "惠及", "维修", "维护", "创建", "编制",
    "检测", "创作", "演出",
];

/// Words of money that is to come in or to reach people.
const INCOME: &[&str] = &[
    "招商",
    "到位",
    "引进",
    "产值",
    "收入",
    "税收",
    "增收",
    "销售",
    "利润",
    "营业额",
    "募集",
    "争取",
];

impl NamedNumber<'_> {
    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.name.contains(word))
    }

    /// Which way an indicator of this name points.
    pub(super) fn of_indicator(&self) -> Option<Direction> {
        if self.is_achieved() {
            return Some(Direction::More);
        }
        if self.says(HARM) {
            // 事故起数, 投诉率; not 挽回损失, 信访化解数.
            let turned = [
                "挽回", "化解", "调处", "受理", "排查", "防范", "宣传", "演练", "培训", "减", "降",
                "抚恤", "扑救", "接待", "救助", "救援", "补偿", "赔偿", "处置", "查处", "打击",
                "慰问", "治疗", "拆除",
            ];
            return (!self.says(&turned)).then_some(Direction::Less);
        }
        let money = self.kind == Some(MeasureKind::Money);
        let cost = match self.level.contains("成本") {
            true => money || self.says(COST),
            false => money && self.says(COST),
        };
        if cost && !self.says(NOT_COST) {
            return Some(Direction::Less);
        }
        if self.says(TIME) && self.kind == Some(MeasureKind::Duration) {
            return Some(Direction::Less);
        }
        let counted = ["数量", "质量", "效益", "满意", "产出"];
        let plain = match self.kind {
            Some(MeasureKind::Count) => counted.iter().any(|word| self.level.contains(word)),
            None => self.level.contains("数量"),
            Some(MeasureKind::Size) => self.level.contains("数量") && self.says(MADE),
            Some(
                MeasureKind::Share
                | MeasureKind::Duration
                | MeasureKind::Money
                | MeasureKind::Other,
            ) => false,
        };
        (plain && !self.says(UNSURE)).then_some(Direction::More)
    }

    /// Whether less of it may be better, so that less than an exact target is no failure for sure.
    pub(super) fn may_be_less(&self) -> bool {
        let kinds = [MeasureKind::Money, MeasureKind::Duration];
        self.kind.is_some_and(|kind| kinds.contains(&kind)) || self.says(UNSURE) || self.says(HARM)
    }

    /// Which way a goal points that says no 不超过 or 以上.
    pub(super) fn of_goal(&self) -> Option<Direction> {
        let unsure = [HARM, COST, TIME].iter().any(|words| self.says(words))
            || self.says(&[
                "减",
                "降",
                "压缩",
                "控制",
                "节约",
                "整治率",
                "排放",
                "能耗",
                "占比",
                "比例",
            ]);
        if unsure {
            return None;
        }
        let more = match self.kind {
            Some(MeasureKind::Count) => true,
            None | Some(MeasureKind::Size) => self.says(MADE),
            Some(MeasureKind::Money) => self.says(INCOME),
            Some(MeasureKind::Share) => self.names_achieved_rate(),
            Some(MeasureKind::Duration | MeasureKind::Other) => false,
        };
        more.then_some(Direction::More)
    }

    /// Whether a name ends in a rate that is to be high.
    pub(super) fn is_achieved(&self) -> bool {
        let name = self.name.trim();
        let name = name
            .split(['（', '(', '≥', '%'])
            .next()
            .unwrap_or(name)
            .trim_end();
        let ends = ["满意度", "知晓度", "认可度", "好评率"];
        let asked = name.contains("满意度") && name.ends_with("调查");
        if asked || ends.iter().any(|end| name.ends_with(end)) {
            return !name.contains('不');
        }
        let Some(stem) = name.strip_suffix('率') else {
            return false;
        };
        let ends = ACHIEVED.iter().filter_map(|word| stem.strip_suffix(word));
        ends.into_iter().any(|before| {
            let negated = ["未按", "不按", "未能", "不能"];
            !before.ends_with(['不', '未', '非', '无', '超'])
                && !negated.iter().any(|word| before.contains(word))
        })
    }

    /// Whether a rate of this name is never above 100 %.
    pub(super) fn is_part_of_whole(&self) -> bool {
        (self.is_achieved() || self.name.contains("满意度")) && !self.name.contains("完成率")
    }

    /// Whether a name says what a mere number counts: 救助人数, 合格率, 面积（亩）.
    pub(super) fn names_measure(&self) -> bool {
        let name = self.name.trim();
        let ends = ["数", "数量", "率", "度", "比例", "比重", "）", ")"];
        ends.iter().any(|end| name.ends_with(end))
    }

    /// Whether a goal names such a rate anywhere.
    fn names_achieved_rate(&self) -> bool {
        let named = |word: &&str| self.name.contains(&format!("{word}率"));
        self.says(&["满意度", "知晓度"]) || ACHIEVED.iter().any(named)
    }
}

impl Direction {
    /// The relation that it comes to.
    pub(super) fn relation(self) -> Relation {
        match self {
            Self::More => Relation::AtLeast,
            Self::Less => Relation::AtMost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, NamedNumber};
    use crate::model::value::MeasureKind;

    #[test]
    fn only_what_is_certain_has_a_direction() {
        use Direction::{Less, More};
        let cases = [
            (
                "工程验收合格率",
                "质量指标",
                Some(MeasureKind::Share),
                Some(More),
            ),
            (
                "投诉处理及时率",
                "质量指标",
                Some(MeasureKind::Share),
                Some(More),
            ),
            ("不合格率", "质量指标", Some(MeasureKind::Share), None),
            ("群众满意度（%）", "", Some(MeasureKind::Share), Some(More)),
            ("培训人次", "数量指标", Some(MeasureKind::Count), Some(More)),
            (
                "受益人口",
                "社会效益指标",
                Some(MeasureKind::Count),
                Some(More),
            ),
            ("安全事故", "质量指标", Some(MeasureKind::Count), Some(Less)),
            ("有效投诉", "质量指标", None, Some(Less)),
            (
                "项目总成本",
                "成本指标",
                Some(MeasureKind::Money),
                Some(Less),
            ),
            ("生均补助标准", "成本指标", Some(MeasureKind::Money), None),
            ("成本节约率", "成本指标", Some(MeasureKind::Share), None),
            (
                "办结时限",
                "时效指标",
                Some(MeasureKind::Duration),
                Some(Less),
            ),
            ("完成时限（月）", "时效指标", None, None),
            (
                "超概算项目比例",
                "质量指标",
                Some(MeasureKind::Share),
                Some(Less),
            ),
            ("血压随访控制数", "数量指标", Some(MeasureKind::Count), None),
            ("减少用煤", "数量指标", Some(MeasureKind::Size), None),
            ("补助资金", "数量指标", Some(MeasureKind::Money), None),
        ];
        for (name, level, kind, direction) in cases {
            let subject = NamedNumber { name, level, kind };
            assert_eq!(subject.of_indicator(), direction, "{name}");
        }
    }
}
