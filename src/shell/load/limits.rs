//! How large a site's files may be, and how deep they may lie.

use crate::source::SourcePath;

/// How large a site's files may be, and how deep they may lie.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes in a text under `content/` (`.md`, `.yaml`, `.yml`), in the settings, or in a file of a theme.
    pub text: u64,
    /// Bytes in any other file.
    pub attachment: u64,
    /// Folders and file below `content/`, `static/` or the theme's folder.
    pub depth: usize,
    /// Bytes in one name. Disks take 255; what is left is for names made from it.
    pub name: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text: 4 << 20,
            attachment: 500 << 20,
            depth: 16,
            name: 240,
        }
    }
}

impl Limits {
    /// How many bytes the file at `path` may have.
    pub fn bytes(&self, path: &SourcePath) -> u64 {
        let is_static = path.as_str().starts_with("static/");
        let is_theme = path.as_str().starts_with("themes/");
        let has_end = |end: &&str| {
            let extension = path.file_name().rsplit_once('.');
            extension.is_some_and(|(_, extension)| extension.eq_ignore_ascii_case(end))
        };
        let is_text = ["md", "yaml", "yml"].iter().any(has_end);
        if is_theme || (is_text && !is_static) {
            self.text
        } else {
            self.attachment
        }
    }
}
