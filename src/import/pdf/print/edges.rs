//! Running heads, feet and numbers of pages: what repeats at the same height at the edge of pages, digits aside.

use super::aligned::AlignedPart;
use super::margins::usual;
use super::page::PrintedPage;
use super::unseen::{Edge, Unseen, folded};
use std::collections::HashMap;

/// How much of a page its edge is.
const EDGE: f64 = 0.14;
/// Lines at an edge that are looked at.
const LINES: usize = 3;
/// How finely heights are told apart, in points.
const STEP: f64 = 3.0;
/// How much larger than other text what runs along may be.
const LARGER: f64 = 1.25;

/// A line at an edge: which part of its page, what it says without digits, and how far it is from the edge.
struct EdgeLine {
    part: usize,
    text: String,
    folded: String,
    height: i64,
    size: f64,
}

/// Takes running heads, feet and numbers of pages away.
pub(super) fn leave_out(pages: &mut [PrintedPage], unseen: &mut Unseen) {
    let size = usual(pages.iter().map(|page| page.size)).unwrap_or(1.0);
    let edges = [Edge::Top, Edge::Bottom];
    let mut counts: HashMap<(Edge, String, i64), usize> = HashMap::new();
    for page in pages.iter() {
        for edge in edges {
            for line in at_edge(page, edge) {
                *counts.entry((edge, line.folded, line.height)).or_default() += 1;
            }
        }
    }
    let all = pages.len();
    for page in pages.iter_mut() {
        let mut parts: Vec<usize> = Vec::new();
        for edge in edges {
            let lines = at_edge(page, edge).into_iter();
            let running = lines.take_while(|line| {
                let near = (line.height - 1..=line.height + 1)
                    .filter_map(|height| counts.get(&(edge, line.folded.clone(), height)));
                let count: usize = near.sum();
                let repeats = count >= 2 && (all <= 3 || count >= 3 || count * 2 >= all);
                let runs = repeats && line.size <= LARGER * size && !is_title(&line.folded);
                runs || is_number_of_page(&line.folded)
            });
            for line in running {
                unseen.runs_along(edge, &line.text);
                parts.push(line.part);
            }
        }
        let mut index = 0;
        page.parts.retain(|_| {
            index += 1;
            !parts.contains(&(index - 1))
        });
    }
}

/// The lines at an edge beyond all tables, from the outermost inwards.
fn at_edge(page: &PrintedPage, edge: Edge) -> Vec<EdgeLine> {
    let frame = page.frame;
    let distance = |place: f64| match edge {
        Edge::Top => frame.top - place,
        Edge::Bottom => place - frame.bottom,
    };
    let tables = page.parts.iter().filter_map(|(_, part)| match part {
        AlignedPart::Table(table) => Some(match edge {
            Edge::Top => distance(table.area.top),
            Edge::Bottom => distance(table.area.bottom),
        }),
        _ => None,
    });
    let nearest = tables.min_by(f64::total_cmp).unwrap_or(f64::MAX);
    let most = nearest.min(EDGE * frame.height());
    let mut lines: Vec<(f64, usize)> = Vec::new();
    for (index, (_, part)) in page.parts.iter().enumerate() {
        if let AlignedPart::Line(line) = part
            && distance(line.base) < most
        {
            lines.push((distance(line.base), index));
        }
    }
    lines.sort_by(|one, other| one.0.total_cmp(&other.0));
    lines.truncate(LINES);
    let lines = lines.into_iter().filter_map(|(distance, index)| {
        let AlignedPart::Line(line) = &page.parts.get(index)?.1 else {
            return None;
        };
        Some(EdgeLine {
            part: index,
            folded: folded(&line.text()),
            text: line.text(),
            height: (distance / STEP).round() as i64,
            size: line.size,
        })
    });
    lines.collect()
}

/// Whether a line is the title of a form or an annex, which may stand on each page at the same height.
fn is_title(folded: &str) -> bool {
    let is_closed = folded.ends_with(['）', ')']);
    let opened = folded.rfind(['（', '(']).filter(|_| is_closed);
    let text = &folded[..opened.unwrap_or(folded.len())];
    text.ends_with('表')
        || ["附件", "附表", "表0", "项目名称"]
            .iter()
            .any(|word| text.starts_with(word))
}

/// Whether a line is nothing but the number of a page: `-0-`, `第0页`, `第0页共0页`, `0/0`.
fn is_number_of_page(folded: &str) -> bool {
    let marks = |c: char| "-—–―－─~·|/第页共/,，".contains(c);
    let rest: String = folded.chars().filter(|c| !marks(*c)).collect();
    matches!(rest.as_str(), "0" | "00") && rest.len() < folded.len() && folded.len() < 40
}

#[cfg(test)]
mod tests {
    use super::{folded, is_number_of_page, is_title};

    #[test]
    fn numbers_of_pages_are_told() {
        let cases = [
            ("- 12 -", true),
            ("—3—", true),
            ("第 3 页 共 12 页", true),
            ("1/5", true),
            ("12", false),
            ("2024年", false),
            ("-12.50-", false),
            ("一、", false),
        ];
        for (text, is_number) in cases {
            assert_eq!(is_number_of_page(&folded(text)), is_number, "{text}");
        }
        let cases = [
            ("项目支出绩效自评表（2）", true),
            ("附件1", true),
            ("区水务局", false),
        ];
        for (text, title) in cases {
            assert_eq!(is_title(&folded(text)), title, "{text}");
        }
    }
}
