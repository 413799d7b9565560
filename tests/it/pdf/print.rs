//! What pages print: files that programs wrote, each with all that is read of it, and pages made here.

use super::write::PdfText;
use crate::expectation::hold;
use mingbai::import::{Block, Foreign, Table, read, read_printed};
use mingbai::source::SourcePath;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn import(bytes: &[u8]) -> Foreign {
    read_printed(&SourcePath::new("content/a.pdf"), bytes)
}

/// What is printed, a line for each paragraph and each row of a table: `[2×1]` before what covers two rows, `⏎` for
/// a line break. Before it, what was left out.
fn told(foreign: &Foreign) -> String {
    let mut out = String::new();
    for left_out in foreign.left_out() {
        writeln!(out, "# {}", left_out.words()).unwrap();
    }
    let printed = foreign.printed.as_ref().unwrap();
    for block in &printed.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let place = paragraph.place.words(&[]);
                writeln!(out, "{place}: {}", paragraph.text).unwrap();
            }
            Block::Table(table) => out += &rows(table),
        }
    }
    out
}

fn rows(table: &Table) -> String {
    let mut out = String::new();
    for row in 0..table.rows() {
        let cells = table.row(row).map(|cell| {
            let span = match (cell.height, cell.width) {
                (1, 1) => String::new(),
                (height, width) => format!("[{height}×{width}]"),
            };
            span + &cell.text.replace('\n', "⏎")
        });
        let cells: Vec<String> = cells.collect();
        writeln!(out, "| {} |", cells.join(" | ")).unwrap();
    }
    out
}

fn made_by_programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = paths.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "pdf"));
    paths.sort();
    paths
}

#[test]
fn what_programs_print_is_read_as_it_is_printed() {
    let paths = made_by_programs("tests/it/pdf/printed");
    assert!(paths.len() > 15);
    for path in paths {
        let foreign = import(&std::fs::read(&path).unwrap());
        assert_eq!(foreign.gaps, [], "{}", path.display());
        hold(path.with_extension("txt"), &told(&foreign));
    }
}

#[test]
fn a_form_is_one_table_whatever_wrote_it_and_over_however_many_pages() {
    let cells = |name: &str| -> Vec<(usize, usize, usize, usize, String)> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pdf/printed");
        let foreign = import(&std::fs::read(path.join(name)).unwrap());
        let printed = foreign.printed.unwrap();
        let mut tables = printed.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        let table = tables.next().unwrap();
        assert!(tables.next().is_none(), "{name}");
        let cells = table.cells().iter();
        // The texts of the goals are longer in some.
        let cells = cells.filter(|cell| cell.row != 7);
        let cells = cells.map(|cell| {
            let text = cell.text.clone();
            (cell.row, cell.column, cell.height, cell.width, text)
        });
        cells.collect()
    };
    let expected = cells("libreoffice-form-portrait.pdf");
    assert_eq!(expected.len(), 96);
    for name in [
        "chromium-form.pdf",
        "chromium-form-dotted.pdf",
        "libreoffice-sheet-landscape.pdf",
        "libreoffice-tagged-form.pdf",
    ] {
        assert_eq!(cells(name), expected, "{name}");
    }
}

#[test]
fn keeping_what_is_printed_changes_nothing_that_is_checked() {
    let folders = ["tests/it/pdf/printed", "tests/it/pdf/files"];
    for path in folders.into_iter().flat_map(made_by_programs) {
        let bytes = std::fs::read(&path).unwrap();
        let (printed, checked) = (
            import(&bytes),
            read(&SourcePath::new("content/a.pdf"), &bytes),
        );
        assert!(checked.printed.is_none());
        assert_eq!(printed.pieces, checked.pieces, "{}", path.display());
        assert_eq!(printed.gaps, checked.gaps, "{}", path.display());
        assert_eq!(printed.extras, checked.extras, "{}", path.display());
    }
}

fn text(x: usize, y: usize, shown: &str) -> String {
    format!("BT /F1 10 Tf {x} {y} Td ({shown}) Tj ET\n")
}

