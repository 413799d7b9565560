//! The codes of formats: sections, and the parts of each.

use super::han::Numerals;

/// Most characters of a code that are read; programs write at most 255.
const LONGEST: usize = 1024;

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FormatPart {
    /// Printed as it is.
    Literal(char),
    /// Place for a digit: `0`, `#` or `?`.
    Digit(char),
    Point,
    /// A power of ten; whether its sign is always printed.
    Power(bool),
    /// The line of a fraction.
    Over,
    /// The number without a format.
    General,
    /// The text of the cell.
    Text,
    /// A part of a day or a time, so many letters long.
    Time(TimePart, usize),
}

/// A part of a day or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimePart {
    Year,
    Month,
    Day,
    Weekday,
    Hour,
    Minute,
    Second,
    /// DecimalDigits after the point of seconds.
    Fraction,
    /// Hours, minutes or seconds since the beginning.
    HoursInAll,
    MinutesInAll,
    SecondsInAll,
    /// 上午 or AM.
    Half(HalfWords),
}

/// How the halves of a day are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HalfWords {
    Latin,
    Letter,
    Han,
}

/// For which numbers a section is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    pub(super) relation: &'static str,
    pub(super) limit: f64,
}

/// One section of a code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FormatSection {
    pub(super) parts: Vec<FormatPart>,
    pub(super) condition: Option<Condition>,
    pub(super) numerals: Option<Numerals>,
    /// Whether names are in Chinese.
    pub(super) is_chinese: bool,
    /// Whether digits before the point stand in groups of three.
    pub(super) groups: bool,
    /// The power of ten by which the number is multiplied: 2 for `%`, -3 for a comma behind its digits.
    pub(super) scale: i32,
}

impl FormatSection {
    pub(super) fn has(&self, wanted: impl Fn(&FormatPart) -> bool) -> bool {
        self.parts.iter().any(wanted)
    }

    pub(super) fn is_text(&self) -> bool {
        self.has(|part| *part == FormatPart::Text)
    }

    pub(super) fn is_time(&self) -> bool {
        self.has(|part| matches!(part, FormatPart::Time(..)))
    }
}

/// The sections of a code, at most four.
pub(super) fn sections(code: &str) -> Vec<FormatSection> {
    let code: Vec<char> = code.chars().take(LONGEST).collect();
    let mut sections = Vec::new();
    let mut at = 0;
    while sections.len() < 4 {
        let mut reader = Reader {
            code: &code,
            at,
            section: FormatSection::default(),
        };
        reader.section();
        at = reader.at + 1;
        sections.push(reader.section);
        if at > code.len() {
            break;
        }
    }
    sections
}

struct Reader<'a> {
    code: &'a [char],
    at: usize,
    section: FormatSection,
}

