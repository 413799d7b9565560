//! Chinese read aloud: what names are sorted by, the letter they stand under, their address names.
//!
//! One source for all three, so that a name under C is also sorted under C. A dictionary of single
//! characters misreads some names; the commonest are corrected here, the rest by 拼音/sort_key.

use ::pinyin::ToPinyin;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Names and words whose first reading in the dictionary is wrong, with their syllables and tones.
const READINGS: &[(&str, &[&str])] = &[
    ("重庆", &["chong2", "qing4"]),
    ("重阳", &["chong2", "yang2"]),
    ("重建", &["chong2", "jian4"]),
    ("重新", &["chong2", "xin1"]),
    ("厦门", &["xia4", "men2"]),
    ("长", &["chang2"]),
    ("成长", &["cheng2", "zhang3"]),
    ("银行", &["yin2", "hang2"]),
    ("行业", &["hang2", "ye4"]),
    ("商行", &["shang1", "hang2"]),
    ("单县", &["shan4", "xian4"]),
    ("曾", &["zeng1"]),
    ("朝阳", &["chao2", "yang2"]),
    ("六安", &["lu4", "an1"]),
    ("蚌埠", &["beng4", "bu4"]),
    ("亳州", &["bo2", "zhou1"]),
    ("都匀", &["du1", "yun2"]),
    ("成都", &["cheng2", "du1"]),
    ("首都", &["shou3", "du1"]),
    ("都市", &["du1", "shi4"]),
    ("音乐", &["yin1", "yue4"]),
    ("乐清", &["yue4", "qing1"]),
    ("番禺", &["pan1", "yu2"]),
    ("铅山", &["yan2", "shan1"]),
    ("会计", &["kuai4", "ji4"]),
    ("调查", &["diao4", "cha2"]),
    ("勐", &["meng3"]),
];

/// The characters those words begin with, sorted.
static BEGINNINGS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let first = READINGS.iter().filter_map(|(word, _)| word.chars().next());
    let mut first: Vec<char> = first.collect();
    first.sort_unstable();
    first
});

/// One character of a name with its reading; letters and digits read as themselves.
struct Reading {
    character: char,
    syllable: Cow<'static, str>,
    tone: char,
}

/// The characters of a name in order, each with its reading.
struct Readings<'a> {
    rest: &'a str,
    /// What is left to be read of a corrected word: as many characters of `rest`.
    corrected: &'static [&'static str],
}

fn readings(text: &str) -> Readings<'_> {
    Readings {
        rest: text,
        corrected: &[],
    }
}

impl Iterator for Readings<'_> {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        let character = self.rest.chars().next()?;
        if self.corrected.is_empty() {
            self.corrected = corrected(self.rest, character);
        }
        self.rest = &self.rest[character.len_utf8()..];
        if let Some((syllable, others)) = self.corrected.split_first() {
            self.corrected = others;
            return Some(reading(character, syllable));
        }
        let read = || character.to_pinyin();
        let found = (!character.is_ascii()).then(read).flatten();
        Some(match found {
            Some(found) => reading(character, found.with_tone_num_end()),
            None => Reading {
                character,
                syllable: small(character),
                tone: '0',
            },
        })
    }
}

/// The syllables of the longest corrected word that `text`, whose first character is `first`,
/// begins with.
fn corrected(text: &str, first: char) -> &'static [&'static str] {
    if BEGINNINGS.binary_search(&first).is_err() {
        return &[];
    }
    let words = READINGS.iter().filter(|(word, _)| text.starts_with(word));
    let longest = words.max_by_key(|(word, _)| word.len());
    longest.map_or(&[], |(_, syllables)| syllables)
}

/// A character in small form.
fn small(character: char) -> Cow<'static, str> {
    const PLAIN: &str = "-./0123456789_abcdefghijklmnopqrstuvwxyz";
    let small = character.to_ascii_lowercase();
    match PLAIN.find(small) {
        Some(at) => Cow::Borrowed(&PLAIN[at..=at]),
        None => Cow::Owned(character.to_lowercase().collect()),
    }
}

fn reading(character: char, syllable: &'static str) -> Reading {
    let plain = syllable.trim_end_matches(|c: char| c.is_ascii_digit());
    let tone = syllable[plain.len()..].chars().next().unwrap_or('5');
    let plain = match plain.contains('ü') {
        true => Cow::Owned(plain.replace('ü', "v")),
        false => Cow::Borrowed(plain),
    };
    Reading {
        character,
        syllable: plain,
        tone,
    }
}

/// What a name is sorted by, character by character: reading, tone, then the character itself.
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 4);
    for Reading {
        character,
        syllable,
        tone,
    } in readings(text)
    {
        key.push_str(&syllable);
        key.push(tone);
        key.push(character);
    }
    key
}

/// The letter a name stands under, `A` to `Z`, or `#`.
pub fn letter(text: &str) -> char {
    let first = readings(text)
        .next()
        .and_then(|first| first.syllable.chars().next());
    first
        .filter(char::is_ascii_alphabetic)
        .map_or('#', |c| c.to_ascii_uppercase())
}

/// The most characters of a name for addresses.
pub const LONGEST_NAME: usize = 60;

/// A name for addresses: small letters, digits and hyphens, at most 60 of them; a proposal only,
/// ids and slugs decide. Empty if nothing in the text can be read.
pub fn address_name(text: &str) -> String {
    let mut name = String::new();
    let mut parted = true;
    let mut latin = false;
    for Reading {
        character,
        syllable,
        ..
    } in readings(text)
    {
        let is_latin = character.is_ascii_alphanumeric();
        if syllable.bytes().all(|b| b.is_ascii_alphanumeric()) && !syllable.is_empty() {
            if !(parted || latin && is_latin) {
                name.push('-');
            }
            name.push_str(&syllable);
            parted = false;
        } else if !parted {
            name.push('-');
            parted = true;
        }
        latin = is_latin;
        if name.len() >= LONGEST_NAME {
            break;
        }
    }
    name.truncate(LONGEST_NAME);
    name.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{address_name, letter, sort_key};

    #[test]
    fn names_stand_under_the_letter_a_reader_looks_for() {
        for (name, expected) in [
            ("重庆路", 'C'),
            ("曾家坡", 'Z'),
            ("长江社区", 'C'),
            ("2号院", '#'),
            ("A座", 'A'),
        ] {
            assert_eq!(letter(name), expected, "{name}");
        }
    }

    #[test]
    fn names_are_sorted_character_by_character() {
        let mut names = vec!["赵庄", "安宁", "重庆", "陈家", "长湖"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["安宁", "长湖", "陈家", "重庆", "赵庄"]);
    }

    #[test]
    fn address_names_are_plain_letters() {
        assert_eq!(
            address_name("行政管理工作经费"),
            "xing-zheng-guan-li-gong-zuo-jing-fei"
        );
        assert_eq!(address_name("2023年《A-1》楼"), "2023-nian-a-1-lou");
        assert_eq!(address_name("？？"), "");
    }
}
