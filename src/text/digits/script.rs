//! What people write digits with.

use super::join::{is_cross, tag_length};

/// Runs are looked for only where this many digits stand together: those of a mobile number, of
/// which a letter may take one's place.
const FEWEST: usize = 10;

/// Digits of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// `0` to `9` of either width.
    Arabic,
    /// 〇 to 九, 幺 and the forms of 大写.
    Han,
    /// Any of these with others among them, digits of other scripts and shapes (𝟏, ①, ¹), and letters that look
    /// like `0` and `1`.
    Mixed,
}

/// A sign that stands for a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// The digit, as ASCII.
    pub(super) digit: u8,
    /// Whether it is another sign than the digits that all numbers are written with.
    pub(super) is_odd: bool,
    /// Whether it may as well be a letter or a word.
    pub(super) is_letter: bool,
}

impl Script {
    /// The digit that a character at a byte of a text is.
    pub(super) fn digit(self, text: &str, at: usize, c: char) -> Option<Sign> {
        let sign = |digit, is_odd, is_letter| Sign {
            digit,
            is_odd,
            is_letter,
        };
        let arabic = || arabic_digit(c).map(|digit| sign(digit, false, false));
        let han = || han_digit(c).map(|digit| sign(digit, true, self == Self::Mixed));
        match self {
            Self::Arabic => arabic(),
            Self::Han => han(),
            Self::Mixed => arabic()
                .or_else(|| other_digit(c).map(|digit| sign(digit, true, false)))
                .or_else(han)
                .or_else(|| {
                    let digit = look_alike(c).filter(|_| is_mostly_digits(text, at))?;
                    Some(sign(digit, true, true))
                }),
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
            Self::Mixed => has_mixed(text),
        }
    }
}

fn has_arabic(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut together = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let wide = || matches!(bytes.get(at + 1..at + 3), Some([0xBC, 0x90..=0x99]));
        let digit = byte.is_ascii_digit() || *byte == 0xEF && wide();
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
            b'<' => at += tag_length(&bytes[at - 1..]).map_or(0, |length| length - 1),
            _ if byte.is_ascii_alphabetic() => together = 0,
            _ => {}
        }
    }
    false
}

/// Whether so many signs of any kind stand together, one of them odd.
fn has_mixed(text: &str) -> bool {
    let (mut together, mut odd) = (0, false);
    for c in text.chars() {
        let is_odd =
            || other_digit(c).is_some() || han_digit(c).is_some() || look_alike(c).is_some();
        match c {
            '0'..='9' | '０'..='９' => together += 1,
            _ if is_odd() => (together, odd) = (together + 1, true),
            'A'..='Z' | 'a'..='z' | '\u{4E00}'..='\u{9FFF}' => (together, odd) = (0, false),
            _ => {}
        }
        if odd && together >= FEWEST {
            return true;
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

/// A digit of either width, as ASCII.
fn arabic_digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8),
        '０'..='９' => Some(b'0' + (u32::from(c) - u32::from('０')) as u8),
        _ => None,
    }
}

/// Where the ten digits of other scripts and shapes begin, from 0 on.
const FROM_ZERO: &[char] = &[
    '\u{660}',
    '\u{6F0}',
    '\u{7C0}',
    '\u{966}',
    '\u{9E6}',
    '\u{A66}',
    '\u{AE6}',
    '\u{B66}',
    '\u{BE6}',
    '\u{C66}',
    '\u{CE6}',
    '\u{D66}',
    '\u{E50}',
    '\u{ED0}',
    '\u{F20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17E0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19D0}',
    '\u{1A80}',
    '\u{1A90}',
    '\u{1B50}',
    '\u{1BB0}',
    '\u{1C40}',
    '\u{1C50}',
    '\u{2080}',
    '\u{A620}',
    '\u{A8D0}',
    '\u{A900}',
    '\u{A9D0}',
    '\u{AA50}',
    '\u{ABF0}',
    '\u{1D7CE}',
    '\u{1D7D8}',
    '\u{1D7E2}',
    '\u{1D7EC}',
    '\u{1D7F6}',
    '\u{1FBF0}',
];
/// Where nine begin from 1 on: in circles, in brackets, with a dot.
const FROM_ONE: &[char] = &['①', '⑴', '⒈', '⓵', '❶', '➀', '➊', '㈠', '㊀'];

