//! Reading a value from the text an editor wrote.

/// Why a text is not the value that was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reject {
    /// It is no such value at all; what was expected, in Chinese.
    Shape(String),
    /// It is such a value, but outside what is allowed; what was expected, in Chinese.
    Range(String),
}

impl Reject {
    /// It is no such value at all.
    pub fn shape(expected: &str) -> Self {
        Self::Shape(expected.into())
    }

    /// It is outside what is allowed.
    pub fn range(expected: &str) -> Self {
        Self::Range(expected.into())
    }
}

/// Text of a setting or a fact. Shared by reference in views, never cloned.
pub type Text = Box<str>;

/// A value that can be read from text as people write it.
pub trait FromText: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// When the text is not such a value, with what was expected instead.
    fn from_text(text: &str) -> Result<Self, Reject>;
}

impl FromText for Text {
    fn from_text(text: &str) -> Result<Self, Reject> {
        Ok(text.trim().into())
    }
}

impl FromText for std::sync::Arc<str> {
    fn from_text(text: &str) -> Result<Self, Reject> {
        Ok(text.trim().into())
    }
}

impl FromText for bool {
    fn from_text(text: &str) -> Result<Self, Reject> {
        match text.trim().to_lowercase().as_str() {
            "true" | "是" | "yes" | "on" | "对" => Ok(true),
            "false" | "否" | "no" | "off" => Ok(false),
            _ => Err(Reject::shape("true（是）或 false（否）")),
        }
    }
}

impl FromText for u32 {
    fn from_text(text: &str) -> Result<Self, Reject> {
        let digits: String = text
            .trim()
            .trim_end_matches(['份', '人', '条', '个', '户'])
            .chars()
            .filter(|c| *c != ',')
            .map(|c| match c {
                '\u{FF10}'..='\u{FF19}' => char::from(b'0' + (c as u32 - 0xFF10) as u8),
                other => other,
            })
            .collect();
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Reject::shape("不小于0的整数，如 120"));
        }
        digits
            .parse()
            .map_err(|_| Reject::range("不超过42亿的整数"))
    }
}
