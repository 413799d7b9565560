//! What offices call the things of our fields: one entry a field, with the labels of forms and the words of texts.

/// What offices call a field.
pub(super) struct FieldWording {
    /// The field, with the groups it is in: `资金.全年预算数`.
    pub(super) field: &'static str,
    /// How forms label it, without marks, spaces and what stands in brackets.
    pub(super) labels: &'static [&'static str],
    /// What texts say before it.
    pub(super) phrases: &'static [&'static str],
}

/// All wordings.
pub(super) static WORDINGS: &[FieldWording] = &[FieldWording {
    field: "资金.全年预算数",
    labels: &["全年预算数", "调整后预算数"],
    phrases: &["下达", "安排"],
}];
