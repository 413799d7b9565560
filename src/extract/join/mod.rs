//! A form and a text of one project become one report.

use super::draft::{BodyBlock, Doubt, ReportDraft};
use super::facts::{FactEntry, Facts, Quoted};
use super::narrative::ends_title;
use crate::field::{FromText, Kind};
use crate::model::Money;
use crate::model::fields::{FUNDS, SPENDING};
use crate::text::number::{narrow, read_decimal};
use std::collections::HashMap;

/// Puts the drafts of forms and those of texts together: a form and a text of one project become one report.
pub(super) fn join(forms: Vec<ReportDraft>, narratives: Vec<ReportDraft>) -> Vec<ReportDraft> {
    let mut forms = of_one_project(forms);
    if let ([_], [_]) = (forms.as_slice(), narratives.as_slice()) {
        let pair = forms.pop().zip(narratives.into_iter().next());
        return pair
            .map(|(form, text)| vec![merged(form, text)])
            .unwrap_or_default();
    }
    let alone = narratives.len() == 1;
    // Of several forms without a name none is known to be of the text's project.
    let nameless = forms.iter().filter(|form| name_of(form).is_none()).count();
    let mut drafts = Vec::new();
    for mut text in narratives {
        let name = name_of(&text);
        let is_of_text = |form: &ReportDraft| match (name_of(form), &name) {
            (Some(form), Some(text)) => form == *text,
            (None, _) => alone && nameless == 1,
            _ => false,
        };
        let (own, others): (Vec<_>, Vec<_>) = forms.into_iter().partition(is_of_text);
        forms = others;
        let has_own = !own.is_empty();
        for form in own {
            text = merged(form, text);
        }
        match name.is_none() && !has_own && alone && is_beside(&text) {
            true => share(&mut forms, text),
            false => drafts.push(text),
        }
    }
    drafts.extend(forms);
    drafts
}

/// Forms of one project, such as a list and a sheet of its own, become one.
fn of_one_project(forms: Vec<ReportDraft>) -> Vec<ReportDraft> {
    let mut drafts: Vec<ReportDraft> = Vec::with_capacity(forms.len());
    let mut by_name: HashMap<(String, Option<String>, Option<String>), usize> = HashMap::new();
    for form in forms {
        let fold_of = |field: &str| form.facts.one(field).map(|quoted| folded(&quoted.value));
        let Some(name) = fold_of("项目名称") else {
            drafts.push(form);
            continue;
        };
        let key = (name, fold_of("单位"), fold_of("年度"));
        match by_name.get(&key).and_then(|at| drafts.get_mut(*at)) {
            Some(draft) => *draft = merged(std::mem::take(draft), form),
            None => {
                by_name.insert(key, drafts.len());
                drafts.push(form);
            }
        }
    }
    of_its_indicators(drafts)
}

/// A form that names its project and lists no indicators, and one without a name that has nothing but these, are one
/// form that was printed in two parts.
fn of_its_indicators(mut drafts: Vec<ReportDraft>) -> Vec<ReportDraft> {
    let is_named = |draft: &ReportDraft| draft.facts.one("项目名称").is_some();
    let has_indicators = |draft: &ReportDraft| draft.facts.entry("指标").is_some();
    let has_others = |draft: &ReportDraft| draft.facts.entries().any(|(field, _)| field != "指标");
    let fits = match drafts.as_slice() {
        [named, rest] => {
            is_named(named) && !has_indicators(named) && has_indicators(rest) && !has_others(rest)
        }
        _ => false,
    };
    if fits
        && let Some(rest) = drafts.pop()
        && let Some(named) = drafts.first_mut()
    {
        for row in rest.facts.rows("指标") {
            named.facts.add_row("指标", row.clone());
        }
        named.doubts.extend(rest.doubts);
        named.body.extend(rest.body);
    }
    drafts
}

fn name_of(draft: &ReportDraft) -> Option<String> {
    let name = draft.facts.one("项目名称")?;
    Some(folded(&name.value))
}

