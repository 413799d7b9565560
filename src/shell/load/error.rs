//! Why a site cannot be looked at.

use crate::build::reason;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a site cannot be looked at.
#[derive(Debug, Error)]
pub enum ShellError {
    /// The root cannot be opened.
    #[error(
        "打不开站点文件夹{}：{}。请检查 --root 后面的路径",
        shown(root),
        reason(source)
    )]
    Root {
        /// The root as it was given.
        root: PathBuf,
        /// What the machine said.
        source: io::Error,
    },
    /// The root is a file.
    #[error(
        "{}不是文件夹。--root 后面应当是放着 mingbai.yaml 和 content/ 的文件夹",
        shown(root)
    )]
    NotFolder {
        /// The root as it was given.
        root: PathBuf,
    },
    /// Neither settings nor content.
    #[error(
        "{}里既没有 mingbai.yaml，也没有 content/，不是一个站点。用 --root 指出站点在哪里，或用 mingbai new site 新建一个",
        shown(root)
    )]
    NoSite {
        /// The root as it was given.
        root: PathBuf,
    },
    /// A theme's name that is no name of a folder.
    #[error(
        "主题名“{name}”不能用：它应当是 themes/ 里一个文件夹的名字，不能带斜杠，也不能以点开头"
    )]
    ThemeName {
        /// The name as it was given.
        name: String,
    },
}

/// A folder as people say it.
fn shown(folder: &Path) -> String {
    if folder == Path::new(".") {
        "当前文件夹".to_owned()
    } else {
        folder.display().to_string()
    }
}
