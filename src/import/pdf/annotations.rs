//! What annotations show on a page, in its place: appearances, and values of fields that have none. Only the digits
//! matter that go on beside them or on the page itself; what each says by itself is told with the objects of the file.

use super::area::PageArea;
use super::content::{ContentText, Contents};
use super::file::PdfFile;
use super::fonts::Fonts;
use super::matrix::Matrix;
use super::pages::unpacked;
use super::text::decoded;
use super::value::{Dictionary, PdfValue};
use std::collections::HashSet;

/// Annotations of a page that are looked at.
const MOST: usize = 2_000;

/// What the annotations of a page show.
pub(super) fn shown<'f>(
    file: &'f PdfFile<'f>,
    fonts: &mut Fonts<'f>,
    page: usize,
) -> Option<ContentText> {
    let value = file.value(page);
    let list = value.dictionary()?.get(b"Annots")?;
    let list = file.follow(list);
    let mut contents = Contents::of(file, fonts, 0);
    for one in list.items().iter().take(MOST) {
        let one = file.follow(one);
        let Some(one) = one.dictionary() else {
            continue;
        };
        let Some(place) = PageArea::of(file, one, b"Rect") else {
            continue;
        };
        let before = contents.length();
        appearance(file, one, place, &mut contents);
        // Some programs leave the drawing of a field to whoever shows it.
        if contents.length() == before
            && let Some(text) = said(file, one)
        {
            contents.write(&text, place);
        }
    }
    Some(contents.into_shown(&mut HashSet::new()))
}

/// Shows the appearance of an annotation, where it has one.
fn appearance<'f>(
    file: &'f PdfFile<'f>,
    annotation: &Dictionary<'f>,
    place: PageArea,
    contents: &mut Contents<'f, '_>,
) {
    let looks = file.get(annotation, b"AP");
    let Some(usual) = looks.dictionary().and_then(|looks| looks.get(b"N")) else {
        return;
    };
    let Some(index) = file.stream(usual) else {
        return;
    };
    draw(file, index, place, contents);
}

/// Shows the appearance that stands in this stream, in its place on the page.
pub(super) fn draw<'f>(
    file: &'f PdfFile<'f>,
    index: usize,
    place: PageArea,
    contents: &mut Contents<'f, '_>,
) {
    let value = file.value(index);
    let Some(look) = value.dictionary() else {
        return;
    };
    let frame = PageArea::of(file, look, b"BBox").unwrap_or(place);
    let moved = Matrix::shift(place.left - frame.left, place.bottom - frame.bottom);
    let none = Dictionary::default();
    let resources = file.get(look, b"Resources");
    let resources = resources.dictionary().unwrap_or(&none);
    contents.read_at(&unpacked(file, index), resources, moved);
}

/// What a field holds, itself or as one of several boxes of a field, or what a text on the page says.
fn said<'f>(file: &'f PdfFile<'f>, annotation: &Dictionary<'f>) -> Option<String> {
    let parent = file.get(annotation, b"Parent");
    let names: &[&[u8]] = match annotation.is(b"Subtype", b"FreeText") {
        true => &[b"Contents"],
        false => &[b"V"],
    };
    let owners = [Some(annotation), parent.dictionary()];
    owners.into_iter().flatten().find_map(|owner| {
        let value = names.iter().find_map(|name| owner.get(name))?;
        match &*file.follow(value) {
            PdfValue::Text(text) => decoded(text),
            _ => None,
        }
    })
}
