//! Identity numbers that stand in bytes in whatever way: in names, remarks between objects, keys, certificates, and
//! programs that draw. A last look over all bytes of a file, packed or not; what a reader tells has better places.
//!
//! Invariant: costs a look at one byte in seventeen where there are none.

use super::super::chain::{LENGTH, is_identity};

/// Every run of so many bytes has one of those that are looked at.
const STEP: usize = LENGTH - 1;

/// The identity numbers among bytes, in one byte a character, in two or in four; none twice in a row.
pub(super) fn strays(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += STEP;
        if !byte.is_ascii_digit() {
            continue;
        }
        let here = at - STEP;
        for width in [1, 2, 4] {
            if let Some(number) = number(bytes, here, width)
                && found.last() != Some(&number)
            {
                found.push(number);
            }
        }
    }
    found
}

/// The number that has a digit at this byte, where it is not longer than that.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<String> {
    let sign = |at: usize| {
        let letter = bytes.get(at).copied()?;
        let is_narrow = width == 1
            || bytes.get(at + 1) == Some(&0)
            || bytes.get(at.wrapping_sub(1)) == Some(&0);
        is_narrow.then_some(letter)
    };
    let is_digit = |at: usize| sign(at).is_some_and(|letter| letter.is_ascii_digit());
    let mut start = at;
    while start >= width && is_digit(start - width) {
        start -= width;
        if at - start > LENGTH * width {
            return None;
        }
    }
    if let Some(number) = counted(bytes, start).filter(|_| width == 1) {
        return Some(number);
    }
    let is_joined = |at: Option<usize>| at.and_then(sign).is_some_and(|it| it.is_ascii_hexdigit());
    if is_joined(start.checked_sub(width)) {
        return None;
    }
    let mut number = Vec::with_capacity(LENGTH);
    let mut end = start;
    while number.len() <= LENGTH && is_digit(end) {
        number.push(bytes[end]);
        end += width;
    }
    if number.len() == LENGTH - 1 && matches!(sign(end), Some(b'X' | b'x')) {
        number.push(b'X');
        end += width;
    }
    let is_number = number.len() == LENGTH && is_identity(&number) && !is_joined(Some(end));
    is_number.then(|| number.into_iter().map(char::from).collect())
}

/// The number that begins there, if certificates say its kind and its length before it: what follows, which looks like
/// one more digit, is then something else.
fn counted(bytes: &[u8], start: usize) -> Option<String> {
    const TEXTS: &[u8] = &[0x0C, 0x13, 0x14, 0x16, 0x1A];
    let [kind, length] = bytes.get(start.checked_sub(2)?..start)? else {
        return None;
    };
    let number = bytes.get(start..start + LENGTH)?.to_ascii_uppercase();
    let is_number = TEXTS.contains(kind) && usize::from(*length) == LENGTH && is_identity(&number);
    is_number.then(|| number.into_iter().map(char::from).collect())
}

#[cfg(test)]
mod tests {
    use super::strays;

    #[test]
    fn numbers_are_found_wherever_they_stand() {
        let number = "530102199003071238";
        let wide: Vec<u8> = number.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let crossed = "53010219900307106X";
        let cases: [(Vec<u8>, &[&str]); 9] = [
            (number.into(), &[number]),
            (format!("/Kept#{number}@01").into(), &[number]),
            (crossed.to_lowercase().into(), &[crossed]),
            (
                [b"\x1E\x24".as_slice(), &wide, b"\x30\x81"].concat(),
                &[number],
            ),
            ([b"x".as_slice(), &wide].concat(), &[number]),
            (format!("\x13\x12{number}1").into(), &[number]),
            (format!("0{number}").into(), &[]),
            (format!("<{number}a5>").into(), &[]),
            (b"530102199003071239".into(), &[]),
        ];
        for (bytes, expected) in cases {
            for shift in 0..20 {
                let bytes = [&vec![b' '; shift], &bytes[..]].concat();
                assert_eq!(strays(&bytes), expected, "{shift} {bytes:?}");
            }
        }
    }
}
