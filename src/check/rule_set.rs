//! Sets of rules, and what they find in one file.

use super::attachment::AttachmentContext;
use super::lines::Lines;
use super::prefilter::{Prefilter, Reads};
use super::report_context::ReportContext;
use super::rule::{Category, Check, Match, Rule};
use super::rules::CATEGORIES;
use super::texts::TextsCheck;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::field::did_you_mean;
use std::sync::LazyLock;

/// Rules that are applied together, with the prefilter that serves them all.
#[derive(Debug)]
pub struct RuleSet {
    rules: Vec<&'static Rule>,
    prefilter: Prefilter,
}

impl RuleSet {
    /// A set of these rules.
    pub fn new(rules: Vec<&'static Rule>) -> Self {
        let declared = rules.iter().filter_map(|rule| match rule.check {
            Check::Report(looks_for, _) | Check::Both(looks_for, ..) => {
                Some((rule.code, Reads::Passages, looks_for))
            }
            Check::Lines(looks_for, _) => Some((rule.code, Reads::Lines, looks_for)),
            _ => None,
        });
        let prefilter = Prefilter::new(declared);
        Self { rules, prefilter }
    }

    /// All rules of the program.
    pub fn built_in() -> &'static Self {
        static ALL: LazyLock<RuleSet> = LazyLock::new(|| {
            let all = CATEGORIES.iter().flat_map(|category| category.rules);
            RuleSet::new(all.copied().collect())
        });
        &ALL
    }

    /// The rules, in the order of the documentation.
    pub fn rules(&self) -> &[&'static Rule] {
        &self.rules
    }

    /// What decides which texts a rule sees.
    pub fn prefilter(&self) -> &Prefilter {
        &self.prefilter
    }

    /// Checks one file by itself. What comes of it depends on the file and the settings alone.
    pub fn check_report(&self, ctx: &ReportContext<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for rule in &self.rules {
            if let Check::Report(_, check) | Check::Both(_, check, _) = rule.check {
                check(ctx, &mut found);
            }
        }
        self.check_lines(&Lines::of_report(ctx), &mut found);
        found
    }

    /// Checks one attachment by itself. What comes of it depends on the file and the settings alone.
    pub fn check_attachment(&self, attachment: &AttachmentContext<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for rule in &self.rules {
            if let Check::Attachment(check) = rule.check {
                check(attachment, &mut found);
            }
        }
        let lines = Lines::of_attachment(attachment, &self.prefilter);
        self.check_lines(&lines, &mut found);
        found
    }

    fn check_lines(&self, lines: &Lines<'_>, found: &mut Vec<Diagnostic>) {
        for rule in &self.rules {
            if let Check::Lines(_, check) = rule.check {
                let mut matches = Vec::new();
                check(lines, &mut matches);
                let told = lines.findings(rule.code, first_of(matches));
                found.extend(told);
            }
        }
    }

    /// The checks of all texts against each other: the part of the checks that may come after the
    /// others. No one of them waits for another.
    pub fn texts_checks(&self) -> Vec<TextsCheck> {
        let checks = self.rules.iter().filter_map(|rule| match rule.check {
            Check::Texts(check) => Some(check),
            _ => None,
        });
        checks.collect()
    }
}

/// The first matches of a rule in one file, of each severity: a file made to hurt has a million, and nobody reads on.
fn first_of(mut matches: Vec<Match>) -> Vec<Match> {
    const MOST: usize = 10_000;
    if matches.len() > MOST {
        let mut counts: Vec<(Option<Severity>, usize)> = Vec::new();
        matches.retain(|one| {
            match counts.iter_mut().find(|(known, _)| *known == one.severity) {
                Some((_, count)) => *count += 1,
                None => counts.push((one.severity, 1)),
            }
            let is_of = |(known, count): &(_, usize)| *known == one.severity && *count <= MOST;
            counts.iter().any(is_of)
        });
    }
    matches
}

/// All rules, in the order of the documentation.
pub fn rules() -> &'static [&'static Rule] {
    RuleSet::built_in().rules()
}

/// The categories of rules, in the order of the documentation.
pub fn categories() -> &'static [&'static Category] {
    CATEGORIES
}

/// The rules that a word names: one by its code, or all of a category by its letters or its name.
///
/// # Errors
/// What to say where it names none.
pub fn named(word: &str) -> Result<Vec<&'static Rule>, String> {
    if let Some(rules) = category(word) {
        return Ok(rules.to_vec());
    }
    let rule = rule(word).map(|rule| vec![rule]);
    rule.ok_or_else(|| {
        let proposal = proposal(word);
        format!("“{word}”不是规则代码，也不是规则的类别。{proposal}")
    })
}

/// The rule with this code.
pub(super) fn of_code(code: Code) -> Option<&'static Rule> {
    rules().iter().copied().find(|rule| rule.code == code)
}

/// The rule with a code as an editor writes it.
pub(super) fn rule(written: &str) -> Option<&'static Rule> {
    let code = written.trim().to_uppercase();
    let mut rules = rules().iter().copied();
    rules.find(|rule| rule.code.as_str() == code)
}

/// The rules of a category as an editor writes it: its letters or its name.
pub(super) fn category(written: &str) -> Option<&'static [&'static Rule]> {
    let letters = written.trim().to_uppercase();
    let found = categories()
        .iter()
        .find(|category| category.letters == letters || category.name == letters)?;
    Some(found.rules)
}

