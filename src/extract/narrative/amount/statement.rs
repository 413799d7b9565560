//! The amounts that the sentences of one paragraph name.

use super::candidate::{AmountCandidate, PartsAre, Portion, Strength, written};
use super::passage::MoneyPassage;
use super::phrase::{MoneyPhrase, MoneySubject, one_field, read};
use super::portion::{Portions, portions};
use crate::extract::narrative::piece::{ProseLine, sentence};
use crate::extract::wordings::prose::{CHAPTER_WORDS, PART_WORDS, THINGS};
use crate::text::figure::{Figure, Measure};
use crate::text::words::{contains_any, words_of};
use rust_decimal::Decimal;
use std::ops::Range;

/// What a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    /// Nothing that is said.
    Implied,
    /// Something is done that may cost a part.
    Unclear,
    /// The project as a whole.
    Whole,
    /// Something else.
    Other,
}

/// Marks between clauses.
const CLAUSE_MARKS: &[char] = &['，', ',', '；', ';', '：', ':'];

/// Whether the chapter a paragraph stands in, or its first words, speak of the project as a whole.
pub(super) fn is_general(words: &str, subject: &MoneySubject) -> bool {
    let mut words = words.to_owned();
    for word in words_of(CHAPTER_WORDS) {
        words = words.replace(word, "");
    }
    let phrase = read(&words, subject);
    let unknown = phrase.unknown.chars().count();
    phrase.whole || unknown < 3 || !contains_any(&words, THINGS)
}

/// The amounts of a paragraph. `text` is what of the line is read.
pub(super) fn statements(
    line: &ProseLine,
    text: &str,
    subject: &MoneySubject,
) -> Vec<AmountCandidate> {
    let passage = MoneyPassage::new(text);
    let mut found = Vec::new();
    let mut sum = Decimal::ZERO;
    for stretch in passage.stretches() {
        let reader = Reader {
            line,
            subject,
            passage: &passage,
            stretch: stretch.clone(),
        };
        reader.read(&mut sum, &mut found);
    }
    found
}

struct Reader<'a> {
    line: &'a ProseLine,
    subject: &'a MoneySubject,
    passage: &'a MoneyPassage<'a>,
    stretch: Range<usize>,
}

