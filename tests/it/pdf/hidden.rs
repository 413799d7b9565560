//! Numbers in what no reader shows: in bytes of any kind, and in data that programs keep.

use super::apart::split;
use super::write::PdfText;
use super::{CLEAN, NUMBER, hold, import, places};
use mingbai::import::Foreign;

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

#[test]
fn parts_of_a_number_in_strings_of_one_name_are_one() {
    let told = |parts: &[&str], name: &str| {
        let mut pdf = PdfText::of(CLEAN);
        for part in parts {
            pdf.add(format!("<</{name}({part})>>"));
        }
        places(&import(&pdf.bytes()))
    };
    let number = [split("不直接显示的内容")];
    assert_eq!(told(&["530102", "19900307", "1238"], "Title"), number);
    assert_eq!(told(&["530102199", "003071238"], "Alt"), number);
    // Days and codes that stand beside one another.
    assert!(told(&["530102", "20240307", "1231"], "Title").is_empty());
    assert!(told(&["530102", "19900307", "1238"], "V").is_empty());
    let days = "202303232024010220240305";
    let days: Vec<&str> = (0..days.len()).map(|at| &days[at..=at]).collect();
    assert!(told(&days, "V").is_empty());
}

#[test]
fn what_is_packed_or_spelled_once_more_is_read() {
    let hidden = "不直接显示的内容";
    let told = |bytes: &[u8]| {
        let mut pdf = PdfText::of(CLEAN);
        pdf.packed("", bytes);
        places(&import(&pdf.bytes()))
    };
    // "number " and the number.
    let spelled = b"bnVtYmVyIDUzMDEwMjE5OTAwMzA3MTIzOA==";
    assert_eq!(told(spelled), [hidden]);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gzip, NUMBER.as_bytes()).expect("packed");
    assert_eq!(told(&gzip.finish().expect("packed")).len(), 1);
    let plain = PdfText::of(CLEAN).bytes();
    let behind = [&plain[..], spelled].concat();
    hold("behind the end", &behind, hidden);
    let wide: String = NUMBER.bytes().map(|byte| format!("00{byte:02X}")).collect();
    let trailer = format!("\ntrailer <</Info<</Title<FEFF{wide}>>>>>");
    let described = [&plain[..], trailer.as_bytes()].concat();
    hold("in the trailer", &described, "文件属性“其他”");
}

#[test]
fn what_only_its_label_tells_is_read_with_that() {
    let label: String = "护照号码"
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    let label = format!("<FEFF{label}>");
    let labelled = |foreign: &Foreign, label: &str| {
        let mut texts = foreign.pieces.iter().map(|piece| &piece.text);
        texts.any(|text| {
            text.split_once(label)
                .is_some_and(|(_, rest)| rest.ends_with("E12345678"))
        })
    };
    for entries in [
        format!("/FT/Tx/TU{label}/T(f1)/V(E12345678)"),
        format!("/FT/Tx/T{label}/DV(E12345678)"),
        format!("/Subtype/Text/Subj{label}/Contents(E12345678)"),
        format!("/Subtype/FreeText/T{label}/RC(<p>E1234<b>5678</b></p>)"),
    ] {
        let mut pdf = PdfText::of(CLEAN);
        pdf.add(format!("<<{entries}>>"));
        assert!(labelled(&import(&pdf.bytes()), "护照号码："), "{entries}");
    }
    let mut pdf = PdfText::of(CLEAN);
    let field = pdf.add(format!("<</T{label}/FT/Tx>>"));
    pdf.add(format!("<</Parent {field} 0 R/V(E12345678)>>"));
    assert!(labelled(&import(&pdf.bytes()), "护照号码："));
    let mut pdf = PdfText::new();
    let field = pdf.add("<</Subtype/Widget/FT/Tx/V(E12345678)/Rect[150 598 230 612]>>");
    let words = "BT /F1 10 Tf 72 600 Td (Passport) Tj 0 -20 Td (Name) Tj ET";
    pdf.page(words, &format!("/Annots[{field} 0 R]"));
    assert!(labelled(&import(&pdf.bytes()), "Passport\t"));
}