/// The way out for a word that names no rule.
pub(super) fn proposal(written: &str) -> String {
    let codes = rules().iter().map(|rule| rule.code.as_str());
    let names = categories()
        .iter()
        .flat_map(|category| [category.letters, category.name]);
    did_you_mean(&written.to_uppercase(), codes.chain(names))
        .unwrap_or_else(|| "规则代码见检查规则说明，例如 WEB01".into())
}

#[cfg(test)]
mod tests {
    use super::{RuleSet, first_of};
    use crate::check::rule::{Check, Lines, LooksFor, Match, ReportContext, Rule};
    use crate::config::read_config;
    use crate::diagnostic::{Code, Diagnostic, Help, Severity};
    use crate::model::read_text;
    use crate::parse::{Document, Form};
    use crate::source::{MemoryFiles, SourcePath};
    use crate::text::features::Scanner;

    /// A rule that is in no category.
    const fn rule(code: &'static str, check: Check) -> Rule {
        Rule {
            code: Code(code),
            name: "试验",
            severity: Severity::Note,
            what: "",
            why: "",
            bad: "",
            good: "",
            check,
        }
    }

    static WORD_IN_LINES: Rule = rule(
        "XXX01",
        Check::Lines(LooksFor::words(|| vec!["蓝鲸标本"]), |lines, found| {
            lines_with("蓝鲸标本", lines, found);
        }),
    );
    static SHORT_WORD_IN_LINES: Rule = rule(
        "XXX02",
        Check::Lines(LooksFor::words(|| vec!["鲸"]), |lines, found| {
            lines_with("鲸", lines, found);
        }),
    );
    static ANYTHING_IN_LINES: Rule = rule(
        "XXX03",
        Check::Lines(LooksFor::ANYTHING, |lines, found| {
            lines_with("标本", lines, found);
        }),
    );
    static WORD_IN_PASSAGES: Rule = rule(
        "XXX04",
        Check::Report(LooksFor::words(|| vec!["蓝鲸标本"]), |ctx, found| {
            passages_shown(Code("XXX04"), ctx, found);
        }),
    );

    fn lines_with(word: &str, lines: &Lines<'_>, found: &mut Vec<Match>) {
        for (line, text) in lines.all.iter().enumerate() {
            found.extend(text.text.match_indices(word).map(|(at, _)| Match {
                line,
                range: at..at + word.len(),
                message: word.to_owned(),
                help: Help::default(),
                severity: None,
            }));
        }
    }

    fn passages_shown(code: Code, ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
        for passage in ctx.candidates(code) {
            found.push(ctx.finding(code, passage.whole(), &*passage.text));
        }
    }

    fn found_by(rules: Vec<&'static Rule>, text: &str) -> Vec<(&'static str, String)> {
        let set = RuleSet::new(rules);
        let path = SourcePath::new("content/2023/a/b.md");
        let document = Document::parse(&path, Form::Markdown, text.as_bytes());
        let settings = Document::parse(&SourcePath::new("mingbai.yaml"), Form::Yaml, b"");
        let (config, _) = read_config(&settings, &MemoryFiles::default());
        let ctx = ReportContext::new(
            set.prefilter(),
            &config,
            &document,
            None,
            read_text(&document),
        );
        let found = set.check_report(&ctx).into_iter();
        found.map(|one| (one.code.as_str(), one.message)).collect()
    }

    #[test]
    fn a_rule_sees_what_it_declares_and_no_other_has_to_know() {
        let text = "---\n单位: a\n---\n普通的一段，没有别的。\n\n展出蓝鲸标本一件。\n";
        let added: [&'static Rule; 4] = [
            &WORD_IN_LINES,
            &SHORT_WORD_IN_LINES,
            &ANYTHING_IN_LINES,
            &WORD_IN_PASSAGES,
        ];
        let expected = [
            ("XXX01", "蓝鲸标本"),
            ("XXX02", "鲸"),
            ("XXX03", "标本"),
            ("XXX04", "展出蓝鲸标本一件。"),
        ];
        for (rule, (code, message)) in added.into_iter().zip(expected) {
            // By itself, and beside all rules of the program.
            let built_in = RuleSet::built_in().rules().to_vec();
            for rules in [vec![rule], [built_in, vec![rule]].concat()] {
                let mut found = found_by(rules, text);
                found.retain(|(code, _)| code.starts_with("XXX"));
                assert_eq!(found, [(code, message.to_owned())]);
            }
        }
    }

    #[test]
    fn no_word_of_a_rule_makes_it_see_everything() {
        for rule in RuleSet::built_in().rules() {
            let (Check::Report(looks_for, _)
            | Check::Both(looks_for, ..)
            | Check::Lines(looks_for, _)) = rule.check
            else {
                continue;
            };
            let unfindable = (looks_for.words)()
                .into_iter()
                .find(|word| !Scanner::can_find(word));
            assert_eq!(unfindable, None, "{}", rule.code);
        }
    }

    #[test]
    fn a_rule_is_spared_what_it_does_not_look_for() {
        let text = "没有那个词的一段。\n";
        assert!(found_by(vec![&WORD_IN_PASSAGES], text).is_empty());
    }

    #[test]
    fn notes_by_the_thousand_leave_room_for_what_is_serious() {
        let of = |severity| Match {
            line: 0,
            range: 0..1,
            message: String::new(),
            help: Help::default(),
            severity,
        };
        let notes = (0..30_000).map(|_| of(Some(Severity::Note)));
        let told = first_of(notes.chain([of(None)]).collect());
        assert_eq!(told.len(), 10_001);
        assert!(told.iter().any(|one| one.severity.is_none()));
    }
}
