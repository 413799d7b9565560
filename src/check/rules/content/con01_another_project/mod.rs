//! CON01: words about another project.

mod names;
mod relation;

use crate::check::rule::{Check, ReportContext, Rule, Texts};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{EvaluationKind, read_text};
use crate::parse::{Document, Form, Passage};
use names::{MANY_UNITS, ProjectNames, are_related};
use relation::{is_related_by_words, is_told};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

pub(super) static RULE: Rule = Rule {
    code: Code("CON01"),
    name: "写成了别的项目",
    severity: Severity::Warning,
    what: "正文里出现本网站另一个项目的名称，或者项目支出的报告里写着“整体支出绩效目标”“公用经费绩效目标”。书名号、引号里的，写明结合、衔接、统筹等关系的，表头或标题里也有的，以及多个单位都在实施的项目，不在此列。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）的自评以一个项目为对象；照抄别的项目而没有改掉名称，说明这部分内容不是针对本项目写的。",
    bad: "\
项目名称: 行政管理工作经费
……明确创建全省民族团结进步示范街道专项资金使用范围，禁止挪作他用。
",
    good: "\
项目名称: 行政管理工作经费
……明确行政管理工作经费使用范围，禁止挪作他用。
",
    check: Check::Texts(check),
};

/// Words of other kinds of reports.
const PHRASES: &[&str] = &[
    "整体支出绩效",
    "公用经费绩效",
    "公用经费项目",
    "公用经费支出绩效",
];
fn check(texts: &Texts<'_>, found: &mut Vec<Diagnostic>) {
    let site = texts.site;
    let names = ProjectNames::new(site, PHRASES);
    let all: Vec<usize> = (0..site.reports.len())
        .filter(|report| {
            // A report on a whole department speaks of all its projects.
            let report = &site.reports[*report];
            report.withdrawn.is_none() && report.kind != EvaluationKind::WholeDepartment
        })
        .collect();
    let ask = |words: &str| -> Box<[u32]> {
        let places = names.places(words.as_bytes()).into_iter();
        let names: BTreeSet<usize> = places.map(|(name, _)| name).collect();
        let names = names.into_iter().filter_map(|name| name.try_into().ok());
        names.collect()
    };
    let mut mentions = BTreeMap::new();
    for (report, mentioned) in texts.rereading.answers(names.question(PHRASES), &all, &ask) {
        let own = &*site.reports[report].project.value;
        let is_own = |name: &str| {
            let mut same = site.same_project(report).iter();
            // Joined by hand, a project may have had quite another name.
            are_related(own, name) || same.any(|at| site.reports[*at].project.value.trim() == name)
        };
        let other = |name: usize| names.all.get(name).is_none_or(|name| !is_own(name.text));
        let mentioned = mentioned.iter().map(|name| *name as usize);
        let mentioned: BTreeSet<usize> = mentioned.filter(|name| other(*name)).collect();
        if !mentioned.is_empty() {
            mentions.insert(report, mentioned);
        }
    }
    forget_programmes(texts, &names, &mut mentions);
    let reports: Vec<usize> = mentions.keys().copied().collect();
    let more: Mutex<Vec<Diagnostic>> = Mutex::default();
    texts.rereading.each(&reports, &|report, bytes| {
        let findings = mentions
            .get(&report)
            .map(|wanted| mentions_in(texts, &names, (report, bytes), wanted));
        let mut more = more.lock().unwrap_or_else(PoisonError::into_inner);
        more.extend(findings.unwrap_or_default());
    });
    found.extend(more.into_inner().unwrap_or_else(PoisonError::into_inner));
}

/// Takes out the names that the reports of many units write of.
fn forget_programmes(
    texts: &Texts<'_>,
    names: &ProjectNames<'_>,
    mentions: &mut BTreeMap<usize, BTreeSet<usize>>,
) {
    let mut units: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (report, wanted) in &*mentions {
        for name in wanted {
            units
                .entry(*name)
                .or_default()
                .insert(texts.site.unit_of[*report]);
        }
    }
    let is_own = |name: &usize| *name >= names.all.len() || units[name].len() < MANY_UNITS;
    mentions
        .values_mut()
        .for_each(|wanted| wanted.retain(is_own));
    mentions.retain(|_, wanted| !wanted.is_empty());
}

/// What one report says of these names.
fn mentions_in(
    texts: &Texts<'_>,
    names: &ProjectNames<'_>,
    (report, bytes): (usize, &[u8]),
    wanted: &BTreeSet<usize>,
) -> Vec<Diagnostic> {
    let facts = &texts.site.reports[report];
    let form = Form::of(&facts.path).unwrap_or(Form::Markdown);
    let document = Document::parse(&facts.path, form, bytes);
    let text = read_text(&document);
    let config = &texts.site.config;
    let ctx = ReportContext::new(texts.prefilter, config, &document, Some(facts), text);
    let mut places: BTreeMap<usize, Vec<(&Passage<'_>, Range<usize>)>> = BTreeMap::new();
    for passage in ctx.body() {
        for (name, range) in names.places(passage.text.as_bytes()) {
            if wanted.contains(&name) && !is_related_by_words(&passage.text, &range) {
                places.entry(name).or_default().push((passage, range));
            }
        }
    }
    places.retain(|_, places| {
        places
            .first()
            .is_some_and(|(passage, range)| !is_told(&ctx, &passage.text[range.clone()]))
    });
    let findings = places.into_iter().filter_map(|(name, places)| {
        let (passage, range) = places.first()?;
        let words = &passage.text[range.clone()];
        let of = names
            .all
            .get(name)
            .map(|name| &texts.site.reports[name.report]);
        let what = match of {
            Some(other) => format!("“{words}”是另一个项目（{}）", other.path),
            None => format!("“{words}”不是项目支出自评的说法"),
        };
        let times = match places.len() {
            1 => String::new(),
            more => format!("，正文共{more}处"),
        };
        let message = format!("{what}，这份报告的项目是“{}”{times}", &*facts.project.value);
        let help = "照抄来的，换成本项目的内容；两个项目确有关系的，在句子里写明";
        Some(
            ctx.finding(RULE.code, passage.span(range.clone()), message)
                .help(help),
        )
    });
    findings.collect()
}
