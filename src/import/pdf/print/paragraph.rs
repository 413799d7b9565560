//! Lines joined to paragraphs: by indents, by lines that end short of their margin, by the space between lines, and
//! by the numbers that begin a paragraph.

use super::line::{PrintedLine, is_spaced, width};
use super::margins::{FAR, INDENT, LineStyle, Margins, SAME_SIZE, SHORT};

/// How much farther than usual the first line of a paragraph is from the line above.
const FARTHER: f64 = 1.25;

/// A line, and what surrounds it.
#[derive(Clone, Copy)]
pub(super) struct Standing<'l> {
    pub(super) line: &'l PrintedLine,
    /// The line after it in the same column.
    pub(super) next: Option<&'l PrintedLine>,
    pub(super) margins: &'l Margins,
    /// Which column of which page.
    pub(super) region: (u32, usize),
}

/// Joins lines to paragraphs.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    text: String,
    last: Option<LastLine>,
}

/// The line that was added last.
#[derive(Debug)]
struct LastLine {
    region: (u32, usize),
    left: f64,
    base: f64,
    size: f64,
    /// How much of its line is free.
    room: f64,
    is_first: bool,
    /// How far it is below the line before it in its paragraph.
    pitch: Option<f64>,
    /// Whether it has a gap that no text has.
    is_parted: bool,
}

impl Joiner {
    /// Adds a line. Gives the paragraph before it, if it begins another.
    pub(super) fn add(&mut self, standing: Standing<'_>) -> Option<String> {
        let Standing {
            line,
            margins,
            region,
            ..
        } = standing;
        let is_first = self.begins(standing);
        let ended = is_first.then(|| self.end()).flatten();
        let room = self.last.as_ref().map_or(0.0, |last| last.room / last.size);
        append(&mut self.text, &line.text(), room);
        let room = match margins.style {
            LineStyle::Centred => margins.right - line.right() + line.left() - margins.left,
            _ => margins.right - line.right(),
        };
        let before = self.last.as_ref().filter(|last| last.region == region);
        let pitch = before
            .filter(|_| !is_first)
            .map(|last| last.base - line.base);
        self.last = Some(LastLine {
            region,
            left: line.left() - margins.left,
            base: line.base,
            size: line.size,
            room,
            is_first,
            pitch,
            is_parted: is_parted(line),
        });
        ended
    }

    /// Whether no paragraph has begun.
    pub(super) fn is_empty(&self) -> bool {
        self.last.is_none()
    }

    /// The paragraph so far, which ends.
    pub(super) fn end(&mut self) -> Option<String> {
        self.last = None;
        let text = std::mem::take(&mut self.text);
        (!text.trim().is_empty()).then_some(text)
    }

    /// Whether a line begins a paragraph.
    fn begins(&self, standing: Standing<'_>) -> bool {
        let Standing { line, margins, .. } = standing;
        let Some(last) = &self.last else { return true };
        let size = line.size.max(last.size);
        let text = line.text();
        let is_far = last.region == standing.region && last.is_far_above(standing);
        if is_far
            || line.size.min(last.size) < SAME_SIZE * size
            || is_of_contents(&self.text)
            || last.is_parted
            || is_parted(line)
        {
            return true;
        }
        let indent = (line.left() - margins.left) / size;
        let is_flush_after_first = margins.style == LineStyle::FirstIndented
            && indent < 0.5
            && (INDENT..FAR).contains(&(last.left / size));
        let free = if is_flush_after_first { SHORT } else { 0.9 };
        if last.room > (first_word(&text) + free) * line.size {
            return true;
        }
        let is_title = last.is_first && last.left >= FAR * size && last.room >= FAR * size;
        let is_short = last.is_first && last.room > 0.9 * line.size;
        if is_title && indent < INDENT || is_short && is_chapter(&text) {
            return true;
        }
        let is_ended = self
            .text
            .ends_with(['。', '；', '：', '！', '？', ';', ':', '.']);
        let is_point = is_ended
            && match margins.style {
                LineStyle::FirstIndented => is_chapter(&text),
                _ => is_numbered(&text),
            };
        if margins.style == LineStyle::Centred || indent < INDENT {
            return is_point;
        }
        if indent >= FAR {
            return true;
        }
        let moved = (line.left() - margins.left - last.left) / size;
        match moved {
            // Both are indented alike: a block, or first lines of paragraphs of one line each.
            -0.5..0.5 => {
                let is_first = (margins.indent / size - indent).abs() < 0.4;
                margins.style == LineStyle::FirstIndented && is_first || is_numbered(&text)
            }
            0.5.. => {
                let hangs = last.is_first && is_numbered(&self.text);
                !hangs || margins.style == LineStyle::FirstIndented || is_numbered(&text)
            }
            _ => !last.is_first || is_point,
        }
    }
}

