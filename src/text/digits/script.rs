//! What people write digits with.

use super::number::tag_length;

/// Runs are looked for only where this many digits stand together: those of a mobile number, of
/// which a letter may take one's place.
const FEWEST: usize = 10;

/// Digits of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// `0` to `9` of either width, and among them the letters that look like `0` and `1`.
    Arabic,
    /// 〇 to 九, 幺 and the forms of 大写.
    Han,
}

impl Script {
    /// The digit that a character at a byte of a text is, as ASCII, and whether it is a letter.
    pub(super) fn digit(self, text: &str, at: usize, c: char) -> Option<(u8, bool)> {
        match self {
            Self::Arabic => match c {
                '0'..='9' => Some((c as u8, false)),
                '０'..='９' => Some((b'0' + (u32::from(c) - u32::from('０')) as u8, false)),
                'O' | 'o' if is_mostly_digits(text, at) => Some((b'0', true)),
                'l' | 'I' if is_mostly_digits(text, at) => Some((b'1', true)),
                _ => None,
            },
            Self::Han => han_digit(c).map(|digit| (digit, false)),
        }
    }

    /// Whether enough digits stand together.
    ///
    /// Most lines have a few digits here and there. Han characters, other letters and most ASCII marks
    /// part numbers; what else may stand between digits is left to a closer look.
    pub(super) fn may_have_number(self, text: &str) -> bool {
        match self {
            Self::Arabic => has_arabic(text),
            Self::Han => has_han(text),
        }
    }
}

fn has_arabic(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut together = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let wide = || matches!(bytes.get(at + 1..at + 3), Some([0xBC, 0x90..=0x99]));
        // Letters that may stand for digits count as such.
        let looks_so = matches!(byte, b'O' | b'o' | b'l' | b'I');
        let digit = byte.is_ascii_digit() || looks_so || *byte == 0xEF && wide();
        at += 1;
        match byte {
            _ if digit => {
                together += 1;
                if together >= FEWEST {
                    return true;
                }
            }
            0xE4..=0xE9 => {
                together = 0;
                at += 2;
            }
            b'<' => match tag_length(&bytes[at - 1..]) {
                Some(length) => at += length - 1,
                None => together = 0,
            },
            b'\t'..=b'\r' | b' ' | b'-' | b'.' | b'_' | 0x80.. => {}
            _ => together = 0,
        }
    }
    false
}

fn has_han(text: &str) -> bool {
    let mut together = 0;
    for c in text.chars() {
        match c {
            _ if han_digit(c).is_some() => together += 1,
            '\u{4E00}'..='\u{9FFF}' | '，' | '。' | '0'..='9' => together = 0,
            _ => {}
        }
        if together >= FEWEST {
            return true;
        }
    }
    false
}

fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' => b'0',
        '一' | '幺' | '壹' => b'1',
        '二' | '贰' | '貳' => b'2',
        '三' | '叁' | '參' | '叄' => b'3',
        '四' | '肆' => b'4',
        '五' | '伍' => b'5',
        '六' | '陆' | '陸' => b'6',
        '七' | '柒' => b'7',
        '八' | '捌' => b'8',
        '九' | '玖' => b'9',
        _ => return None,
    })
}

/// Whether the letter at a byte stands among digits, most of a number that is as long as one of somebody: what was
/// meant for `0` or `1`. The number may be parted by single spaces and hyphens.
fn is_mostly_digits(text: &str, at: usize) -> bool {
    const LONGEST: usize = 24;
    const MOST_LETTERS: usize = 4;
    let bytes = text.as_bytes();
    let before = Signs::of(bytes[..at].iter().rev().take(LONGEST));
    let after = Signs::of(bytes[at..].iter().take(LONGEST));
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let digits = before.digits + after.digits;
    let letters = before.letters + after.letters;
    before.here + after.here > 0
        && letters <= MOST_LETTERS
        && (10..=19).contains(&(digits + letters))
}

/// How many digits, and letters that look like some, stand on end from a place.
#[derive(Clone, Copy, Default)]
struct Signs {
    digits: usize,
    letters: usize,
    /// How many of the digits stand in the word that the place is in.
    here: usize,
}

impl Signs {
    /// Those of all words that have nothing else, up to the first that has; `None` if that is the word of the place.
    fn of<'b>(bytes: impl Iterator<Item = &'b u8>) -> Option<Self> {
        let (mut all, mut word) = (Self::default(), Self::default());
        let (mut is_first, mut parted) = (true, false);
        for byte in bytes {
            match byte {
                b'0'..=b'9' => word.digits += 1,
                b'O' | b'o' | b'l' | b'I' => word.letters += 1,
                b'X' if is_first => {}
                b' ' | b'-' if !parted => {
                    all = if is_first { word.here() } else { all.and(word) };
                    word = Self::default();
                    (is_first, parted) = (false, true);
                    continue;
                }
                _ if !byte.is_ascii_alphanumeric() => break,
                _ if is_first => return None,
                _ => return Some(all),
            }
            parted = false;
        }
        Some(if is_first { word.here() } else { all.and(word) })
    }

    /// The word of the place itself.
    fn here(self) -> Self {
        Self {
            here: self.digits,
            ..self
        }
    }

    /// With another word; one of letters alone is a word indeed.
    fn and(self, word: Self) -> Self {
        match word.digits {
            0 => self,
            _ => Self {
                digits: self.digits + word.digits,
                letters: self.letters + word.letters,
                here: self.here,
            },
        }
    }
}
