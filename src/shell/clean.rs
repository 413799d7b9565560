//! Paths that can be joined to a folder without leaving it by their spelling.

/// Whether `path` is relative, with no empty, `.` or `..` part and nothing that a system reads as
/// something else than a name.
pub(super) fn is_clean(path: &str) -> bool {
    let foreign_separator = cfg!(windows) && path.contains(['\\', ':']);
    !foreign_separator
        && !path.contains('\0')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::is_clean;

    #[test]
    fn only_plain_relative_paths_are_clean() {
        for path in ["a", "a/b.html", "2023/金辰/..a", "a b/…"] {
            assert!(is_clean(path), "{path}");
        }
        for path in [
            "", "/", "/a", "a/", "a//b", ".", "./a", "..", "a/../b", "a/..", "a\0b",
        ] {
            assert!(!is_clean(path), "{path:?}");
        }
    }
}
