//! Fields: a key in two languages, and a value.
//! Takes fields; gives YAML in the language and manner asked for.
//! Texts that YAML would read as anything but a text are quoted.

use std::fmt::Display;

pub(crate) struct Field {
    pub(crate) chinese: &'static str,
    pub(crate) english: &'static str,
    pub(crate) value: Value,
}

pub(crate) enum Value {
    Text(String),
    /// Already written as it should be read.
    Number(String),
    Items(Vec<String>),
    Fields(Vec<Field>),
    Rows(Vec<Vec<Field>>),
}

/// Who reads the YAML.
#[derive(Clone, Copy)]
pub(crate) enum Manner {
    Mingbai,
    /// Hugo would turn 95.00 into 95: numbers with decimals are given to it as texts.
    Hugo,
}

impl Field {
    pub(crate) fn text(chinese: &'static str, english: &'static str, value: &str) -> Self {
        Self {
            chinese,
            english,
            value: Value::Text(value.to_owned()),
        }
    }

    pub(crate) fn number(
        chinese: &'static str,
        english: &'static str,
        value: impl Display,
    ) -> Self {
        Self {
            chinese,
            english,
            value: Value::Number(value.to_string()),
        }
    }

    pub(crate) fn of(chinese: &'static str, english: &'static str, value: Value) -> Self {
        Self {
            chinese,
            english,
            value,
        }
    }
}

/// The fields as YAML, each line led by `indent`.
pub(crate) fn yaml(fields: &[Field], manner: Manner, indent: &str) -> String {
    fields
        .iter()
        .map(|field| one(field, manner, indent))
        .collect()
}

fn one(field: &Field, manner: Manner, indent: &str) -> String {
    let key = match manner {
        Manner::Mingbai => field.chinese,
        Manner::Hugo => field.english,
    };
    let deeper = format!("{indent}  ");
    match &field.value {
        Value::Text(text) => format!("{indent}{key}: {}\n", quoted(text)),
        Value::Number(number) => match manner {
            Manner::Hugo if number.contains('.') => format!("{indent}{key}: \"{number}\"\n"),
            _ => format!("{indent}{key}: {number}\n"),
        },
        Value::Items(items) => {
            let items = items
                .iter()
                .map(|item| format!("{deeper}- {}\n", quoted(item)));
            format!("{indent}{key}:\n{}", items.collect::<String>())
        }
        Value::Fields(fields) => format!("{indent}{key}:\n{}", yaml(fields, manner, &deeper)),
        Value::Rows(rows) => {
            let rows = rows.iter().map(|row| {
                let text = yaml(row, manner, &format!("{deeper}  "));
                // The first key stands behind the dash instead of the indent.
                format!("{deeper}- {}", text.trim_start())
            });
            format!("{indent}{key}:\n{}", rows.collect::<String>())
        }
    }
}

/// As an editor would write it: bare where that is safe, else in double quotes.
pub(crate) fn quoted(text: &str) -> String {
    let is_plain = text.starts_with(|first: char| first.is_alphabetic())
        && text
            .chars()
            .all(|letter| letter.is_alphanumeric() || "、，。；（）〔〕《》-%.".contains(letter));
    if is_plain {
        text.to_owned()
    } else {
        format!("{text:?}")
    }
}
