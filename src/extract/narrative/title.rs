//! The title: in one line or several, once or twice, with the project in brackets; and what it says.

use super::body_name::{self, BodyKind};
use super::numbering::{numbering, unnumbered};
use super::outline::begins_chapter;
use super::piece::{Line, Piece, bare, take};
use crate::extract::facts::Quoted;
use crate::extract::prose_wordings::GENERIC;
use crate::import::Place;
use crate::text::words::{pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

/// How many lines from the first on may hold the title.
const DEPTH: usize = 60;
/// The longest line of a title, in characters.
const LONGEST: usize = 100;
/// How many lines before the one that ends it a title may begin.
const LINES: usize = 3;

/// A title and what it says.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// The whole of it, and where it stands.
    pub(super) quoted: Quoted,
    /// The project; `None` where it names none.
    pub(super) project: Option<String>,
    /// The body that it begins with.
    pub(super) unit: Option<String>,
    /// The years in it, and whether it says 年度.
    pub(super) years: Vec<(String, YearWord)>,
}

/// How a year is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearWord {
    /// `2023年度`.
    Budget,
    /// `2023年`.
    Plain,
}

/// A title is its name, what kind of report it is, and what stands in brackets after that.
static SHAPE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<name>.*?)(?P<kind>(?:财政)?(?:项目支出|支出)?(?:绩效)?(?:目标)?(?:单位|部门|自我)?(?:评价)?(?:自评价?|评价)(?:情况|工作|结果)?的?(?:报告书?|表|情况|总结))(?P<tail>\s*[（(].*)?$",
    )
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"((?:20|19)\d\d)\s?年(度)?"));
static ONLY_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[（(]?\s?(?:20|19)\d\d\s?年度?\s?[）)]?$"));
static LAST_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[（(]?(?:20|19)\d\d\s?年度?[）)]?(?:度)?$"));
static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[（(【\[][^）)】\]]{1,12}[）)】\]]"));
static MOMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:20|19)\d\d\s?年\s?\d|(?:20|19)\d\d[-/.]\d"));
static FILE_END: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\.(?:docx?|xlsx?|pdf|wps|et|txt|html?|rtf|od[ts]|ofd|csv|md|DOCX?|XLSX?|PDF)$"));

/// Finds the title and takes its lines.
pub(super) fn take_title(pieces: &mut [Piece]) -> Option<Title> {
    let front = front(pieces);
    let groups: Vec<Vec<usize>> = front
        .iter()
        .enumerate()
        .filter(|(_, index)| ends_title(text(pieces, **index)))
        .map(|(order, _)| group(pieces, &front, order))
        .collect();
    let mut titles: Vec<(Vec<usize>, Title)> = groups
        .into_iter()
        .filter_map(|lines| Some((lines.clone(), read(pieces, &lines)?)))
        .collect();
    // The first of those that tell most of the project.
    let told = |title: &Title| {
        let project = title.project.as_deref();
        project.map_or(0, |project| 1 + distinct(project).chars().count().min(SHORTEST))
    };
    let most = titles.iter().map(|(_, title)| told(title)).max()?;
    let best = titles.iter().position(|(_, title)| told(title) == most)?;
    let (lines, mut title) = titles.remove(best);
    // The title of the page and that of the text are one.
    let same = |other: &Title| {
        let (one, other) = (bare(&title.quoted.value), bare(&other.quoted.value));
        one.contains(&other) || other.contains(&one)
    };
    let again: Vec<_> = titles.into_iter().filter(|(_, other)| same(other)).collect();
    for index in lines.iter().chain(again.iter().flat_map(|(lines, _)| lines)) {
        take(pieces, *index);
    }
    for (_, other) in again {
        title.quoted.words = format!("{} {}", title.quoted.words, other.quoted.words);
        title.unit = title.unit.or(other.unit);
        title.years.extend(other.years);
    }
    Some(title)
}

/// What a title says that is no line of the text: the name of the file, or a label's value.
pub(super) fn title_of(text: &str, place: Place) -> Option<Title> {
    let text = FILE_END.replace(text.trim(), "");
    let line = Line {
        place,
        text: text.into_owned(),
        style: None,
        taken: false,
    };
    ends_title(&line.text).then(|| parse(&line.text, line.quote_all(line.text.clone())))
}

/// The lines before the first chapter, of those that are not taken yet.
fn front(pieces: &[Piece]) -> Vec<usize> {
    let mut front = Vec::new();
    for index in 0..pieces.len().min(DEPTH) {
        if begins_chapter(pieces, index) && !ends_title(text(pieces, index)) {
            break;
        }
        if pieces[index].line().is_some() {
            front.push(index);
        }
    }
    front
}