/// The paragraphs of lines that stand in one place, parted by line breaks.
pub(super) fn paragraphs(lines: &[PrintedLine], margins: &Margins) -> String {
    let mut joiner = Joiner::default();
    let mut out: Vec<String> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1);
        out.extend(joiner.add(Standing {
            line,
            next,
            margins,
            region: (0, 0),
        }));
    }
    out.extend(joiner.end());
    out.join("\n")
}

impl LastLine {
    /// Whether a line in the same column is farther below than the next one of a paragraph is: than lines so far
    /// were, or the next one is, or lines usually are.
    fn is_far_above(&self, standing: Standing<'_>) -> bool {
        let size = standing.line.size.max(self.size);
        let pitch = self.base - standing.line.base;
        let below = standing.next.map(|next| standing.line.base - next.base);
        let below = below.filter(|below| (0.8 * size..4.0 * size).contains(below));
        // Three lines evenly apart may be a paragraph, or three.
        let below = below.filter(|below| pitch > 1.1 * below || pitch < 0.9 * below);
        let usual = self.pitch.or(below).or(standing.margins.pitch);
        let most = usual.map_or(2.6 * size, |it| (FARTHER * it).max(1.2 * size));
        !(0.0..most).contains(&pitch)
    }
}

/// Whether a line has a gap that no text has, as between a heading and the number of its page.
fn is_parted(line: &PrintedLine) -> bool {
    let mut pairs = line.parts.windows(2);
    pairs.any(|pair| pair[1].left - pair[0].right > 2.5 * line.size)
}

/// Adds a line to a paragraph whose last line has so much room left, in letters.
pub(super) fn append(text: &mut String, line: &str, room: f64) {
    let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next()) else {
        return text.push_str(line);
    };
    let is_word = |c: char| c.is_alphabetic() && is_spaced(c);
    if last == '-'
        && first.is_lowercase()
        && text.trim_end_matches('-').ends_with(char::is_lowercase)
    {
        text.pop();
    } else if is_spaced(last) && is_spaced(first) && !matches!(last, '-' | '/' | '(' | '[') {
        let goes_on = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '/');
        let is_number = goes_on(last) && goes_on(first) && room < 0.5;
        let is_after = matches!(first, '.' | ',' | ')' | ']' | '%' | ';' | ':');
        if !is_number && !is_after || is_word(last) && is_word(first) {
            text.push(' ');
        }
    }
    text.push_str(line);
}

/// How wide the word is that a line begins with, which would have had to stay together, in letters.
pub(super) fn first_word(text: &str) -> f64 {
    let opens = |c: char| "（“‘《〈【〔「『([{".contains(c);
    let closes = |c: char| "）”’》〉】〕」』)]}，。、；：！？,.;:!?%％…—".contains(c);
    let mut letters = text.chars().take(60);
    let Some(first) = letters.next() else {
        return 0.0;
    };
    let (mut last, mut wide) = (first, width(first));
    for next in letters {
        let is_run = is_spaced(last) && is_spaced(next);
        if !(is_run || opens(last) || closes(next)) {
            break;
        }
        wide += width(next);
        last = next;
    }
    wide
}

