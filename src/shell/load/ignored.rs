//! Names that are never part of a site: hidden files and what editors and systems leave behind.

/// The folder that programs look for at the root of a site, whatever makes the site: it is published though its name
/// begins with a dot.
const WELL_KNOWN: (&str, &str) = ("static", ".well-known");

/// Whether a file or folder of this name in a folder of the site is passed over.
pub(in crate::shell) fn is_ignored_in(folder: &str, name: &str) -> bool {
    is_ignored(name) && (folder, name) != WELL_KNOWN
}

/// Whether a file or folder of this name is passed over, wherever it lies.
fn is_ignored(name: &str) -> bool {
    name.starts_with('.') || is_leftover(name)
}

/// Whether it is what editors and systems leave behind, which nobody put there to be published.
pub(super) fn is_leftover(name: &str) -> bool {
    let ends_with = |end: &str| {
        let rest = name.len().checked_sub(end.len());
        let tail = rest.and_then(|rest| name.get(rest..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    [".git", "._", ".#", ".~lock", "~$"]
        .into_iter()
        .any(|start| name.starts_with(start))
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".tmp"].into_iter().any(ends_with)
        || [".ds_store", "thumbs.db", "desktop.ini"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::{is_ignored, is_ignored_in, is_leftover};

    #[test]
    fn what_editors_leave_behind_is_ignored() {
        for name in [
            ".git",
            ".DS_Store",
            "~$报告.docx",
            "a.md.swp",
            "a.md~",
            ".#a.md",
            "#a.md#",
            "Thumbs.db",
            "desktop.ini",
            "x.TMP",
        ] {
            assert!(is_ignored(name) && is_leftover(name), "{name}");
        }
        assert!(is_ignored(".htaccess") && !is_leftover(".htaccess"));
        for name in ["a.md", "#1.md", "~a.md", "tmp", "#", "a.swp.md"] {
            assert!(!is_ignored(name), "{name}");
        }
        assert!(!is_ignored_in("static", ".well-known"));
        assert!(is_ignored_in("static/a", ".well-known"));
        assert!(is_ignored_in("content", ".well-known"));
    }
}
