//! An address as a QR code, for readers of the printed page.

use crate::source::built_in;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

/// Light modules around a code.
const QUIET: i32 = 4;

/// A QR code as one path of an SVG picture, a line through each run of dark modules; its unit is one
/// module, with a quiet zone of four.
#[derive(Debug, Serialize)]
pub struct Qr {
    /// Width and height of the picture in modules.
    pub size: i32,
    /// The path's data, to be stroked one unit wide.
    pub path: String,
}

/// The code of an address; `None` for one that is too long for any code.
///
/// The mask is always the same one. Choosing the best of eight would take longer than all the rest
/// of a page, for a picture that is printed large and clean.
pub(super) fn code(address: &str) -> Option<Qr> {
    let segments = QrSegment::make_segments(address);
    let mask = Some(Mask::new(0));
    let (least, most) = (Version::MIN, Version::MAX);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, mask, true)
        .ok()?;
    Some(Qr {
        size: code.size() + 2 * QUIET,
        path: built_in("drawing", String::from_utf8(drawing(&code))),
    })
}

/// The lines through the dark modules of a code, row by row.
fn drawing(code: &QrCode) -> Vec<u8> {
    let width = code.size();
    let mut path = Vec::with_capacity(4096);
    for y in 0..width {
        let (mut gap, mut run) = (QUIET, 0);
        let mut started = false;
        for x in 0..=width {
            if x < width && code.get_module(x, y) {
                run += 1;
                continue;
            }
            if run > 0 {
                match started {
                    true => push_line(&mut path, gap, run),
                    false => push_first_line(&mut path, y, gap, run),
                }
                started = true;
                (gap, run) = (0, 0);
            }
            gap += 1;
        }
    }
    path
}

/// Draws the first run of a row, after `gap` light modules.
fn push_first_line(path: &mut Vec<u8>, y: i32, gap: i32, run: i32) {
    path.push(b'M');
    push_number(path, gap);
    path.push(b' ');
    push_number(path, y + QUIET);
    path.extend_from_slice(b".5h");
    push_number(path, run);
}

/// Draws a run of `run` modules, `gap` light modules after the one before.
fn push_line(path: &mut Vec<u8>, gap: i32, run: i32) {
    // Nearly all of them have one digit, and a code has hundreds of them.
    if gap < 10 && run < 10 {
        path.extend_from_slice(&[b'm', digit(gap), b' ', b'0', b'h', digit(run)]);
        return;
    }
    path.push(b'm');
    push_number(path, gap);
    path.extend_from_slice(b" 0h");
    push_number(path, run);
}

/// Writes a number that is not negative. The general way of writing numbers is slow.
fn push_number(path: &mut Vec<u8>, number: i32) {
    if number >= 10 {
        push_number(path, number / 10);
    }
    path.push(digit(number % 10));
}

/// The digit of a number from 0 to 9.
fn digit(number: i32) -> u8 {
    b'0' + u8::try_from(number).unwrap_or(0)
}
