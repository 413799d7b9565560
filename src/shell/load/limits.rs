//! How large a site's files may be, and how deep they may lie.

use crate::source::SourcePath;

/// How large a site's files may be, and how deep they may lie.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes in a text of Markdown under `content/`: its tree may take three hundred times as much memory.
    pub markdown: u64,
    /// Bytes in a text of YAML under `content/`, in the settings, or in a file of a theme.
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
            markdown: 1 << 20,
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
        match () {
            () if is_theme => self.text,
            () if is_static => self.attachment,
            () if ["md", "markdown"].iter().any(has_end) => self.markdown,
            () if ["yaml", "yml"].iter().any(has_end) => self.text,
            () => self.attachment,
        }
    }
}