impl Reader<'_> {
    /// Reads a section up to its semicolon or the end of the code.
    fn section(&mut self) {
        while let Some(c) = self.peek(0) {
            if c == ';' {
                break;
            }
            self.part(c);
        }
        minutes(&mut self.section.parts);
        if self.section.is_time() {
            // Elsewhere in a time, marks of numbers are only marks.
            fractions(&mut self.section.parts);
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.code.get(self.at + ahead).copied()
    }

    fn push(&mut self, part: FormatPart) {
        self.section.parts.push(part);
    }

    fn part(&mut self, c: char) {
        if self.words() {
            return;
        }
        self.at += 1;
        match c {
            '"' => {
                while let Some(c) = self.peek(0).filter(|c| *c != '"') {
                    self.push(FormatPart::Literal(c));
                    self.at += 1;
                }
                self.at += 1;
            }
            '\\' | '!' => self.escaped(),
            // As wide as a character, and as many as there is space for.
            '_' => {
                self.at += 1;
                self.push(FormatPart::Literal(' '));
            }
            '*' => self.at += 1,
            '[' => self.bracket(),
            '0' | '#' | '?' => self.push(FormatPart::Digit(c)),
            '.' => self.push(FormatPart::Point),
            ',' => self.comma(),
            '%' => {
                self.section.scale += 2;
                self.push(FormatPart::Literal('%'));
            }
            '/' if self.is_fraction() => self.push(FormatPart::Over),
            'E' | 'e' if matches!(self.peek(0), Some('+' | '-')) => {
                self.push(FormatPart::Power(self.peek(0) == Some('+')));
                self.at += 1;
            }
            '@' => self.push(FormatPart::Text),
            _ => self.letters(c),
        }
    }

    fn escaped(&mut self) {
        if let Some(c) = self.peek(0) {
            self.push(FormatPart::Literal(c));
            self.at += 1;
        }
    }

    /// Words that stand for something as a whole.
    fn words(&mut self) -> bool {
        const WORDS: &[(&str, FormatPart)] = &[
            ("General", FormatPart::General),
            ("G/通用格式", FormatPart::General),
            ("通用格式", FormatPart::General),
            (
                "AM/PM",
                FormatPart::Time(TimePart::Half(HalfWords::Latin), 1),
            ),
            (
                "A/P",
                FormatPart::Time(TimePart::Half(HalfWords::Letter), 1),
            ),
            (
                "上午/下午",
                FormatPart::Time(TimePart::Half(HalfWords::Han), 1),
            ),
        ];
        let rest = &self.code[self.at..];
        let is_here = |word: &str| {
            let mut letters = rest.iter();
            word.chars().all(|c| {
                letters
                    .next()
                    .is_some_and(|own| own.eq_ignore_ascii_case(&c))
            })
        };
        let Some((word, part)) = WORDS.iter().find(|(word, _)| is_here(word)) else {
            return false;
        };
        self.at += word.chars().count();
        self.push(part.clone());
        true
    }

    /// A letter that stands for a part of a day or a time, as often as it is repeated, or for itself.
    fn letters(&mut self, c: char) {
        let mut count = 1;
        while self
            .peek(count - 1)
            .is_some_and(|next| next.eq_ignore_ascii_case(&c))
        {
            count += 1;
        }
        let part = match c.to_ascii_lowercase() {
            'y' | 'e' => TimePart::Year,
            'm' => TimePart::Month,
            'd' if count > 2 => TimePart::Weekday,
            'd' => TimePart::Day,
            'a' if count > 2 => TimePart::Weekday,
            'h' => TimePart::Hour,
            's' => TimePart::Second,
            _ => return self.push(FormatPart::Literal(c)),
        };
        self.at += count - 1;
        // One `e` is the whole year; `aaa` is Chinese.
        let count = match c {
            'e' | 'E' => 4,
            'a' | 'A' => count + 10,
            _ => count,
        };
        self.push(FormatPart::Time(part, count));
    }

    /// A comma groups digits where more follow, and divides by a thousand behind the last.
    fn comma(&mut self) {
        let is_digit = |c: Option<char>| matches!(c, Some('0' | '#' | '?'));
        if !self
            .section
            .has(|part| matches!(part, FormatPart::Digit(_)))
        {
            return self.push(FormatPart::Literal(','));
        }
        let mut ahead = 0;
        while self.peek(ahead) == Some(',') {
            ahead += 1;
        }
        match is_digit(self.peek(ahead)) {
            true => self.section.groups = true,
            false => self.section.scale -= 3,
        }
    }

    /// Whether a stroke stands between digits.
    fn is_fraction(&self) -> bool {
        let last = self.section.parts.iter().rev();
        let mut last = last.skip_while(|part| **part == FormatPart::Literal(' '));
        let next = (0..)
            .map_while(|ahead| self.peek(ahead))
            .find(|c| *c != ' ');
        matches!(last.next(), Some(FormatPart::Digit(_)))
            && next.is_some_and(|c| matches!(c, '#' | '?') || c.is_ascii_digit())
    }

    /// What stands in brackets: a condition, a language, numerals, a time in all; colours say nothing.
    fn bracket(&mut self) {
        let end = self.code[self.at..].iter().position(|c| *c == ']');
        let Some(length) = end else { return };
        let inside: String = self.code[self.at..self.at + length].iter().collect();
        self.at += length + 1;
        if let Some(rest) = inside.strip_prefix('$') {
            return self.language(rest);
        }
        let lower = inside.to_ascii_lowercase();
        let count = inside.len();
        match lower.as_str() {
            "h" | "hh" => return self.push(FormatPart::Time(TimePart::HoursInAll, count)),
            "m" | "mm" => return self.push(FormatPart::Time(TimePart::MinutesInAll, count)),
            "s" | "ss" => return self.push(FormatPart::Time(TimePart::SecondsInAll, count)),
            "dbnum1" => self.section.numerals = Some(Numerals::Plain),
            "dbnum2" => self.section.numerals = Some(Numerals::Formal),
            "dbnum3" => self.section.numerals = Some(Numerals::Wide),
            _ => {}
        }
        for relation in ["<=", ">=", "<>", "<", ">", "="] {
            if let Some(limit) = inside.strip_prefix(relation) {
                let limit = limit.trim().parse().ok();
                self.section.condition = limit.map(|limit| Condition { relation, limit });
                return;
            }
        }
    }

    /// A currency and a language: `$¥-804`.
    fn language(&mut self, inside: &str) {
        let (sign, language) = inside.split_once('-').unwrap_or((inside, ""));
        for c in sign.chars() {
            self.push(FormatPart::Literal(c));
        }
        let lower = language.to_ascii_lowercase();
        let number = u32::from_str_radix(&lower, 16).unwrap_or(0);
        let is_chinese = matches!(number & 0x3FF, 4) || lower.starts_with("zh");
        self.section.is_chinese |= is_chinese;
        match number >> 24 {
            0x1E => self.section.numerals = Some(Numerals::Plain),
            0x1F => self.section.numerals = Some(Numerals::Formal),
            0x20 => self.section.numerals = Some(Numerals::Wide),
            _ => {}
        }
        // Day and time as the system writes them: what the section says of it is for others.
        let own = match (number & 0xFFFF, lower.as_str()) {
            (0xF800, _) | (_, "x-sysdate") => "yyyy\"年\"m\"月\"d\"日\"",
            (0xF400, _) | (_, "x-systime") => "h:mm:ss",
            _ => return,
        };
        self.section.parts = sections(own).swap_remove(0).parts;
        while self.peek(0).is_some_and(|c| c != ';') {
            self.at += 1;
        }
    }
}

