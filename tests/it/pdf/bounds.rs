//! PDFs made to hurt: what they take is counted, and where it is too much that is said.

use super::write::{PdfText, object, pdf, printed, table};
use super::{CLEAN, import};
use mingbai::import::Gap;
use std::time::{Duration, Instant};

const LIMIT: Gap = Gap::Limit("的内容");

/// Holds that `many` takes less than `most` times what `few` takes: the shortest of five turns each,
/// because other tests run at the same time.
fn hold_ratio(few: &[u8], many: &[u8], most: f64) {
    let took = |bytes: &[u8]| -> Duration {
        let started = Instant::now();
        import(bytes);
        started.elapsed()
    };
    let turns = (0..5).map(|_| (took(few), took(many)));
    let (few, many): (Vec<_>, Vec<_>) = turns.unzip();
    let (few, many) = (few.iter().min().unwrap(), many.iter().min().unwrap());
    let ratio = many.as_secs_f64() / few.as_secs_f64();
    assert!(ratio < most, "{many:?} is {ratio:.0} × {few:?}");
}

#[test]
fn a_font_is_read_once_however_many_pages_use_it() {
    let one = "1 beginbfchar\n<41> <4E00>\nendbfchar";
    let large = format!(
        "{one}\n{}",
        "1 beginbfchar\n<42> <4E01>\nendbfchar\n".repeat(3_000)
    );
    let (small, large) = (printed(200, &table(one)), printed(200, &table(&large)));
    hold_ratio(&small, &large, 40.0);
    let shown = import(&large).pieces;
    assert!(shown[1..].iter().all(|piece| &*piece.text == "一") && shown.len() == 201);
}

#[test]
fn pages_are_listed_once() {
    let one = table("1 beginbfchar\n<41> <4E00>\nendbfchar");
    // Eight times the pages; where each page lists all of them, it is nearer to 64 times the work.
    hold_ratio(&printed(1_000, &one), &printed(8_000, &one), 40.0);
}

#[test]
fn what_a_font_may_show_is_bounded() {
    // A range of all codes there are takes no more than its two ends.
    let wide = import(&printed(
        1,
        &table("1 beginbfrange\n<00000041> <FFFFFFFF> <0042>\nendbfrange"),
    ));
    assert_eq!((&*wide.pieces[1].text, wide.gaps), ("B", vec![]));
    // One letter of a page that becomes 256.
    let long = table(&format!(
        "1 beginbfchar\n<41> <{}>\nendbfchar",
        "4E00".repeat(256)
    ));
    assert_eq!(import(&printed(1, &long)).pieces[1].text.len(), 768);
    let mut many = PdfText::new();
    let table = many.packed("", long.as_bytes());
    let font = many.add(format!("<</Subtype/Type1/ToUnicode {table} 0 R>>"));
    many.resources = format!("/Font<</F1 {font} 0 R>>");
    many.page(&format!("BT /F1 12 Tf ({}) Tj ET", "A".repeat(40_000)), "");
    assert!(import(&many.bytes()).gaps.contains(&LIMIT));
}

#[test]
fn what_unpacks_to_more_than_anybody_reads_is_cut_off() {
    let bomb = PdfText::of(&" ".repeat(40 << 20)).bytes();
    assert!(bomb.len() < 100_000 && import(&bomb).gaps.contains(&LIMIT));
    // Ten forms that show ten forms that show ten forms.
    let mut pdf = PdfText::new();
    let mut inner = pdf.stream("/Subtype/Form", b"");
    for _ in 0..11 {
        let names = format!("/Subtype/Form/Resources<</XObject<</X {inner} 0 R>>>>");
        inner = pdf.stream(&names, "/X Do ".repeat(10).as_bytes());
    }
    pdf.resources += &format!("/XObject<</X {inner} 0 R>>");
    pdf.page("/X Do", "");
    assert!(import(&pdf.bytes()).gaps.contains(&LIMIT));
}

#[test]
fn what_leads_in_circles_ends() {
    let clean = PdfText::of(CLEAN).bytes();
    let with = |objects: &[(usize, &str)]| {
        let later = objects
            .iter()
            .flat_map(|(number, body)| object(*number, body.as_bytes()));
        [&clean[..], &later.collect::<Vec<u8>>()].concat()
    };
    let tree = import(&with(&[(
        3,
        "<</Type/Pages/Kids[3 0 R 6 0 R 3 0 R 6 0 R]>>",
    )]));
    assert_eq!(&*tree.pieces[1].text, "clean");
    let page = "<</Type/Page/Contents 8 0 R/Resources 8 0 R>>";
    import(&with(&[(6, page), (8, "9 0 R"), (9, "8 0 R")]));
    let mut pdf = PdfText::of("/X Do");
    let form = 7;
    let names = format!("/Subtype/Form/Resources<</XObject<</X {form} 0 R>>>>");
    pdf.stream(&names, b"/X Do");
    pdf.resources += &format!("/XObject<</X {form} 0 R>>");
    assert!(import(&pdf.bytes()).gaps.contains(&LIMIT));
    let group = "<</Type/ObjStm/N 1/First 5/Length 20>>stream\n8 0  <</V(a)/W 8 0 R>>\nendstream";
    import(&with(&[(8, group), (8, group)]));
}

#[test]
fn what_has_no_end_is_looked_at_once() {
    // Before, what is repeated, and how often: the strings take all that may be looked at, in as little time as any.
    let cases = [
        ("", "1 0 obj <<>>stream\n", 1_000),
        ("1 0 obj ", "[", 500_000),
        ("1 0 obj ", "<<", 500_000),
        ("", "1 0 obj (", 100_000),
        ("", "obj ", 500_000),
        ("1 0 obj <</Length 9>>stream\n", " ", 2_000_000),
        ("", "1 0 obj <</Type/Page/Kids[1 0 R]>> ", 20_000),
    ];
    for (start, repeated, times) in cases {
        let file = format!("%PDF-1.7\n{start}{}", repeated.repeat(times));
        let started = Instant::now();
        let gaps = import(file.as_bytes()).gaps;
        assert_ne!(gaps, [], "{repeated}");
        assert!(started.elapsed() < Duration::from_secs(60), "{repeated}");
    }
}

#[test]
fn damaged_files_give_a_value() {
    let whole = pdf(&[&["one", "two"]], "three");
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] = damaged[at].wrapping_add((at as u8).max(1));
        import(&damaged);
        import(&whole[..at]);
    }
}
