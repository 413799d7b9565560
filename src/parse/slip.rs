//! The slips that editors make most in YAML, each told from the line it stands in.
//!
//! Takes a text that YAML could not read; gives the places with a slip, in order. Lines of a text block, of a
//! quoted text and comments are left out. What is no slip for certain is left to the message about the place
//! where the reader gave up.

use super::slip_flow::{flow_slips, is_closed};
use crate::source::Span;

/// Most levels that a line is held against.
const DEEPEST: usize = 64;

/// A slip, as what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YamlSlip {
    Tab,
    FullWidthColon,
    NoSpace,
    FullWidthComma,
    FullWidthQuote,
    FullWidthBracket,
    /// A number with commas in `{ }`, which parts it in two.
    BareComma,
    /// A comment that takes the other half of a bracket away.
    Comment,
    OpenQuote,
    OpenBracket,
    /// More spaces before it than its neighbours have.
    TooDeep(usize),
    /// In line with nothing above it.
    Unaligned,
}

impl YamlSlip {
    /// What is wrong, and the way out, in Chinese.
    pub(super) fn words(self) -> (String, &'static str) {
        let (message, help) = match self {
            Self::Tab => ("缩进用了制表符（Tab）", "改成空格：每一级两格"),
            Self::FullWidthColon => (
                "这一行用了全角冒号“：”，应当是半角冒号加一个空格",
                "把“：”改成“: ”（英文输入法的冒号，后面加空格）",
            ),
            Self::NoSpace => ("冒号后面缺一个空格", "在半角冒号“:”后面加一个空格"),
            Self::FullWidthComma => (
                "括号里用了全角逗号“，”，应当是半角逗号加一个空格",
                "把“，”改成“, ”（英文输入法的逗号，后面加空格）",
            ),
            Self::FullWidthQuote => (
                "引号是全角的，应当用半角引号",
                "切换到英文输入法，把值前后的引号都改成半角的 \"",
            ),
            Self::FullWidthBracket => (
                "花括号或方括号是全角的，应当用半角的",
                "切换到英文输入法，改成 { } 或 [ ]",
            ),
            Self::BareComma => (
                "花括号里带逗号的数没有加引号，被拆成了两项",
                "给整个数加上半角引号，例如 \"8,900.00\"，或者去掉数里的逗号",
            ),
            Self::Comment => (
                "“#”后面的文字被当作注释丢掉了，括号没有了后一半",
                "有“#”的值用半角引号括起来",
            ),
            Self::OpenQuote => (
                "引号没有成对",
                "补上缺少的引号；文字里本来就有半角引号时，用另一种引号把整段括起来",
            ),
            Self::OpenBracket => (
                "方括号“[”或花括号“{”没有成对",
                "补上缺少的括号，或者用引号把整个值括起来",
            ),
            Self::TooDeep(spaces) => {
                let message = format!("这一行前面多了{spaces}个空格，与同一级的字段没有对齐");
                let help = "删掉多出来的空格（多半是删掉“#”以后留下的），与同一级的字段左对齐";
                return (message, help);
            }
            Self::Unaligned => (
                "这一行的缩进与上面哪一级都对不齐",
                "同一级的字段左对齐，下一级比上一级多缩进两格；刚删掉“#”的，“#”后面的空格也要删",
            ),
        };
        (message.to_owned(), help)
    }
}

/// All slips in a text.
pub(super) fn slips(text: &str) -> Vec<(Span, YamlSlip)> {
    let mut scan = Scan::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        scan.line(start, line.trim_end());
        start += line.len();
    }
    scan.found.sort_by_key(|(span, _)| span.start);
    scan.found
}

/// What goes on over several lines.
#[derive(Clone, Copy, Debug)]
enum Open {
    /// The text block of a key in this column.
    Block(usize),
    /// A text in these quotes.
    Quoted(char),
    /// A list or mapping in brackets.
    Brackets,
}

#[derive(Debug, Default)]
struct Scan {
    found: Vec<(Span, YamlSlip)>,
    open: Option<Open>,
    /// The columns of keys and dashes that a line may be in line with.
    levels: Vec<usize>,
    /// The first key, as long as nothing was in line with it.
    first: Option<Span>,
    /// Whether a deeper line may follow: the last key had no value.
    may_deepen: bool,
}

impl Scan {
    fn line(&mut self, start: usize, line: &str) {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        if content.is_empty() || self.goes_on(indent, content, start) || content.starts_with('#') {
            return;
        }
        let whole = Span::new(start + indent..start + line.len());
        if line[..indent].contains('\t') {
            let tab = start + line.find('\t').unwrap_or(0);
            self.found.push((Span::new(tab..tab + 1), YamlSlip::Tab));
            return;
        }
        let mut column = indent;
        let mut rest = content;
        while let Some(item) = rest.strip_prefix("- ") {
            self.align(column, whole);
            self.may_deepen = true;
            column += rest.len() - item.trim_start().len();
            rest = item.trim_start();
        }
        if rest.starts_with(['｛', '［']) {
            let bracket = Span::new(whole.end as usize - rest.len()..whole.end as usize);
            self.found.push((bracket, YamlSlip::FullWidthBracket));
            return;
        }
        let value = match key_end(rest) {
            Some(colon) => {
                self.align(column, whole);
                rest[colon + 1..].trim_start()
            }
            None if is_slipped_key(rest, '：') => {
                self.found.push((whole, YamlSlip::FullWidthColon));
                ""
            }
            None if is_slipped_key(rest, ':') => {
                self.found.push((whole, YamlSlip::NoSpace));
                ""
            }
            None => rest,
        };
        self.may_deepen = value.is_empty() || value.starts_with('#');
        self.value(column, start + line.len() - value.len(), value);
    }

