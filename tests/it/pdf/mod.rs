//! PDFs: one number in each place where a text can stand, in files made here and in files that programs
//! wrote; what cannot be read is said.

mod apart;
mod bounds;
mod fonts;
mod hidden;
mod print;
mod write;

pub(crate) use write::{PdfText, pdf, printed, table};

use mingbai::import::{Active, Extra, Foreign, Gap, Property, read};
use mingbai::source::SourcePath;
use std::path::Path;
use write::{deflated, object};

/// An identity number that is nobody's.
const NUMBER: &str = "530102199003071238";

fn import(bytes: &[u8]) -> Foreign {
    read(&SourcePath::new("content/a.pdf"), bytes)
}

/// Where the number is told, each place once.
fn places(foreign: &Foreign) -> Vec<String> {
    let plain = |text: &str| text.replace(char::is_whitespace, "");
    let found = foreign
        .pieces
        .iter()
        .filter(|piece| plain(&piece.text).contains(NUMBER));
    let mut places: Vec<_> = found
        .map(|piece| piece.place.words(&foreign.sheets))
        .collect();
    places.dedup();
    places
}

fn hold(what: &str, bytes: &[u8], place: &str) {
    let foreign = import(bytes);
    assert_eq!(places(&foreign), [place], "{what}: {foreign:?}");
    assert_eq!(foreign.gaps, [], "{what}");
}

/// Content that shows the number.
fn shown() -> String {
    format!("BT /F1 12 Tf 72 600 Td ({NUMBER}) Tj ET")
}

const CLEAN: &str = "BT /F1 12 Tf 72 700 Td (clean) Tj ET";

/// Holds that a page with this content tells the number. `X1` is a form that shows it, `X2` a form with that
/// in it, `G1` a state with a font, `P1` what is to be read aloud.
fn hold_page(what: &str, content: &str) {
    let mut pdf = PdfText::new();
    let form = "/Type/XObject/Subtype/Form/Resources";
    let names = format!("{form}<</Font<</F1 4 0 R>>>>");
    let inner = pdf.packed(&names, shown().as_bytes());
    let names = format!("{form}<</XObject<</X {inner} 0 R>>>>");
    let outer = pdf.packed(&names, b"q /X Do Q");
    pdf.resources += &format!(
        "/XObject<</X1 {inner} 0 R/X2 {outer} 0 R>>/ExtGState<</G1<</Font[4 0 R 12]>>>>\
         /Properties<</P1<</ActualText({NUMBER})>>>>"
    );
    pdf.page(content, "");
    let foreign = import(&pdf.bytes());
    assert_eq!(places(&foreign)[0], "第1页", "{what}: {foreign:?}");
    assert_eq!(foreign.gaps, [], "{what}");
}

#[test]
fn digits_are_put_together_by_place() {
    let digits = |step: usize, y: usize| -> Vec<String> {
        let places = (72..).step_by(step).zip(NUMBER.chars());
        let digits = places.map(|(x, digit)| format!("BT /F1 10 Tf {x} {y} Td ({digit}) Tj ET "));
        digits.collect()
    };
    hold_page("letter by letter", &digits(6, 600).concat());
    let backwards: Vec<_> = digits(6, 600).into_iter().rev().collect();
    hold_page("backwards", &backwards.concat());
    hold_page("in boxes", &digits(20, 600).concat());
    let turned = digits(6, 60).concat();
    hold_page("turned", &format!("q 0 1 -1 0 300 0 cm {turned} Q"));
    hold_page(
        "in a narrow cell",
        "BT /F1 10 Tf 1 0 0 1 72 600 Tm (5301021) Tj 1 0 0 1 150 594 Tm (beside) Tj \
         1 0 0 1 72 587 Tm (9900307) Tj 1 0 0 1 72 574 Tm (1238) Tj ET",
    );
    hold_page(
        "pushed apart",
        "BT /F1 10 Tf [(5301) -20 (0219) 15 <3930> (0307) (1238)] TJ ET",
    );
    hold_page(
        "spread",
        &format!("BT /F1 10 Tf 5 Tc 72 600 Td ({NUMBER}) Tj ET"),
    );
}

#[test]
fn what_a_page_shows_is_found_in_whatever_way_it_is_written() {
    let n = NUMBER;
    let picture = "BI /W 2 /H 1 /BPC 8 /CS /G ID \u{1} EI\u{7F} EI Q ";
    let cases = [
        ("one string", shown()),
        (
            "on the next line",
            format!("/F1 9 Tf BT 14 TL (a) Tj ({n}) ' ET"),
        ),
        ("unseen", format!("BT /F1 10 Tf 3 Tr 72 600 Td ({n}) Tj ET")),
        (
            "escaped",
            "BT /F1 9 Tf (530102\\0619900307\\\n1238) Tj ET".into(),
        ),
        ("after a picture", picture.to_owned() + &shown()),
        (
            "aloud",
            format!("/Span <</ActualText ({n})>> BDC {CLEAN} EMC"),
        ),
        ("aloud, elsewhere", format!("/Span /P1 BDC {CLEAN} EMC")),
        ("in a form", "/X1 Do".into()),
        ("in a form of a form", "/X2 Do".into()),
        ("by a state", format!("/G1 gs BT 72 600 Td ({n}) Tj ET")),
    ];
    for (what, content) in cases {
        hold_page(what, &content);
    }
}

