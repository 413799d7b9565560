//! `mingbai explain`: what a rule means, or the list of all rules.

use super::args::ExplainArguments;
use super::output::{CommandResult, FINE, print};
use crate::check;
use crate::field::did_you_mean;

/// Prints the explanation of one rule, or a line for each.
pub(super) fn run(arguments: &ExplainArguments) -> CommandResult {
    let Some(code) = &arguments.code else {
        for rule in check::rules() {
            print(&format!(
                "{}  {}  {}\n",
                rule.code,
                rule.severity.label(),
                rule.name
            ))?;
        }
        return Ok(FINE);
    };
    if let Some(text) = check::explain(code) {
        print(&text)?;
        return Ok(FINE);
    }
    let upper = code.trim().to_uppercase();
    let hint = did_you_mean(&upper, check::rules().iter().map(|rule| rule.code.as_str()))
        .unwrap_or_default();
    Err(
        format!("没有代码是“{code}”的规则。{hint}不带代码运行 mingbai explain 可以列出所有规则")
            .into(),
    )
}
