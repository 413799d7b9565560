//! An address as a QR code, for readers of the printed page.

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, Mask};
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
///
/// The mask is always the same one. Choosing the best of eight would take longer than all the rest
/// of a page, for a picture that is printed large and clean.
pub(super) fn code(address: &str) -> Option<Qr> {
    const QUIET: usize = 4;
    let code = QRBuilder::new(address)
        .ecl(ECL::M)
        .mask(Mask::Checkerboard)
        .build()
        .ok()?;
    let width = code.size;
    let mut path = String::with_capacity(4096);
    for y in 0..width {
        let line = &code[y];
        let mut x = 0;
        while x < width {
            let dark = line[x..width]
                .iter()
                .take_while(|module| module.value())
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
