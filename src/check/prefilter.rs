//! One scan of each text for all rules, built from what they say they look for.
//!
//! Takes the rules' declarations; tells which texts each rule has to see. Invariant: a text is kept from a
//! rule only if nothing the rule looks for stands in it.

use super::looks_for::{LineKind, LooksFor};
use crate::config::Config;
use crate::diagnostic::Code;
use crate::text::features::{Features, Scanner};
use std::collections::HashMap;

/// The scanner for the words of a set of rules, and what each rule looks for.
#[derive(Debug)]
pub struct Prefilter {
    scanner: Scanner,
    rules: HashMap<Code, Wanted>,
    /// What the rules about lines look for.
    of_lines: Vec<Wanted>,
}

/// What a rule looks for, its words as a bit of [`Features::words`].
#[derive(Clone, Copy, Debug)]
struct Wanted {
    looks_for: LooksFor,
    words: u64,
    /// Whether some word cannot be found by the scanner, so that nothing may be kept from the rule.
    unfindable: bool,
}

/// What rules look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// Passages of reports.
    Passages,
    /// Lines of files.
    Lines,
}

impl Prefilter {
    /// The prefilter for these rules.
    pub(super) fn new(rules: impl Iterator<Item = (Code, Reads, LooksFor)>) -> Self {
        let mut words = Vec::new();
        let mut by_code = HashMap::new();
        let mut of_lines = Vec::new();
        let mut lists = 0;
        for (code, reads, looks_for) in rules {
            let own = (looks_for.words)();
            // Lists beyond the last bit share it: that only lets more texts through.
            let bit = 1 << u32::min(lists, u64::BITS - 1);
            lists += u32::from(!own.is_empty());
            let wanted = Wanted {
                looks_for,
                words: if own.is_empty() { 0 } else { bit },
                unfindable: own.iter().any(|word| !Scanner::can_find(word)),
            };
            words.extend(own.into_iter().map(|word| (word, bit)));
            by_code.insert(code, wanted);
            if reads == Reads::Lines {
                of_lines.push(wanted);
            }
        }
        Self {
            scanner: Scanner::new(words),
            rules: by_code,
            of_lines,
        }
    }

    /// What a text contains.
    pub(super) fn scan(&self, text: &str) -> Features {
        self.scanner.scan(text)
    }

    /// Tells of texts whether a rule has to see them. A rule that is not in the set sees everything.
    pub(super) fn wanted_by(
        &self,
        code: Code,
        config: &Config,
    ) -> impl Fn(Features) -> bool + use<> {
        let wanted = self.rules.get(&code).copied();
        let wanted = wanted.filter(|wanted| !wanted.is_everything(config));
        move |features| wanted.is_none_or(|wanted| wanted.has_any(features))
    }

    /// Whether some rule about lines has to see this one.
    pub(super) fn keeps(
        &self,
        config: &Config,
        kind: LineKind<'_>,
        (text, features): (&str, Features),
    ) -> bool {
        self.of_lines.iter().any(|wanted| {
            wanted.has_any(features)
                || (wanted.looks_for.line)(kind, text, features)
                || wanted.is_everything(config)
        })
    }
}

impl Wanted {
    fn is_everything(&self, config: &Config) -> bool {
        self.unfindable || (self.looks_for.everything)(config)
    }

    fn has_any(&self, features: Features) -> bool {
        features.words & self.words != 0
            || features.has(self.looks_for.kinds)
            || features.digits >= self.looks_for.digits
    }
}
