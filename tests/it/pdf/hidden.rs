//! Numbers in what no reader shows: in bytes of any kind, and in data that programs keep.

use super::apart::split;
use super::write::PdfText;
use super::{CLEAN, NUMBER, hold, import, places};

#[test]
fn bytes_that_no_reader_shows_are_looked_through() {
    let hidden = "不直接显示的内容";
    let escaped: String = NUMBER.bytes().map(|byte| format!("#{byte:02x}")).collect();
    let wide: String = NUMBER.bytes().map(|byte| format!("00{byte:02X}")).collect();
    for entries in [
        format!("/Dests<</no{NUMBER}x null>>"),
        format!("/Dests<</{escaped} null>>"),
        format!("/Lang({NUMBER})"),
        format!("/CreationDate({NUMBER})"),
        format!("/Cert<3082{wide}3003>"),
        format!("/S/Named/N/{NUMBER}"),
    ] {
        let mut pdf = PdfText::of(CLEAN);
        pdf.add(format!("<<{entries}>>"));
        hold(&entries, &pdf.bytes(), hidden);
    }
    let plain = PdfText::of(CLEAN).bytes();
    let remark = format!("\n% {NUMBER}\n");
    hold(
        "a remark",
        &[&plain[..], remark.as_bytes()].concat(),
        hidden,
    );
    let wide: Vec<u8> = NUMBER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let certificate = [b"\x30\x82\x01\0\x1E\x24", &wide[..], b"\x01\x05\xFF"].concat();
    let picture = [b"\xFF\xD8\xFF\xFE\0\x14", NUMBER.as_bytes(), b"\xFF\xD9"].concat();
    let program = format!("%!PS\n({NUMBER}) show");
    for (what, names, bytes) in [
        ("a certificate", "", &certificate[..]),
        (
            "a picture's remark",
            "/Subtype/Image/Filter/DCTDecode",
            &picture,
        ),
        ("a program", "/Subtype/PS", program.as_bytes()),
        ("a text of two bytes a letter", "/Type/Metadata", &wide),
    ] {
        let mut pdf = PdfText::of(CLEAN);
        pdf.stream(names, bytes);
        let told = places(&import(&pdf.bytes()));
        assert!(!told.is_empty(), "{what}");
    }
    let list: String = NUMBER
        .chars()
        .map(|digit| format!("<li>{digit}</li>"))
        .collect();
    let mut pdf = PdfText::of(CLEAN);
    pdf.packed("/Type/Metadata", format!("<x>{list}</x>").as_bytes());
    assert_eq!(places(&import(&pdf.bytes())), [split("文件属性“其他”")]);
}

#[test]
fn digits_in_values_of_one_list_are_one_number() {
    let hidden = [split("不直接显示的内容")];
    let each = |value: &dyn Fn(usize, char) -> String| -> String {
        let digits = NUMBER.chars().enumerate();
        digits.map(|(at, digit)| value(at, digit)).collect()
    };
    let told = |entries: &str| {
        let mut pdf = PdfText::of(CLEAN);
        pdf.add(format!("<<{entries}>>"));
        places(&import(&pdf.bytes()))
    };
    for entries in [
        format!("/Private[{}]", each(&|_, digit| format!("{digit} "))),
        format!("/Private[{}]", each(&|_, digit| format!("[{digit}]"))),
        format!("/Private[{}]", each(&|_, digit| format!("/{digit}"))),
        format!(
            "/Private<</Type/A{}>>",
            each(&|at, digit| format!("/D{at} {digit}"))
        ),
        "/Private[530102(19900307)(1238)]".into(),
        "/Private[(530102199)(003071238)]".into(),
        "/Private<</A 530102/B 19900307/C(1238)>>".into(),
    ] {
        assert_eq!(told(&entries), hidden, "{entries}");
    }
    for entries in [
        "/Rect[530 102 199 003 071 238]",
        "/Private[530102 19900307 1239]",
        "/Private[1 530102 19900307 1238]",
    ] {
        assert!(told(entries).is_empty(), "{entries}");
    }
    let mut pdf = PdfText::of(CLEAN);
    pdf.information = "/Numbers[(530102)(199003071238)]".into();
    assert_eq!(places(&import(&pdf.bytes())), hidden);
}

#[test]
fn texts_of_four_bytes_a_letter_are_read() {
    let list = |order: fn(u32) -> [u8; 4]| -> Vec<u8> {
        let digits = NUMBER.chars().map(|digit| format!("<li>{digit}</li>"));
        let xml = format!("<x>{}</x>", digits.collect::<String>());
        xml.chars().flat_map(|c| order(c.into())).collect()
    };
    for bytes in [list(u32::to_be_bytes), list(u32::to_le_bytes)] {
        let mut pdf = PdfText::of(CLEAN);
        pdf.packed("/Type/Metadata", &bytes);
        let told = [split("文件属性“其他”")];
        assert_eq!(places(&import(&pdf.bytes())), told);
    }
    let mut wide = vec![1, 2];
    wide.extend(NUMBER.chars().flat_map(|c| u32::to_le_bytes(c.into())));
    let mut pdf = PdfText::of(CLEAN);
    pdf.packed("", &wide);
    hold("among other bytes", &pdf.bytes(), "不直接显示的内容");
}
