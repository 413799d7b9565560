//! What came of an indicator, by the words and numbers of its own row.

use super::compare::{self, Compared, Named};
use super::direction::NamedNumber;
use super::outcome::{Outcome, STATES};
use super::{Judgement, Obstacle, Verdict, repeated};
use crate::model::lines::Indicator;
use crate::model::value::{
    MeasureKind, MeasureName, MeasureUnit, Quantity, Relation, Stated, StatedText,
};
use crate::source::Spanned;
use crate::text::number::narrow;
use rust_decimal::Decimal;

/// What is known of an indicator's numbers before they are held against each other.
struct Values {
    target: Stated,
    actual: Stated,
    quantities: (Quantity, Quantity),
}

/// Whether a value is more than a number with its measure: a sentence with a number in it.
fn is_prose(text: &str) -> bool {
    const LONGEST: usize = 5;
    let is_han = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    text.chars().filter(is_han).count() > LONGEST
}

impl Indicator {
    /// The text of a value; empty where it is not there.
    pub(super) fn text_of<T: std::ops::Deref<Target = str>>(value: &Option<Spanned<T>>) -> &str {
        value.as_ref().map_or("", |value| value.value.trim())
    }

    /// The target and the actual value as quantities of the same measure.
    fn values(&self, target: Stated, actual: Stated) -> Result<Values, Obstacle> {
        let column = narrow(Self::text_of(&self.measure));
        let column = MeasureUnit::at_start(&column).map(|(unit, _)| unit);
        let named = match column.is_some() || self.subject(None).is_achieved() {
            true => Named::Rate,
            false => Named::Otherwise,
        };
        let quantities = compare::quantities(&target, &actual, column, named)?;
        Ok(Values {
            target,
            actual,
            quantities,
        })
    }

