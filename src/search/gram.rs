//! Grams: the short pieces of text by which reports are found.
//!
//! Every two neighbouring characters are a gram. Among letters and digits, where two tell little apart, every four
//! are too, and every two with what follows them, such as the unit of an amount. Titles and units also have each
//! character alone.

/// Two characters, or one, or three that begin with two of letters, digits and points, or four of these; packed, so
/// that equal grams are equal numbers and a shorter gram is never one with a longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Gram(u64);

/// Bits of a character.
const CHARACTER: u32 = 21;

/// Set in a gram of three or four characters.
const LONG: u64 = 1 << (2 * CHARACTER);

/// Set in one of four as well.
const FOUR: u64 = 1 << (2 * CHARACTER - 1);

/// Bits of a character of a run.
const OF_RUN: u32 = 7;

impl Gram {
    /// One character of a title or a unit.
    pub(super) fn single(c: char) -> Self {
        Self(u64::from(u32::from(c)))
    }

    /// Two neighbours.
    fn pair(a: char, b: char) -> Self {
        // One more, so that a NUL before a character is not that character alone.
        Self((u64::from(u32::from(a)) + 1) << CHARACTER | u64::from(u32::from(b)))
    }

    /// Two neighbours of a run and the character after them.
    fn triple(a: char, b: char, c: char) -> Self {
        let run = u64::from(a as u8) << OF_RUN | u64::from(b as u8);
        Self(LONG | run << CHARACTER | u64::from(u32::from(c)))
    }

    /// Four neighbours of a run.
    fn of_run(run: [char; 4]) -> Self {
        let pack = |packed, c: char| packed << OF_RUN | u64::from(c as u8);
        Self(LONG | FOUR | run.into_iter().fold(0, pack))
    }

    /// The gram of these characters, as [`Gram::push_to`] gives them; `None` if there is no such gram.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let mut characters = ['\0'; 4];
        let mut count = 0;
        for c in text.chars() {
            *characters.get_mut(count)? = c;
            count += 1;
        }
        match characters[..count] {
            [only] => Some(Self::single(only)),
            [a, b] => Some(Self::pair(a, b)),
            [a, b, c] if is_of_run(a) && is_of_run(b) => Some(Self::triple(a, b, c)),
            [_, _, _, _] if characters.iter().all(|c| is_of_run(*c)) => {
                Some(Self::of_run(characters))
            }
            _ => None,
        }
    }

    /// Whether it is one character alone.
    pub(super) fn is_single(self) -> bool {
        self.0 >> CHARACTER == 0
    }

    /// The gram as a number below 2^43.
    pub(super) fn packed(self) -> u64 {
        self.0
    }

    /// The gram of a number that [`Gram::packed`] gave.
    pub(super) fn from_packed(packed: u64) -> Self {
        Self(packed)
    }

    /// Appends its characters.
    pub(super) fn push_to(self, text: &mut String) {
        let of_run = |bits: u32| char::from((self.0 >> bits & 0x7F) as u8);
        if self.0 & (LONG | FOUR) == LONG | FOUR {
            text.extend([3, 2, 1, 0].map(|after| of_run(after * OF_RUN)));
            return;
        }
        let packed = |value: u64| char::from_u32(value as u32);
        if self.0 & LONG != 0 {
            text.extend([OF_RUN, 0].map(|bits| of_run(CHARACTER + bits)));
        } else {
            let first = (self.0 >> CHARACTER).checked_sub(1).and_then(packed);
            text.extend(first);
        }
        text.extend(packed(self.0 & ((1 << CHARACTER) - 1)));
    }

    /// The number of its shard, below `shards`: FNV-1a of its UTF-8.
    pub(super) fn shard(self, buffer: &mut String, shards: u32) -> u32 {
        buffer.clear();
        self.push_to(buffer);
        let hash = buffer.bytes().fold(2_166_136_261_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(16_777_619)
        });
        hash % shards
    }
}

/// Whether a character, as normalised, belongs to runs of letters, digits and points.
fn is_of_run(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='z' | '.')
}

/// Gives the grams of a normalised line, some of them more than once.
pub(super) fn each_gram(line: &[char], mut give: impl FnMut(Gram)) {
    for (at, pair) in line.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        give(Gram::pair(a, b));
        if is_of_run(a) && is_of_run(b) {
            let [c, d] = [2, 3].map(|after| line.get(at + after).copied());
            if let Some(c) = c {
                give(Gram::triple(a, b, c));
            }
            if let (Some(c), Some(d)) = (c.filter(|c| is_of_run(*c)), d.filter(|d| is_of_run(*d))) {
                give(Gram::of_run([a, b, c, d]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grams_of_a_line() {
        let line: Vec<char> = "共120.5万元a".chars().collect();
        let mut grams = Vec::new();
        each_gram(&line, |gram| {
            let mut text = String::new();
            gram.push_to(&mut text);
            assert_eq!(Gram::of_text(&text), Some(gram));
            grams.push(text);
        });
        assert_eq!(
            grams.join(" "),
            "共1 12 120 120. 20 20. 20.5 0. 0.5 .5 .5万 5万 万元 元a"
        );
    }

    #[test]
    fn a_gram_of_one_character_is_no_other() {
        let mut text = String::new();
        Gram::single('款').push_to(&mut text);
        assert_eq!(text, "款");
        let last = Gram::pair(char::MAX, char::MAX);
        let of_run = Gram::of_run(['z'; 4]);
        let [first, triple] = ['\0', char::MAX].map(|c| Gram::triple('.', '.', c));
        assert!(last < first && triple < of_run && of_run.packed() < 1 << 43);
        assert_eq!(Gram::of_text("款"), Some(Gram::single('款')));
        for none in ["", "款项目", "12345", "1-2", "款12", "123款"] {
            assert_eq!(Gram::of_text(none), None, "{none}");
        }
        assert!(Gram::single('款').is_single());
        assert!(!Gram::pair('\0', '款').is_single());
        assert!(!Gram::triple('1', '2', '款').is_single());
    }

    #[test]
    fn shards_are_those_that_the_script_works_out() {
        let mut buffer = String::new();
        // FNV-1a of "ab" is 0x4D2505CA.
        assert_eq!(Gram::pair('a', 'b').shard(&mut buffer, 1 << 16), 0x05CA);
    }
}