#[test]
fn what_stands_beside_the_pages_is_found() {
    let form = "表单或批注";
    let hidden = "不直接显示的内容";
    let n = NUMBER;
    let wide: String = format!("\u{FEFF}{n}")
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    let references: String = n.bytes().map(|digit| format!("&#{digit};")).collect();
    let cases = [
        (
            "a remark",
            format!("/Type/Annot/Subtype/Text/Contents({n})"),
            form,
        ),
        (
            "rich text",
            format!("/Subtype/FreeText/RC(<body><p>a<b>{n}</b></p></body>)"),
            form,
        ),
        ("references", format!("/RC(<p>{references}</p>)"), form),
        (
            "languages",
            format!("/Contents<{}001B007A0068001B{}>", &wide[..40], &wide[40..]),
            form,
        ),
        ("a field", format!("/FT/Tx/T(a)/V({n})"), form),
        ("a default", format!("/FT/Tx/T(a)/DV<{wide}>"), form),
        ("a choice", format!("/FT/Ch/T(a)/Opt[(a)[(b)({n})]]"), form),
        ("a bookmark", format!("/Title({n})/Parent 9 0 R"), hidden),
        ("a layer", format!("/Type/OCG/Name({n})"), hidden),
        ("a picture's words", format!("/S/Figure/Alt({n})"), hidden),
        (
            "a link",
            format!("/S/URI/URI(http://example.cn/{n})"),
            hidden,
        ),
        (
            "a script",
            format!("/S/JavaScript/JS(app.alert\\('{n}'\\))"),
            hidden,
        ),
        ("a name", format!("/Names[({n}) null]"), hidden),
    ];
    for (what, entries, place) in cases {
        let mut pdf = PdfText::of(CLEAN);
        pdf.add(format!("<<{entries}>>"));
        hold(what, &pdf.bytes(), place);
    }
    let mut pdf = PdfText::of(CLEAN);
    pdf.information = format!("/Reviewer ({n})");
    hold("a property", &pdf.bytes(), "文件属性“其他”");
    let mut pdf = PdfText::of(CLEAN);
    pdf.information = format!("/Author ({n})");
    let foreign = import(&pdf.bytes());
    assert_eq!(places(&foreign), ["文件属性“作者”"]);
    assert_eq!(foreign.extras, [Extra::Named(Property::Author, n.into())]);
}

#[test]
fn streams_that_no_page_shows_are_found() {
    let hidden = "不直接显示的内容";
    let n = NUMBER;
    let font = "/Resources<</Font<</F1 4 0 R>>>>";
    let shown = shown();
    let cases = [
        (
            "an appearance",
            format!("/Subtype/Form{font}"),
            shown.clone(),
            "表单或批注",
        ),
        (
            "a tile",
            format!("/PatternType 1{font}"),
            shown.clone(),
            hidden,
        ),
        ("content that nobody owns", String::new(), shown, hidden),
        (
            "a script",
            String::new(),
            format!("app.alert('{n}')"),
            hidden,
        ),
        (
            "data of a form",
            String::new(),
            format!("<a><id>{n}</id></a>"),
            hidden,
        ),
        (
            "a description",
            "/Type/Metadata/Subtype/XML".into(),
            format!("<a b=\"{n}\"/>"),
            "文件属性“其他”",
        ),
    ];
    for (what, dictionary, bytes, place) in cases {
        let mut pdf = PdfText::of(CLEAN);
        pdf.packed(&dictionary, bytes.as_bytes());
        hold(what, &pdf.bytes(), place);
    }
    let mut pdf = PdfText::of(CLEAN);
    let file = pdf.packed("/Type/EmbeddedFile", format!("证件 {n}").as_bytes());
    pdf.add(format!(
        "<</Type/Filespec/F(list.txt)/EF<</F {file} 0 R>>>>"
    ));
    let foreign = import(&pdf.bytes());
    assert!(places(&foreign)[0].contains("list.txt"), "{foreign:?}");
}

