//! What is wrong with a theme, for the people who make themes.
//!
//! Invariant: a message never holds a value of a page, only the theme's own words.

use minijinja::ErrorKind;
use std::fmt;

/// A fault of a theme: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// The file, below the theme's folder.
    pub file: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, in Chinese.
    pub message: String,
}

impl ThemeError {
    pub(super) fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: None,
            message: message.into(),
        }
    }

    /// The innermost cause of a template's error, with the line of the template it points at.
    pub(super) fn of_template(template: &str, error: &minijinja::Error) -> Self {
        let innermost = innermost(error);
        let name = innermost.name().or(error.name()).unwrap_or(template);
        let line = innermost.line().or(error.line());
        Self {
            file: format!("templates/{name}"),
            line,
            message: message(innermost),
        }
    }

    /// Adds the words of the line it points at.
    pub(super) fn quoting(mut self, source: Option<&str>) -> Self {
        let line = self
            .line
            .and_then(|line| source?.lines().nth(line.checked_sub(1)?));
        if let Some(line) = line.map(str::trim).filter(|line| !line.is_empty()) {
            let shown: String = line.chars().take(120).collect();
            self.message += &format!("；这一行是：{shown}");
        }
        self
    }
}

/// The error that an inclusion or a block only passes on.
fn innermost(error: &minijinja::Error) -> &minijinja::Error {
    let mut found = error;
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        if let Some(inner) = source.downcast_ref::<minijinja::Error>() {
            found = inner;
        }
        next = source.source();
    }
    found
}

fn message(error: &minijinja::Error) -> String {
    let what = match error.kind() {
        ErrorKind::SyntaxError => "模板的写法有误",
        ErrorKind::UndefinedError => "用到了这一页没有的内容，请对照 docs/themes.md 检查名称",
        ErrorKind::TemplateNotFound => "引用的模板不存在",
        ErrorKind::UnknownFilter => "没有这个过滤器",
        ErrorKind::UnknownTest => "没有这个判断",
        ErrorKind::UnknownFunction => "没有这个函数",
        ErrorKind::UnknownMethod => "没有这个方法",
        ErrorKind::UnknownBlock => "没有这个区块",
        ErrorKind::MissingArgument => "少写了参数",
        ErrorKind::TooManyArguments => "多写了参数",
        ErrorKind::OutOfFuel => "模板执行得太久，可能是循环套得太多",
        ErrorKind::WriteFailure => "网页写不下去",
        _ => "模板执行不下去",
    };
    let telling = matches!(
        error.kind(),
        ErrorKind::SyntaxError
            | ErrorKind::TemplateNotFound
            | ErrorKind::UnknownFilter
            | ErrorKind::UnknownTest
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownBlock
    );
    match error
        .detail()
        .filter(|_| telling || error.detail() == Some(NONE_PRINTED))
    {
        Some(detail) => format!("{what}（{detail}）"),
        None => what.to_owned(),
    }
}

/// What a template is told that prints a value which is not there.
pub(super) const NONE_PRINTED: &str = "这里的内容可能没有，先用 {% if … %} 判断";

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "主题文件{}第{line}行：{}", self.file, self.message),
            None => write!(f, "主题文件{}：{}", self.file, self.message),
        }
    }
}

impl std::error::Error for ThemeError {}
