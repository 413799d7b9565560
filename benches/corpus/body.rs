//! The text of a report: six chapters.
//! Takes a report's facts; gives Markdown of five to eight thousand bytes, with headings of the
//! second and third level, lists, and in some a table.
//! No sentence stands twice in one text.

use crate::amount::Hundredths;
use crate::evidence::Evidence;
use crate::outcome::Goal;
use crate::phrase;
use crate::random::Random;
use crate::scene::Scene;

pub(crate) struct Content<'a> {
    pub(crate) goals: &'a [Goal],
    pub(crate) evidence: &'a [Evidence],
    pub(crate) has_missed: bool,
    pub(crate) has_table: bool,
}

/// Between these the texts grow; the last sentence may go a little beyond.
const SHORTEST: u64 = 5300;
const LONGEST: u64 = 7500;

/// How the sentences of a chapter are set.
#[derive(Clone, Copy)]
enum Setting {
    Paragraphs,
    List,
}

struct Chapter {
    heading: &'static str,
    /// What comes before the sentences: always there, and complete.
    lead: Vec<String>,
    sentences: Vec<String>,
    /// Templates that are still unused.
    templates: Vec<&'static str>,
    setting: Setting,
}

/// Heading, templates, how many at least, setting.
type Plan = (&'static str, &'static str, usize, Setting);

const PLANS: [Plan; 14] = [
    (
        "## 一、项目基本情况\n\n### （一）项目概况",
        phrase::SITUATION,
        3,
        Setting::Paragraphs,
    ),
    ("### （二）绩效目标", phrase::GOAL, 1, Setting::Paragraphs),
    (
        "## 二、绩效评价工作情况\n\n### （一）绩效评价目的",
        phrase::PURPOSE,
        1,
        Setting::Paragraphs,
    ),
    (
        "### （二）绩效评价工作方案制定过程",
        phrase::PLAN,
        1,
        Setting::Paragraphs,
    ),
    (
        "### （三）绩效评价原则、评价方法",
        phrase::PRINCIPLE,
        2,
        Setting::List,
    ),
    (
        "### （四）绩效评价实施过程",
        phrase::PROCESS,
        2,
        Setting::Paragraphs,
    ),
    (
        "## 三、评价结论和绩效分析\n\n### （一）评价结论",
        "",
        0,
        Setting::Paragraphs,
    ),
    (
        "### （二）具体绩效分析",
        phrase::ANALYSIS,
        3,
        Setting::Paragraphs,
    ),
    ("## 四、成本效益分析", phrase::COST, 1, Setting::Paragraphs),
    (
        "## 五、主要经验及做法、存在的问题和建议",
        "",
        0,
        Setting::Paragraphs,
    ),
    (
        "### （一）主要经验及做法",
        phrase::PRACTICE,
        2,
        Setting::List,
    ),
    ("### （二）存在的问题", phrase::PROBLEM, 2, Setting::List),
    (
        "### （三）建议和改进措施",
        phrase::MEASURE,
        2,
        Setting::List,
    ),
    ("## 六、佐证材料", "", 0, Setting::List),
];

const GOALS: usize = 1;
const CONCLUSION: usize = 6;
const COST: usize = 8;
const EVIDENCE: usize = 13;

pub(crate) fn compose(content: &Content<'_>, scene: &mut Scene<'_>, random: &mut Random) -> String {
    let mut chapters: Vec<Chapter> = PLANS.iter().map(|plan| chapter(plan, random)).collect();
    lead(&mut chapters, content, scene, random);
    for (chapter, plan) in chapters.iter_mut().zip(&PLANS) {
        for _ in 0..plan.2 {
            chapter.grow(scene, random);
        }
    }
    let wanted = usize::try_from(random.between(SHORTEST, LONGEST)).unwrap_or(0);
    let mut length: usize = chapters.iter().map(Chapter::length).sum();
    while length < wanted && chapters.iter().any(|chapter| !chapter.templates.is_empty()) {
        let at = random.below(chapters.len());
        length += chapters[at].grow(scene, random);
    }
    let blocks: Vec<String> = chapters
        .iter()
        .map(|chapter| chapter.text(random))
        .collect();
    format!("{}\n", blocks.join("\n\n"))
}

