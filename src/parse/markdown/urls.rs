//! Web addresses written bare in the text.
//!
//! Takes a text; gives where its next address lies. An address ends at the first character no
//! address may hold (so at full-width punctuation), and the punctuation of the sentence around it
//! is not part of it.

use std::ops::Range;

/// The first bare address in `text` at or after the byte `from`.
pub(super) fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let mut search = from;
    while let Some(found) = text.get(search..)?.find("://") {
        let colon = search + found;
        search = colon + 3;
        if let Some(start) = scheme_start(text, from, colon) {
            let address = &text[search..];
            if address.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                return Some(start..search + length(address));
            }
        }
    }
    None
}

/// Where `http` or `https` before the colon starts, if it is a word of its own.
fn scheme_start(text: &str, from: usize, colon: usize) -> Option<usize> {
    let before = &text.as_bytes()[from..colon];
    let letters = before
        .iter()
        .rev()
        .take(6)
        .take_while(|b| b.is_ascii_alphanumeric());
    let length = letters.count();
    let scheme = &before[before.len() - length..];
    let known = scheme.eq_ignore_ascii_case(b"http") || scheme.eq_ignore_ascii_case(b"https");
    known.then_some(colon - length)
}

/// How many bytes of `text` belong to the address that goes on in it.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = bytes
        .iter()
        .position(|b| !in_address(*b))
        .unwrap_or(bytes.len());
    let (mut opened, mut closed) = (0, 0);
    for byte in &bytes[..end] {
        match byte {
            b'(' => opened += 1,
            b')' => closed += 1,
            _ => {}
        }
    }
    while let Some(last) = bytes[..end].last() {
        match last {
            b')' if closed > opened => closed -= 1,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' => {}
            _ => break,
        }
        end -= 1;
    }
    end
}

fn in_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        for (text, address) in [
            ("见https://a.cn/x，详情", "https://a.cn/x"),
            ("见 http://a.cn/?q=1&b=2.", "http://a.cn/?q=1&b=2"),
            ("（https://a.cn/x(1)）", "https://a.cn/x(1)"),
            ("(https://a.cn/x)", "https://a.cn/x"),
            ("HTTPS://A.CN。", "HTTPS://A.CN"),
            ("ftp://b.cn http://a.cn", "http://a.cn"),
        ] {
            let found = next(text, 0).map(|range| &text[range]);
            assert_eq!(found, Some(address), "{text}");
        }
        for text in [
            "https://",
            "xhttp://a.cn",
            "https://。",
            "a://b",
            "xxxxhttps://a.cn",
        ] {
            assert_eq!(next(text, 0), None, "{text}");
        }
    }
}
