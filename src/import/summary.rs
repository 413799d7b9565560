//! What older office files say of themselves: streams of properties, each with a number and a kind.

use super::cfb::{u16_at, u32_at};
use super::foreign::{Extra, Foreign};
use super::place::Place;
use super::property::Property;
use encoding_rs::{GBK, UTF_8, WINDOWS_1252};

/// Properties of one stream that are looked at.
const MOST: usize = 512;

/// Reads a stream of properties, if this is one.
pub(super) fn read(name: &str, stream: &[u8], foreign: &mut Foreign) {
    let named: &[(u32, Property)] = match name {
        "\u{5}SummaryInformation" => &[(4, Property::Author), (8, Property::LastAuthor)],
        "\u{5}DocumentSummaryInformation" => &[(14, Property::Manager), (15, Property::Company)],
        _ => return,
    };
    let sets = u32_at(stream, 24).unwrap_or(0).min(2);
    for set in 0..sets as usize {
        let Some(start) = u32_at(stream, 28 + 20 * set + 16) else {
            return;
        };
        let properties = stream.get(start as usize..).unwrap_or_default();
        let known = if set == 0 { named } else { &[] };
        each(properties, &mut |number, text| {
            let property = known.iter().find(|(known, _)| *known == number);
            let property = property.map_or(Property::Other, |(_, property)| *property);
            foreign.push(Place::Property(property), text);
            if property != Property::Other {
                foreign.extras.push(Extra::Named(property, text.into()));
            }
        });
    }
}

/// Gives the properties of a set that are texts.
fn each(set: &[u8], take: &mut dyn FnMut(u32, &str)) {
    const CODE_PAGE: u32 = 1;
    let count = (u32_at(set, 4).unwrap_or(0) as usize).min(MOST);
    let listed = (0..count).filter_map(|at| {
        let (number, place) = (u32_at(set, 8 + 8 * at)?, u32_at(set, 12 + 8 * at)?);
        Some((number, set.get(place as usize..)?))
    });
    let listed: Vec<_> = listed.collect();
    let page = listed.iter().find(|(number, _)| *number == CODE_PAGE);
    let page = page.and_then(|(_, value)| u16_at(value, 4)).unwrap_or(936);
    for (number, value) in listed {
        if let Some(text) = text(value, page) {
            let text = text.trim_matches(['\0', ' ']);
            if !text.is_empty() {
                take(number, text);
            }
        }
    }
}

/// A value that is a text, in the code page of its set or in two bytes a character.
fn text(value: &[u8], page: u16) -> Option<String> {
    let (kind, length) = (u32_at(value, 0)?, u32_at(value, 4)? as usize);
    let wide = |count: usize| {
        let units = value.get(8..)?.chunks_exact(2).take(count);
        let units: Vec<u16> = units
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        Some(String::from_utf16_lossy(&units))
    };
    match (kind, page) {
        (0x1F, _) => wide(length),
        (0x1E, 1200) => wide(length / 2),
        (0x1E, _) => {
            let bytes = value.get(8..8_usize.checked_add(length)?)?;
            let encoding = match page {
                1252 => WINDOWS_1252,
                65001 => UTF_8,
                _ => GBK,
            };
            Some(encoding.decode(bytes).0.into_owned())
        }
        _ => None,
    }
}