fn chapter(plan: &Plan, random: &mut Random) -> Chapter {
    Chapter {
        heading: plan.0,
        lead: Vec::new(),
        sentences: Vec::new(),
        templates: phrase::shuffled(plan.1, random),
        setting: plan.3,
    }
}

/// What is never left to chance: goals, conclusion, money and evidence.
fn lead(
    chapters: &mut [Chapter],
    content: &Content<'_>,
    scene: &mut Scene<'_>,
    random: &mut Random,
) {
    let goals = content.goals.iter().map(|goal| goal.goal.as_str());
    chapters[GOALS].lead.push(listed(goals));
    let conclusion = if content.has_missed {
        phrase::MISSED
    } else {
        phrase::MET
    };
    chapters[CONCLUSION]
        .lead
        .push(phrase::one(conclusion, scene, random));
    let funds = &scene.outcome.funds;
    let money = if funds.left() == Hundredths(0) {
        phrase::SPENT
    } else {
        phrase::SURPLUS
    };
    let table = content.has_table.then(|| table(scene, random));
    chapters[COST].lead.push(phrase::one(money, scene, random));
    chapters[COST].lead.extend(table);
    let papers = content.evidence.iter().map(|paper| paper.title);
    chapters[EVIDENCE].lead.push(listed(papers));
}

/// What the money went to; the rows add up to the last.
fn table(scene: &Scene<'_>, random: &mut Random) -> String {
    let funds = &scene.outcome.funds;
    let mut lines = vec![
        "| 支出内容 | 预算（万元） | 支出（万元） | 执行率 |".to_owned(),
        "| --- | ---: | ---: | ---: |".to_owned(),
    ];
    for part in funds.uses(random) {
        let rate = Hundredths::percent(part.spent.0, part.budget.0);
        lines.push(format!(
            "| {} | {} | {} | {rate}% |",
            part.name, part.budget, part.spent
        ));
    }
    lines.push(format!(
        "| 合计 | {} | {} | {}% |",
        funds.budget,
        funds.spent,
        funds.rate()
    ));
    lines.join("\n")
}

impl Chapter {
    /// One sentence more; gives its length, nought when there are no templates left.
    fn grow(&mut self, scene: &mut Scene<'_>, random: &mut Random) -> usize {
        let Some(template) = self.templates.pop() else {
            return 0;
        };
        let sentence = phrase::expand(template, scene, random);
        let length = sentence.len();
        self.sentences.push(sentence);
        length
    }

    fn length(&self) -> usize {
        let texts = self.lead.iter().chain(&self.sentences);
        self.heading.len() + texts.map(String::len).sum::<usize>()
    }

    fn text(&self, random: &mut Random) -> String {
        let mut blocks = vec![self.heading.to_owned()];
        blocks.extend(self.lead.iter().cloned());
        match self.setting {
            Setting::List if self.sentences.is_empty() => {}
            Setting::List => blocks.push(listed(self.sentences.iter().map(String::as_str))),
            Setting::Paragraphs => blocks.extend(self.paragraphs(random)),
        }
        blocks.join("\n\n")
    }

    fn paragraphs(&self, random: &mut Random) -> Vec<String> {
        let mut paragraphs: Vec<String> = Vec::new();
        for sentence in &self.sentences {
            match paragraphs.last_mut() {
                Some(open) if random.chance(55) => open.push_str(sentence),
                _ => paragraphs.push(sentence.clone()),
            }
        }
        paragraphs
    }
}

fn listed<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let lines = items
        .enumerate()
        .map(|(at, item)| format!("{}. {item}", at + 1));
    lines.collect::<Vec<_>>().join("\n")
}