    /// Whether a line belongs to what was begun above it.
    fn goes_on(&mut self, indent: usize, content: &str, start: usize) -> bool {
        match self.open {
            Some(Open::Block(column)) if indent > column => return true,
            Some(Open::Quoted(quote)) if indent > 0 || key_end(content).is_none() => {
                if content.ends_with(quote) {
                    self.open = None;
                }
                return true;
            }
            Some(Open::Brackets) if indent > 0 || key_end(content).is_none() => {
                self.found.extend(flow_slips(content, start + indent));
                if content.ends_with(['}', ']']) {
                    self.open = None;
                }
                return true;
            }
            _ => self.open = None,
        }
        false
    }

    fn value(&mut self, column: usize, start: usize, value: &str) {
        let end = start + value.len();
        let whole = Span::new(start..end);
        if value.starts_with(['|', '>']) {
            self.open = Some(Open::Block(column));
        } else if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            if !value[1..].contains(quote) {
                match value.contains(['”', '’', '“', '‘']) {
                    true => self.found.push((whole, YamlSlip::FullWidthQuote)),
                    false if quote == '"' => self.found.push((whole, YamlSlip::OpenQuote)),
                    false => self.open = Some(Open::Quoted(quote)),
                }
            }
        } else if value.starts_with('“') && value.ends_with('"') {
            self.found.push((whole, YamlSlip::FullWidthQuote));
        } else if value.starts_with(['｛', '［']) {
            self.found.push((whole, YamlSlip::FullWidthBracket));
        } else if value.starts_with(['{', '[']) {
            let slips = flow_slips(value, start);
            let more = value.ends_with([',', '{', '[']);
            if slips.is_empty() && !is_closed(value) && !more {
                self.found.push((whole, YamlSlip::OpenBracket));
            }
            self.open = (!is_closed(value) && more).then_some(Open::Brackets);
            self.found.extend(slips);
        }
    }

    /// Holds a key or dash in this column against those above it.
    fn align(&mut self, column: usize, whole: Span) {
        if self.levels.len() > DEEPEST {
            return;
        }
        let kept = self.levels.iter().take_while(|it| **it <= column).count();
        let top = self.levels[..kept].last().copied();
        match top {
            Some(top) if top == column => {
                self.first = None;
                self.levels.truncate(kept);
            }
            None => {
                // Everything before was indented: the first line has a space too many.
                let outermost = self.levels.first().copied();
                if let (Some(outermost), Some(first)) = (outermost, self.first.take()) {
                    let slip = YamlSlip::TooDeep(outermost - column);
                    self.found.push((first, slip));
                } else if outermost.is_none() {
                    self.first = Some(whole);
                }
                self.levels = vec![column];
            }
            Some(_) if self.may_deepen => {
                self.levels.truncate(kept);
                self.levels.push(column);
            }
            Some(top) if kept == self.levels.len() => {
                self.found.push((whole, YamlSlip::TooDeep(column - top)));
            }
            Some(_) => self.found.push((whole, YamlSlip::Unaligned)),
        }
    }
}

/// Where the colon stands that ends the key of a line.
fn key_end(content: &str) -> Option<usize> {
    let bytes = content.as_bytes();
    let is_flow = content.starts_with(['{', '[', '"', '\'']);
    let colon = memchr::memchr_iter(b':', bytes);
    let ends = |at: &usize| matches!(bytes.get(at + 1), None | Some(b' '));
    let mut colon = colon.filter(ends);
    colon.next().filter(|_| !is_flow)
}

/// Whether a line is like `年度：2023` or `年度:2023`: a short word, a colon, and no space after a half-width
/// one.
pub(super) fn is_slipped_key(line: &str, colon: char) -> bool {
    let line = line.trim_start().trim_start_matches("- ").trim_start();
    line.split_once(colon).is_some_and(|(key, rest)| {
        let is_time = key.chars().all(|c| c.is_ascii_digit());
        let glued = rest.starts_with(|c: char| !c.is_whitespace() && c != '/');
        is_key(key) && !is_time && (colon == '：' || glued)
    })
}

/// Whether a word may be the name of a field: up to ten letters.
pub(super) fn is_key(word: &str) -> bool {
    (1..=10).contains(&word.chars().take(11).count())
        && word.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// What is wrong with a text that was meant for a field and its value, and the way out, if it looks so.
pub fn slipped_key(text: &str) -> Option<(String, &'static str)> {
    let slip = match () {
        () if is_slipped_key(text, '：') => YamlSlip::FullWidthColon,
        () if is_slipped_key(text, ':') => YamlSlip::NoSpace,
        () => return None,
    };
    Some(slip.words())
}
