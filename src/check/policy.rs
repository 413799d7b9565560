//! The severity of every rule, as the site wishes it.

use super::rule::{Fixed, Rule};
use super::settle::Wishes;
use super::{categories, rules};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::field::did_you_mean;
use std::collections::BTreeMap;

/// The severities that differ from the rules' own.
#[derive(Debug, Default)]
pub(super) struct Policy {
    changed: BTreeMap<Code, Option<Severity>>,
}

impl Policy {
    /// Reads the wishes; one that names no rule, or a fixed one, becomes a finding. A code counts
    /// more than a category, wherever it stands.
    pub(super) fn read(wishes: &Wishes<'_>, found: &mut Vec<Diagnostic>) -> Self {
        let mut by_category = BTreeMap::new();
        let mut by_code = BTreeMap::new();
        for (word, severity) in wishes.severities {
            let mut refuse = |code: Code, message: String, help: String| {
                found.push(Diagnostic::new(code, wishes.path, word.span, message).help(help));
            };
            if let Some(rules) = Self::category(&word.value) {
                let free = rules.iter().filter(|rule| rule.fixed == Fixed::No);
                by_category.extend(free.map(|rule| (rule.code, *severity)));
            } else if let Some(rule) = Self::rule(&word.value) {
                if rule.fixed == Fixed::No {
                    by_code.insert(rule.code, *severity);
                } else {
                    let message = format!("{}（{}）是固定的规则，不能调整", rule.code, rule.name);
                    let help = "删掉这一行，改正它指出的问题";
                    refuse(Code::OUT_OF_RANGE, message, help.into());
                }
            } else {
                let message = format!("“{}”不是规则代码，也不是规则的类别", word.value);
                refuse(Code::UNKNOWN_KEY, message, Self::proposal(&word.value));
            }
        }
        by_category.extend(by_code);
        Self {
            changed: by_category,
        }
    }

    /// The severity of a rule on this site; `None` when it is off.
    pub(super) fn severity(&self, code: Code) -> Option<Severity> {
        let own = || rules().iter().find(|rule| rule.code == code);
        match self.changed.get(&code) {
            Some(severity) => *severity,
            None => Some(own().map_or(Severity::Error, |rule| rule.severity)),
        }
    }

    /// The rule with a code as an editor writes it.
    pub(super) fn rule(written: &str) -> Option<&'static Rule> {
        let code = written.trim().to_uppercase();
        rules()
            .iter()
            .copied()
            .find(|rule| rule.code.as_str() == code)
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
}
