//! Numbers whose digits stand apart on pages and beside them; figures that stand as close give nothing.

use super::write::PdfText;
use super::{CLEAN, NUMBER, import, places};

/// Pieces of text in places: what, how far to the right and how far up.
type Pieces = Vec<(String, f64, f64)>;

fn content(pieces: &Pieces) -> String {
    let shown = pieces.iter().map(|(text, x, y)| {
        let text = format!("({text}) Tj ET ");
        format!("BT /F1 10 Tf {x:.2} {y:.2} Td {text}")
    });
    shown.collect()
}

/// Each digit in a place of its own.
fn digits(place: impl Fn(f64) -> (f64, f64)) -> Pieces {
    let digits = NUMBER.chars().zip(0..);
    digits
        .map(|(digit, at)| {
            let (x, y) = place(f64::from(at));
            (digit.to_string(), x, y)
        })
        .collect()
}

/// Parts of the number, as long as these, each in a place of its own.
fn parts(lengths: &[usize], place: impl Fn(f64) -> (f64, f64)) -> Pieces {
    let mut from = 0;
    let parts = lengths.iter().zip(0..).map(|(length, at)| {
        let part = NUMBER[from..from + length].to_owned();
        from += length;
        let (x, y) = place(f64::from(at));
        (part, x, y)
    });
    parts.collect()
}

fn words(words: &[(&str, f64, f64)]) -> Pieces {
    let pieces = words.iter();
    pieces
        .map(|(text, x, y)| ((*text).to_owned(), *x, *y))
        .collect()
}

/// A PDF of pages with these pieces.
fn of_pages(pages: &[Pieces]) -> Vec<u8> {
    let mut pdf = PdfText::new();
    for page in pages {
        pdf.page(&content(page), "");
    }
    pdf.bytes()
}

fn hold_told(what: &str, pages: &[Pieces]) {
    let foreign = import(&of_pages(pages));
    let told = places(&foreign);
    assert!(!told.is_empty(), "{what}: {foreign:?}");
}

/// Words beside the pieces.
fn among(beside: Pieces, pieces: Pieces) -> Pieces {
    [beside, pieces].concat()
}

/// A word a line.
fn lines(x: f64) -> Pieces {
    let lines = (0..18).map(|line| ("work".to_owned(), x, 700.0 - 20.0 * f64::from(line)));
    lines.collect()
}

#[test]
fn a_number_is_told_however_its_digits_stand_on_a_page() {
    let cases = [
        ("in wide boxes", digits(|at| (50.0 + 28.0 * at, 600.0))),
        ("down a column", digits(|at| (300.0, 700.0 - 20.0 * at))),
        (
            "down a column among words",
            among(lines(72.0), digits(|at| (300.0, 700.0 - 20.0 * at))),
        ),
        (
            "along a stair",
            digits(|at| (72.0 + 8.0 * at, 700.0 - 9.0 * at)),
        ),
        (
            "along a curve",
            digits(|at| {
                (
                    300.0 + 90.0 * (at / 4.0).cos(),
                    500.0 + 90.0 * (at / 4.0).sin(),
                )
            }),
        ),
        (
            "up and down",
            digits(|at| (72.0 + 7.0 * at, 600.0 + 4.0 * (at % 2.0))),
        ),
    ];
    for (what, pieces) in cases {
        hold_told(what, &[pieces]);
    }
}