/// The digit, as ASCII, that a character is which is one of another script or shape: ٣, ३, ①, ¹, 𝟏. None of full width, and
/// no Han digit.
pub fn other_digit(c: char) -> Option<u8> {
    // Han characters and the marks written with them.
    if c.is_ascii()
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
    {
        return None;
    }
    let from = |starts: &[char], count: u32, first: u8| {
        let distance = |start: &char| u32::from(c).checked_sub(u32::from(*start));
        let mut found = starts.iter().filter_map(distance);
        found
            .find(|distance| *distance < count)
            .map(|distance| first + distance as u8)
    };
    match c {
        '⁰' | '⓪' | '⓿' | '🄋' | '🄌' | '🄀' | '⒪' => Some(b'0'),
        '¹' => Some(b'1'),
        '²' => Some(b'2'),
        '³' => Some(b'3'),
        '⁴'..='⁹' => Some(b'4' + (u32::from(c) - u32::from('⁴')) as u8),
        _ => from(FROM_ZERO, 10, b'0').or_else(|| from(FROM_ONE, 9, b'1')),
    }
}

/// The digit that a letter or a sign looks like, in any alphabet.
fn look_alike(c: char) -> Option<u8> {
    Some(match c {
        'O' | 'o' | 'Ｏ' | 'ｏ' | 'О' | 'о' | 'Ο' | 'ο' | '◯' => b'0',
        'l' | 'I' | 'i' | '|' | 'Ｉ' | 'ｌ' | '｜' | 'Ⅰ' | 'ⅼ' | 'І' | '丨' => b'1',
        _ => return None,
    })
}

fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' | '洞' => b'0',
        '一' | '幺' | '壹' => b'1',
        '二' | '两' | '贰' | '貳' => b'2',
        '三' | '叁' | '參' | '叄' => b'3',
        '四' | '肆' => b'4',
        '五' | '伍' => b'5',
        '六' | '陆' | '陸' => b'6',
        '七' | '柒' | '拐' => b'7',
        '八' | '捌' => b'8',
        '九' | '玖' | '勾' => b'9',
        _ => return None,
    })
}

/// Whether the letter at a byte stands among digits, most of a number that is as long as one of somebody: what was
/// meant for `0` or `1`. The number may be parted by single spaces and hyphens.
fn is_mostly_digits(text: &str, at: usize) -> bool {
    const LONGEST: usize = 24;
    const MOST_LETTERS: usize = 6;
    let before = Signs::of(text[..at].chars().rev().take(LONGEST));
    let after = Signs::of(text[at..].chars().take(LONGEST));
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let digits = before.digits + after.digits;
    let letters = before.letters + after.letters;
    before.here + after.here > 0
        && letters <= MOST_LETTERS
        && letters < digits
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
    fn of(characters: impl Iterator<Item = char>) -> Option<Self> {
        let (mut all, mut word) = (Self::default(), Self::default());
        let (mut is_first, mut parted) = (true, false);
        for c in characters {
            match c {
                _ if arabic_digit(c).or_else(|| han_digit(c)).is_some() => word.digits += 1,
                _ if look_alike(c).is_some() => word.letters += 1,
                _ if is_cross(c) && is_first => {}
                ' ' | '-' if !parted => {
                    all = if is_first { word.here() } else { all.and(word) };
                    word = Self::default();
                    (is_first, parted) = (false, true);
                    continue;
                }
                _ if !c.is_ascii_alphanumeric() => break,
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