/// What is a month by its letter is a minute between hours and seconds.
fn minutes(parts: &mut [FormatPart]) {
    let mut before = None;
    for at in 0..parts.len() {
        let FormatPart::Time(part, _) = parts[at] else {
            continue;
        };
        let after = parts[at + 1..].iter().find_map(|part| match part {
            FormatPart::Time(part, _) => Some(*part),
            _ => None,
        });
        if let FormatPart::Time(part, 1 | 2) = &mut parts[at]
            && *part == TimePart::Month
            && (matches!(before, Some(TimePart::Hour | TimePart::HoursInAll))
                || matches!(after, Some(TimePart::Second | TimePart::SecondsInAll)))
        {
            *part = TimePart::Minute;
        }
        before = Some(part);
    }
}

/// Zeros behind the point of seconds are parts of a second.
fn fractions(parts: &mut Vec<FormatPart>) {
    let mut out: Vec<FormatPart> = Vec::with_capacity(parts.len());
    for part in parts.drain(..) {
        let is_behind_point = matches!(
            out.as_slice(),
            [
                ..,
                FormatPart::Time(TimePart::Second | TimePart::SecondsInAll, _),
                FormatPart::Literal('.')
            ]
        );
        match (part, out.last_mut()) {
            (FormatPart::Digit(_), Some(FormatPart::Time(TimePart::Fraction, count))) => {
                *count = (*count + 1).min(3)
            }
            (FormatPart::Digit(_), _) if is_behind_point => {
                out.push(FormatPart::Time(TimePart::Fraction, 1))
            }
            (FormatPart::Digit(c), _) => out.push(FormatPart::Literal(c)),
            (FormatPart::Point, _) => out.push(FormatPart::Literal('.')),
            (FormatPart::Over, _) => out.push(FormatPart::Literal('/')),
            (part, _) => out.push(part),
        }
    }
    *parts = out;
}