#[test]
fn a_number_is_told_however_it_stands_among_words() {
    let even = [2; 9];
    let cases = [
        (
            "over other words",
            among(
                words(&[("20231231 45678.90 1234567", 70.0, 602.0)]),
                digits(|at| (72.0 + 6.0 * at, 600.0)),
            ),
        ),
        (
            "in lines of two digits beside other cells",
            among(lines(72.0), parts(&even, |at| (300.0, 700.0 - 13.0 * at))),
        ),
        (
            "among the words of a title",
            among(
                words(&[
                    ("Report", 40.0, 600.0),
                    ("office", 150.0, 600.0),
                    ("of", 300.0, 600.0),
                ]),
                parts(&[5, 7, 6], |at| (90.0 + 110.0 * at, 600.0)),
            ),
        ),
        (
            "at the head of another column",
            among(
                words(&[
                    ("left", 72.0, 700.0),
                    ("right", 320.0, 660.0),
                    ("x 3", 72.0, 660.0),
                ]),
                parts(&[9, 9], |at| (72.0 + 248.0 * at, 640.0 + 60.0 * at)),
            ),
        ),
        (
            "in two rows of boxes",
            among(
                words(&[("num", 40.0, 640.0), ("ber", 40.0, 600.0)]),
                digits(|at| (80.0 + 30.0 * (at % 9.0), 640.0 - 40.0 * (at / 9.0).floor())),
            ),
        ),
        (
            "behind the number of a note",
            among(
                words(&[("1", 60.0, 600.0)]),
                digits(|at| (80.0 + 6.0 * at, 600.0)),
            ),
        ),
    ];
    for (what, pieces) in cases {
        hold_told(what, &[pieces]);
    }
}

#[test]
fn a_number_is_told_that_goes_over_pages() {
    let foot = |page: usize| words(&[("- ", 280.0, 20.0), (&page.to_string(), 295.0, 20.0)]);
    let each: Vec<Pieces> = NUMBER
        .chars()
        .zip(1..)
        .map(|(digit, page)| [words(&[(&digit.to_string(), 300.0, 400.0)]), foot(page)].concat())
        .collect();
    hold_told("a digit a page", &each);
    let over = |upper: &[(&str, f64, f64)], lower: &[(&str, f64, f64)]| {
        [
            [words(upper), foot(1)].concat(),
            [words(&[("Report", 250.0, 800.0)]), words(lower), foot(2)].concat(),
        ]
    };
    let (first, rest) = NUMBER.split_at(10);
    let below = over(
        &[("of", 72.0, 60.0), (first, 90.0, 60.0)],
        &[(rest, 72.0, 780.0)],
    );
    hold_told("at the end of a page", &below);
    let cell = over(
        &[("Li", 72.0, 60.0), (first, 200.0, 60.0), ("x", 400.0, 60.0)],
        &[
            ("y", 72.0, 780.0),
            (rest, 200.0, 780.0),
            ("z", 400.0, 780.0),
        ],
    );
    hold_told("in a row that is broken", &cell);
    let among_words = |lengths: &[usize]| -> Vec<Pieces> {
        let parts = parts(lengths, |at| (90.0 + 40.0 * at, 600.0 - 90.0 * at));
        let pages = parts.into_iter().zip(1..);
        let words = words(&[("of 2023", 72.0, 780.0), ("and", 300.0, 500.0)]);
        pages
            .map(|(part, page)| [words.clone(), vec![part], foot(page)].concat())
            .collect()
    };
    hold_told("among the words of two pages", &among_words(&[9, 9]));
    hold_told("among those of three", &among_words(&[6, 8, 4]));
    for lengths in [&[6; 3][..], &[3; 6], &[5, 5, 5, 3], &[2; 9]] {
        hold_told("as long on each of several", &among_words(lengths));
    }
    let mut several = among_words(&[6, 8, 4]);
    several[0].extend(words(&[("530103", 300.0, 300.0)]));
    assert!(places(&import(&of_pages(&several))).is_empty());
    let beside: Vec<Pieces> = digits(|at| (100.0 + 60.0 * (at % 6.0), 500.0))
        .chunks(6)
        .map(|page| [words(&[("Li", 40.0, 700.0)]), page.to_vec()].concat())
        .collect();
    hold_told("on pages beside one another", &beside);
}

