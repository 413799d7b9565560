//! The words that forms are made of: labels, heads of columns, names of rows and levels. One entry a meaning; a
//! spelling more is a word more in its list.

use crate::extract::wordings::WORDINGS;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column of a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Initial,
    Budget,
    Spent,
    Rate,
    Weight,
    Score,
    Deviation,
    Level1,
    Level2,
    Level3,
    Relation,
    Target,
    Measure,
    Actual,
    /// Half of a head that is broken over two rows: 年度, of which 指标值 stands below.
    HalfTarget,
    HalfActual,
}

impl Head {
    /// Whether only funds have such a column.
    pub(super) fn is_of_funds(self) -> bool {
        matches!(
            self,
            Self::Initial | Self::Budget | Self::Spent | Self::Rate
        )
    }

    /// Whether only indicators have such a column.
    pub(super) fn is_of_indicators(self) -> bool {
        !self.is_of_funds() && !matches!(self, Self::Weight | Self::Score | Self::Deviation)
    }
}

/// What a known word is in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The label of a project's name.
    Name,
    /// Another label before a value.
    Label,
    /// A label that is an ordinary word as well: only alone in its cell, or before a colon.
    WeakLabel,
    FundTitle,
    /// The head over the names of the rows of funds.
    FundNames,
    FundRow,
    GoalTitle,
    GoalHead,
    IndicatorTitle,
    Head(Head),
    Level1,
    Level2,
    /// 成本指标, 满意度指标: on either level.
    EitherLevel,
    Total,
}

