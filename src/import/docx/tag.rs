//! The elements of a text that give what is in them its meaning.

/// An element we are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Run,
    RunProperties,
    ParagraphProperties,
    NumberProperties,
    RowProperties,
    CellProperties,
    ControlProperties,
    /// A box to be ticked: of a control, and of an older form.
    CheckBox,
    FormCheckBox,
    DropDown,
    Tabs,
    Instruction,
    Other,
}

impl Tag {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "r" => Self::Run,
            "rPr" => Self::RunProperties,
            "pPr" => Self::ParagraphProperties,
            "numPr" => Self::NumberProperties,
            "trPr" => Self::RowProperties,
            "tcPr" => Self::CellProperties,
            "sdtPr" => Self::ControlProperties,
            "checkbox" => Self::CheckBox,
            "checkBox" => Self::FormCheckBox,
            "ddList" => Self::DropDown,
            "tabs" => Self::Tabs,
            "instrText" => Self::Instruction,
            _ => Self::Other,
        }
    }
}

/// Whether an element holds what was before a change, or how a word is pronounced.
pub(super) fn is_apart(name: &str) -> bool {
    matches!(
        name,
        "rPrChange"
            | "pPrChange"
            | "tblPrChange"
            | "tblPrExChange"
            | "tblGridChange"
            | "trPrChange"
            | "tcPrChange"
            | "sectPrChange"
            | "numberingChange"
            | "rt"
    )
}
