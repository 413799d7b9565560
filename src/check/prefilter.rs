//! One scan of each text for all rules, built from what they say they look for.
//!
//! Takes the rules' declarations; tells which texts each rule has to see. Invariant: a text is kept from a
//! rule only if nothing the rule looks for stands in it.

use super::looks_for::{LineKind, LookAtLine, LooksFor};
use crate::config::Config;
use crate::diagnostic::Code;
use crate::text::features::{Features, Scanner};
use std::collections::HashMap;

/// The scanner for the words of a set of rules, and what each rule looks for.
#[derive(Debug)]
pub struct Prefilter {
    scanner: Scanner,
    rules: HashMap<Code, Wanted>,
    of_lines: WantedLines,
}

/// What a rule looks for.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    features: WantedFeatures,
    /// Settings under which the rule sees everything.
    everything: fn(&Config) -> bool,
    /// Whether some word cannot be found by the scanner, so that nothing may be kept from the rule.
    unfindable: bool,
}

/// What a text has to have: any one of these is enough.
#[derive(Clone, Copy, Debug)]
struct WantedFeatures {
    /// Bits of [`Features::kinds`].
    kinds: u32,
    /// So many digits, or more.
    digits: u32,
    /// Bits of [`Features::words`].
    words: u64,
}

/// What the rules about lines look for.
#[derive(Debug)]
struct WantedLines {
    rules: Vec<Wanted>,
    /// What they look for in texts, all together.
    features: WantedFeatures,
    /// The closer looks that some of them take.
    looks: Vec<LookAtLine>,
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
        let mut of_lines = WantedLines {
            rules: Vec::new(),
            features: WantedFeatures::NOTHING,
            looks: Vec::new(),
        };
        let mut lists = 0;
        for (code, reads, looks_for) in rules {
            let own = (looks_for.words)();
            // Lists beyond the last bit share it: that only lets more texts through.
            let bit = 1 << u32::min(lists, u64::BITS - 1);
            lists += u32::from(!own.is_empty());
            let wanted = Wanted {
                features: WantedFeatures {
                    kinds: looks_for.kinds,
                    digits: looks_for.digits,
                    words: if own.is_empty() { 0 } else { bit },
                },
                everything: looks_for.everything,
                unfindable: own.iter().any(|word| !Scanner::can_find(word)),
            };
            words.extend(own.into_iter().map(|word| (word, bit)));
            by_code.insert(code, wanted);
            if reads == Reads::Lines {
                of_lines.add(wanted, looks_for.line);
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
        move |features| wanted.is_none_or(|wanted| wanted.features.any_in(features))
    }

    /// Tells of lines whether some rule about lines has to see them.
    pub(super) fn wanted_lines(
        &self,
        config: &Config,
    ) -> impl Fn(LineKind<'_>, &str, Features) -> bool {
        let lines = &self.of_lines;
        let everything = lines.rules.iter().any(|rule| rule.is_everything(config));
        move |kind, text, features| {
            everything
                || lines.features.any_in(features)
                || lines.looks.iter().any(|look| look(kind, text, features))
        }
    }
}

impl Wanted {
    fn is_everything(&self, config: &Config) -> bool {
        self.unfindable || (self.everything)(config)
    }
}

impl WantedFeatures {
    const NOTHING: Self = Self {
        kinds: 0,
        digits: u32::MAX,
        words: 0,
    };

    /// These, or those of another rule.
    fn or(self, other: Self) -> Self {
        Self {
            kinds: self.kinds | other.kinds,
            digits: self.digits.min(other.digits),
            words: self.words | other.words,
        }
    }

    fn any_in(self, features: Features) -> bool {
        features.words & self.words != 0
            || features.has(self.kinds)
            || features.digits >= self.digits
    }
}

impl WantedLines {
    fn add(&mut self, rule: Wanted, look: Option<LookAtLine>) {
        self.rules.push(rule);
        self.features = self.features.or(rule.features);
        self.looks.extend(look);
    }
}
