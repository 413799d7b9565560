//! Which project, which unit, which year: what title, cover, head, end and sentences say together.

use super::body_name::{self, BodyKind, without_place};
use super::cover::ReportCover;
use super::ending::ReportEnding;
use super::head::PageHead;
use super::named::{self, StatedYear};
use super::numbering::numbering;
use super::piece::{ProsePiece, bare, lines};
use super::title_words::ReportTitle;
use crate::extract::draft::{Doubt, ReportDraft};
use crate::extract::facts::{Facts, Quoted};
use crate::import::Place;
use crate::text::words::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// What was read around the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Surroundings {
    /// What stood above it.
    pub(super) head: PageHead,
    /// The title.
    pub(super) title: Option<ReportTitle>,
    /// The project in brackets that stands for a title.
    pub(super) bracketed: Option<Quoted>,
    /// The cover.
    pub(super) cover: ReportCover,
    /// The end.
    pub(super) ending: ReportEnding,
    /// The unit, where the one who imports the document says so.
    pub(super) given_unit: Option<Quoted>,
    /// The year, where they say so.
    pub(super) given_year: Option<Quoted>,
    /// The project that the heading of a part names.
    pub(super) divided: Option<Quoted>,
    /// What the name of the file says, as a title.
    pub(super) file: Option<ReportTitle>,
}

/// Sets 项目名称, 单位, 年度, 主管部门 and what the surroundings say; gives what is missing.
pub(super) fn identify(
    around: &Surroundings,
    pieces: &[ProsePiece],
    facts: &mut Facts,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let unit = unit(around, pieces);
    let project = project(around, pieces, unit.as_ref());
    let name = project.as_ref().map(|project| project.value.clone());
    match project {
        Some(project) => facts.set("项目名称", project),
        None => doubts.push(missing("项目名称", "项目的名称，请填写全称", None)),
    }
    match unit {
        Some(unit) => facts.set("单位", unit),
        None => {
            let seen = around
                .head
                .publisher
                .clone()
                .or_else(|| around.head.origin.clone());
            doubts.push(missing("单位", "是哪个单位的报告，请填写", seen));
        }
    }
    year(around, pieces, name.as_deref(), facts, &mut doubts);
    if let Some(department) = department(around, facts.one("单位")) {
        facts.set("主管部门", department);
    }
    if let Some(written) = around
        .cover
        .written
        .clone()
        .or_else(|| around.ending.written.clone())
    {
        facts.set("成文日期", written);
    }
    for field in [
        "公开日期",
        "索引号",
        "文号",
        "时效性",
        "主题分类",
        "成文日期",
    ] {
        if let Some(quoted) = around.head.facts.one(field) {
            facts.set(field, quoted.clone());
        }
    }
    doubts
}

/// Takes away the doubts that something is missing where it has been found after all, in a form.
pub(in crate::extract) fn forget_answered(drafts: &mut [ReportDraft]) {
    for draft in drafts {
        let facts = &draft.facts;
        let is_open = |doubt: &Doubt| {
            !doubt.reason.starts_with(MISSING) || facts.entry(&doubt.field).is_none()
        };
        draft.doubts.retain(is_open);
    }
}

/// What is said first of all that is missing.
const MISSING: &str = "没有找到";

impl Surroundings {
    /// What of the lines that were taken no fact quotes.
    pub(super) fn unquoted(&self, facts: &Facts) -> Vec<String> {
        let title = self.title.as_ref().map(|title| &title.quoted);
        let cover = &self.cover;
        let covers = [
            &cover.project,
            &cover.unit,
            &cover.department,
            &cover.year,
            &cover.written,
        ];
        let others = [
            &self.bracketed,
            &self.divided,
            &self.ending.unit,
            &self.ending.written,
        ];
        let taken = title
            .into_iter()
            .chain(covers.into_iter().chain(others).flatten());
        let quoted: Vec<&str> = (facts.entries())
            .filter_map(|(field, _)| Some(&*facts.one(field)?.words))
            .collect();
        let open = taken.filter(|taken| !quoted.iter().any(|words| words.contains(&*taken.words)));
        let mut open: Vec<String> = open.map(|taken| taken.words.clone()).collect();
        open.dedup();
        open
    }
}