fn text(pieces: &[Piece], index: usize) -> &str {
    pieces.get(index).and_then(Piece::line).map_or("", |line| &line.text)
}

/// Whether a line is the last of a title, but for brackets after it.
pub(in crate::extract) fn ends_title(text: &str) -> bool {
    let text = FILE_END.replace(text, "");
    let short = text.chars().count() <= LONGEST;
    let is_label = text.contains(['：', ':', '>', '|', '，', '。', '；']);
    let cited = text.starts_with(['《', '附', '见']);
    short && !is_label && !cited && SHAPE.is_match(&text)
}

/// The lines of the title that ends in line `order` of the front: those before it that it needs to be one, and those
/// after it in brackets.
fn group(pieces: &[Piece], front: &[usize], order: usize) -> Vec<usize> {
    let mut lines = vec![front[order]];
    let incomplete = |lines: &[usize]| {
        let title = read(pieces, lines);
        title.is_some_and(|title| {
            let project = title.project.map_or(0, |project| distinct(&project).chars().count());
            title.unit.is_none() && project < SHORTEST
        })
    };
    for before in front[..order].iter().rev().take(LINES) {
        let above = text(pieces, *before);
        let is_part = above.chars().count() <= LONGEST / 2
            && !above.contains(['：', ':', '>', '|', '，', '。', '；', '/'])
            && !ends_title(above)
            && lines.first() == Some(&(before + 1));
        // A title may break anywhere: a line with a year is its beginning.
        let begins = YEAR.is_match(above) && !MOMENT.is_match(above);
        if !is_part || !(begins || incomplete(&lines)) {
            break;
        }
        lines.insert(0, *before);
    }
    for after in front.iter().skip(order + 1).take(2) {
        let below = text(pieces, *after);
        let bracketed = below.starts_with(['（', '(']) && below.ends_with(['）', ')']);
        if !bracketed || below.chars().count() > LONGEST / 2 || numbering(below).is_some() {
            break;
        }
        lines.push(*after);
    }
    lines
}

fn read(pieces: &[Piece], lines: &[usize]) -> Option<Title> {
    let first = pieces.get(*lines.first()?)?.line()?;
    let whole: String = lines.iter().map(|index| text(pieces, *index)).collect();
    let words: Vec<&str> = lines.iter().map(|index| text(pieces, *index)).collect();
    let quoted = first.quote(whole.clone(), words.join(" "));
    Some(parse(&whole, quoted))
}

/// What the words of a title say.
fn parse(whole: &str, quoted: Quoted) -> Title {
    let whole = FILE_END.replace(unnumbered(whole.trim()), "");
    let shape = SHAPE.captures(&whole);
    let part = |name| {
        let found = shape.as_ref().and_then(|shape| shape.name(name));
        found.map_or("", |found| found.as_str().trim())
    };
    let (name, tail) = match shape {
        Some(_) => (part("name"), part("tail")),
        None => (&*whole, ""),
    };
    let name = TAG.replace(name, "");
    let unit = body_name::prefix(name.trim()).map(str::to_owned);
    let mut years = years(&name);
    years.extend(self::years(tail));
    let project = project(name.trim(), unit.as_deref()).or_else(|| bracketed(tail));
    Title {
        quoted,
        project,
        unit,
        years,
    }
}

fn years(text: &str) -> Vec<(String, YearWord)> {
    let found = YEAR.captures_iter(text).filter_map(|year| {
        let word = match year.get(2) {
            Some(_) => YearWord::Budget,
            None => YearWord::Plain,
        };
        Some((year.get(1)?.as_str().to_owned(), word))
    });
    found.collect()
}

/// The project that stands in brackets after a title: not a year.
fn bracketed(tail: &str) -> Option<String> {
    let groups = tail.split(['（', '(']).map(|group| group.trim_end_matches(['）', ')', ' ']));
    // Brackets in the name of a project are its own: the outermost group as a whole.
    let whole = tail.trim().strip_prefix(['（', '('])?;
    let closed = whole.strip_suffix(['）', ')']).unwrap_or(whole);
    let nested = closed.contains(['（', '(']) && !closed.contains("）(") && !closed.contains(")(") && !closed.contains("）（");
    let candidates: Vec<&str> = match nested {
        true => vec![closed],
        false => groups.filter(|group| !group.is_empty()).collect(),
    };
    let named = candidates.into_iter().find(|group| {
        let more = group.chars().count() >= SHORTEST && !ONLY_YEAR.is_match(group);
        more && ["项目", "资金", "经费", "工程", "补助", "专项", "费"].iter().any(|word| group.contains(word))
    });
    named.map(|group| group.trim().to_owned())
}

