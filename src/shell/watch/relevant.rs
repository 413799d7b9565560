//! Which paths are worth a look: those a site is made of, and nothing that editors leave behind.

use crate::shell::load::is_ignored_in;
use std::path::{Component, Path};

/// The folders of a site at its root. Everything else there, `public/` above all, is not watched.
pub(super) const FOLDERS: &[&str] = &[
    "content",
    "profiles",
    "static",
    "subordinate-data",
    "themes",
];

/// The settings file.
const SETTINGS: &str = "mingbai.yaml";

/// The path from the root, with `/`, if a site could be made of it. The root itself is `.`.
pub(super) fn relevant(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let mut parts = Vec::new();
    for part in inside.components() {
        let Component::Normal(name) = part else {
            return None;
        };
        let name = name.to_string_lossy();
        if is_ignored_in(&parts.join("/"), &name) {
            return None;
        }
        parts.push(name);
    }
    match parts.first() {
        None => Some(".".to_owned()),
        Some(first) if FOLDERS.contains(&first.as_ref()) => Some(parts.join("/")),
        Some(first) if parts.len() == 1 && first == SETTINGS => Some(parts.join("/")),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::relevant;
    use std::path::Path;

    #[test]
    fn only_what_a_site_is_made_of_is_relevant() {
        let root = Path::new("/site");
        for path in [
            "content/2023/a.md",
            "themes",
            "static/logo.svg",
            "subordinate-data/qinghe/reports.csv",
            "mingbai.yaml",
        ] {
            assert_eq!(relevant(root, &root.join(path)).as_deref(), Some(path));
        }
        assert_eq!(relevant(root, root).as_deref(), Some("."));
        for path in [
            "public/index.html",
            "README.md",
            ".git/index",
            "content/.a.md.swp",
            "content/~$a.docx",
            "content/.idea/x.yaml",
            "content/a.md~",
            "other/mingbai.yaml",
        ] {
            assert_eq!(relevant(root, &root.join(path)), None, "{path}");
        }
        assert_eq!(relevant(root, Path::new("/elsewhere/content/a.md")), None);
    }
}
