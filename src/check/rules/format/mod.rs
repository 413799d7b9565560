//! 格式: what is wrong with a file before its content can be judged.

category! {
    "FMT", "格式":
    fmt01_unreadable,
    fmt02_missing,
    fmt03_unknown_key,
    fmt04_wrong_type,
    fmt05_out_of_range,
    fmt06_duplicate_key,
    fmt07_one_address,
    fmt08_unknown_unit,
    fmt09_encoding,
    fmt10_unusable_file,
    fmt11_cut_value,
    fmt12_former_name,
    fmt13_no_effect,
}