/// A text as it is held against another: without spaces and marks, in narrow characters.
fn folded(text: &str) -> String {
    let narrow = narrow(text);
    narrow.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a text tells no more than what stands around forms.
fn is_beside(text: &ReportDraft) -> bool {
    /// More letters than stand around forms.
    const LONGEST: usize = 300;
    let letters = text.body.iter().map(|block| match block {
        BodyBlock::Paragraph(text) => text.chars().count(),
        BodyBlock::Heading(..) | BodyBlock::Table(_) => LONGEST,
    });
    letters.sum::<usize>() < LONGEST
}

/// What stands around several forms: when they were published is said of all, the rest stays with the first.
fn share(forms: &mut [ReportDraft], text: ReportDraft) {
    for field in ["年度", "公开日期"] {
        let Some(quoted) = text.facts.one(field) else {
            continue;
        };
        for form in forms
            .iter_mut()
            .filter(|form| form.facts.entry(field).is_none())
        {
            let name = if field == "年度" {
                "年度"
            } else {
                "公开日期"
            };
            form.facts.set(name, quoted.clone());
        }
    }
    if let Some(first) = forms.first_mut() {
        let mut untold = Vec::new();
        for (field, entry) in text.facts.entries() {
            let is_shared = |one: &Quoted| {
                let own = first.facts.one(field);
                own.is_some_and(|own| own.words == one.words)
            };
            if !text.facts.one(field).is_some_and(is_shared) {
                words(entry, &mut untold);
            }
        }
        untold.retain(|words| !is_title(words));
        first.doubts.extend(text.doubts);
        let mut body = text.body;
        tell(untold, &mut body);
        first.body.extend(body);
    }
}

/// One draft of two: the facts of the form, then what the text has besides; the body of the text, then the form's.
fn merged(form: ReportDraft, text: ReportDraft) -> ReportDraft {
    let mut draft = ReportDraft {
        facts: form.facts,
        doubts: form.doubts,
        body: text.body,
    };
    draft.doubts.extend(text.doubts);
    let mut untold = Vec::new();
    let mut merging = Merging {
        doubts: &mut draft.doubts,
        untold: &mut untold,
    };
    merging.facts(&mut draft.facts, &text.facts, "");
    tell(untold, &mut draft.body);
    draft.body.extend(form.body);
    draft
}

/// Whether words are no more than a title: what stands in brackets may be a name.
fn is_title(words: &str) -> bool {
    ends_title(words) && !words.contains(['（', '('])
}

/// Adds words to a body that does not say them.
fn tell(untold: Vec<String>, body: &mut Vec<BodyBlock>) {
    for words in untold {
        let is_told = body.iter().any(|block| match block {
            BodyBlock::Heading(_, text) | BodyBlock::Paragraph(text) => text.contains(&words),
            BodyBlock::Table(rows) => rows.iter().flatten().any(|cell| cell.contains(&words)),
        });
        if !is_told {
            body.push(BodyBlock::Paragraph(words));
        }
    }
}

struct Merging<'a> {
    doubts: &'a mut Vec<Doubt>,
    /// The words of values that others took the place of.
    untold: &'a mut Vec<String>,
}