/// Words by what they are. `wordings` adds to them what fields are called.
static WORDS: &[(Word, &[&str])] = &[
    (
        Word::Name,
        &[
            "项目名称",
            "专项名称",
            "专项资金名称",
            "项目资金名称",
            "转移支付名称",
            "转移名称",
            "政策名称",
        ],
    ),
    (
        Word::Label,
        &[
            "主管部门",
            "项目主管部门",
            "中央主管部门",
            "省级主管部门",
            "地方主管部门",
            "市级主管部门",
            "县级主管部门",
            "实施单位",
            "项目实施单位",
            "项目单位",
            "资金使用单位",
            "使用单位",
            "单位名称",
            "部门名称",
            "填报单位",
            "预算单位",
            "填报日期",
            "项目负责人",
            "项目负责人及电话",
            "负责人及电话",
            "项目联系人",
            "联系电话",
            "项目类别",
            "项目属性",
            "项目类型",
            "项目编码",
            "项目代码",
            "预算编码",
            "实施期限",
            "项目期限",
            "其他需要说明事项",
            "其他需要说明的事项",
            "其他需说明的问题",
            "评价结论",
            "自评结论",
            "存在问题",
            "改进措施",
            "财务负责人",
            "填报人",
            "评价等级",
            "自评等级",
            "自评得分",
            "偏差大或目标未完成原因分析",
            "改进措施及结果应用方案",
            "项目实施内容及过程概述",
            "项目概况",
        ],
    ),
    (
        Word::WeakLabel,
        &[
            "部门",
            "单位",
            "说明",
            "备注",
            "注",
            "等级",
            "联系人",
            "负责人",
            "电话",
        ],
    ),
    (
        Word::FundTitle,
        &[
            "项目资金",
            "资金情况",
            "预算资金",
            "预算执行情况",
            "年度预算数",
            "资金投入",
            "资金投入情况",
            "项目资金情况",
        ],
    ),
    (Word::FundNames, &["资金来源", "资金性质", "资金名称"]),
    (
        Word::FundRow,
        &[
            "年度资金总额",
            "年度财政资金总额",
            "资金总额",
            "总额",
            "合计",
            "当年财政拨款",
            "本年财政拨款",
            "财政拨款",
            "上年结转资金",
            "上年结转",
            "上年结转结余资金",
            "其他资金",
            "财政资金",
            "财政专户管理资金",
            "单位资金",
            "中央补助",
            "中央补助资金",
            "中央财政资金",
            "中央资金",
            "省级资金",
            "省级补助",
            "省级财政资金",
            "市级资金",
            "县级资金",
            "区级资金",
            "地方资金",
            "地方财政资金",
            "一般预算内拨款",
            "一般公共预算",
            "政府性基金",
            "非财政拨款",
            "社会投入资金",
            "自筹资金",
        ],
    ),
    (
        Word::GoalTitle,
        &[
            "年度总体目标",
            "总体目标完成情况",
            "年度绩效目标",
            "年度绩效目标完成情况",
            "项目年度目标完成情况",
            "项目基本情况",
            "总体绩效目标",
            "年度目标",
        ],
    ),
    (
        Word::GoalHead,
        &[
            "预期目标",
            "年初设定目标",
            "总体目标",
            "实际完成情况",
            "年度总体目标完成情况综述",
            "全年实际完成情况",
            "年度目标完成情况",
            "项目年度目标",
            "目标实际完成情况",
            "年初目标",
            "年初预期目标",
        ],
    ),
    (
        Word::IndicatorTitle,
        &["绩效指标", "年度绩效指标", "绩效指标完成情况"],
    ),
    (
        Word::Head(Head::Initial),
        &["年初预算数", "年初预算", "年初预算金额"],
    ),
    (
        Word::Head(Head::Budget),
        &[
            "全年预算数",
            "预算数",
            "调整后预算数",
            "全年预算",
            "调整预算数",
            "调整后预算",
            "全年预算金额",
        ],
    ),
    (
        Word::Head(Head::Spent),
        &[
            "全年执行数",
            "执行数",
            "预算执行数",
            "全年实际支出数",
            "实际支出数",
            "全年支出数",
            "实际执行数",
        ],
    ),
    (
        Word::Head(Head::Rate),
        &["执行率", "预算执行率", "全年执行率"],
    ),
    (
        Word::Head(Head::Weight),
        &["分值", "权重", "标准分值", "标准分", "分值权重"],
    ),
    (
        Word::Head(Head::Score),
        &["得分", "自评得分", "自评分", "实际得分"],
    ),
    (
        Word::Head(Head::Deviation),
        &[
            "偏差原因分析及改进措施",
            "偏差原因",
            "偏差原因分析",
            "偏差原因及改进措施",
            "未完成原因及拟采取的改进措施",
            "未完成原因和改进措施",
            "未完成原因及改进措施",
            "未完成原因分析",
            "未完成原因",
            "原因",
            "原因分析",
            "偏差原因分析与改进措施",
            "未完成原因分析及改进措施",
        ],
    ),
    (Word::Head(Head::Level1), &["一级指标"]),
    (Word::Head(Head::Level2), &["二级指标"]),
    (Word::Head(Head::Level3), &["三级指标", "指标名称"]),
    (Word::Head(Head::Relation), &["指标性质", "性质"]),
    (
        Word::Head(Head::Target),
        &[
            "年度指标值",
            "指标值",
            "年初目标值",
            "目标值",
            "年度目标值",
            "年初指标值",
            "预期指标值",
            "计划指标值",
            "年初设定指标值",
            "预期值",
        ],
    ),
    (
        Word::Head(Head::Measure),
        &["度量单位", "计量单位", "指标单位"],
    ),
    (
        Word::Head(Head::Actual),
        &[
            "实际完成值",
            "完成值",
            "全年实际值",
            "全年完成值",
            "全年实际完成值",
            "实际值",
            "实际完成情况",
            "实施进度",
            "年度完成值",
            "实际完成指标值",
            "自评完成值",
        ],
    ),
    (Word::Head(Head::HalfTarget), &["年度"]),
    (Word::Head(Head::HalfActual), &["实际", "全年"]),
    (
        Word::Level1,
        &[
            "产出指标",
            "效益指标",
            "管理指标",
            "过程指标",
            "决策指标",
            "项目决策",
            "项目管理",
            "项目产出",
            "项目效益",
            "影响力指标",
        ],
    ),
    (
        Word::Level2,
        &[
            "数量指标",
            "质量指标",
            "时效指标",
            "经济成本指标",
            "社会成本指标",
            "生态环境成本指标",
            "经济效益指标",
            "社会效益指标",
            "生态效益指标",
            "可持续影响指标",
            "可持续发展指标",
            "服务对象满意度指标",
            "社会公众满意度指标",
            "服务对象满意度",
            "社会公众满意度",
            "公众满意度指标",
            "产出数量",
            "产出质量",
            "产出时效",
            "产出成本",
            "社会效益",
            "经济效益",
            "生态效益",
            "可持续影响",
            "帮扶对象满意度指标",
            "受益对象满意度指标",
        ],
    ),
    (Word::EitherLevel, &["成本指标", "满意度指标"]),
    (Word::Total, &["总分", "合计", "总计"]),
];

