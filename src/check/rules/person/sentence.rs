//! Persons in sentences and lines beside what is nobody's business: 李明500元，王静600元; 低保对象李明、王静、张伟.
//!
//! A text is cut at its commas and stops. Only a clause that begins with a certain name counts, and only where several
//! do, so that a word that looks like a name is none.

use super::clause::{BEHIND, Clause, is_role, life};
use super::held::Held;
use super::named_class::by_class;
use super::one_person::one_person;
use crate::check::rule::{LineKind, Lines};

/// The fewest persons that make a list of a text.
const FEWEST: usize = 3;
/// The longest line of a list with a person a line, in bytes.
const SHORT: usize = 120;
/// What parts persons and what is said of them.
const MARKS: &str = "、，,；;。！？\n\t\u{3000}";
/// Persons that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NamedPersons {
    /// The line, or the first of several.
    pub(super) line: usize,
    pub(super) persons: usize,
    /// What is said of them, in Chinese.
    pub(super) what: &'static str,
}

/// Whether a line may name persons without any of these words: a quick look before a close one.
pub(super) fn may_name_persons(text: &str, digits: u32) -> bool {
    digits >= 2 && (text.len() < SHORT || has_amounts(text)) || text.contains('（')
}

/// Whether a text has two amounts in yuan.
fn has_amounts(text: &str) -> bool {
    let figure = |at: usize| text.as_bytes()[..at].last().is_some_and(u8::is_ascii_digit);
    text.match_indices('元')
        .filter(|(at, _)| figure(*at))
        .nth(1)
        .is_some()
}

/// The persons that texts outside of tables name: several in one, or one in each of several lines.
pub(super) fn named_persons(lines: &Lines<'_>) -> Vec<NamedPersons> {
    let mut found = Vec::new();
    let mut before: Vec<(usize, &'static str)> = Vec::new();
    for (line, words) in lines.all.iter().enumerate() {
        let here = match words.kind {
            LineKind::Row { .. } => None,
            LineKind::Field {
                top: "审核" | "review" | "豁免" | "waive",
                ..
            } => None,
            _ => Some(&*words.text),
        };
        if let Some((persons, what)) = here.and_then(in_text) {
            found.push(NamedPersons {
                line,
                persons,
                what,
            });
            before.clear();
            continue;
        }
        match here.and_then(in_line) {
            Some(what) => before.push((line, what)),
            None => end_of_lines(&mut before, &mut found),
        }
    }
    end_of_lines(&mut before, &mut found);
    found
}

/// Lines on end, each of which names somebody, make a list.
fn end_of_lines(lines: &mut Vec<(usize, &'static str)>, found: &mut Vec<NamedPersons>) {
    if let [(line, what), ..] = lines[..]
        && lines.len() >= FEWEST
    {
        found.push(NamedPersons {
            line,
            persons: lines.len(),
            what,
        });
    }
    lines.clear();
}

/// The clauses of a text.
pub(super) fn clauses(text: &str) -> Vec<Clause<'_>> {
    let parts = text.split(|c: char| MARKS.contains(c));
    parts.map(Clause::new).collect()
}

/// How many persons a text names beside what is nobody's business, and what that is.
fn in_text(text: &str) -> Option<(usize, &'static str)> {
    let clauses = clauses(text);
    by_amounts(&clauses)
        .or_else(|| by_life(&clauses))
        .or_else(|| by_class(text))
        .or_else(|| one_person(text, &clauses))
}

/// 李明500元、王静600元.
fn by_amounts(clauses: &[Clause<'_>]) -> Option<(usize, &'static str)> {
    let amounts = clauses
        .iter()
        .filter(|clause| !clause.head.is_empty() && clause.amount());
    let (mut certain, mut behind, mut others) = (Vec::new(), 0, 0);
    for clause in amounts {
        match () {
            () if clause.names() && certain.contains(&clause.head) => {}
            () if clause.names() => certain.push(clause.head),
            () if clause.ends_with_name().is_some_and(is_role) => certain.push(clause.head),
            () if clause.ends_with_name().is_some() => behind += 1,
            () => others += 1,
        }
    }
    let persons = certain.len() + behind.min(1);
    let is_list = certain.len() >= 2 && persons >= FEWEST && others <= certain.len();
    is_list.then_some((persons, "领到的钱"))
}

/// 李明（肺癌）、王静（低保户）; 李明，女，75岁，肢体残疾二级.
fn by_life(clauses: &[Clause<'_>]) -> Option<(usize, &'static str)> {
    const NEAR: usize = 3;
    let (mut certain, mut behind, mut what) = (0, 0, None);
    for (at, clause) in clauses.iter().enumerate() {
        let family = clause.of_family();
        let is_name = clause.names() && (clause.rest.is_empty() || clause.in_brackets().is_some())
            || family.is_some()
            || clause.tells_of_one()
            || clause.tells_of_birth();
        let ends = || clause.in_brackets().is_some() && clause.ends_with_name().is_some();
        if !is_name && !ends() {
            continue;
        }
        let near = clauses[at + 1..].iter().take(NEAR);
        let mut near = near.take_while(|clause| !clause.names());
        let of_clause = clause.in_brackets().or(family);
        let held = of_clause.or_else(|| clause.befallen()).or_else(|| {
            let bare = clause.rest.is_empty() && is_name;
            let given = |clause: &Clause<'_>| {
                let is_given = BEHIND.contains(&clause.head) && clause.amount();
                is_given.then_some(Held::Amount)
            };
            let of = |clause: &Clause<'_>| {
                life(clause.head)
                    .or_else(|| life(clause.rest))
                    .or_else(|| given(clause))
            };
            near.find_map(of).filter(|_| bare)
        });
        let Some(held) = held else { continue };
        certain += usize::from(is_name);
        behind += usize::from(!is_name);
        what = what.or(Some(held));
    }
    let persons = certain + behind.min(1);
    let is_list = certain >= 2 || certain == 1 && behind >= 1;
    Some((persons, what?.name())).filter(|_| is_list)
}

/// What a line says of the one person that it begins with.
fn in_line(text: &str) -> Option<&'static str> {
    if text.len() > SHORT {
        return None;
    }
    let parts = text.split(|c: char| MARKS.contains(c) || c == ' ');
    let mut clauses = parts
        .map(Clause::new)
        .filter(|clause| !clause.head.is_empty() || !clause.rest.is_empty());
    let first = clauses.next()?;
    if !first.names() {
        return None;
    }
    if first.amount() {
        return Some(Held::Amount.name());
    }
    let said = || life(first.rest.trim_start_matches(['：', ':', ' ']));
    let of_first = first.in_brackets().or_else(said).map(Held::name);
    of_first.or_else(|| {
        let whole = text.split(|c: char| MARKS.contains(c) || c == ' ').skip(1);
        whole
            .filter_map(|part| Held::of(part.trim()))
            .map(Held::name)
            .next()
    })
}