    /// What its name and place say a quantity is of.
    pub(super) fn subject(&self, quantity: Option<&Quantity>) -> NamedNumber<'_> {
        let level = match Self::text_of(&self.level2) {
            "" => Self::text_of(&self.level1),
            level => level,
        };
        let measure = quantity.and_then(|quantity| quantity.measure);
        NamedNumber {
            name: &self.level3.value,
            level,
            kind: measure.map(MeasureName::kind),
        }
    }

    /// Whether the target was reached: by its numbers where it has them, else by what the report itself
    /// says of it.
    pub fn judgement(&self) -> Judgement {
        let (target, actual) = (Self::text_of(&self.target), Self::text_of(&self.actual));
        let readings = (StatedText::of(target), StatedText::of(actual));
        if readings.1 == StatedText::Empty {
            return Obstacle::NoResult.into();
        }
        if self.is_repeated() {
            return Obstacle::Repeated.into();
        }
        if let (StatedText::Number(target), StatedText::Number(actual)) = readings
            && !self.is_only_progress(&target, &actual)
        {
            return match self.values(target, actual) {
                Ok(values) => self.compared(&values),
                Err(obstacle) => obstacle.into(),
            };
        }
        self.judged_in_words(readings)
    }

    /// Whether the actual value says how much of the work is done, not the value that was reached.
    fn is_only_progress(&self, target: &Stated, actual: &Stated) -> bool {
        if !actual.is_progress {
            return false;
        }
        let percent = target.quantity().is_some_and(|target| target.is_percent());
        let rate = self.subject(None).is_achieved() && !self.level3.value.contains("满意");
        !(percent && rate)
    }

    fn compared(&self, values: &Values) -> Judgement {
        let (target, actual) = (Self::text_of(&self.target), Self::text_of(&self.actual));
        let (wanted, got) = values.quantities;
        if self.contradicts_itself() {
            return Obstacle::Contradiction.into();
        }
        if compare::differ_in_sense(target, actual) {
            return Obstacle::OtherSense.into();
        }
        if is_prose(target) && repeated::same_words(target, actual) {
            return Obstacle::Repeated.into();
        }
        let relation = self.effective_relation();
        let subject = self.subject(Some(&wanted));
        if relation.is_none() && wanted.measure.is_none() && !subject.names_measure() {
            return Obstacle::NoMeasure.into();
        }
        if wanted.is_percent() && wanted.number > Decimal::ONE_HUNDRED && subject.is_part_of_whole()
        {
            return Obstacle::ImpossibleRate.into();
        }
        let direction = match relation {
            // Of fewer cases by 5%, more is better, whatever a name with 发案 says.
            _ if compare::tells_of_change(target) => None,
            None | Some(Relation::Equal) => subject.of_indicator(),
            Some(_) => None,
        };
        let exact = relation == Some(Relation::Equal) && wanted.number != got.number;
        if exact && direction.is_none() && subject.may_be_less() {
            return Obstacle::NoDirection.into();
        }
        // That nothing was spent is no saving.
        let direction = direction.filter(|_| relation.is_some() || !self.is_unspent(&wanted, &got));
        let comparison = Compared {
            quantities: values.quantities,
            relation,
            direction,
            precision: (values.target.precision, values.actual.precision),
            bound: values.actual.relation,
        };
        comparison.judgement()
    }

    fn is_unspent(&self, wanted: &Quantity, got: &Quantity) -> bool {
        let kind = wanted.measure.map(MeasureName::kind);
        matches!(kind, Some(MeasureKind::Money | MeasureKind::Duration)) && got.number.is_zero()
    }

    /// The judgement where target or actual value is no number.
    fn judged_in_words(&self, readings: (StatedText, StatedText)) -> Judgement {
        let (target, actual) = (self.bare_target(), Self::text_of(&self.actual));
        let qualitative = self.effective_relation() == Some(Relation::Qualitative);
        let counted = matches!(readings.0, StatedText::Number(_)) && !qualitative;
        match Outcome::read(actual) {
            Some(Outcome::Reached) if !counted => return Verdict::Reached.into(),
            Some(Outcome::Reached) => return Obstacle::ResultInWords.into(),
            Some(_) => return Verdict::Missed.into(),
            None => {}
        }
        if repeated::same_words(target, actual) {
            let before = actual.contains(['前', '内']);
            let dated = readings.1 == StatedText::Date && !before;
            return match dated || STATES.contains(&actual.trim_end_matches('。')) {
                true => Verdict::Reached.into(),
                false => Obstacle::Repeated.into(),
            };
        }
        let obstacle = match readings {
            (StatedText::Empty, _) => Obstacle::NoTarget,
            (StatedText::Date, _) | (_, StatedText::Date) => Obstacle::Date,
            (StatedText::Words, _) if qualitative => Obstacle::Qualitative,
            (StatedText::Words, _) => Obstacle::TargetInWords,
            (StatedText::Number(_), StatedText::Words | StatedText::Number(_)) => {
                Obstacle::ResultInWords
            }
            _ => Obstacle::Several,
        };
        obstacle.into()
    }

    /// Whether the actual value is the target's sign or words over again: ≥266米, 不低于300户.
    pub fn is_repeated(&self) -> bool {
        let (target, actual) = (Self::text_of(&self.target), Self::text_of(&self.actual));
        // Most begin with their number, and end with it or with its measure.
        repeated::has_sign(actual) || repeated::repeats_bound(target, actual)
    }

    /// Whether a row whose numbers differ names no relation, and more is not certainly better, so that
    /// a reader has to guess it.
    pub fn lacks_relation(&self) -> bool {
        if self.effective_relation().is_some() || self.points_up() {
            return false;
        }
        let numbers = self.quantities();
        numbers.is_some_and(|(target, actual)| target.number != actual.number)
    }

    /// The target and the actual value as quantities of the same measure, where each states one, and the
    /// actual value is not the target over again.
    pub fn quantities(&self) -> Option<(Quantity, Quantity)> {
        let (target, actual) = (Self::text_of(&self.target), Self::text_of(&self.actual));
        let (StatedText::Number(target), StatedText::Number(actual)) =
            (StatedText::of(target), StatedText::of(actual))
        else {
            return None;
        };
        if self.is_repeated() {
            return None;
        }
        let values = self.values(target, actual).ok()?;
        Some(values.quantities)
    }

    /// Whether its row gives no reason for a deviation: 偏差 is empty, 无 or a dash.
    pub fn tells_no_deviation(&self) -> bool {
        let blank = |c: char| c.is_whitespace() || "无—－-/。0".contains(c);
        (self.deviation.as_ref()).is_none_or(|reason| reason.value.chars().all(blank))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{Obstacle, Verdict};
    use super::Indicator;
    use crate::field::FromText;
    use crate::source::{Span, Spanned};
    use rust_decimal::Decimal;

    /// A row without a name.
    pub(in super::super) fn indicator(
        relation: &str,
        target: &str,
        actual: &str,
        weight: i64,
    ) -> Indicator {
        let place = Span::default();
        let relation = FromText::from_text(relation).ok();
        Indicator {
            span: place,
            level1: None,
            level2: None,
            level3: Spanned::new("甲".into(), place),
            relation: relation.map(|relation| Spanned::new(relation, place)),
            target: Some(Spanned::new(target.into(), place)),
            measure: None,
            actual: Some(Spanned::new(actual.into(), place)),
            weight: Some(Spanned::new(Decimal::from(weight), place)),
            score: None,
            deviation: None,
            parts: Box::default(),
        }
    }

    /// 二级/三级, 性质, 指标值, 度量单位, 完成值, and the verdict.
    #[rustfmt::skip]
    const CASES: &[(&str, &str, &str, &str, &str, Verdict)] = &[
        ("成本指标/项目成本", "", "20万元", "", "18万元", Verdict::Reached),
        ("成本指标/项目成本", "", "20", "万元", "23", Verdict::Missed),
        ("成本指标/项目总成本", "", "≤90万元", "", "95", Verdict::Missed),
        ("成本指标/成本", "", "10万元", "", "已完成100%", Verdict::Unknown(Obstacle::ResultInWords)),
        ("成本指标/生均补助标准", "", "500元", "", "480元", Verdict::Unknown(Obstacle::NoDirection)),
        ("数量指标/委托业务数量", "", "≥50个", "", "40", Verdict::Missed),
        ("数量指标/栽种面积", "", "29.5亩", "", "29.5亩", Verdict::Reached),
        ("数量指标/设备购置及安装", "", "550", "", "20", Verdict::Unknown(Obstacle::NoMeasure)),
        ("数量指标/宣传次数", "", "至少全年完成2次宣传", "", "已完成100%", Verdict::Unknown(Obstacle::ResultInWords)),
        ("数量指标/灭火设备配备率", "", "100%", "", "1000件", Verdict::Unknown(Obstacle::OtherMeasure)),
        ("数量指标/监控维护率", "", "100%", "", "100% / 5个", Verdict::Unknown(Obstacle::Several)),
        ("数量指标/建设占地面积", "", "约12000平方米", "", "约20000平方米", Verdict::Reached),
        ("数量指标/建设占地面积", "", "约12000平方米", "", "约11000平方米", Verdict::Unknown(Obstacle::Approximate)),
        ("质量指标/验收合格率", "", "100%", "", "0", Verdict::Missed),
        ("质量指标/验收合格率", "", "100%", "", "0.98", Verdict::Unknown(Obstacle::UnclearShare)),
        ("质量指标/报告合格率", "", "≥100百分比", "", "100", Verdict::Reached),
        ("质量指标/卫生院补助", "", "37个卫生院", "", "100%", Verdict::Unknown(Obstacle::OtherMeasure)),
        ("质量指标/验收情况", "", "合格", "", "合格", Verdict::Reached),
        ("质量指标/创建质量", "", "按质按量完成", "", "已完成100%", Verdict::Reached),
        ("质量指标/验收要求", "", "20", "", "20", Verdict::Unknown(Obstacle::NoMeasure)),
        ("数量指标/修缮数量", "", "修缮校舍共3处", "", "修缮校舍共3处", Verdict::Unknown(Obstacle::Repeated)),
        ("数量指标/缴费人数", "", "2000人", "", "1900人", Verdict::Missed),
        ("满意度/市民满意度调查", "", "290%", "", "100%", Verdict::Unknown(Obstacle::ImpossibleRate)),
        ("满意度/市民满意度调查", "", "90%", "", "100%", Verdict::Reached),
        ("时效指标/完工日期", "", "2021年4月15日", "", "0", Verdict::Unknown(Obstacle::Date)),
        ("时效指标/完成时间", "", "10月前", "", "8月", Verdict::Unknown(Obstacle::Date)),
        ("时效指标/任务完成时限（月）", "", "10", "", "9", Verdict::Unknown(Obstacle::NoDirection)),
        ("时效指标/任务完成时限（月）", "", "10", "", "10", Verdict::Reached),
        ("时效指标/办结时限", "≤", "15个工作日", "", "12", Verdict::Reached),
        ("社会效益/重大火灾", "", "0起", "", "0", Verdict::Reached),
        ("社会效益/重大火灾", "", "0起", "", "1起", Verdict::Missed),
        ("社会效益/超概算项目比例", "", "0%", "", "0", Verdict::Reached),
        ("社会效益/受害面积", "", "小于0.9‰", "", "0.2‰", Verdict::Reached),
        ("社会效益/减轻负担", "", "有效", "", "有效", Verdict::Unknown(Obstacle::Repeated)),
        ("社会效益/市场影响", "", "效果明显", "", "达成预期指标", Verdict::Reached),
        ("社会效益/收入", "", "≥11.376万元", "", "12万元", Verdict::Reached),
        ("满意度/群众满意度", "", "≥90%", "", "达90%以上", Verdict::Unknown(Obstacle::Repeated)),
        ("满意度/群众满意度", "", "≥90%", "", "超过95%", Verdict::Reached),
        ("满意度/群众满意度", "", "90%", "", "已完成100%", Verdict::Unknown(Obstacle::ResultInWords)),
        ("满意度/群众满意度", "", "85-90%", "", "88%", Verdict::Unknown(Obstacle::Several)),
        ("数量指标/新修管道", "≥", "266", "米", "≥266米", Verdict::Unknown(Obstacle::Repeated)),
        ("数量指标/救助户数", "", "不低于300户", "", "不低于３００户", Verdict::Unknown(Obstacle::Repeated)),
        ("数量指标/救助户数", "≥", "300户", "", "290户", Verdict::Missed),
        ("数量指标/学生人数", "=", "735", "人", "740", Verdict::Reached),
        ("数量指标/苗木胸径", "=", "8厘米", "", "9厘米", Verdict::Unknown(Obstacle::AboveExact)),
        ("数量指标/巡查次数", "", "每周2次", "", "90次", Verdict::Unknown(Obstacle::OtherSense)),
        ("数量指标/户数", "≤", "≥300户", "", "290户", Verdict::Unknown(Obstacle::Contradiction)),
        ("数量指标/户数", "≥", "300户", "", "", Verdict::Unknown(Obstacle::NoResult)),
        ("数量指标/户数", "定性", "每周巡查2次", "", "达成", Verdict::Reached),
        ("数量指标/户数", "≥", "4个", "", "全部建成", Verdict::Unknown(Obstacle::ResultInWords)),
        ("数量指标/户数", "≥", "四个", "", "四个", Verdict::Reached),
        ("数量指标/户数", "≥", "200户", "", "近200户", Verdict::Unknown(Obstacle::Approximate)),
        ("数量指标/户数", "≥", "12000人", "", "1.2万余人", Verdict::Reached),
    ];

    #[test]
    fn a_row_is_judged_by_its_own_words_alone() {
        for (name, relation, target, measure, actual, verdict) in CASES {
            let mut row = indicator(relation, target, actual, 5);
            let (level, name) = name.split_once('/').unwrap_or(("", name));
            let place = Span::default();
            row.level2 = Some(Spanned::new(level.into(), place));
            row.level3 = Spanned::new(name.into(), place);
            row.measure = Some(Spanned::new((*measure).into(), place));
            let found = row.judgement().verdict;
            assert_eq!(
                found, *verdict,
                "{name} {relation}{target}{measure} / {actual}"
            );
        }
    }
}