/// Known words by their first letter, longest first.
static BY_FIRST: LazyLock<HashMap<char, Vec<Entry>>> = LazyLock::new(|| {
    let known = WORDS
        .iter()
        .flat_map(|(word, spellings)| spellings.iter().map(|s| (*word, *s)));
    let fields = WORDINGS.iter().flat_map(|wording| {
        let word = word_of_field(wording.field);
        wording
            .labels
            .iter()
            .filter_map(move |label| Some((word?, *label)))
    });
    let mut entries: HashMap<char, Vec<Entry>> = HashMap::new();
    for (word, spelling) in known.chain(fields) {
        let letters: Box<[char]> = spelling.chars().collect();
        let Some(first) = letters.first() else {
            continue;
        };
        let list = entries.entry(*first).or_default();
        // What is both is told apart by where it stands.
        if !list
            .iter()
            .any(|entry| entry.letters == letters && entry.word == word)
        {
            list.push(Entry { letters, word });
        }
    }
    for list in entries.values_mut() {
        list.sort_by_key(|entry| std::cmp::Reverse(entry.letters.len()));
    }
    entries
});

/// A word by its letters.
pub(super) struct Entry {
    pub(super) letters: Box<[char]>,
    pub(super) word: Word,
}

/// What the label of a field is in a form; `None` where it is a word of texts too often.
fn word_of_field(field: &str) -> Option<Word> {
    let head = match field {
        "项目名称" => return Some(Word::Name),
        "资金.年初预算数" => Head::Initial,
        "资金.全年预算数" => Head::Budget,
        "资金.全年执行数" => Head::Spent,
        "资金.执行率" => Head::Rate,
        "指标.一级" => Head::Level1,
        "指标.二级" => Head::Level2,
        "指标.三级" => Head::Level3,
        "指标.性质" => Head::Relation,
        "指标.指标值" => Head::Target,
        "指标.单位" => Head::Measure,
        "指标.完成值" => Head::Actual,
        "资金.分值" | "指标.分值" => Head::Weight,
        "资金.得分" | "指标.得分" => Head::Score,
        "指标.偏差" => Head::Deviation,
        "单位" | "主管部门" | "项目编码" | "填报日期" | "负责人" => {
            return Some(Word::WeakLabel);
        }
        _ => return None,
    };
    Some(Word::Head(head))
}

/// The known words that begin with a letter, longest first.
pub(super) fn beginning_with(first: char) -> &'static [Entry] {
    BY_FIRST.get(&first).map_or(&[], Vec::as_slice)
}

/// What a whole cell is as known words: without spaces, what stands in brackets, a colon at its end, a number before.
pub(super) fn meanings(cell: &str) -> impl Iterator<Item = Word> {
    let key = key(cell);
    let list = key.first().map_or(&[][..], |first| beginning_with(*first));
    list.iter()
        .filter(move |entry| *entry.letters == *key)
        .map(|entry| entry.word)
}

/// The most letters a cell has that is a known word, with what it has in brackets.
const LONGEST: usize = 60;

fn key(cell: &str) -> Vec<char> {
    if cell.len() > LONGEST * 4 {
        return Vec::new();
    }
    let mut depth = 0_usize;
    let mut letters: Vec<char> = Vec::new();
    for c in cell.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || depth > 0 => {}
            c => letters.push(c),
        }
    }
    while matches!(letters.last(), Some(':' | '：' | '等' | '*' | '★')) {
        letters.pop();
    }
    let numbered = letters.iter().take_while(|c| c.is_ascii_digit()).count();
    if numbered > 0 && matches!(letters.get(numbered), Some('.' | '、' | '．')) {
        letters.drain(..=numbered);
    }
    if letters.starts_with(&['其', '中']) {
        let colon = usize::from(matches!(letters.get(2), Some(':' | '：')));
        letters.drain(..2 + colon);
    }
    letters
}