#[test]
fn a_large_initial_belongs_to_the_line_beside_it() {
    for length in 1..=3 {
        let (initial, rest) = NUMBER.split_at(length);
        let right = 74 + 24 * length;
        let drawn = format!(
            "BT /F1 10 Tf {right} 600 Td ({rest} is) Tj 0 -14 Td (the work of 7 years) Tj ET \
             BT /F1 40 Tf 72 580 Td ({initial}) Tj ET"
        );
        let told = places(&import(&PdfText::of(&drawn).bytes()));
        assert_eq!(told, [split("第1页")], "{length}");
    }
}

#[test]
fn figures_that_stand_as_close_are_no_number() {
    /// What stands in a row of a column.
    type Column = fn(u32) -> String;
    let table = |columns: &[Column]| -> Pieces {
        let cells = (0..50).flat_map(|row| {
            let cells = columns.iter().zip(0..);
            cells.map(move |(cell, column)| {
                let (x, y) = (
                    40.0 + 90.0 * f64::from(column),
                    780.0 - 14.0 * f64::from(row),
                );
                (cell(row), x, y)
            })
        });
        cells.collect()
    };
    // What has a place and a day at its beginning has the check character of a number once in eleven.
    let cases: [&[Column]; 4] = [
        &[
            |row| format!("5301{:02}", row % 30 + 1),
            |row| format!("2023{:02}{:02}", row % 12 + 1, row % 28 + 1),
            |row| format!("{:04}", 1000 + row * 37),
        ],
        &[
            |row| format!("530102{:03}{:03}", 150 + row, row),
            |row| format!("{:06}", 307_100 + row * 11),
        ],
        &[
            |row| format!("{}", row * 7 % 10),
            |row| format!("{}", row * 3 % 10),
        ],
        &[
            |row| format!("{}", 100_000 + row * 7919),
            |row| format!("{}.50", 1000 + row),
        ],
    ];
    for (index, columns) in cases.iter().enumerate() {
        let foreign = import(&of_pages(&[table(columns), table(columns)]));
        let split: Vec<_> = foreign
            .pieces
            .iter()
            .filter(|piece| piece.place.words(&[]).contains("分开写"))
            .collect();
        assert!(split.is_empty(), "{index}: {split:?}");
    }
}

#[test]
fn fields_of_a_digit_each_are_one_number() {
    let mut pdf = PdfText::new();
    let look = "/Subtype/Form/BBox[0 0 18 20]/Resources<</Font<</F1 4 0 R>>>>";
    for drawn in [true, false] {
        let mut fields = Vec::new();
        for (at, digit) in NUMBER.char_indices().rev() {
            let value = match drawn {
                true => {
                    let text = format!("BT /F1 10 Tf 2 2 Td ({digit}) Tj ET");
                    format!("/AP<</N {} 0 R>>", pdf.packed(look, text.as_bytes()))
                }
                false => format!("/V({digit})"),
            };
            let (left, right) = (50 + 20 * at, 68 + 20 * at);
            fields.push(pdf.add(format!(
                "<</Subtype/Widget/FT/Tx/T(f{at})/Rect[{left} 500 {right} 520]{value}>>"
            )));
        }
        let fields: String = fields.iter().map(|field| format!("{field} 0 R ")).collect();
        pdf.page(CLEAN, &format!("/Annots[{fields}]"));
    }
    let told: Vec<String> = ["第1页", "第2页"].map(split).into();
    assert_eq!(places(&import(&pdf.bytes())), told[..1]);
    let mut pdf = PdfText::new();
    let (first, rest) = NUMBER.split_at(9);
    let field = pdf.add(format!(
        "<</Subtype/Widget/FT/Tx/V({rest})/Rect[130 598 200 612]>>"
    ));
    pdf.page(
        &content(&words(&[(first, 72.0, 600.0)])),
        &format!("/Annots[{field} 0 R]"),
    );
    let told = ["表单或批注".to_owned(), split("第1页")];
    assert_eq!(places(&import(&pdf.bytes())), told);
}

pub(super) fn split(place: &str) -> String {
    format!("{place}和它前面的几处（号码分开写）")
}
