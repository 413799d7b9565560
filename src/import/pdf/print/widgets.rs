//! Fields of forms as a page shows them: by their appearances, and boxes that are ticked by their state.

use super::super::annotations::draw;
use super::super::area::PageArea;
use super::super::content::{ContentText, Contents};
use super::super::file::PdfFile;
use super::super::fonts::Fonts;
use super::super::ink::Ink;
use super::super::value::{Dictionary, PdfValue};
use std::collections::HashSet;

/// Fields of a page that are looked at.
const FIELDS: usize = 2_000;
/// Bits of a field: not shown, and not shown on the screen.
const UNSEEN: usize = 2 | 32;

/// What the fields of a page show.
pub(super) fn shown<'f>(
    (file, fonts): (&'f PdfFile<'f>, &mut Fonts<'f>),
    page: usize,
    ink: Ink,
) -> ContentText {
    let mut contents = Contents::of(file, fonts, 0).inked(ink);
    let value = file.value(page);
    let list = value.dictionary().map(|page| file.get(page, b"Annots"));
    let list = list.as_deref().map_or(&[][..], PdfValue::items);
    for field in list.iter().take(FIELDS) {
        let field = file.follow(field);
        let Some(field) = field.dictionary().filter(|it| it.is(b"Subtype", b"Widget")) else {
            continue;
        };
        let flags = file.get(field, b"F").count().unwrap_or(0);
        if flags & UNSEEN == 0 {
            show(file, field, &mut contents);
        }
    }
    contents.into_shown(&mut HashSet::new())
}

/// Shows one field.
fn show<'f>(file: &'f PdfFile<'f>, field: &Dictionary<'f>, contents: &mut Contents<'f, '_>) {
    let Some(place) = PageArea::of(file, field, b"Rect") else {
        return;
    };
    let looks = file.get(field, b"AP");
    let Some(usual) = looks.dictionary().and_then(|looks| looks.get(b"N")) else {
        return;
    };
    let state = file.get(field, b"AS");
    let index = file.stream(usual).or_else(|| {
        let looks = file.follow(usual);
        let look = looks.dictionary()?.get(state.name()?)?;
        file.stream(look)
    });
    if let Some(state) = state.name() {
        // What a box shows is a sign of a font of signs, or a drawing.
        let sign = if state == b"Off" { "☐" } else { "☑" };
        return contents.write(sign, place);
    }
    if let Some(index) = index {
        draw(file, index, place, contents);
    }
}
