//! Texts and files that a text spells with other letters: address books, calendars, mail, values of XML.

use super::markup::base64;
use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found, sheets};
use crate::office::package;
use std::fmt::Write;

/// Each character of the number in a form of its own.
fn each(form: &dyn Fn(u8) -> String) -> String {
    NUMBER.bytes().map(form).collect()
}

/// A text in uuencode.
fn uuencoded(text: &str) -> String {
    let mut out = String::from("begin 644 a.txt\n");
    let letter = |bits: u8| char::from(b' ' + (bits & 0x3F));
    let length = u8::try_from(text.len()).unwrap();
    out.push(letter(length));
    for group in text.as_bytes().chunks(3) {
        let at = |at: usize| group.get(at).copied().unwrap_or(0);
        let (a, b, c) = (at(0), at(1), at(2));
        let letters = [a >> 2, a << 4 | b >> 4, b << 2 | c >> 6, c];
        out.extend(letters.map(letter));
    }
    out + "\n`\nend\n"
}

/// Digits as a mainframe writes them.
fn mainframe(number: &str) -> Vec<u8> {
    let byte = |byte: u8| if byte == b'X' { 0xE7 } else { byte + 0xC0 };
    number.bytes().map(byte).collect()
}

fn spelled() -> Vec<Case> {
    let text = format!("号 {NUMBER}");
    let quoted = each(&|byte| format!("={byte:02X}"));
    let packed = base64(text.as_bytes());
    let card = |line: &str| format!("BEGIN:VCARD\r\nVERSION:2.1\r\n{line}\r\nEND:VCARD\r\n");
    vec![
        case(
            "quoted.vcf",
            card(&format!("NOTE;ENCODING=QUOTED-PRINTABLE:{quoted}")),
        ),
        case(
            "quoted.txt",
            card(&format!("NOTE;ENCODING=QUOTED-PRINTABLE:{quoted}")),
        ),
        case(
            "quoted over lines.vcf",
            card(&format!("NOTE;ENCODING=QUOTED-PRINTABLE:{HEAD}=\r\n{TAIL}")),
        ),
        case("packed.vcf", card(&format!("NOTE;ENCODING=b:{packed}"))),
        case(
            "packed over lines.vcf",
            card(&format!("NOTE;ENCODING=BASE64:\r\n {packed}\r\n")),
        ),
        case(
            "address.vcf",
            card(&format!("NOTE:data:text/plain;base64,{packed}")),
        ),
        case("folded.vcf", card(&format!("NOTE:{HEAD}\r\n {TAIL}"))),
        case(
            "quoted.ics",
            format!("BEGIN:VEVENT\r\nSUMMARY:{quoted}\r\nEND:VEVENT"),
        ),
        case("packed.ldif", format!("dn: cn=a\ndescription:: {packed}\n")),
        case(
            "per cent.txt",
            format!("http://a/?x={}", each(&|byte| format!("%{byte:02X}"))),
        ),
        case(
            "references.txt",
            format!("说明：{}", each(&|byte| format!("&#{byte};"))),
        ),
        case("packed.txt", packed.clone()),
        case("packed twice.txt", base64(packed.as_bytes())),
        case("packed.xml", format!("<a><b>{packed}</b></a>")),
        case("uuencoded.txt", uuencoded(&text)),
        case(
            "a part.docx",
            package(&[
                ("word/document.xml", "<w:document/>"),
                ("word/recipientData.xml", &format!("<a b=\"{packed}\"/>")),
            ]),
        ),
        case("joined to letters.txt", format!("编号ID{NUMBER}")),
        case("shifted.txt", format!("\x1B$B>ZHV\x1B(B{NUMBER}\n")),
        case(
            "of a mainframe.txt",
            ["\u{40}".as_bytes(), &mainframe(NUMBER), b"%"].concat(),
        ),
    ]
}

/// The number among bytes that are no text, as in settings of printers and in certificates.
pub(super) fn binary() -> Vec<u8> {
    [
        &[0xC8, 1, 0, 0, 0x30, 0x82, 0xFF][..],
        NUMBER.as_bytes(),
        &[0; 9],
    ]
    .concat()
}

/// Longer things in base64.
fn packed() -> Vec<Case> {
    let long = base64(format!("{}{NUMBER}", "项目".repeat(60)).as_bytes());
    let mut wrapped = String::from("说明\n");
    for line in long.as_bytes().chunks(76) {
        let _ = writeln!(wrapped, "{}", std::str::from_utf8(line).unwrap());
    }
    let book = sheets::book(&format!("<c t=\"str\"><v>{NUMBER}</v></c>"), &[]);
    vec![
        case("wrapped.txt", wrapped),
        case("binary.xml", format!("<a><b>{}</b></a>", base64(&binary()))),
        case("a book.xml", format!("<a><b>{}</b></a>", base64(&book))),
    ]
}

fn mails() -> Vec<Case> {
    let text = format!("号 {NUMBER}");
    let body = format!(
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
        base64(text.as_bytes())
    );
    let name = each(&|byte| format!("%{byte:02X}"));
    vec![
        case(
            "other heads.eml",
            format!("DKIM-Signature: v=1\r\nReply-To: a@b\r\n{body}"),
        ),
        case(
            "two words.eml",
            format!(
                "From: a@b\r\nSubject: =?utf-8?B?{}?=\r\n =?utf-8?B?{}?=\r\n\r\nx",
                base64(HEAD.as_bytes()),
                base64(TAIL.as_bytes())
            ),
        ),
        case(
            "behind an empty line.eml",
            format!("\r\nFrom: a@b\r\n{body}"),
        ),
        case(
            "box.mbox",
            format!("From a@b Mon\nFrom: c@d\n\nx\n\nFrom a@b Tue\nFrom: c@d\n{body}"),
        ),
        case(
            "name.eml",
            format!("From: a@b\r\nContent-Type: application/pdf; name*=UTF-8''{name}.txt\r\n\r\nx"),
        ),
    ]
}

#[test]
fn what_is_spelled_with_other_letters_is_read() {
    let mut cases = spelled();
    cases.extend(packed());
    cases.extend(mails());
    hold_all_found(&cases);
}
