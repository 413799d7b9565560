//! Files written in letters: base64, quoted-printable, hexadecimal.

use percent_encoding::percent_decode_str;

/// Fewer letters are no file.
const SHORTEST: usize = 16;

/// The bytes of a text in base64; `None` if it is none, or too short to be a file.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count, mut letters) = (0_u32, 0, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        letters += 1;
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    (letters >= SHORTEST).then_some(bytes)
}

/// The bytes that an address itself holds: `data:…`.
pub(super) fn of_address(value: &str) -> Option<Vec<u8>> {
    let data = value.trim_start();
    if !data.get(..5)?.eq_ignore_ascii_case("data:") {
        return None;
    }
    let (kind, data) = data.split_once(',')?;
    match kind.trim_end().to_ascii_lowercase().ends_with(";base64") {
        true => decoded(&percent_decode_str(data).decode_utf8_lossy()),
        false => Some(percent_decode_str(data).collect()),
    }
}

/// The bytes of a text in quoted-printable.
pub(super) fn unquoted(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'=', [b'\r', b'\n', more @ ..]) | (b'=', [b'\n', more @ ..]) => rest = more,
            (b'=', [high, low, more @ ..]) if hex(*high, *low).is_some() => {
                bytes.extend(hex(*high, *low));
                rest = more;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// The byte that two letters stand for.
pub(super) fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |letter: u8| char::from(letter).to_digit(16);
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}
