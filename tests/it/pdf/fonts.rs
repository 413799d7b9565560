//! Fonts of PDFs: codes to letters, in every way in which fonts say it, and those that do not.

use super::write::{PdfText, table};
use super::{CLEAN, NUMBER, hold, import};
use mingbai::import::Gap;

/// A PDF that shows these bytes in a font of this kind.
fn in_font(font: &str, table: Option<&str>, shown: &[u8]) -> Vec<u8> {
    let mut pdf = PdfText::new();
    let table = table.map(|table| pdf.packed("", table.as_bytes()));
    let table = table.map_or_else(String::new, |table| format!("/ToUnicode {table} 0 R"));
    let font = pdf.add(format!("<</Type/Font/BaseFont/ABCDEF+Song{font}{table}>>"));
    pdf.resources = format!("/Font<</F1 {font} 0 R>>");
    let shown: String = shown.iter().map(|byte| format!("{byte:02X}")).collect();
    pdf.page(&format!("BT /F1 10 Tf <{shown}> Tj ET"), "");
    pdf.bytes()
}

const WIDE: &str = "/Subtype/Type0/DescendantFonts[<</Subtype/CIDFontType2/DW 500\
    /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]";

#[test]
fn fonts_are_turned_into_letters() {
    let page = "第1页";
    let codes = |plus: u8| -> Vec<u8> { NUMBER.bytes().map(|digit| digit - b'0' + plus).collect() };
    let twice =
        |plus: u8| -> Vec<u8> { codes(plus).into_iter().flat_map(|code| [0, code]).collect() };
    let wide = |encoding: &str| format!("{WIDE}/Encoding/{encoding}");
    let chars: String = (0..10)
        .map(|digit| format!("<{:02X}> <{:04X}>\n", digit + 3, digit + 0x30))
        .collect();
    let chars = table(&format!("10 beginbfchar\n{chars}endbfchar"));
    let range = table("1 beginbfrange\n<0013> <001C> <0030>\nendbfrange");
    let list: String = (0..10)
        .map(|digit| format!("<{:04X}>", digit + 0x30))
        .collect();
    let list = table(&format!(
        "1 beginbfrange\n<0001> <000A> [{list}]\nendbfrange"
    ));
    let single = "/Subtype/TrueType/FirstChar 1/LastChar 20/Widths[]";
    let names = "/Subtype/Type1/Encoding<</Differences[1/zero/one/two/three/four/five/six/seven/eight/nine]>>";
    let utf16: Vec<u8> = NUMBER.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let cases = [
        ("characters", in_font(single, Some(&chars), &codes(3))),
        (
            "a range",
            in_font(&wide("Identity-H"), Some(&range), &twice(0x13)),
        ),
        (
            "a list",
            in_font(&wide("Identity-H"), Some(&list), &twice(1)),
        ),
        ("names of glyphs", in_font(names, None, &codes(1))),
        (
            "Windows",
            in_font(
                "/Subtype/TrueType/Encoding/WinAnsiEncoding",
                None,
                NUMBER.as_bytes(),
            ),
        ),
        ("UCS-2", in_font(&wide("UniGB-UCS2-H"), None, &utf16)),
        ("UTF-16", in_font(&wide("UniGB-UTF16-H"), None, &utf16)),
        ("GBK", in_font(&wide("GBK-EUC-H"), None, NUMBER.as_bytes())),
        (
            "GB 2312",
            in_font(&wide("GB-EUC-H"), None, NUMBER.as_bytes()),
        ),
    ];
    for (what, bytes) in cases {
        hold(what, &bytes, page);
    }
    let gbk = encoding_rs::GB18030.encode("姓名").0;
    let foreign = import(&in_font(&wide("GBK-EUC-H"), None, &gbk));
    assert_eq!(&*foreign.pieces[1].text, "姓名");
}

