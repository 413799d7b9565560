//! What is wrong with a command line, in Chinese.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::fmt::Write;

/// The message for a command line that cannot be understood.
pub(super) fn explain(error: &Error) -> String {
    let word = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        Some(ContextValue::Strings(words)) => Some(words.join("、")),
        _ => None,
    };
    let invalid = word(ContextKind::InvalidArg).unwrap_or_default();
    let value = word(ContextKind::InvalidValue).unwrap_or_default();
    let mut message = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("“{invalid}”后面缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("“{invalid}”的值“{value}”不对")
        }
        ErrorKind::UnknownArgument => format!("没有“{invalid}”这个选项"),
        ErrorKind::InvalidSubcommand => {
            format!(
                "没有“{}”这个命令",
                word(ContextKind::InvalidSubcommand).unwrap_or_default()
            )
        }
        ErrorKind::MissingRequiredArgument => format!("还缺少：{invalid}"),
        ErrorKind::MissingSubcommand => "还要写上命令".to_owned(),
        ErrorKind::ArgumentConflict => format!("“{invalid}”写重复了，或与别的选项冲突"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("“{invalid}”后面的值的个数不对")
        }
        ErrorKind::InvalidUtf8 => "命令行里有不是UTF-8的文字".to_owned(),
        _ => "命令行写得不对".to_owned(),
    };
    if let Some(valid) = word(ContextKind::ValidValue).filter(|valid| !valid.is_empty()) {
        let _ = write!(message, "，可以是：{valid}");
    }
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    if let Some(suggestion) = suggested.into_iter().find_map(word) {
        let _ = write!(message, "。是不是“{suggestion}”？");
    }
    format!("{message}\n用法见 mingbai --help")
}
