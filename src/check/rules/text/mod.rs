//! 文字: marks, numbers of documents, wording, spaces, dates.

category! {
    "TXT", "文字":
    txt01_marks,
    txt02_document_number,
    txt03_fixed_wording,
    txt04_spaces,
    txt05_indented,
    txt06_impossible_date,
}