/// The doubt that a field is missing.
fn missing(field: &str, what: &str, seen: Option<Quoted>) -> Doubt {
    doubt(field, &format!("{MISSING}{what}"), seen)
}

fn doubt(field: &str, reason: &str, quoted: Option<Quoted>) -> Doubt {
    Doubt {
        field: field.into(),
        reason: reason.into(),
        quoted,
    }
}

/// A value that one who imports the document gives.
pub(super) fn given(value: &str) -> Quoted {
    Quoted {
        value: value.to_owned(),
        words: String::new(),
        place: Place::Hidden,
    }
}

fn unit(around: &Surroundings, pieces: &[ProsePiece]) -> Option<Quoted> {
    if around.given_unit.is_some() {
        return around.given_unit.clone();
    }
    let publisher = around.head.publisher.as_ref();
    let titled = |title: &ReportTitle| {
        let unit = title.unit.clone()?;
        // The publisher's own name may be the fuller one: 云岭镇 and 青禾县云岭镇.
        match publisher.filter(|publisher| publisher.value.contains(&unit)) {
            Some(publisher) if publisher.value != unit => Some(publisher.clone()),
            _ => Some(Quoted {
                value: unit,
                ..title.quoted.clone()
            }),
        }
    };
    let signed = around.ending.unit.clone();
    around
        .title
        .as_ref()
        .and_then(titled)
        .or_else(|| around.cover.unit.clone())
        .or(signed)
        .or_else(|| around.file.as_ref().and_then(titled))
        .or_else(|| opening(pieces))
        .or_else(|| {
            publisher
                .filter(|body| is_author(&body.value, pieces))
                .cloned()
        })
        .or_else(|| {
            around
                .head
                .origin
                .as_ref()
                .filter(|body| is_named(&body.value, pieces))
                .cloned()
        })
}

/// The body that a line before the first sentence begins with: `某某局关于……的情况`.
fn opening(pieces: &[ProsePiece]) -> Option<Quoted> {
    /// Lines that are looked at.
    const DEPTH: usize = 10;
    for line in lines(pieces).take(DEPTH) {
        if numbering(&line.text).is_some() || line.text.ends_with('。') {
            return None;
        }
        let unit = body_name::prefix(&line.text);
        let about = |unit: &&str| line.text[unit.len()..].trim_start().starts_with("关于");
        if let Some(unit) = unit.filter(about) {
            return Some(line.quote(unit, line.text.clone()));
        }
    }
    None
}

/// Whether who made a text public is the one who wrote it: its name stands in the text, or the text says 我局 and the
/// like of it.
fn is_author(body: &str, pieces: &[ProsePiece]) -> bool {
    /// How bodies speak of themselves, by how their names end.
    const SELVES: &[(&str, &[&str])] = &[
        ("局", &["我局", "本局"]),
        ("委", &["我委", "本委"]),
        ("委员会", &["我委", "本委"]),
        ("镇", &["我镇"]),
        ("乡", &["我乡"]),
        ("人民政府", &["我镇", "我乡"]),
        ("中心", &["我中心", "本中心"]),
        ("院", &["我院", "本院"]),
        ("校", &["我校", "本校"]),
        ("学", &["我校", "本校"]),
        ("馆", &["我馆", "本馆"]),
        ("街道办事处", &["我街道", "我办"]),
        ("办公室", &["我办", "本办"]),
        ("厅", &["我厅"]),
    ];
    let says = |words: &[&str]| {
        words
            .iter()
            .any(|word| lines(pieces).any(|line| line.text.contains(word)))
    };
    if is_named(body, pieces)
        || SELVES
            .iter()
            .any(|(end, words)| body.ends_with(end) && says(words))
    {
        return true;
    }
    // An office makes its own reports public; who holds those of others is not their author.
    let of_others = ["财政", "政府", "办公室"]
        .iter()
        .any(|word| body.contains(word));
    let office = body_name::kind(body) == Some(BodyKind::Office) && !of_others;
    office && !SELVES.iter().any(|(_, words)| says(words))
}