#[test]
fn fonts_that_lead_to_no_letters_are_said() {
    let said = [Gap::UnknownLetters(vec![0])];
    let some = table("1 beginbfchar\n<0005> <0041>\nendbfchar");
    let identity = format!("{WIDE}/Encoding/Identity-H");
    let symbolic = "/Subtype/TrueType/FontDescriptor<</Flags 4/FontFile2 9 0 R>>";
    let cases = [
        in_font(&identity, None, &[0, 5, 0, 6]),
        in_font(&identity, Some(&some), &[0, 5, 0, 6]),
        in_font(&format!("{WIDE}/Encoding/Own-H"), None, &[0, 5]),
        in_font(symbolic, None, b"ab"),
        in_font(
            "/Subtype/Type3/Encoding<</Differences[97/g1/g2]>>",
            None,
            b"ab",
        ),
        in_font(
            "/Subtype/Type1/Encoding<</Differences[97/g1/g2]>>",
            None,
            b"ab",
        ),
    ];
    for (index, bytes) in cases.iter().enumerate() {
        assert_eq!(import(bytes).gaps, said, "{index}");
    }
    let letters = "/Subtype/Type3/Encoding<</Differences[48/A/B/C/D/E/F/G/H/I/J]>>";
    assert_eq!(
        import(&in_font(letters, None, NUMBER.as_bytes())).gaps,
        said
    );
    let private = table("1 beginbfrange\n<0030> <0039> <E100>\nendbfrange");
    let digits: Vec<u8> = NUMBER.bytes().flat_map(|digit| [0, digit]).collect();
    assert_eq!(
        import(&in_font(&identity, Some(&private), &digits)).gaps,
        said
    );
    let blank: String = (0x30..0x3A)
        .map(|code| format!("<{code:04X}> <0020>\n"))
        .collect();
    let blank = table(&format!("10 beginbfchar\n{blank}endbfchar"));
    assert_eq!(
        import(&in_font(&identity, Some(&blank), &digits)).gaps,
        said
    );
    let unknown = PdfText::of("BT /F9 12 Tf (a) Tj ET").bytes();
    assert_eq!(import(&unknown).gaps, said);
    let mut pdf = PdfText::of(CLEAN);
    pdf.packed("/Subtype/Form", b"BT /F9 12 Tf (a) Tj ET");
    assert_eq!(import(&pdf.bytes()).gaps, [Gap::UnknownLetters(vec![])]);
}

/// A row of outlines that lie beside one another, each with this many strokes more than four; where there is a `top`,
/// they reach up to it.
fn outlines(strokes: &[usize], top: Option<usize>, paint: &str) -> String {
    let outline = |(at, strokes): (usize, &usize)| {
        let left = 72 + 12 * at;
        let lines: String = (1..=strokes + 4)
            .map(|stroke| format!("{} {} l ", left + stroke % 2 * 8, 600 + stroke))
            .collect();
        let up = top.map_or_else(String::new, |top| format!("{left} {top} l "));
        format!("{left} 600 m {lines}{up}{paint} ")
    };
    strokes.iter().enumerate().map(outline).collect()
}

#[test]
fn letters_that_are_drawn_are_said() {
    let gaps = |drawn: &[usize], top: Option<usize>, paint: &str| {
        let content = outlines(drawn, top, paint) + CLEAN;
        import(&PdfText::of(&content).bytes()).gaps
    };
    let digits: Vec<usize> = NUMBER.bytes().map(|digit| (digit - b'0').into()).collect();
    let digits: Vec<usize> = digits.iter().map(|digit| digit + 1).collect();
    let each_otherwise: Vec<_> = (1..19).collect();
    let said = [Gap::DrawnLetters(vec![0])];
    assert_eq!(gaps(&digits, None, "h f"), said);
    for paint in ["S", "W n", "h W* n"] {
        assert_eq!(gaps(&digits, Some(640), paint), said, "{paint}");
    }
    // As programs bend words: every letter is cut into other strokes.
    assert_eq!(gaps(&each_otherwise, Some(640), "h f"), said);
    // Markers of a chart, a picture of many outlines, and a few letters of a sign.
    assert_eq!(gaps(&[3; 60], None, "h f"), []);
    assert_eq!(gaps(&(1..40).collect::<Vec<_>>(), None, "h f"), []);
    assert_eq!(gaps(&digits[..12], None, "h f"), []);
    // Lines of a chart, a pattern, and what is not drawn at all.
    assert_eq!(gaps(&digits, None, "S"), []);
    assert_eq!(gaps(&each_otherwise, Some(640), "S"), []);
    assert_eq!(gaps(&digits, None, "n"), []);
    let mut pdf = PdfText::of(CLEAN);
    pdf.packed("/Subtype/Form", outlines(&digits, None, "h f").as_bytes());
    assert_eq!(import(&pdf.bytes()).gaps, [Gap::DrawnLetters(vec![])]);
}

#[test]
fn digits_of_a_font_that_every_reader_has_are_as_wide_as_there() {
    let mut pdf = PdfText::new();
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    pdf.resources = format!("/Font<</F1{font}>>");
    // Each digit is placed from the end of the one shown before it, which stands elsewhere in the number.
    let (mut at, mut shown) = (0, String::new());
    for digit in (0..18).map(|step| step * 7 % 18) {
        let place = 556 * i32::try_from(digit).unwrap();
        shown += &format!("{} ({})", at - place, &NUMBER[digit..=digit]);
        at = place + 556;
    }
    let content = format!("BT /F1 10 Tf 72 600 Td [{shown}] TJ ET");
    pdf.page(&content, "");
    hold("digits in another order", &pdf.bytes(), "第1页");
}
