//! Grams: the short pieces of text by which reports are found.
//!
//! Every two neighbouring characters are a gram. Among letters and digits, where two tell little apart,
//! every three and four are too. Titles and units also have each character alone.

/// Two characters, or one, or three or four of letters, digits and points; packed, so that
/// equal grams are equal numbers and a shorter gram is never one with a longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Gram(u64);

/// Bits of a character.
const CHARACTER: u32 = 21;

/// Set in a gram of a run, which has seven bits a character below, after a one.
const RUN: u64 = 1 << (2 * CHARACTER);

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

    /// Three or four neighbours of a run.
    fn of_run(run: &[char]) -> Self {
        let packed = run
            .iter()
            .fold(1, |packed, c| packed << 7 | u64::from(*c as u8));
        Self(RUN | packed)
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
            [_, _, _, ..] if characters[..count].iter().all(|c| is_of_run(*c)) => {
                Some(Self::of_run(&characters[..count]))
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
        if self.0 & RUN != 0 {
            let run = self.0 & !RUN;
            let characters = run.ilog2() / 7;
            let of_run = |at: u32| char::from((run >> (7 * (characters - 1 - at)) & 0x7F) as u8);
            text.extend((0..characters).map(of_run));
        } else {
            let packed = |value: u64| char::from_u32(value as u32);
            let first = (self.0 >> CHARACTER).checked_sub(1).and_then(packed);
            text.extend(first);
            text.extend(packed(self.0 & ((1 << CHARACTER) - 1)));
        }
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
    for pair in line.windows(2) {
        give(Gram::pair(pair[0], pair[1]));
    }
    for run in line.chunk_by(|a, b| is_of_run(*a) && is_of_run(*b)) {
        if run.len() > 2 {
            run.windows(3).for_each(|three| give(Gram::of_run(three)));
            run.windows(4).for_each(|four| give(Gram::of_run(four)));
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
            "共1 12 20 0. .5 5万 万元 元a 120 20. 0.5 120. 20.5"
        );
    }

    #[test]
    fn a_gram_of_one_character_is_no_other() {
        let mut text = String::new();
        Gram::single('款').push_to(&mut text);
        assert_eq!(text, "款");
        let last = Gram::pair(char::MAX, char::MAX);
        let of_run = Gram::of_run(&['z', 'z', 'z', 'z']);
        assert!(last < Gram::of_run(&['.', '.', '.']) && of_run.packed() < 1 << 43);
        assert_eq!(Gram::of_text("款"), Some(Gram::single('款')));
        for none in ["", "款项目", "12345", "1-2"] {
            assert_eq!(Gram::of_text(none), None, "{none}");
        }
        assert!(Gram::single('款').is_single());
        assert!(!Gram::pair('\0', '款').is_single());
        assert!(!Gram::of_run(&['1', '2', '3']).is_single());
    }

    #[test]
    fn shards_are_those_that_the_script_works_out() {
        let mut buffer = String::new();
        // FNV-1a of "ab" is 0x4D2505CA.
        assert_eq!(Gram::pair('a', 'b').shard(&mut buffer, 1 << 16), 0x05CA);
    }
}
