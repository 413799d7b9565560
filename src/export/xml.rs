//! Writing XML: elements with text, escaped by the library.

use crate::source::built_in;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::borrow::Cow;
use std::io;

/// A document under one root element. Writing to memory cannot fail, so neither can this.
pub(super) fn document(
    root: &str,
    attributes: &[(&str, &str)],
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> Vec<u8> {
    let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
    let written = xml
        .0
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
        .and_then(|()| xml.parent(root, attributes, content));
    built_in("writer", written);
    let mut bytes = xml.0.into_inner();
    bytes.push(b'\n');
    bytes
}

/// A document being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// An element with other elements in it.
    pub(super) fn parent(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start =
            quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        let end = start.to_end().into_owned();
        self.0.write_event(Event::Start(start.borrow()))?;
        content(self)?;
        self.0.write_event(Event::End(end))
    }

    /// An element with text in it. Characters that XML cannot hold are left out.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let text: Cow<'_, str> = match text.contains(is_forbidden) {
            true => text.chars().filter(|c| !is_forbidden(*c)).collect(),
            false => Cow::Borrowed(text),
        };
        self.0
            .create_element(name)
            .write_text_content(BytesText::new(&text))?;
        Ok(())
    }

    /// An empty element.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let element = self.0.create_element(name);
        element
            .with_attributes(attributes.iter().copied())
            .write_empty()?;
        Ok(())
    }
}

/// Whether XML cannot hold a character.
pub(super) fn is_forbidden(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    control || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
