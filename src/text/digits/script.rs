//! What people write digits with.

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
            b'\t'..=b'\r' | b' ' | b'-' | b'.' | 0x80.. => {}
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
        '二' | '贰' => b'2',
        '三' | '叁' => b'3',
        '四' | '肆' => b'4',
        '五' | '伍' => b'5',
        '六' | '陆' => b'6',
        '七' | '柒' => b'7',
        '八' | '捌' => b'8',
        '九' | '玖' => b'9',
        _ => return None,
    })
}

/// Whether the letter at a byte stands among digits, most of a word that is as long as a number of somebody:
/// what was meant for `0` or `1`.
fn is_mostly_digits(text: &str, at: usize) -> bool {
    const LONGEST: usize = 19;
    let bytes = text.as_bytes();
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric();
    let before = bytes[..at].iter().rev().take(LONGEST).take_while(is_part);
    let after = bytes[at..].iter().take(LONGEST + 1).take_while(is_part);
    let word = at - before.count()..at + after.count();
    let word = &bytes[word];
    let word = word.strip_suffix(b"X").unwrap_or(word);
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = word.iter().filter(|byte| b"OolI".contains(byte)).count();
    digits + letters == word.len() && letters <= 4 && (10..=LONGEST).contains(&word.len())
}