fn hold_pages(what: &str, pdf: &PdfText, expected: &str) {
    let foreign = import(&pdf.bytes());
    assert_eq!(told(&foreign), expected, "{what}");
}

/// Lines of two columns and two rows, in a way of drawing them, with these words in the cells.
fn grid(line: impl Fn([usize; 4]) -> String, top: usize, words: [&str; 4]) -> String {
    let middle = top - 20;
    let bottom = top - 40;
    let mut content = String::new();
    for y in [top, middle, bottom] {
        content += &line([100, y, 200, y]);
        content += &line([200, y, 300, y]);
    }
    for x in [100, 200, 300] {
        content += &line([x, middle, x, top]);
        content += &line([x, bottom, x, middle]);
    }
    let places = [(104, middle), (204, middle), (104, bottom), (204, bottom)];
    for ((x, y), word) in places.into_iter().zip(words) {
        content += &text(x, y + 6, word);
    }
    content
}

const WORDS: [&str; 4] = ["name", "canal", "sum", "120.00"];
const TABLE: &str = "| name | canal |\n| sum | 120.00 |\n";

#[test]
fn lines_are_told_in_whatever_way_they_are_drawn() {
    let stroke = |[a, b, c, d]: [usize; 4]| format!("{a} {b} m {c} {d} l S\n");
    // As word processors draw them: a thin area for each side of a cell, and a square in each corner.
    let thin = |[a, b, c, d]: [usize; 4]| match b == d {
        true => format!("{a} {b} {} .48 re f {c} {b} .48 .48 re f\n", c - a),
        false => format!("{a} {b} .48 {} re f* {c} {d} .48 .48 re f\n", d - b),
    };
    let dashed = |[a, b, c, d]: [usize; 4]| {
        let length = c - a + d - b;
        let steps = (0..length).step_by(4);
        let steps = steps.map(|at| match b == d {
            true => format!("{} {b} m {} {b} l S\n", a + at, a + at + 2),
            false => format!("{a} {} m {a} {} l S\n", b + at, b + at + 2),
        });
        steps.collect()
    };
    let shrunk = |line: [usize; 4]| {
        let [a, b, c, d] = line.map(|it| it * 2);
        format!("q .5 0 0 .5 0 0 cm {a} {b} m {c} {d} l S Q\n")
    };
    let white = |[a, b, c, d]: [usize; 4]| format!("1 g {a} {b} {} 1 re f 0 g\n", c - a + d - b);
    hold_pages("stroked", &PdfText::of(&grid(stroke, 700, WORDS)), TABLE);
    hold_pages("filled", &PdfText::of(&grid(thin, 700, WORDS)), TABLE);
    hold_pages("dashed", &PdfText::of(&grid(dashed, 700, WORDS)), TABLE);
    hold_pages("scaled", &PdfText::of(&grid(shrunk, 700, WORDS)), TABLE);
    let lines = "第1页: name canal\n第1页: sum 120.00\n";
    hold_pages("white", &PdfText::of(&grid(white, 700, WORDS)), lines);
    let framed = format!("50 50 500 700 re S\n{}", grid(stroke, 700, WORDS));
    hold_pages("in a frame", &PdfText::of(&framed), TABLE);
    let cut = format!(
        "q 0 0 90 90 re W n {} Q ",
        grid(stroke, 700, ["", "", "", ""])
    );
    hold_pages(
        "cut off",
        &PdfText::of(&(cut + &text(104, 690, "a"))),
        "第1页: a\n",
    );
}

#[test]
fn the_next_form_is_another_table_and_what_goes_on_is_the_same() {
    let stroke = |[a, b, c, d]: [usize; 4]| format!("{a} {b} m {c} {d} l S\n");
    let mut forms = PdfText::new();
    forms.page(&grid(stroke, 120, WORDS), "");
    forms.page(&grid(stroke, 800, ["name", "dam", "sum", "9"]), "");
    hold_pages(
        "forms",
        &forms,
        &(TABLE.to_owned() + "| name | dam |\n| sum | 9 |\n"),
    );
    assert_eq!(import(&forms.bytes()).printed.unwrap().blocks.len(), 2);
    let mut list = PdfText::new();
    list.page(&grid(stroke, 120, ["name", "sum", "dam", "1"]), "");
    list.page(&grid(stroke, 800, ["name", "sum", "weir", "2"]), "");
    hold_pages(
        "a list",
        &list,
        "| name | sum |\n| dam | 1 |\n| weir | 2 |\n",
    );
    assert_eq!(import(&list.bytes()).printed.unwrap().blocks.len(), 1);
}