/// The shortest name that tells a project from others without its unit, in characters.
const SHORTEST: usize = 4;

/// The project in the name of a title. The unit before it is its own where nothing else tells it from others.
fn project(name: &str, unit: Option<&str>) -> Option<String> {
    let name = LAST_YEAR.replace(name, "");
    let name = name.trim().trim_end_matches(['-', '—', '_']);
    let rest = match unit {
        Some(unit) => name.strip_prefix(unit).unwrap_or(name).trim(),
        None => name,
    };
    let rest = rest.strip_prefix("关于").unwrap_or(rest);
    let rest = rest.strip_prefix("对").unwrap_or(rest).trim();
    if is_nothing(rest) {
        return None;
    }
    let town = unit.is_some_and(|unit| body_name::kind(unit) == Some(BodyKind::Town));
    let known = match distinct(rest).chars().count() {
        _ if town => name,
        0..SHORTEST => name.trim_start_matches("关于"),
        _ => rest,
    };
    Some(known.to_owned())
}

/// Whether words name no project at all: a year, 项目, 项目支出.
fn is_nothing(words: &str) -> bool {
    let words = YEAR.replace_all(words, "");
    let words = words.trim_matches(|c: char| c.is_whitespace() || "（）()的".contains(c));
    ["", "度", "项目", "项目支出", "支出", "工程项目", "部门预算项目", "预算项目", "部门项目", "部门预算", "单位", "部门", "财政项目", "专项资金项目", "资金", "专项资金"]
        .contains(&words)
}

/// The letters of a name that tell it from others: no year, unit of money or word such as 项目.
pub(super) fn distinct(name: &str) -> String {
    let name = YEAR.replace_all(name, "");
    let mut rest = bare(&name);
    for word in words_of(GENERIC) {
        rest = rest.replace(word, "");
    }
    rest.retain(|c| !c.is_ascii_punctuation() && !"、，。·—-".contains(c) && !c.is_ascii_digit());
    rest
}

/// Takes a line in brackets before the first chapter that names a project where no title does.
pub(super) fn take_bracketed(pieces: &mut [Piece]) -> Option<Quoted> {
    let front = front(pieces);
    for index in front {
        let line = pieces[index].line()?;
        let inside = line.text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
        let Some(inside) = inside.filter(|inside| inside.chars().count() <= LONGEST / 2) else {
            continue;
        };
        if inside.ends_with("项目") || inside.ends_with("资金") || inside.ends_with("经费") {
            let quoted = line.quote_all(inside);
            take(pieces, index);
            return Some(quoted);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::title_of;
    use crate::import::Place;

    #[test]
    fn titles_are_told_apart_into_unit_project_and_year() {
        let cases = [
            ("青禾县水利局2019年度云河治理工程青苗费专项资金绩效评价报告", "青禾县水利局|2019年度云河治理工程青苗费专项资金|2019"),
            ("青禾市文化局关于2021年度中央支持地方公共文化项目资金绩效自评报告", "青禾市文化局|2021年度中央支持地方公共文化项目资金|2021"),
            ("青禾市水务局2022年衔接资金项目绩效自评报告", "青禾市水务局|青禾市水务局2022年衔接资金项目|2022"),
            ("青禾市图书馆2022年度项目支出绩效自评报告(2022年公共文化服务补助资金", "青禾市图书馆|2022年公共文化服务补助资金|2022 2022"),
            ("青禾市发展局2023年度项目支出绩效单位自评报告", "青禾市发展局||2023"),
            ("行政管理工作经费支出绩效自评报告", "|行政管理工作经费|"),
            ("创建示范街道专项资金项目支出绩效自评报告", "|创建示范街道专项资金|"),
            ("(直达资金)青禾湖新建光明路(东道-西道)工程项目2020年度绩效自评报告", "|青禾湖新建光明路(东道-西道)工程项目|2020"),
            ("1、青禾区电子政务项目绩效自评报告.docx", "|青禾区电子政务项目|"),
            ("项目支出绩效自评表（2023年度）", "||2023"),
        ];
        for (text, expected) in cases {
            let title = title_of(text, Place::FileName).expect(text);
            let years: Vec<&str> = title.years.iter().map(|(year, _)| &**year).collect();
            let told = format!(
                "{}|{}|{}",
                title.unit.unwrap_or_default(),
                title.project.unwrap_or_default(),
                years.join(" ")
            );
            assert_eq!(told, expected, "{text}");
        }
        for text in ["根据要求，现将自评情况报告如下", "自评报告的附件", "《绩效自评报告》"] {
            assert!(title_of(text, Place::FileName).is_none(), "{text}");
        }
    }
}
