//! 静态文件许可: what of `static/` may do something where it is opened.

use crate::diagnostic::Code;
use crate::field::{Context, Record, Text, did_you_mean};

/// A kind of file that does something where it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaticKind {
    /// 网页.
    Page,
    /// 脚本.
    Script,
    /// 程序.
    Program,
    /// 快捷方式.
    Shortcut,
    /// 宏.
    Macro,
    /// 其他: what is neither a document nor a picture, nor known to do anything.
    Other,
}

impl StaticKind {
    /// The words for the kinds.
    const WORDS: &[(&str, Self)] = &[
        ("网页", Self::Page),
        ("脚本", Self::Script),
        ("程序", Self::Program),
        ("快捷方式", Self::Shortcut),
        ("宏", Self::Macro),
        ("其他", Self::Other),
    ];
}

/// Reads the kinds; a word that names none becomes a finding.
pub(super) fn read_static_kinds(record: &Record<'_>, ctx: &mut Context<'_>) -> Vec<StaticKind> {
    let mut kinds = Vec::new();
    for word in record.list::<Text>("allowed_in_static", ctx) {
        let mut known = StaticKind::WORDS.iter();
        match known.find(|(known, _)| *known == &*word.value) {
            Some((_, kind)) => kinds.push(*kind),
            None => {
                let message = format!("“{}”不是静态文件的种类", &*word.value);
                let words = StaticKind::WORDS.iter().map(|(word, _)| *word);
                let all: Vec<&str> = words.clone().collect();
                let help = did_you_mean(&word.value, words);
                let help = help.unwrap_or_else(|| format!("种类有：{}", all.join("、")));
                ctx.report(Code::OUT_OF_RANGE, word.span, message, help);
            }
        }
    }
    kinds
}
