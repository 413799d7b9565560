//! Why nothing was published.

use crate::build::{SinkError, reason};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why nothing was published. Unless a message says otherwise, nothing in the output has changed.
#[derive(Debug, Error)]
pub enum PublishError {
    /// The output is a file.
    #[error("输出位置{}不是文件夹。请换一个输出目录，或把它移走", output.display())]
    NotFolder {
        /// The output as it was given.
        output: PathBuf,
    },
    /// The output is or contains the sources, a home folder or the whole disk, or lies among the sources.
    #[error("不能输出到{}：{because}。请用 --output 指定一个专用的文件夹，例如站点里的 public", output.display())]
    BadPlace {
        /// The output as it was given.
        output: PathBuf,
        /// What it is, in Chinese.
        because: String,
    },
    /// The output holds files and no manifest of ours.
    #[error(
        "输出目录{}不是空的（里面有“{found}”等），也没有 manifest-sha256.txt，看不出是本程序写的，所以没有动它。\
         可以换一个目录，或清空它；若要交给本程序管理，请在里面新建一个空文件 manifest-sha256.txt：\
         已有的文件会原样保留，只添加和更新本站点的网页",
        output.display()
    )]
    NotOurs {
        /// The output.
        output: PathBuf,
        /// The name of something in it.
        found: String,
    },
    /// Another build is at work there.
    #[error("另一个生成正在写{}。请等它结束后再试", output.display())]
    Busy {
        /// The output.
        output: PathBuf,
    },
    /// The manifest cannot be trusted.
    #[error(
        "{}第{line}行不对：{because}。没有按它删除或覆盖任何文件。请从备份恢复这个文件；\
         没有备份时把它改成空文件，已有的文件就不再由本程序管理",
        manifest.display()
    )]
    Manifest {
        /// The manifest.
        manifest: PathBuf,
        /// The line, from 1; 0 for the file as a whole.
        line: usize,
        /// What is wrong with it, in Chinese.
        because: &'static str,
    },
    /// What the sink refuses too, seen only now that all outputs are known.
    #[error(transparent)]
    Refused(#[from] SinkError),
    /// Something that no build of ours wrote stands in the way.
    #[error(
        "输出目录里的{path}不是本程序写的，又挡住了要写的文件，不能覆盖。请把它移走或改名，然后重新生成"
    )]
    Foreign {
        /// What stands there.
        path: String,
    },
    /// The disk refused.
    #[error("{doing}{}时出错：{}。输出目录里的网页没有改动；排除故障后重新生成即可", path.display(), reason(source))]
    Disk {
        /// What was being done, in Chinese.
        doing: &'static str,
        /// To which file.
        path: PathBuf,
        /// What the machine said.
        source: io::Error,
    },
    /// All was published, but the lists of what changed could not be written.
    #[error(
        "网页已经发布，但写不了改动清单{}：{}。排除故障后再生成一次，清单就会补上",
        path.display(), reason(source)
    )]
    Changes {
        /// The list.
        path: PathBuf,
        /// What the machine said.
        source: io::Error,
    },
    /// All was published, but the lists of what changed may not lie there.
    #[error("网页已经发布，但改动清单{}不能放在输出文件夹里：那里只有要公开的文件。请放到别处", path.display())]
    ChangesInOutput {
        /// The list.
        path: PathBuf,
    },
    /// The disk refused, and then also refused to undo what had been done.
    #[error(
        "{because} 恢复原状时又遇到错误，输出目录里新旧网页混在一起；排除故障后再生成一次，就会全部更新"
    )]
    HalfDone {
        /// The first error.
        because: Box<PublishError>,
    },
}

impl PublishError {
    /// A closure that turns what the machine said about `path` into an error.
    pub(super) fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Disk {
            doing,
            path: path.to_owned(),
            source,
        }
    }
}