impl Reader<'_> {
    /// Reads one sentence; `sum` is what the amounts before it in the paragraph come to.
    fn read(&self, sum: &mut Decimal, found: &mut Vec<AmountCandidate>) {
        let mut topic = Topic::Implied;
        let mut start = self.stretch.start;
        let mut parted = false;
        let mut skip = 0;
        for index in self.passage.within(&self.stretch) {
            let Some(figure) = self.passage.figures.get(index) else {
                break;
            };
            if !figure.is_sum() && !figure.is_percentage() {
                if matches!(figure.measure, Measure::Yuan) {
                    start = figure.place.end;
                }
                continue;
            }
            let words = self.passage.words(start..figure.place.start);
            start = figure.place.end;
            let before = *sum;
            if figure.is_sum() {
                *sum = sum.checked_add(figure.value).unwrap_or(Decimal::ZERO);
            }
            if skip > 0 {
                skip -= 1;
                continue;
            }
            parted |= contains_any(&words, PART_WORDS);
            if parted {
                continue;
            }
            let clauses: Vec<&str> = words.split(CLAUSE_MARKS).collect();
            let (tail, lead) = clauses
                .split_last()
                .map_or(("", &[][..]), |(tail, lead)| (*tail, lead));
            for clause in lead {
                topic = self.topic(clause, topic);
            }
            let phrase = read(tail, self.subject);
            let parts = portions(self.passage, index, &self.stretch);
            skip = parts.as_ref().map_or(0, |parts| parts.count);
            let summed = phrase.total && figure.is_sum() && before == figure.value;
            let certain = parts.is_some() || summed;
            self.add(index, (&phrase, topic), (parts, certain), found);
            topic = self.topic(tail, topic);
        }
    }

    /// What the sentence speaks of after a clause.
    fn topic(&self, clause: &str, topic: Topic) -> Topic {
        let phrase = read(clause, self.subject);
        match topic {
            _ if phrase.whole => Topic::Whole,
            _ if phrase.unknown.chars().count() < 2 => topic,
            _ if contains_any(clause, THINGS) => Topic::Other,
            Topic::Implied => Topic::Unclear,
            topic => topic,
        }
    }

    /// Adds what is said of one figure.
    fn add(
        &self,
        index: usize,
        (phrase, topic): (&MoneyPhrase, Topic),
        (parts, certain): (Option<Portions>, bool),
        found: &mut Vec<AmountCandidate>,
    ) {
        let Some(figure) = self.passage.figures.get(index) else {
            return;
        };
        let end = parts.as_ref().map_or(figure.place.end, |parts| parts.end);
        let after = self.after(index, end);
        if after.starts_with('的') || !self.is_of_the_year(phrase) {
            return;
        }
        let understood = phrase.unknown.is_empty()
            && !phrase.level
            && (phrase.whole || matches!(topic, Topic::Whole | Topic::Implied));
        let field = one_field(&phrase.names);
        // What was done with a budget is another amount than the budget.
        if phrase.done && field == Some("全年预算数") {
            return;
        }
        let strength = match (understood || certain, field) {
            (true, Some(_)) => Strength::Strong,
            (true, None) if understood && phrase.whole && !self.goes_on(&after) => Strength::Bare,
            _ => Strength::Weak,
        };
        let rate = matches!(field, Some("执行率" | "到位率"));
        let parts = parts.map_or_else(Vec::new, |parts| parts.parts);
        let all = self.said_of_all(&after);
        if let Some(field) = field
            && rate == figure.is_percentage()
        {
            let own = match all {
                Some("全年执行数") if field == "全年预算数" => Vec::new(),
                _ => parts.clone(),
            };
            let parts_are = match field {
                "全年执行数" => PartsAre::Uses,
                _ => PartsAre::Sources,
            };
            found.push(self.candidate(field, figure, strength, (own, parts_are)));
        } else if field.is_none() && strength == Strength::Bare && figure.is_sum() {
            let none = (Vec::new(), PartsAre::Sources);
            found.push(self.candidate("全年预算数", figure, strength, none));
        }
        if let Some(field) = all.filter(|_| figure.is_sum() && !rate) {
            let strength = match strength {
                Strength::Bare => Strength::Strong,
                other => other,
            };
            found.push(self.candidate(field, figure, strength, (parts, PartsAre::Sources)));
        }
    }

    fn candidate(
        &self,
        field: &'static str,
        figure: &Figure,
        strength: Strength,
        (parts, parts_are): (Vec<Portion>, PartsAre),
    ) -> AmountCandidate {
        let text = self.passage.text;
        let sentence = sentence(text, figure.place.start);
        AmountCandidate {
            field,
            figure: figure.clone(),
            quoted: self.line.quote(written(text, figure), sentence),
            strength,
            parts,
            parts_are,
        }
    }

    /// The words after a figure, or after its parts, up to the next figure or the end of the sentence.
    fn after(&self, index: usize, end: usize) -> String {
        let next = self
            .passage
            .figures
            .iter()
            .skip(index + 1)
            .find(|next| next.place.start >= end);
        let stop = next
            .map_or(self.stretch.end, |next| next.place.start)
            .min(self.stretch.end);
        self.passage
            .words(end..stop.max(end))
            .trim_start()
            .to_owned()
    }

    /// Whether words right after a figure, with no mark between, name what it is: `170万元经年初预算审核通过`.
    fn goes_on(&self, after: &str) -> bool {
        let clause = after.split(CLAUSE_MARKS).next().unwrap_or("");
        !clause.trim().is_empty()
            && self.said_of_all(clause).is_none()
            && !read(clause, self.subject).names.is_empty()
    }

    /// What is said to have been done with all of an amount just named: `，已全部支付`.
    fn said_of_all(&self, after: &str) -> Option<&'static str> {
        let mut clauses = after
            .split(|c| CLAUSE_MARKS.contains(&c) || c == '。')
            .map(str::trim);
        let first = clauses.find(|clause| !clause.is_empty())?;
        let phrase = read(first, self.subject);
        let field = one_field(&phrase.names)?;
        let done = matches!(field, "全年执行数" | "到位资金");
        (phrase.all && phrase.unknown.is_empty() && done && self.is_of_the_year(&phrase))
            .then_some(field)
    }

    /// Whether words speak of the report's year: of no other, and of no month before its last.
    fn is_of_the_year(&self, phrase: &MoneyPhrase) -> bool {
        let same = match (phrase.year, self.subject.year) {
            (Some(year), Some(own)) => year == own,
            _ => true,
        };
        let spent = one_field(&phrase.names) == Some("全年执行数");
        same && (!spent || phrase.month.is_none_or(|month| month == 12))
    }
}
