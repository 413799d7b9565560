//! Names of letters, digits and hyphens: of a theme, a language, an address.

use crate::diagnostic::Code;
use crate::field::{Context, Record, Text};

/// The longest name, in letters.
const LONGEST: usize = 64;

/// Whether a name can be part of an address and the name of a folder.
pub fn is_plain_name(name: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (1..=LONGEST).contains(&name.len()) && name != "index" && name.bytes().all(fits)
}

/// Reads such a name; another becomes a finding.
pub(super) fn read_name(record: &Record<'_>, field: &str, ctx: &mut Context<'_>) -> Option<Text> {
    let name = record.get::<Text>(field, ctx)?;
    if is_plain_name(&name) {
        return Some(name.value);
    }
    let message = format!(
        "“{}”不能用在这里，只能有字母、数字、连字符和下划线",
        name.value
    );
    ctx.report(
        Code::OUT_OF_RANGE,
        name.span,
        message,
        "换一个只含字母、数字、连字符的名字",
    );
    None
}
