//! The severity of every rule, as the site overrides it.

use super::rule::Fixed;
use super::rule_set::{category, of_code, proposal, rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SourcePath, Spanned};
use std::collections::BTreeMap;

/// The severities that differ from the rules' own.
#[derive(Debug, Default)]
pub(super) struct SeverityTable {
    changed: BTreeMap<Code, Option<Severity>>,
}

impl SeverityTable {
    /// Reads the severities that the settings file at `path` overrides; one that names no rule, or a fixed one, becomes a finding. A code counts
    /// more than a category, wherever it stands.
    pub(super) fn read(
        path: &SourcePath,
        severities: &[(Spanned<Box<str>>, Option<Severity>)],
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut by_category = BTreeMap::new();
        let mut by_code = BTreeMap::new();
        for (word, severity) in severities {
            let mut refuse = |code: Code, message: String, help: String| {
                found.push(Diagnostic::new(code, path, word.span, message).help(help));
            };
            if let Some(rules) = category(&word.value) {
                let free = rules.iter().filter(|rule| rule.fixed() == Fixed::No);
                by_category.extend(free.map(|rule| (rule.code, *severity)));
            } else if let Some(rule) = rule(&word.value) {
                if rule.fixed() == Fixed::No {
                    by_code.insert(rule.code, *severity);
                } else {
                    let message = format!("{}（{}）是固定的规则，不能调整", rule.code, rule.name);
                    let help = "删掉这一行，改正它指出的问题";
                    refuse(Code::OUT_OF_RANGE, message, help.into());
                }
            } else {
                let message = format!("“{}”不是规则代码，也不是规则的类别", word.value);
                refuse(Code::UNKNOWN_KEY, message, proposal(&word.value));
            }
        }
        by_category.extend(by_code);
        Self {
            changed: by_category,
        }
    }

    /// The severity of a rule on this site; `None` when it is off.
    pub(super) fn severity(&self, code: Code) -> Option<Severity> {
        match self.changed.get(&code) {
            Some(severity) => *severity,
            None => Some(of_code(code).map_or(Severity::Error, |rule| rule.severity)),
        }
    }
}
