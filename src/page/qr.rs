//! An address as a QR code, for readers of the printed page.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;
use std::fmt::Write;

/// A QR code as one path of an SVG picture; its unit is one module, with a quiet zone of four.
#[derive(Debug, Serialize)]
pub struct Qr {
    /// Width and height of the picture in modules.
    pub size: usize,
    /// The path's data.
    pub path: String,
}

/// The code of an address; `None` for one that is too long for any code.
pub(super) fn code(address: &str) -> Option<Qr> {
    const QUIET: usize = 4;
    let code = QrCode::with_error_correction_level(address, EcLevel::L).ok()?;
    let width = code.width();
    let modules = code.to_colors();
    let mut path = String::with_capacity(4096);
    for (y, line) in modules.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let dark = line[x..]
                .iter()
                .take_while(|color| **color == Color::Dark)
                .count();
            if dark > 0 {
                write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET).ok()?;
            }
            x += dark.max(1);
        }
    }
    Some(Qr {
        size: width + 2 * QUIET,
        path,
    })
}
