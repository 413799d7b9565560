//! Older formats of office programs, pictures, and bytes that nobody knows.

use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found, import, said_of};
use crate::office::container;

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A record of slides.
fn record(head: u16, kind: u16, bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap();
    [
        &head.to_le_bytes()[..],
        &kind.to_le_bytes(),
        &length.to_le_bytes(),
        bytes,
    ]
    .concat()
}

fn slides() -> Vec<Case> {
    let slide =
        |atoms: &[Vec<u8>]| container("PowerPoint Document", record(0xF, 0x03EE, &atoms.concat()));
    vec![
        case(
            "wide.ppt",
            slide(&[record(0, 0x0FA0, &wide(&format!("号 {NUMBER}")))]),
        ),
        case("narrow.ppt", slide(&[record(0, 0x0FA8, NUMBER.as_bytes())])),
        case(
            "two.ppt",
            slide(&[
                record(0, 0x0FA0, &wide(HEAD)),
                record(0, 0x0FA0, &wide(TAIL)),
            ]),
        ),
        case(
            "two lines.ppt",
            slide(&[record(0, 0x0FA8, format!("{HEAD}\r{TAIL}").as_bytes())]),
        ),
    ]
}

/// A picture (PNG) with these chunks.
fn png(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
    for (kind, data) in chunks {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(*kind);
        bytes.extend(data);
        bytes.extend([0; 4]);
    }
    bytes
}

/// What is packed by zlib, without being made smaller.
fn packed(text: &[u8]) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in text {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let sum = (b << 16 | a).to_be_bytes();
    [
        &[0x78, 1, 1][..],
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        text,
        &sum,
    ]
    .concat()
}

/// A picture (JPEG) with this segment.
fn jpeg(kind: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, 0xD8, 0xFF, kind][..], &length, data, &[0xFF, 0xD9]].concat()
}

fn pictures() -> Vec<Case> {
    let references: String = NUMBER.bytes().map(|byte| format!("&#{byte};")).collect();
    let exif = |text: &[u8]| [b"Exif\0\0II*\0\x08\0\0\0", text, b"\0\0"].concat();
    let turned: Vec<u8> = NUMBER.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let text = NUMBER.as_bytes();
    vec![
        case("text.png", png(&[(b"tEXt", [b"Comment\0", text].concat())])),
        case(
            "packed.png",
            png(&[(b"zTXt", [&b"Comment\0\0"[..], &packed(text)].concat())]),
        ),
        case(
            "international.png",
            png(&[(
                b"iTXt",
                [&b"Comment\0\x01\0zh\0\0"[..], &packed(text)].concat(),
            )]),
        ),
        case(
            "xmp.png",
            png(&[(
                b"iTXt",
                format!(
                    "XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta><a b=\"{references}\"/></x:xmpmeta>"
                )
                .into_bytes(),
            )]),
        ),
        case("exif.jpg", jpeg(0xE1, &exif(text))),
        case("exif wide.jpg", jpeg(0xE1, &exif(&wide(NUMBER)))),
        case("exif turned.jpg", jpeg(0xE1, &exif(&turned))),
        case("remark.jpg", jpeg(0xFE, text)),
        case("behind.jpg", [&jpeg(0xFE, b"x")[..], text].concat()),
        case(
            "remark.gif",
            [b"GIF89a\x01\0\x01\0\0\0\0!\xFE\x12", text, b"\0;"].concat(),
        ),
    ]
}

/// The theme of newer slides, as PowerPoint keeps it in older ones, with this text in it.
fn theme(text: &str) -> Vec<u8> {
    let theme = format!("<a:theme name=\"{text}\"/>");
    crate::office::package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("theme/theme/theme1.xml", &theme),
    ])
}

/// Slides with two such themes.
fn themed(text: &str) -> Vec<u8> {
    let themes = [theme("x"), theme(text)].map(|theme| record(0, 0x040E, &theme));
    container("PowerPoint Document", record(0xF, 0x03E8, &themes.concat()))
}

#[test]
fn what_newer_programs_keep_in_older_slides_is_read_and_no_damage() {
    hold_all_found(&[case("themes.ppt", themed(NUMBER))]);
    let gaps = import("a.ppt", &themed("Office")).gaps;
    assert_eq!(gaps, []);
}

/// Bytes that are no number look like one: two short floats, of which the second is 35.5.
#[test]
fn floats_count_only_where_values_are_kept() {
    let cached = |number: f64| super::excel_95::record(0x00C9, &[&number.to_le_bytes()]);
    let linked =
        |number: f64| super::excel_95::record(0x005A, &[&[0, 0, 0, 0, 1], &number.to_le_bytes()]);
    let floats = [0.0_f32.to_le_bytes(), 35.5_f32.to_le_bytes()].concat();
    let mobile = 13_888_001_234_f64;
    let cases = [
        ("cache", container("0001", cached(mobile)), true),
        ("links", container("0001", linked(mobile)), true),
        (
            "slides",
            container("PowerPoint Document", record(0, 0x0FF0, &floats)),
            false,
        ),
        ("text", container("WordDocument", floats.clone()), false),
    ];
    for (name, bytes, is_told) in cases {
        let pieces = import("a", &bytes).pieces;
        let told = pieces
            .iter()
            .any(|piece| piece.text.bytes().all(|byte| byte.is_ascii_digit()));
        assert_eq!(told, is_told, "{name}: {pieces:?}");
    }
}

#[test]
fn older_formats_pictures_and_unknown_bytes_are_read() {
    let noise: Vec<u8> = (0..=255).cycle().take(1024).collect();
    let mut cases = slides();
    cases.extend(pictures());
    cases.extend([
        case(
            "unknown.dat",
            [&noise[..], NUMBER.as_bytes(), &noise].concat(),
        ),
        case(
            "unknown wide.dat",
            [&noise[..], &[0], &wide(NUMBER), &noise].concat(),
        ),
        case(
            "a stream.doc",
            container("Something", [&[0; 8][..], &wide(NUMBER)].concat()),
        ),
    ]);
    hold_all_found(&cases);
    // What could not be read to its end is said besides.
    let said = said_of(&cases);
    for name in ["unknown.dat", "a stream.doc", "text.png"] {
        let told = said
            .iter()
            .any(|line| line.contains(name) && line.contains("[IMP01]"));
        assert!(told, "{name}");
    }
}
