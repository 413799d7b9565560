//! An address as a QR code, for readers of the printed page.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

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
    const QUIET: i32 = 4;
    let segments = QrSegment::make_segments(address);
    let mask = Some(Mask::new(0));
    let (least, most) = (Version::MIN, Version::MAX);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, mask, true)
        .ok()?;
    let width = code.size();
    let mut path = String::with_capacity(4096);
    for y in 0..width {
        let (mut gap, mut run) = (QUIET, 0);
        let mut started = false;
        for x in 0..=width {
            if x < width && code.get_module(x, y) {
                run += 1;
                continue;
            }
            if run > 0 {
                path.push(if started { 'm' } else { 'M' });
                push_number(&mut path, gap);
                if started {
                    path.push_str(" 0h");
                } else {
                    path.push(' ');
                    push_number(&mut path, y + QUIET);
                    path.push_str(".5h");
                }
                push_number(&mut path, run);
                started = true;
                (gap, run) = (0, 0);
            }
            gap += 1;
        }
    }
    Some(Qr {
        size: width + 2 * QUIET,
        path,
    })
}

/// Writes a number that is not negative. A code has a thousand of them, and the general way of
/// writing numbers is slow.
fn push_number(path: &mut String, number: i32) {
    if number >= 10 {
        push_number(path, number / 10);
    }
    // The remainder of a division by ten is a digit.
    let digit = u8::try_from(number % 10).unwrap_or(0);
    path.push(char::from(b'0' + digit));
}
