//! What formats print, as a table and in words.

use super::{Epoch, NumberFormat, built_in, serial};
use std::fmt::Write;

/// Formats and what they print of numbers, held against LibreOffice 7.4. Theirs differs where Excel's does: in days
/// before March 1900, in `[DBNum]` with places for digits, in the sign of `[>=…]`, in whole numbers of `0%`.
const TABLE: &str = include_str!("printed.tsv");

#[test]
fn numbers_are_printed_by_their_formats() {
    let mut lines = TABLE.lines();
    let head = lines.next().unwrap_or_default();
    let numbers: Vec<f64> = head
        .split('\t')
        .skip(1)
        .map(|number| number.parse().unwrap_or(f64::NAN))
        .collect();
    let mut printed = format!("{head}\n");
    for line in lines {
        let code = line.split('\t').next().unwrap_or_default();
        let format = NumberFormat::of(code);
        printed += code;
        for number in &numbers {
            let _ = write!(printed, "\t{}", format.number(*number, Epoch::From1900));
        }
        printed.push('\n');
    }
    assert_eq!(printed, TABLE);
}

#[test]
fn numbers_without_a_format_are_printed_as_excel_does() {
    let cases = [
        (0.1 + 0.2, "0.3"),
        (1.0 / 3.0, "0.333333333"),
        (-1.0 / 3.0, "-0.333333333"),
        (std::f64::consts::PI * 1e5, "314159.2654"),
        (9265.353442, "9265.353442"),
        (1234567890.125, "1234567890"),
        (12345678901.5, "12345678902"),
        (0.0001234567, "0.000123457"),
        (0.00001234567, "1.23457E-05"),
        (0.00001, "0.00001"),
        (1e-10, "1E-10"),
        (1e20, "1E+20"),
        (530_102_199_003.0, "530102199003"),
        (-0.0, "0"),
    ];
    for (number, expected) in cases {
        assert_eq!(
            NumberFormat::default().number(number, Epoch::From1900),
            expected
        );
    }
}

#[test]
fn texts_days_of_either_calendar_and_formats_by_number_are_printed() {
    let text = |code: &str| NumberFormat::of(code).text("甲");
    assert_eq!(text("0.00;-0.00;0;@\"（盖章）\""), "甲（盖章）");
    assert_eq!(text("@") + &text("0.00") + &text(";;;"), "甲甲");
    let day =
        |id: u32, epoch| NumberFormat::of(built_in(id).unwrap_or_default()).number(43_904.0, epoch);
    assert_eq!(day(14, Epoch::From1900), "2020/3/14");
    assert_eq!(day(31, Epoch::From1904), "2024年3月15日");
    assert_eq!(day(57, Epoch::From1904), "2024年3月");
    let system = NumberFormat::of("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy");
    assert_eq!(system.number(45_366.0, Epoch::From1900), "2024年3月15日");
    assert_eq!(
        serial("2024-03-15T18:00:00.000", Epoch::From1900),
        Some(45_366.75)
    );
    assert_eq!(serial("1900-01-01", Epoch::From1900), Some(1.0));
    assert_eq!(serial("2024-03-15", Epoch::From1904), Some(43_904.0));
}

#[test]
fn any_code_gives_a_text() {
    let marks = "\"\\_*[$-804];0#?.,%/E+@ymdhsae]AM/PM!一<=9";
    let marks: Vec<char> = marks.chars().collect();
    let mut seed = 1_usize;
    for length in 0..3_000 {
        let code: String = (0..length % 24)
            .map(|_| {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                marks[(seed >> 33) % marks.len()]
            })
            .collect();
        let format = NumberFormat::of(&code);
        for number in [0.0, 45_366.75, -1e300, 1e-300, f64::NAN] {
            assert!(
                format.number(number, Epoch::From1904).len() < 4_000,
                "{code}"
            );
        }
        format.text(&code);
    }
}