/// Whether a text names a body, with or without the places its name begins with.
fn is_named(body: &str, pieces: &[ProsePiece]) -> bool {
    let plain = without_place(body);
    let named =
        |name: &str| name.chars().count() > 4 && lines(pieces).any(|line| line.text.contains(name));
    named(body) || named(plain)
}

fn project(around: &Surroundings, pieces: &[ProsePiece], unit: Option<&Quoted>) -> Option<Quoted> {
    let of_title = |title: &ReportTitle| {
        Some(Quoted {
            value: title.project.clone()?,
            ..title.quoted.clone()
        })
    };
    let divided = around.divided.clone();
    divided
        .or_else(|| around.title.as_ref().and_then(of_title))
        .or_else(|| around.cover.project.clone())
        .or_else(|| around.bracketed.clone())
        .or_else(|| named::project(pieces))
        .or_else(|| around.file.as_ref().and_then(of_title))
        .or_else(|| several(around, pieces, unit))
}

/// The name of a report on all projects of a unit in a year, which are counted in the text.
fn several(around: &Surroundings, pieces: &[ProsePiece], unit: Option<&Quoted>) -> Option<Quoted> {
    static COUNT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:项目(?:共计?|总计)|共(?:实施|有|安排)?)\s?(\d{1,3})\s?个"));
    let title = around.title.as_ref()?;
    let (year, _) = title.years.first()?;
    let unit = unit?;
    let count = lines(pieces).find_map(|line| {
        let found = COUNT.captures(&line.text)?;
        line.text
            .contains("项目")
            .then(|| found.get(1).map(|count| count.as_str().to_owned()))?
    })?;
    Some(Quoted {
        value: format!("{}{year}年度项目支出（{count}个项目）", unit.value),
        ..title.quoted.clone()
    })
}

fn year(
    around: &Surroundings,
    pieces: &[ProsePiece],
    project: Option<&str>,
    facts: &mut Facts,
    doubts: &mut Vec<Doubt>,
) {
    if let Some(year) = &around.given_year {
        facts.set("年度", year.clone());
        return;
    }
    for title in around.title.iter().chain(around.file.iter()) {
        match &title.budget_years()[..] {
            [] => {}
            [year] => {
                let value = (*year).to_owned();
                let quoted = title.quoted.clone();
                facts.set("年度", Quoted { value, ..quoted });
                return;
            }
            _ => {
                let reason = "标题里写了几个年度，请核对后填写";
                doubts.push(doubt("年度", reason, Some(title.quoted.clone())));
                return;
            }
        }
    }
    if let Some(year) = &around.cover.year {
        facts.set("年度", year.clone());
        return;
    }
    match named::year(pieces, project) {
        StatedYear::One(year) => facts.set("年度", year),
        StatedYear::Several(all) => {
            let first = all.into_iter().next();
            doubts.push(doubt("年度", "正文里写了几个年度，请核对后填写", first));
        }
        StatedYear::Unstated => doubts.push(missing("年度", "是哪一年的，请填写预算年度", None)),
    }
}

/// The department in charge: as the cover says; or the office that made the report of an institution public.
fn department(around: &Surroundings, unit: Option<&Quoted>) -> Option<Quoted> {
    if let Some(department) = &around.cover.department {
        return Some(department.clone());
    }
    let (unit, publisher) = (&unit?.value, around.head.publisher.as_ref()?);
    let place = |name: &str| -> String { name.chars().take(2).collect() };
    let office = &publisher.value;
    let above = body_name::kind(unit) == Some(BodyKind::Institution)
        && body_name::kind(office) == Some(BodyKind::Office)
        && !["政府", "财政", "办公室"]
            .iter()
            .any(|word| office.contains(word))
        && place(unit) == place(office)
        && bare(office) != bare(unit);
    above.then(|| publisher.clone())
}