/// Whether a text is a line of a table of contents: dots up to the number of a page.
fn is_of_contents(text: &str) -> bool {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let dots = rest.chars().rev().take_while(|c| ".…·．⋯ ".contains(*c));
    rest.len() < text.len() && dots.filter(|c| *c != ' ').count() >= 3
}

/// Whether a text begins with the number of a chapter, which stands in front of nothing else.
fn is_chapter(text: &str) -> bool {
    is_numbered(text)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().nth(1) != Some('是')
}

/// Whether a text begins with the number of a paragraph or its mark.
pub(super) fn is_numbered(text: &str) -> bool {
    let is_han = |c: char| "一二三四五六七八九十百零〇".contains(c);
    let number = |text: &str, is_part: &dyn Fn(char) -> bool| -> usize {
        let digits = text.chars().take_while(|c| is_part(*c)).take(4);
        digits.map(char::len_utf8).sum()
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let is_either = |c: char| is_han(c) || c.is_ascii_digit();
    let Some(first) = text.chars().next() else {
        return false;
    };
    let rest = &text[first.len_utf8()..];
    match first {
        '①'..='⓿' | '●' | '■' | '◆' | '•' | '□' | '☑' | '☐' | '➢' | '✓' => {
            true
        }
        '（' | '(' => {
            let length = number(rest, &is_either);
            length > 0 && rest[length..].starts_with(['）', ')'])
        }
        '第' => {
            let length = number(rest, &is_either);
            length > 0 && rest[length..].starts_with(['条', '章', '节', '部', '款', '项'])
        }
        first if is_han(first) => {
            let length = number(text, &is_han);
            text[length..].starts_with(['、', '．', '.', '是'])
        }
        first if first.is_ascii_digit() => {
            let length = number(text, &is_digit);
            let mut after = text[length..].chars();
            let mark = after.next();
            let is_decimal = after.next().is_some_and(|c| c.is_ascii_digit());
            length <= 2 && matches!(mark, Some('.' | '．' | '、' | ')' | '）')) && !is_decimal
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{append, first_word, is_numbered, is_of_contents};

    #[test]
    fn lines_are_joined_as_words_and_numbers_ask_for() {
        let cases = [
            ("渠道清", "淤", 0.0, "渠道清淤"),
            ("put into", "use", 0.0, "put into use"),
            ("evalu-", "ation", 0.0, "evaluation"),
            ("QD-", "2024", 0.0, "QD-2024"),
            ("1,234,", "567.00", 0.0, "1,234,567.00"),
            ("2023", "2024", 3.0, "2023 2024"),
            ("共12", "个", 0.0, "共12个"),
            ("(a", "b)", 0.0, "(a b)"),
        ];
        for (before, line, room, joined) in cases {
            let mut text = before.to_owned();
            append(&mut text, line, room);
            assert_eq!(text, joined);
        }
    }

    #[test]
    fn what_begins_a_paragraph_is_told() {
        let numbers = [
            "一、概况",
            "（二）目标",
            "3.资金",
            "（4）",
            "①渠道",
            "第十一条 按",
            "一是",
            "□是",
        ];
        let others = [
            "3.50万元",
            "2024年",
            "一个项目",
            "第一次",
            "（以下简称",
            "渠道",
        ];
        assert!(numbers.iter().all(|text| is_numbered(text)));
        assert!(!others.iter().any(|text| is_numbered(text)));
        assert!(is_of_contents("一、概况……… 1") && !is_of_contents("共1"));
        let words = ["渠道", "“渠”道", "120.00万元", "渠。道"].map(first_word);
        assert_eq!(words.map(|wide| wide.round() as i32), [1, 3, 3, 2]);
    }
}
