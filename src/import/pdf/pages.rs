//! The pages of a PDF, in the order in which they are shown, and what each of them says.

use super::content::{ContentText, Contents};
use super::file::PdfFile;
use super::fonts::Fonts;
use super::ink::Ink;
use super::survey::ObjectSurvey;
use super::value::{Dictionary, PdfValue};
use std::collections::HashSet;
use std::rc::Rc;

/// A page that is shown.
pub(super) struct PdfPage<'f> {
    /// Its object.
    pub(super) index: usize,
    /// Its own resources or those of the part of the tree that it stands in.
    resources: Option<Rc<PdfValue<'f>>>,
    /// How large it is, in its own units.
    pub(super) area: f64,
}

/// A page of A4.
const AREA: f64 = 595.0 * 842.0;

/// How large a page is that has this box: left, bottom, right and top.
fn area<'f>(file: &'f PdfFile<'f>, page: &Dictionary<'f>) -> Option<f64> {
    let corners = file.get(page, b"MediaBox");
    let corners = corners.items().iter().map(|it| file.follow(it).number());
    match corners.collect::<Option<Vec<f64>>>()?[..] {
        [left, bottom, right, top] => Some(((right - left) * (top - bottom)).abs()),
        _ => None,
    }
}

/// The pages that are shown; all that stand in the file, where nothing leads to any.
pub(super) fn listed<'f>(file: &'f PdfFile<'f>, survey: &ObjectSurvey) -> Vec<PdfPage<'f>> {
    let root = file.root.and_then(|number| file.newest(number));
    let roots = [root, survey.catalog].into_iter().flatten();
    let mut pages = Vec::new();
    for root in roots {
        let catalog = file.value(root);
        let tree = catalog
            .dictionary()
            .and_then(|catalog| catalog.get(b"Pages"));
        if let Some(PdfValue::Reference(number)) = tree {
            walk(file, *number, &mut pages);
        }
        if !pages.is_empty() {
            return pages;
        }
    }
    let pages = survey.pages.iter();
    pages
        .map(|index| PdfPage {
            index: *index,
            resources: resources(file, *index),
            area: AREA,
        })
        .collect()
}

fn resources<'f>(file: &'f PdfFile<'f>, index: usize) -> Option<Rc<PdfValue<'f>>> {
    let value = file.value(index);
    let resources = value.dictionary()?.get(b"Resources")?;
    Some(Rc::new(file.follow(resources).into_owned()))
}

/// Nodes are looked at once, in order.
fn walk<'f>(file: &'f PdfFile<'f>, root: u32, pages: &mut Vec<PdfPage<'f>>) {
    let mut seen = HashSet::new();
    let mut open = vec![(root, (None, AREA))];
    while let Some((number, (inherited, around))) = open.pop() {
        let Some(index) = file.newest(number).filter(|index| seen.insert(*index)) else {
            continue;
        };
        let value = file.value(index);
        let Some(node) = value.dictionary() else {
            continue;
        };
        let own = node.get(b"Resources");
        let own = own.map(|own| Rc::new(file.follow(own).into_owned()));
        let resources = own.or(inherited);
        let area = area(file, node).unwrap_or(around);
        let kids = file.get(node, b"Kids");
        match node.get(b"Kids") {
            None => pages.push(PdfPage {
                index,
                resources,
                area,
            }),
            Some(_) => open.extend(kids.items().iter().rev().filter_map(|kid| match kid {
                PdfValue::Reference(number) => Some((*number, (resources.clone(), area))),
                _ => None,
            })),
        }
    }
}

/// What a page shows, and what it draws, where `ink` keeps that. Notes in `seen` which streams were read for it.
pub(super) fn shown<'f>(
    file: &'f PdfFile<'f>,
    fonts: &mut Fonts<'f>,
    page: &PdfPage<'f>,
    seen: &mut HashSet<usize>,
    ink: Option<Ink>,
) -> ContentText {
    let value = file.value(page.index);
    let contents = value.dictionary().and_then(|page| page.get(b"Contents"));
    let mut bytes = Vec::new();
    for part in contents.map(|it| parts(file, it)).unwrap_or_default() {
        seen.insert(part);
        bytes.extend(unpacked(file, part));
        bytes.push(b'\n');
    }
    let none = Dictionary::default();
    let resources = page.resources.as_deref().and_then(PdfValue::dictionary);
    let mut contents = Contents::of(file, fonts, 0);
    if let Some(ink) = ink {
        contents = contents.inked(ink);
    }
    contents.read(&bytes, resources.unwrap_or(&none));
    contents.into_shown(seen)
}

/// The streams that a page's content consists of.
pub(super) fn parts(file: &PdfFile<'_>, contents: &PdfValue<'_>) -> Vec<usize> {
    if let Some(index) = file.stream(contents) {
        return vec![index];
    }
    let PdfValue::Reference(number) = contents else {
        let parts = contents.items().iter();
        return parts.filter_map(|part| file.stream(part)).collect();
    };
    let list = file.newest(*number).map(|index| file.value(index));
    let list = list.unwrap_or(PdfValue::Null);
    let parts = list.items().iter();
    parts.filter_map(|part| file.stream(part)).collect()
}

/// The bytes of a stream; what is damaged as far as it goes.
pub(super) fn unpacked(file: &PdfFile<'_>, index: usize) -> Vec<u8> {
    let value = file.value(index);
    let range = file.objects[index].stream.clone();
    let Some((dictionary, range)) = value.dictionary().zip(range) else {
        return Vec::new();
    };
    let (bytes, flaw) = file.unpack(dictionary, range);
    file.is_damaged.set(file.is_damaged.get() || flaw.is_some());
    bytes
}