#[test]
fn layers_that_are_off_scans_and_turned_pages_are_as_they_are_seen() {
    let mut pdf = PdfText::new();
    let off = pdf.add("<</Type/OCG/Name(a)>>");
    let on = pdf.add("<</Type/OCG/Name(b)>>");
    pdf.catalog = format!("/OCProperties<</OCGs[{off} 0 R {on} 0 R]/D<</OFF[{off} 0 R]>>>>");
    pdf.resources += &format!("/Properties<</A {off} 0 R/B {on} 0 R>>");
    let shown = [
        format!("/OC /A BDC {} EMC", text(72, 700, "off")),
        format!("/OC /B BDC {} EMC", text(72, 680, "on")),
    ];
    pdf.page(&shown.concat(), "");
    hold_pages("layers", &pdf, "# 隐藏文字1段\n第1页: on\n");
    let scan = format!("3 Tr {}", text(72, 700, "read"));
    let said = "# 扫描的页1页（文字是程序识别的，可能有错，请对照原件）\n第1页: read\n";
    hold_pages("a scan", &PdfText::of(&scan), said);
    let mut turned = PdfText::new();
    let stroke = |[a, b, c, d]: [usize; 4]| format!("{a} {b} m {c} {d} l S\n");
    let content = format!("q 0 1 -1 0 595 0 cm {} Q", grid(stroke, 500, WORDS));
    turned.page(&content, "/Rotate 90");
    hold_pages("turned", &turned, TABLE);
}

#[test]
fn pages_made_to_hurt_take_their_time_and_no_more() {
    let hold = |what: &str, pdf: &PdfText| {
        let started = Instant::now();
        let bytes = pdf.bytes();
        import(&bytes);
        let took = started.elapsed();
        assert!(took < Duration::from_secs(60), "{what}: {took:?}");
    };
    let stroke = |at: usize| format!("{} {} m 600 {} l S\n", at % 7, at % 800, at % 800);
    let strokes: String = (0..1_000_000).map(stroke).collect();
    hold("a million strokes", &PdfText::of(&strokes));
    let lines = (0..2_000).map(|at| format!("0 {at} m 2000 {at} l {at} 0 m {at} 2000 l S\n"));
    hold("tiny cells", &PdfText::of(&lines.collect::<String>()));
    let lines = (0..2_000).map(|at| {
        let at = at * 4;
        format!("0 {at} m 8000 {at} l {at} 0 m {at} 8000 l S\n")
    });
    let mut wide = PdfText::new();
    wide.page(&lines.collect::<String>(), "/MediaBox[0 0 8000 8000]");
    hold("many cells", &wide);
    let huge = "9".repeat(400);
    let odd = format!(
        "{huge} {huge} {huge} {huge} {huge} {huge} cm 0 0 m {huge} {huge} l S 1 1 {huge} 1 re f"
    );
    hold("no numbers", &PdfText::of(&(odd + &text(72, 700, "a"))));
    let mut long = PdfText::new();
    let cells = grid(
        |[a, b, c, d]| format!("{a} {b} m {c} {d} l S\n"),
        120,
        WORDS,
    );
    for page in 0..5_000 {
        long.page(
            &(cells.clone() + &text(72, 800, "head") + &text(72, 30, &format!("- {page} -"))),
            "",
        );
    }
    hold("many pages", &long);
    let pieces = (0..100_000).map(|at| text(at % 500, at % 700, "a"));
    hold("many pieces", &PdfText::of(&pieces.collect::<String>()));
    let rows = (0..30_000).map(|at| {
        let y = 800 - at % 700;
        text(10 + at % 3, y, "a") + &text(210, y, "b") + &text(410, y, "c")
    });
    hold("many rows", &PdfText::of(&rows.collect::<String>()));
}
