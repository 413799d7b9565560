//! XML as a stream of marks. Entities that a file defines itself are not expanded, nothing is
//! fetched, nesting is bounded.

use super::foreign::{Foreign, Gap};
use super::intake::is_worth_telling;
use super::limit;
use super::markup::{has_number_in_names, unescaped};
use super::place::Place;
use super::scattered::name_of;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::ops::ControlFlow;

/// One mark of a stream. Names are without their prefix.
pub(super) enum XmlEvent<'a> {
    /// An element begins.
    Open(&'a str, &'a Attributes<'a>),
    /// An element ends.
    Close(&'a str),
    /// Text.
    Text(&'a str),
    /// A remark, an instruction or a declaration.
    Aside(&'a str),
}

/// The attributes of an element.
pub(super) struct Attributes<'a>(&'a BytesStart<'a>);

impl Attributes<'_> {
    /// The value of an attribute, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let found = self
            .0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let raw = found.value.into_owned();
        let value = quick_xml::escape::unescape(&raw).map(Cow::into_owned);
        Some(value.unwrap_or(raw))
    }

    /// Looks at the digits in the values of an element, which may be a number together with those of others.
    pub(super) fn see_digits(&self, element: &str, place: &Place, foreign: &mut Foreign) {
        let raw: &str = self.0;
        let may_say = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'X' | b'x' | b'&');
        if !raw.bytes().any(may_say) {
            return;
        }
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let name = name_of(element, attribute.key.local_name().as_ref());
            foreign
                .intake
                .see_value(name, place, &unescaped(&attribute.value));
        }
    }

    /// Gives the values that may matter beside what a reader knows of them.
    pub(super) fn each_worth_telling(&self, take: &mut dyn FnMut(&str)) {
        let raw: &str = self.0;
        if !is_worth_telling(raw) && !raw.contains('&') {
            return;
        }
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let value = unescaped(&attribute.value);
            if is_worth_telling(&value) {
                take(&value);
            }
        }
    }

    /// Whether an attribute says yes.
    pub(super) fn is_on(&self, name: &str) -> bool {
        matches!(self.get(name).as_deref(), Some("1" | "true" | "on"))
    }
}

/// Gives the marks of `xml` in order until `take` breaks off or the text ends.
pub(super) fn walk(
    xml: &str,
    take: &mut dyn FnMut(XmlEvent<'_>) -> ControlFlow<()>,
) -> Result<(), Gap> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| Gap::Broken)?;
        let flow = match &event {
            Event::Start(start) => {
                depth += 1;
                if depth > limit::DEPTH {
                    return Err(Gap::Limit("的嵌套层数"));
                }
                open(start, take)
            }
            Event::Empty(start) => match open(start, take) {
                ControlFlow::Continue(()) => take(XmlEvent::Close(start.local_name().as_ref())),
                flow => flow,
            },
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                let tag: &str = end;
                if has_number_in_names(tag) && take(XmlEvent::Aside(tag)).is_break() {
                    return Ok(());
                }
                take(XmlEvent::Close(end.local_name().as_ref()))
            }
            Event::Text(text) => take(XmlEvent::Text(text)),
            Event::CData(text) => take(XmlEvent::Text(text)),
            Event::GeneralRef(reference) => match character(reference) {
                Some(c) => take(XmlEvent::Text(c.encode_utf8(&mut [0; 4]))),
                None => ControlFlow::Continue(()),
            },
            Event::Eof => return Ok(()),
            Event::Comment(text) => take(XmlEvent::Aside(text)),
            Event::PI(text) => take(XmlEvent::Aside(text)),
            Event::DocType(text) => take(XmlEvent::Aside(text)),
            Event::Decl(_) => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(());
        }
    }
}

fn open(
    start: &BytesStart<'_>,
    take: &mut dyn FnMut(XmlEvent<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let tag: &str = start;
    if has_number_in_names(tag) {
        take(XmlEvent::Aside(tag))?;
    }
    take(XmlEvent::Open(
        start.local_name().as_ref(),
        &Attributes(start),
    ))
}

/// The character a reference stands for, if it is one of XML itself.
fn character(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    Some(match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
