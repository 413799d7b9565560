//! Nothing of a form is lost: every letter of every cell, but labels, rates, hints and telephone numbers, comes out again.

use super::super::super::draft::{BodyBlock, ReportDraft};
use super::super::super::facts::{FactEntry, Facts};
use super::super::super::wordings;
use super::super::{fold, is_heading, pairs};
use super::cases::CASES;
use super::table;
use crate::import::{Paragraph, Place, Table};

/// All words that a draft tells.
fn words(draft: &ReportDraft) -> String {
    let mut out = String::new();
    of_facts(&mut out, &draft.facts);
    for quoted in draft
        .doubts
        .iter()
        .filter_map(|doubt| doubt.quoted.as_ref())
    {
        out += &quoted.words;
    }
    for block in &draft.body {
        match block {
            BodyBlock::Heading(_, text) | BodyBlock::Paragraph(text) => out += text,
            BodyBlock::Table(rows) => out.extend(rows.iter().flatten().map(String::as_str)),
        }
        out.push('\n');
    }
    letters(&out)
}

fn of_facts(out: &mut String, facts: &Facts) {
    for (_, entry) in facts.entries() {
        match entry {
            FactEntry::One(quoted) => *out += &format!("{}\n", quoted.words),
            FactEntry::Many(values) => out.extend(values.iter().map(|value| value.words.as_str())),
            FactEntry::Group(group) => of_facts(out, group),
            FactEntry::Rows(rows) => rows.iter().for_each(|row| of_facts(out, row)),
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a cell says something that must come out again.
fn is_said(text: &str) -> bool {
    let is_frame = wordings::is_label(&fold::fold(text)) || pairs::is_title(text);
    let is_number = fold::amount(text.trim_end_matches(['%', '％'])).is_some();
    let is_level = fold::name(text).contains("指标");
    // A source of which no amount is given is left out.
    let is_source = text.chars().count() < 15 && (text.contains("资金") || text.contains("拨款"));
    let is_unit = fold::fold(text).is_empty() && fold::unit_of_money(text).is_some();
    let has_phone = text.chars().filter(char::is_ascii_digit).count() >= 7;
    !is_unit
        && !is_frame
        && !is_number
        && !is_level
        && !is_source
        && !has_phone
        && !text.contains("字以内")
}

fn hold(name: &str, table: &Table) {
    let Some(drafts) = super::super::read(&[], table) else {
        return;
    };
    let told: String = drafts.iter().map(words).collect();
    for cell in table.cells().iter().filter(|cell| is_said(&cell.text)) {
        let parts = match fold::pairs(cell.text.trim()) {
            pairs if pairs.is_empty() => vec![cell.text.as_str()],
            pairs => {
                let values = pairs.into_iter().map(|(_, value)| value);
                values
                    .filter(|value| !["元", "万元"].contains(value))
                    .collect()
            }
        };
        // Goals that are numbered in one cell are told one by one.
        for part in parts.into_iter().flat_map(|part| part.split('；')) {
            let is_told = letters(&told).contains(&letters(part));
            assert!(is_told, "{name}: {part} is lost\n{told}");
        }
    }
}

#[test]
fn every_letter_of_a_form_comes_out_again() {
    for (name, case) in CASES {
        let lines = case.split("====").next().unwrap_or("");
        hold(name, &table(lines));
    }
}

/// Forms with cells put in, taken out, moved and repeated, as files that were edited badly have them.
#[test]
fn nothing_is_lost_of_spoiled_forms() {
    let mut seed = 7_u32;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below.max(1)
    };
    for (name, case) in CASES {
        let lines = case.split("====").next().unwrap_or("").trim();
        for _ in 0..20 {
            let mut rows: Vec<Vec<String>> = lines
                .lines()
                .map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect())
                .collect();
            for _ in 0..3 {
                let row = next(rows.len());
                let column = next(rows[row].len());
                match next(5) {
                    0 => rows[row].insert(column, "外来的话".to_owned()),
                    1 if rows[row].len() > 1 => drop(rows[row].remove(column)),
                    2 => rows[row][column] = "〇".repeat(next(70)),
                    3 => {
                        let other = next(rows.len());
                        rows.swap(row, other);
                    }
                    _ => rows[row][column] = "年度资金总额".to_owned(),
                }
            }
            let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
            hold(name, &table(&rows.join("\n")));
        }
    }
}

#[test]
fn titles_above_a_form_are_told_from_chapters() {
    let is = |text: &str| {
        is_heading(&Paragraph {
            place: Place::Paragraph(0),
            text: text.to_owned(),
            level: None,
        })
    };
    for heading in [
        "项目支出绩效自评表",
        "（2023年度）",
        "附件2",
        "填报单位：石桥镇人民政府　　单位：万元",
    ] {
        assert!(is(heading), "{heading}");
    }
    for text in [
        "（三）绩效指标完成情况表",
        "二、项目资金情况",
        "见下表。",
        "1.资金情况表",
    ] {
        assert!(!is(text), "{text}");
    }
}

/// The values of a draft by what they are of.
fn values(draft: &ReportDraft) -> Vec<String> {
    let mut out = Vec::new();
    let mut of = |path: &str, facts: &Facts| {
        for (field, entry) in facts.entries() {
            if let FactEntry::One(quoted) = entry {
                out.push(format!("{path}{field}={}", quoted.value));
            }
        }
    };
    of("", &draft.facts);
    for group in ["资金", "目标"] {
        if let Some(facts) = draft.facts.group(group) {
            of(group, facts);
        }
    }
    let sources = draft
        .facts
        .group("资金")
        .map_or(&[][..], |funds| funds.rows("来源"));
    for row in draft.facts.rows("指标").iter().chain(sources) {
        let name = row.one("三级").or_else(|| row.one("名称"));
        of(name.map_or("", |name| &name.value), row);
    }
    out
}

/// Where a cell is missing or too many, nothing is told that the form does not say.
#[test]
fn a_slipped_row_gives_no_wrong_value() {
    let mut wrong = String::new();
    for (name, case) in CASES
        .iter()
        .filter(|(name, _)| ["no_spans", "national", "yunnan", "anhui", "sichuan"].contains(name))
    {
        let lines = case.split("====").next().unwrap_or("").trim();
        let read = |lines: &str| super::super::read(&[], &table(lines)).unwrap_or_default();
        let right: Vec<String> = read(lines).iter().flat_map(values).collect();
        let rows: Vec<&str> = lines.lines().collect();
        for row in 0..rows.len() {
            let cells: Vec<&str> = rows[row].split('|').collect();
            for column in 0..cells.len() {
                for put_in in [true, false] {
                    let is_turn = (row + column) % 2 == usize::from(put_in);
                    if !is_turn {
                        continue;
                    }
                    // A title that was never there cannot be missed.
                    if !put_in && wordings::is_label(&fold::fold(cells[column])) {
                        continue;
                    }
                    let mut cells = cells.clone();
                    if put_in {
                        cells.insert(column, "");
                    } else {
                        cells.remove(column);
                    }
                    let mut rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
                    rows[row] = cells.join("|");
                    let found: Vec<String> =
                        read(&rows.join("\n")).iter().flat_map(values).collect();
                    for value in found.iter().filter(|value| !right.contains(value)) {
                        wrong += &format!("{name} {row} {column} {put_in}: {value}\n");
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