impl Merging<'_> {
    /// Adds to `into` what the text says; where the two differ, nothing is said, and that is doubted.
    fn facts(&mut self, into: &mut Facts, text: &Facts, path: &str) {
        for (field, entry) in text.entries() {
            let of_field = format!("{path}{field}");
            match (into.entry(field).is_some(), entry) {
                (false, FactEntry::One(quoted)) => match self.is_doubted(&of_field) {
                    true => self.keep(quoted, None),
                    false => into.set(field, quoted.clone()),
                },
                (false, FactEntry::Many(values)) => {
                    for value in values {
                        into.add(field, value.clone());
                    }
                }
                (false, FactEntry::Rows(rows)) => {
                    for row in rows {
                        into.add_row(field, row.clone());
                    }
                }
                (false, FactEntry::Group(group)) => *into.group_mut(field) = group.clone(),
                (true, entry) => self.both(into, field, entry, &of_field),
            }
        }
    }

    fn is_doubted(&self, field: &str) -> bool {
        self.doubts
            .iter()
            .any(|doubt| doubt.field == field && field != "负责人")
    }

    /// Keeps the words that a value was taken from, where they say more than the value in its place; of a title only
    /// the value, which may be all that is left of a line that said the same.
    fn keep(&mut self, quoted: &Quoted, taken: Option<&Quoted>) {
        let words = match is_title(&quoted.words) {
            true if read_decimal(&quoted.value).is_some() => return,
            true => &quoted.value,
            false => &quoted.words,
        };
        let folded_words = folded(words);
        let is_said = taken.is_some_and(|taken| {
            let of_taken = folded(&taken.words);
            of_taken.contains(&folded_words) || folded(&taken.value).contains(&folded_words)
        });
        let is_number = taken.is_some() && read_decimal(words).is_some();
        if !is_said && !is_number {
            self.untold.push(words.clone());
        }
    }

    /// A field of which both say something.
    fn both(&mut self, into: &mut Facts, field: &'static str, entry: &FactEntry, path: &str) {
        if field == "目标" || field == "指标" {
            if field == "目标" {
                words(entry, self.untold);
            }
            return;
        }
        match entry {
            FactEntry::One(other) => {
                let Some(own) = into.one(field).cloned() else {
                    return;
                };
                match agreed(field, &own, other) {
                    Some(value) => {
                        // A grade stands in a sentence, which stays.
                        for one in [&own, other].into_iter().filter(|_| field != "等级") {
                            self.keep(one, Some(&value));
                        }
                        into.set(field, value);
                    }
                    None => self.differ(into, field, path, &own, other),
                }
            }
            FactEntry::Group(group) => {
                if into.group(field).is_some() {
                    let prefix = format!("{path}.");
                    let mut own = into.group_mut(field).clone();
                    self.facts(&mut own, group, &prefix);
                    *into.group_mut(field) = own;
                }
            }
            FactEntry::Rows(rows) => self.rows(into, field, rows, path),
            FactEntry::Many(values) => {
                let known: Vec<String> = into
                    .many(field)
                    .iter()
                    .map(|value| folded(&value.value))
                    .collect();
                for value in values
                    .iter()
                    .filter(|value| !known.contains(&folded(&value.value)))
                {
                    into.add(field, value.clone());
                }
            }
        }
    }

    /// Rows that both have, known by their names: amounts that differ are left out.
    fn rows(&mut self, into: &mut Facts, field: &'static str, rows: &[Facts], path: &str) {
        let name = |row: &Facts| {
            row.entries()
                .next()
                .and_then(|(first, _)| Some(folded(&row.one(first)?.value)))
        };
        let others: HashMap<String, &Facts> = rows
            .iter()
            .filter_map(|row| Some((name(row)?, row)))
            .collect();
        let own = into.rows(field).to_vec();
        into.remove(field);
        for mut row in own {
            if let Some(other) = name(&row).and_then(|name| others.get(&name).copied()) {
                let prefix = format!("{path}.");
                self.facts(&mut row, other, &prefix);
            }
            into.add_row(field, row);
        }
    }

    fn differ(
        &mut self,
        into: &mut Facts,
        field: &'static str,
        path: &str,
        own: &Quoted,
        other: &Quoted,
    ) {
        let printed = match folded(&own.words) == folded(&own.value) {
            true => String::new(),
            false => format!("（原文“{}”）", own.words),
        };
        let reason = format!(
            "表里写的是“{}”{printed}，文字里写的是“{}”，请选定",
            own.value, other.value
        );
        self.doubts.push(Doubt {
            field: path.to_owned(),
            reason,
            quoted: Some(other.clone()),
        });
        // A form labels the project's name; what a text calls it may be shorter or longer.
        if field != "项目名称" && field != "名称" {
            into.remove(field);
        }
    }
}

/// The words of all values.
fn words(entry: &FactEntry, into: &mut Vec<String>) {
    let mut of_facts = |facts: &Facts| {
        for (_, entry) in facts.entries() {
            words(entry, into);
        }
    };
    match entry {
        FactEntry::One(quoted) => into.push(quoted.words.clone()),
        FactEntry::Many(values) => into.extend(values.iter().map(|value| value.words.clone())),
        FactEntry::Group(facts) => of_facts(facts),
        FactEntry::Rows(rows) => rows.iter().for_each(of_facts),
    }
}

/// What two values have in common: the form's where they are equal, the fuller name where one ends with the other.
fn agreed(field: &str, own: &Quoted, other: &Quoted) -> Option<Quoted> {
    let is_money = FUNDS
        .iter()
        .chain(SPENDING)
        .any(|known| known.zh == field && matches!(known.kind, Kind::Money));
    let is_equal = if is_money {
        is_same_amount(&own.value, &other.value)
    } else {
        match (read_decimal(&own.value), read_decimal(&other.value)) {
            (Some(own), Some(other)) => own == other,
            _ => folded(&own.value) == folded(&other.value),
        }
    };
    if is_equal {
        return Some(own.clone());
    }
    let (a, b) = (folded(&own.value), folded(&other.value));
    match field {
        "单位" | "主管部门" if b.ends_with(&a) && !a.is_empty() => Some(other.clone()),
        "单位" | "主管部门" if a.ends_with(&b) && !b.is_empty() => Some(own.clone()),
        "项目名称" if !b.is_empty() && (a.contains(&b) || b.contains(&a)) => Some(own.clone()),
        "等级" if a.starts_with(&b) || b.starts_with(&a) => Some(own.clone()),
        _ => None,
    }
}

/// Whether two amounts are one, the one perhaps rounded in its last digit after the point.
fn is_same_amount(own: &str, other: &str) -> bool {
    let (Ok(own), Ok(other)) = (Money::from_text(own), Money::from_text(other)) else {
        return false;
    };
    let step = own.step().max(other.step());
    let apart = (own.yuan() - other.yuan()).abs();
    apart.is_zero() || apart + apart <= step
}

#[cfg(test)]
mod tests;