#[cfg(test)]
mod tests {
    use super::{in_line, in_text};

    #[test]
    fn persons_in_a_sentence_are_seen_beside_what_is_theirs() {
        for text in [
            "发放临时救助：李明3000元、王静2000元、张伟1500元。",
            "李明患肺癌，王静患尿毒症，均已救助。",
            "李明家住甲村3组，王静家住乙村1组。",
            "李明1956年生，王静1948年出生，享受高龄补贴。",
            "李明（2000元）、王静（3000元）、张伟（1500元）",
            "李明（肺癌）、王静（尿毒症）、张伟（白血病）等3人获得救助。",
            "李明，女，75岁，肢体残疾二级，月补助120元；王静，男，68岁，视力残疾一级。",
            "兑付李明户补偿款12000元、王静户补偿款8000元、张伟户补偿款9500元。",
            "低保对象李明、王静、张伟、赵丽华等4户退出。",
            "患有尘肺病的李明、王静、张伟已纳入救助。",
            "李明：500元；王静：600元；张伟：700元。",
            "1.李明，补助500元；2.王静，补助600元；3.张伟，补助700元。",
            "李明家庭因病致贫，王静家庭因学致贫，张伟家庭缺劳力。",
            "见义勇为人员李明奖励5000元，王静奖励3000元，张伟奖励3000元。",
        ] {
            assert!(in_text(text).is_some(), "{text}");
        }
        for text in [
            "办公费500元、印刷费600元、水费700元、电费800元。",
            "评价小组由李明、王静、张伟组成。",
            "组长：李明，副组长：王静、张伟。",
            "拨付江苏500元、浙江600元、安徽700元、福建800元。",
            "慰问困难党员36人，发放慰问金28800元。",
            "低保、特困、孤儿、残疾人等困难群众。",
            "采购石墩679元、毛巾651元、石材740元、龙眼38元。",
            "慰问困难群众36户，由李明、王静、张伟带队。",
            "项目组李明负责财务核查，王静负责现场，张伟负责报告，经费500元。",
        ] {
            assert_eq!(in_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_of_a_list_names_one() {
        for text in [
            "李明 500元",
            "1. 李明，肺癌，5000元",
            "李明 500",
            "李明：500元",
            "李明：尿毒症",
        ] {
            assert!(in_line(text).is_some(), "{text}");
        }
        for text in ["李明 组长", "总成本 500元", "黄瓜 500元", "李明"] {
            assert_eq!(in_line(text), None, "{text}");
        }
    }
}
