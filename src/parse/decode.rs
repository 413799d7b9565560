//! From bytes to text.
//!
//! Total: what is not UTF-8 is recognised, named in a finding, and decoded as well as it can be, so
//! that the editor still sees the page. Byte order marks are dropped; control characters become
//! spaces, one for one, so that places stay right.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, SourcePath, Span, is_no_character};
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use memchr::memmem;
use std::borrow::Cow;

/// The text of `bytes`, with a finding for every reason to distrust it.
pub fn decode(path: &SourcePath, bytes: &[u8]) -> (SourceFile, Vec<Diagnostic>) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut findings = Vec::new();
    let text = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let (encoding, text) = recognise(bytes);
            findings.push(not_utf8(path, encoding, &text, error.valid_up_to()));
            Cow::Owned(text)
        }
    };
    let text = without_controls(path, text, &mut findings);
    findings.extend(written_control(path, &text));
    (SourceFile::new(path.clone(), text), findings)
}

/// The encoding that reads `bytes` without fault, and the text it gives.
fn recognise(bytes: &[u8]) -> (Option<&'static Encoding>, String) {
    let candidates: &[(&'static Encoding, bool)] = &[
        (
            UTF_16LE,
            bytes.starts_with(b"\xFF\xFE") || looks_utf16(bytes, 1),
        ),
        (
            UTF_16BE,
            bytes.starts_with(b"\xFE\xFF") || looks_utf16(bytes, 0),
        ),
        (GB18030, true),
    ];
    for (encoding, plausible) in candidates {
        if *plausible {
            let (text, faulty) = encoding.decode_with_bom_removal(bytes);
            if !faulty {
                return (Some(encoding), text.into_owned());
            }
        }
    }
    (None, String::from_utf8_lossy(bytes).into_owned())
}

/// Whether every second byte, from `offset` on, is mostly zero: UTF-16 of Latin text and YAML.
fn looks_utf16(bytes: &[u8], offset: usize) -> bool {
    let sample: Vec<&u8> = bytes.iter().skip(offset).step_by(2).take(512).collect();
    sample.len() > 8 && sample.iter().filter(|byte| ***byte == 0).count() * 3 > sample.len()
}

fn not_utf8(
    path: &SourcePath,
    encoding: Option<&'static Encoding>,
    text: &str,
    valid_up_to: usize,
) -> Diagnostic {
    let help = "用记事本打开，“另存为”，编码选“UTF-8”，再保存";
    match encoding {
        Some(encoding) => {
            let name = if encoding == GB18030 {
                "GB18030（GBK）"
            } else {
                encoding.name()
            };
            let message = format!("文件是{name}编码，应当是UTF-8");
            Diagnostic::whole(Code::ENCODING, path, message).help(help)
        }
        None => {
            let mut start = valid_up_to.min(text.len());
            while !text.is_char_boundary(start) {
                start -= 1;
            }
            let end = text[start..]
                .chars()
                .next()
                .map_or(start, |c| start + c.len_utf8());
            let message = "这里的字节不是UTF-8，也不是GB18030，认不出是什么编码";
            Diagnostic::new(Code::ENCODING, path, Span::new(start..end), message).help(help)
        }
    }
}

/// Whether a character may stand in no text: a control character that is no white space, one that ends a line or
/// marks a text for programs without being seen, or a code that Unicode gives to no character for ever. No page or
/// feed may have one.
pub(super) fn is_forbidden(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let is_format = matches!(
        c,
        '\u{2028}' | '\u{2029}' | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0001}'..='\u{E007F}'
    );
    is_control || is_format || is_no_character(c)
}

/// Bytes that others of such characters have.
const ENDS: [&[u8]; 8] = [
    b"\xBF\xBE",
    b"\xBF\xBF",
    b"\xEF\xB7",
    b"\xE2\x80\xA8",
    b"\xE2\x80\xA9",
    b"\xE2\x81",
    b"\xEF\xBF",
    b"\xF3\xA0",
];

/// Whether a text may have such a character, seen by its bytes.
fn may_have_forbidden(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_space = |byte: u8| (byte == b'\t') | (byte == b'\n') | (byte == b'\r');
    let is_control = |byte: u8| (byte < 0x20) & !is_space(byte) | (byte == 0x7F);
    // Folding over all bytes, without an early way out, is what the compiler makes fast.
    let found = bytes
        .iter()
        .fold(false, |found, byte| found | is_control(*byte));
    let mut after_c2 = memchr::memchr_iter(0xC2, bytes);
    found
        || after_c2.any(|at| matches!(bytes.get(at + 1), Some(0x80..=0x9F)))
        || ENDS.iter().any(|end| memmem::find(bytes, end).is_some())
}

/// The text with control characters made into spaces, as many bytes for each, and one finding about the first
/// of them.
fn without_controls<'t>(
    path: &SourcePath,
    text: Cow<'t, str>,
    findings: &mut Vec<Diagnostic>,
) -> Cow<'t, str> {
    if !may_have_forbidden(&text) {
        return text;
    }
    let mut forbidden = text.char_indices().filter(|(_, c)| is_forbidden(*c));
    let Some((first, c)) = forbidden.next() else {
        return text;
    };
    let count = 1 + forbidden.count();
    let code = u32::from(c);
    let message = format!("文件里有看不见的控制字符（共{count}个，第一个是U+{code:04X}）");
    let span = Span::new(first..first + c.len_utf8());
    findings.push(
        Diagnostic::new(Code::ENCODING, path, span, message)
            .help("多半是从别的程序粘贴来的，或文件已损坏；删掉这些字符后重新保存"),
    );
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match is_forbidden(c) {
            true => clean.extend(std::iter::repeat_n(' ', c.len_utf8())),
            false => clean.push(c),
        }
    }
    clean.into()
}

/// A finding about the first character reference, such as `&#27;`, that stands for a character no page may have.
fn written_control(path: &SourcePath, text: &str) -> Option<Diagnostic> {
    let (span, c) = memmem::find_iter(text.as_bytes(), "&#").find_map(|at| {
        let rest = text.get(at + 2..)?;
        let number = rest.get(..rest.bytes().take(8).position(|byte| byte == b';')?)?;
        let c = match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16),
            None => number.parse(),
        };
        let c = char::from_u32(c.ok()?).filter(|c| is_forbidden(*c) && *c != '\0')?;
        Some((Span::new(at..at + number.len() + 3), c))
    })?;
    let message = format!("这里写了看不见的控制字符（U+{:04X}）", u32::from(c));
    let help = "删掉这个“&#”开头的写法";
    Some(Diagnostic::new(Code::ENCODING, path, span, message).help(help))
}