#[test]
fn earlier_revisions_and_packed_objects_are_found() {
    let hidden = "不直接显示的内容";
    let mut pdf = PdfText::of(&shown());
    let first = pdf.bytes();
    let content = format!("<</Length {}>>\nstream\n{CLEAN}\nendstream", CLEAN.len());
    let later = object(5, content.as_bytes());
    hold(
        "content that was replaced",
        &[&first[..], &later].concat(),
        hidden,
    );
    let page = pdf.page(CLEAN, "");
    let tree = format!("<</Type/Pages/Count 1/Kids[{page} 0 R]/Resources<</Font<</F1 4 0 R>>>>>>");
    let later = object(3, tree.as_bytes());
    let both = [&pdf.bytes()[..], &later].concat();
    hold("a page that was taken out", &both, hidden);
    let text = String::from_utf8_lossy(&first).into_owned();
    assert!(text.contains("startxref"));
    let cut = &first[..first.len() - 60];
    hold("a file without its end", cut, "第1页");

    let mut pdf = PdfText::of(CLEAN);
    let field = format!("<</T(a)/V({NUMBER})>>");
    let packed = format!("90 0 91 2 3 {field}");
    pdf.packed("/Type/ObjStm/N 2/First 10", packed.as_bytes());
    hold("a group of objects", &pdf.bytes(), "表单或批注");

    let mut pdf = PdfText::of(CLEAN);
    pdf.resources = "/Font <</F1 4 0 R>>/XObject<</X 7 0 R>>".into();
    let bytes = shown();
    let stream = format!("<</Subtype/Form/Length 8 0 R>>stream\r\n{bytes}\r\nendstream");
    pdf.add(stream);
    pdf.add(bytes.len().to_string());
    hold("a length that is said later", &pdf.bytes(), "表单或批注");
}

#[test]
fn what_is_locked_damaged_or_packed_in_unknown_ways_is_said() {
    let locked = String::from_utf8_lossy(&PdfText::of(CLEAN).bytes())
        .replace("/Info 2 0 R", "/Encrypt 9 0 R");
    assert_eq!(import(locked.as_bytes()).gaps, [Gap::Locked]);
    let damaged: [&dyn Fn(&mut PdfText); 5] = [
        &|pdf| {
            pdf.stream("/Filter/Own", b"a");
        },
        &|pdf| {
            pdf.stream("/Filter/FlateDecode", b"\x78\x9cno");
        },
        &|pdf| {
            pdf.stream("/Filter/FlateDecode", &deflated(shown().as_bytes())[..20]);
        },
        &|pdf| {
            pdf.add("<</V (no end >>");
        },
        &|pdf| {
            pdf.add("<<>>stream\nno end");
        },
    ];
    for (index, damage) in damaged.iter().enumerate() {
        let mut pdf = PdfText::of(CLEAN);
        damage(&mut pdf);
        assert_eq!(import(&pdf.bytes()).gaps, [Gap::BrokenInPart], "{index}");
    }
    let mut pdf = PdfText::of(CLEAN);
    pdf.stream("/Subtype/Image/Filter/DCTDecode", b"\xFF\xD8");
    pdf.stream("/Filter/JPXDecode", b"a");
    assert_eq!(import(&pdf.bytes()).gaps, []);
}

#[test]
fn a_scan_is_no_text_whatever_the_scanner_writes_on_it() {
    let scanned = |content: &str| {
        let mut pdf = PdfText::of(CLEAN);
        let picture = pdf.stream("/Subtype/Image/Filter/DCTDecode", b"\xFF\xD8");
        pdf.resources += &format!("/XObject<</I {picture} 0 R>>");
        pdf.page(content, "");
        import(&pdf.bytes()).gaps
    };
    let said = [Gap::PagesWithoutText(vec![1])];
    let mark = "BT /F1 9 Tf 9 9 Td (Scanned with a program) Tj ET";
    assert_eq!(
        scanned(&format!("q 595 0 0 842 0 0 cm /I Do Q {mark}")),
        said
    );
    let strips: String = (0..4)
        .map(|strip| format!("q 595 0 0 200 0 {} cm /I Do Q ", strip * 200))
        .collect();
    assert_eq!(scanned(&(strips + mark)), said);
    // A letterhead, and a page that somebody made readable.
    assert_eq!(scanned(&format!("q 90 0 0 90 0 0 cm /I Do Q {mark}")), []);
    let words = format!("BT /F1 9 Tf 9 9 Td ({}) Tj ET", "word ".repeat(40));
    assert_eq!(
        scanned(&format!("q 595 0 0 842 0 0 cm /I Do Q {words}")),
        []
    );
}

#[test]
fn what_a_pdf_does_by_itself_is_told() {
    let active = |entries: &str| {
        let mut pdf = PdfText::of(CLEAN);
        pdf.catalog = format!("/OpenAction<<{entries}>>");
        import(&pdf.bytes()).active
    };
    assert_eq!(active("/S/JavaScript/JS(app.beep\\(\\))"), [Active::Script]);
    assert_eq!(active("/S/Launch/F(calc.exe)"), [Active::Shortcut]);
    assert_eq!(active("/S/GoTo/D[5 0 R/Fit]"), []);
}

#[test]
fn what_programs_write_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pdf/files");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        let foreign = import(&std::fs::read(&path).unwrap());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match name.starts_with("unread") {
            true => assert_ne!(foreign.gaps, [], "{name}"),
            false => assert_ne!(places(&foreign), [""; 0], "{name}: {foreign:?}"),
        }
        count += 1;
    }
    assert!(count > 20, "{count}");
}
