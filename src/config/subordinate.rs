//! 下级站点: the sites of subordinate bodies, as the settings name them.

use crate::field::Text;
use crate::source::{SourcePath, Span};

/// The folder at the site's root that copies of subordinate sites' data lie in, with its last `/`. Nothing of it
/// is published.
pub const SUBORDINATE_DATA: &str = "subordinate-data/";

/// The site of a subordinate body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubordinateSetting {
    /// Its place.
    pub span: Span,
    /// 名称: the body that answers for the site.
    pub name: Text,
    /// 网址: where the site is published; ends with `/`.
    pub url: Option<Text>,
    /// 数据: the folder with a copy of the site's `data/`, right below [`SUBORDINATE_DATA`].
    pub folder: SourcePath,
}

impl SubordinateSetting {
    /// The name of the folder: what its pages are called.
    pub fn slug(&self) -> &str {
        self.folder.file_name()
    }
}
