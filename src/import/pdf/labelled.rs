//! What fields of forms and remarks hold, together with what they are called: a number that is only told by the label
//! beside it has that label in another string.

use super::file::PdfFile;
use super::text::{decoded, without_marks};
use super::value::{Dictionary, PdfValue};

/// Names of what fields and remarks are called.
const LABELS: &[&[u8]] = &[b"TU", b"T", b"Subj", b"N"];
/// Names of what they hold.
const VALUES: &[&[u8]] = &[b"V", b"DV", b"RV", b"Contents", b"RC"];
/// Bytes of a label, and of what stands beside it: no sentences.
const LONGEST: usize = 200;

/// What this field or remark holds, behind each of its labels; behind those of the field that it is a part of, where it has none.
pub(super) fn labelled(file: &PdfFile<'_>, dictionary: &Dictionary<'_>) -> Vec<String> {
    let values = texts(dictionary, VALUES);
    if values.is_empty() {
        return Vec::new();
    }
    let whole = file.get(dictionary, b"Parent");
    let mut labels = texts(dictionary, LABELS);
    labels.extend(
        whole
            .dictionary()
            .into_iter()
            .flat_map(|it| texts(it, LABELS)),
    );
    let each = labels.iter().flat_map(|label| {
        let values = values.iter();
        values.map(move |value| format!("{label}：{value}"))
    });
    each.collect()
}

/// The short texts that stand under these names.
fn texts(dictionary: &Dictionary<'_>, names: &[&[u8]]) -> Vec<String> {
    let texts = names.iter().filter_map(|name| {
        let text = match dictionary.get(name) {
            Some(PdfValue::Text(text)) if text.len() <= LONGEST => decoded(text)?,
            _ => return None,
        };
        let text = match *name {
            b"RV" | b"RC" => without_marks(&text),
            _ => text,
        };
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    });
    texts.collect()
}
