//! Names of a mapping that no field has: some are told one by one, the rest together, so that a file made of
//! nothing else costs no more than its bytes.

use super::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// Most that are told one by one.
const ALONE: usize = 100;

/// Names that no field of a mapping has.
#[derive(Debug, Default)]
pub(super) struct UnknownNames {
    count: usize,
    /// Where those stand that are not told one by one.
    rest: Vec<Span>,
}

impl UnknownNames {
    /// Takes one more name; whether it is to be told by itself.
    pub(super) fn is_told_alone(&mut self, name: Span) -> bool {
        self.count += 1;
        let alone = self.count <= ALONE;
        if !alone {
            self.rest.push(name);
        }
        alone
    }

    /// Tells of all that were not told one by one.
    pub(super) fn tell_of_rest(&self, what: &str, ctx: &mut Context<'_>) {
        let Some((first, more)) = self.rest.split_first() else {
            return;
        };
        let message = format!("{what}里没有的字段太多，后面这些不再逐一说明");
        let found = Diagnostic::new(Code::UNKNOWN_KEY, ctx.path, *first, message);
        ctx.findings.push(Diagnostic {
            more: more.to_vec(),
            ..found.help("先改正前面的；多半是整段写错了地方")
        });
    }
}
