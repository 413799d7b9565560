//! Whatever is published and due, the marks of the matrix, its sentence, the data and the page of what is
//! missing come to what follows from the reports and the settings.

use super::{outputs, rows, site};
use mingbai::source::MemoryFiles;
use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{option, prop_assert, prop_assert_eq, proptest};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Facts of a site: reports of a unit and year that are published, late or withdrawn, and the settings.
#[derive(Clone, Debug)]
struct Facts {
    reports: Vec<(usize, u16, u8)>,
    due: Vec<(u16, u16, Option<usize>)>,
    exempt: Vec<(usize, u16)>,
    page_size: usize,
}

fn facts() -> impl Strategy<Value = Facts> {
    let reports = prop::collection::vec((0..3_usize, 2012_u16..2024, 0..4_u8), 0..30);
    let due = prop::collection::vec((2010_u16..2024, 0..6_u16, option::of(0..3_usize)), 0..4);
    let exempt = prop::collection::vec((0..3_usize, 2010_u16..2024), 0..6);
    let all = (reports, due, exempt, 1..4_usize);
    all.prop_map(|(reports, due, exempt, page_size)| Facts {
        reports,
        due: due
            .into_iter()
            .map(|(first, more, unit)| (first, first + more, unit))
            .collect(),
        exempt,
        page_size,
    })
}

const IDS: [&str; 3] = ["jia", "yi", "bing"];

impl Facts {
    /// Each unit's year once, as settings have to say it.
    fn due(&self) -> Vec<(usize, u16)> {
        let rows = self.due.iter().flat_map(|(first, last, unit)| {
            let units = unit.map_or(0..3, |unit| unit..unit + 1);
            units.flat_map(move |unit| (*first..=*last).map(move |year| (unit, year)))
        });
        let mut due: Vec<(usize, u16)> = rows.collect();
        due.sort_unstable();
        due.dedup();
        due
    }

    fn exempt(&self) -> Vec<(usize, u16)> {
        let due = self.due();
        let mut exempt = self.exempt.clone();
        exempt.retain(|one| due.contains(one));
        exempt.sort_unstable();
        exempt.dedup();
        exempt
    }

    fn files(&self) -> MemoryFiles {
        let mut settings = format!("公开期限: 06-30\n每页条数: {}\n", self.page_size);
        for (name, rows) in [("应公开", self.due()), ("免于公开", self.exempt())] {
            if !rows.is_empty() {
                let _ = writeln!(settings, "{name}:");
            }
            for (unit, year) in rows {
                let reason = if name == "免于公开" {
                    ", 理由: 无"
                } else {
                    ""
                };
                let _ = writeln!(settings, "- {{单位: {}, 年度: {year}{reason}}}", IDS[unit]);
            }
        }
        let reports = self.reports.iter().map(|(unit, year, kind)| {
            let next = year + 1;
            let more = match kind {
                0 => format!("公开日期: {next}-05-01"),
                1 => format!("公开日期: {next}-12-01"),
                2 => String::new(),
                _ => format!("撤下: {{日期: {next}-05-01, 理由: 有误}}"),
            };
            format!("单位: {}\n年度: {year}\n{more}", IDS[*unit])
        });
        let reports: Vec<String> = reports.collect();
        let reports: Vec<&str> = reports.iter().map(String::as_str).collect();
        site(&settings, &reports)
    }

    /// How many cells of the matrix have each mark: reports, late, withdrawn, exempt, missing.
    fn marks(&self) -> [usize; 5] {
        let (due, exempt) = (self.due(), self.exempt());
        let mut marks = [0; 5];
        for (unit, year) in (0..3).flat_map(|unit| (2010..2030).map(move |year| (unit, year))) {
            let here = self
                .reports
                .iter()
                .filter(|it| (it.0, it.1) == (unit, year));
            let kinds: Vec<u8> = here.map(|it| it.2).collect();
            let published = kinds.iter().any(|kind| *kind < 3);
            let at = match (published, kinds.is_empty(), due.contains(&(unit, year))) {
                (true, ..) => 0,
                (false, false, _) => 2,
                (false, true, true) if exempt.contains(&(unit, year)) => 3,
                (false, true, true) => 4,
                (false, true, false) => continue,
            };
            marks[at] += 1;
            marks[1] += usize::from(kinds.contains(&1));
        }
        marks
    }
}

/// The same, counted in what the pages of the matrix show.
fn shown(outputs: &BTreeMap<String, String>) -> [usize; 5] {
    let pages = outputs.iter().filter(|(route, _)| {
        route.starts_with("coverage/") && route.ends_with(".html") && !route.contains("missing")
    });
    let body = |page: &str| -> String {
        let body = page.split("<tbody>").nth(1).unwrap_or_default();
        body.split("</tbody>").next().unwrap_or_default().to_owned()
    };
    let all: String = pages.map(|(_, page)| body(page)).collect();
    let count = |words: &str| all.matches(words).count();
    let cells = all.split("<td class=\"n\">").skip(1);
    let is_count = |cell: &&str| {
        let text = cell.split_once("\">").map_or("", |(_, rest)| rest);
        cell.starts_with("<a ") && text.starts_with(|c: char| c.is_ascii_digit())
    };
    [
        cells.filter(is_count).count(),
        count("<small>晚"),
        count("撤<span"),
        count("免<span"),
        count("无<span"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_matrix_its_sentence_and_the_data_come_to_the_same(facts in facts()) {
        let outputs = outputs(&facts.files());
        let marks = facts.marks();
        prop_assert_eq!(shown(&outputs), marks);
        let rows = rows(&outputs);
        let of = |word: &str| rows.iter().filter(|row| row.split(' ').nth(3) == Some(word)).count();
        prop_assert_eq!(
            [of("有报告"), of("撤下"), of("免于公开"), of("没有报告")],
            [marks[0], marks[2], marks[3], marks[4]]
        );
        let due = facts.due();
        if due.is_empty() {
            return Ok(());
        }
        let page = &outputs["coverage/index.html"];
        let total = format!("共{}个：", due.len());
        prop_assert!(page.contains(&total), "{}", total);
        let missing = outputs.iter().filter(|(route, _)| route.starts_with("coverage/missing"));
        let phones: String = missing.map(|(_, page)| page.as_str()).collect();
        let listed = phones.split("<td class=\"k\" data-k=\"联系电话\">").count() - 1;
        prop_assert_eq!(listed, marks[4]);
    }
}
