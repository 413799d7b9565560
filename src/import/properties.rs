//! The properties of an office file: who made it, with whose program.

use super::archive::Archive;
use super::foreign::{Extra, Foreign};
use super::place::Place;
use super::property::Property;
use super::xml::{XmlEvent, walk};
use std::ops::ControlFlow;

/// Reads the properties of a package.
pub(super) fn read(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        let xml = archive.text(part, foreign);
        let mut current = String::new();
        // Damaged properties are read as far as they go.
        let _ = walk(&xml, &mut |mark| {
            match mark {
                XmlEvent::Open(..) => current.clear(),
                XmlEvent::Text(text) => current += text,
                XmlEvent::Aside(_) => {}
                XmlEvent::Close(name) => {
                    take(name, current.trim(), foreign);
                    current.clear();
                }
            }
            ControlFlow::Continue(())
        });
    }
}

fn take(name: &str, value: &str, foreign: &mut Foreign) {
    let property = match name {
        "creator" => Property::Author,
        "lastModifiedBy" => Property::LastAuthor,
        "Company" => Property::Company,
        "Manager" => Property::Manager,
        "title" | "subject" | "keywords" | "description" | "category" => Property::Other,
        _ => return,
    };
    foreign.push(Place::Property(property), value);
    if property != Property::Other && !value.is_empty() {
        foreign.extras.push(Extra::Named(property, value.into()));
    }
}

/// The template a text was made from, where the folders it lies in are told: they often name somebody.
pub(super) fn template(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    let xml = archive.text("word/_rels/settings.xml.rels", foreign);
    // A damaged list gives what it has.
    let _ = walk(&xml, &mut |mark| {
        if let XmlEvent::Open("Relationship", attributes) = mark
            && attributes
                .get("Type")
                .is_some_and(|kind| kind.ends_with("/attachedTemplate"))
            && let Some(target) = attributes
                .get("Target")
                .filter(|path| path.contains(['/', '\\']))
        {
            let place = Place::Property(Property::Template);
            foreign.push(place, &target);
            let extra = Extra::Named(Property::Template, target.into());
            foreign.extras.push(extra);
        }
        ControlFlow::Continue(())
    });
}

/// Reads the properties of a file of OpenDocument.
pub(super) fn of_open_document(xml: &str, foreign: &mut Foreign) {
    let mut current = String::new();
    // Damaged properties are read as far as they go.
    let _ = walk(xml, &mut |mark| {
        match mark {
            XmlEvent::Open(..) => current.clear(),
            XmlEvent::Text(text) => current += text,
            XmlEvent::Aside(_) => {}
            XmlEvent::Close("initial-creator") => take("creator", current.trim(), foreign),
            XmlEvent::Close("creator") => take("lastModifiedBy", current.trim(), foreign),
            XmlEvent::Close(_) => current.clear(),
        }
        ControlFlow::Continue(())
    });
}
