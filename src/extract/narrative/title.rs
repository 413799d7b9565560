//! The title: in one line or several, once or twice, with the project in brackets; and what it says.

use super::numbering::numbering;
use super::outline::begins_chapter;
use super::piece::{ProseLine, ProsePiece, bare, take};
use super::title_words::{
    FILE_END, MOMENT, ReportTitle, SHAPE, SHORTEST, YEAR, distinct, parse, project_alone,
};
use crate::extract::facts::Quoted;
use crate::import::Place;

/// How many lines from the first on may hold the title.
const DEPTH: usize = 60;
/// The longest line of a title, in characters.
const LONGEST: usize = 100;
/// How many lines before the one that ends it a title may begin.
const LINES: usize = 3;

/// Finds the title and takes its lines.
pub(super) fn take_title(pieces: &mut [ProsePiece]) -> Option<ReportTitle> {
    let front = front(pieces);
    let groups: Vec<Vec<usize>> = front
        .iter()
        .enumerate()
        .filter(|(_, index)| ends_title(text(pieces, **index)))
        .map(|(order, _)| group(pieces, &front, order))
        .collect();
    let mut titles: Vec<(Vec<usize>, ReportTitle)> = groups
        .into_iter()
        .filter_map(|lines| Some((lines.clone(), read(pieces, &lines)?)))
        .collect();
    // The first of those that tell most of the project.
    let told = |title: &ReportTitle| {
        let project = title.project.as_deref();
        project.map_or(0, |project| {
            1 + distinct(project).chars().count().min(SHORTEST)
        })
    };
    let most = titles.iter().map(|(_, title)| told(title)).max()?;
    let best = titles.iter().position(|(_, title)| told(title) == most)?;
    let (lines, mut title) = titles.remove(best);
    // The title of the page and that of the text are one.
    let same = |other: &ReportTitle| {
        let (one, other) = (bare(&title.quoted.value), bare(&other.quoted.value));
        one.contains(&other) || other.contains(&one)
    };
    let again: Vec<_> = titles
        .into_iter()
        .filter(|(_, other)| same(other))
        .collect();
    for index in lines
        .iter()
        .chain(again.iter().flat_map(|(lines, _)| lines))
    {
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
pub(super) fn title_of(text: &str, place: Place) -> Option<ReportTitle> {
    let text = FILE_END.replace(text.trim(), "");
    let line = ProseLine {
        place,
        text: text.into_owned(),
        style: None,
        taken: false,
    };
    ends_title(&line.text).then(|| parse(&line.text, line.quote_all(line.text.clone())))
}

/// The lines before the first chapter, of those that are not taken yet.
fn front(pieces: &[ProsePiece]) -> Vec<usize> {
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

fn text(pieces: &[ProsePiece], index: usize) -> &str {
    pieces
        .get(index)
        .and_then(ProsePiece::line)
        .map_or("", |line| &line.text)
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
fn group(pieces: &[ProsePiece], front: &[usize], order: usize) -> Vec<usize> {
    let mut lines = vec![front[order]];
    let incomplete = |lines: &[usize]| {
        let title = read(pieces, lines);
        title.is_some_and(|title| {
            let project = title
                .project
                .map_or(0, |project| distinct(&project).chars().count());
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

fn read(pieces: &[ProsePiece], lines: &[usize]) -> Option<ReportTitle> {
    let first = pieces.get(*lines.first()?)?.line()?;
    let whole: String = lines.iter().map(|index| text(pieces, *index)).collect();
    let words: Vec<&str> = lines.iter().map(|index| text(pieces, *index)).collect();
    let quoted = first.quote(whole.clone(), words.join(" "));
    let mut title = parse(&whole, quoted);
    // Where the first line ends with the year, the others alone name the project.
    if first.text.ends_with("年度") && lines.len() > 1 {
        let others: String = words.into_iter().skip(1).collect();
        let own = project_alone(&others).filter(|own| distinct(own).chars().count() >= SHORTEST);
        title.project = own.or(title.project);
    }
    Some(title)
}

/// Takes a line in brackets before the first chapter that names a project where no title does.
pub(super) fn take_bracketed(pieces: &mut [ProsePiece]) -> Option<Quoted> {
    let front = front(pieces);
    for index in front {
        let line = pieces[index].line()?;
        let inside = line
            .text
            .strip_prefix(['（', '('])
            .and_then(|text| text.strip_suffix(['）', ')']));
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
            (
                "青禾县水利局2019年度云河治理工程青苗费专项资金绩效评价报告",
                "青禾县水利局|2019年度云河治理工程青苗费专项资金|2019",
            ),
            (
                "青禾市文化局关于2021年度中央支持地方公共文化项目资金绩效自评报告",
                "青禾市文化局|2021年度中央支持地方公共文化项目资金|2021",
            ),
            (
                "青禾市水务局2022年衔接资金项目绩效自评报告",
                "青禾市水务局|青禾市水务局2022年衔接资金项目|2022",
            ),
            (
                "青禾市图书馆2022年度项目支出绩效自评报告(2022年公共文化服务补助资金",
                "青禾市图书馆|2022年公共文化服务补助资金|2022 2022",
            ),
            (
                "青禾市发展局2023年度项目支出绩效单位自评报告",
                "青禾市发展局||2023",
            ),
            ("行政管理工作经费支出绩效自评报告", "|行政管理工作经费|"),
            (
                "创建示范街道专项资金项目支出绩效自评报告",
                "|创建示范街道专项资金|",
            ),
            (
                "(直达资金)青禾湖新建光明路(东道-西道)工程项目2020年度绩效自评报告",
                "|青禾湖新建光明路(东道-西道)工程项目|2020",
            ),
            (
                "1、青禾区电子政务项目绩效自评报告.docx",
                "|青禾区电子政务项目|",
            ),
            ("项目支出绩效自评表（2023年度）", "||2023"),
        ];
        for (text, expected) in cases {
            let Some(title) = title_of(text, Place::FileName) else {
                unreachable!("{text} is a title");
            };
            let years: Vec<&str> = title.years.iter().map(|(year, _)| &**year).collect();
            let told = format!(
                "{}|{}|{}",
                title.unit.unwrap_or_default(),
                title.project.unwrap_or_default(),
                years.join(" ")
            );
            assert_eq!(told, expected, "{text}");
        }
        for text in [
            "根据要求，现将自评情况报告如下",
            "自评报告的附件",
            "《绩效自评报告》",
        ] {
            assert!(title_of(text, Place::FileName).is_none(), "{text}");
        }
    }
}
