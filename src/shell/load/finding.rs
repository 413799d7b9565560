//! What to tell an editor about a file that cannot be used: what it is, and the way out.

use super::disk_files::Trouble;
use super::walk::is_no_letter;
use crate::build::reason;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::SourcePath;
use std::io;

/// What one name has against it.
pub(super) enum BadName {
    /// It is not UTF-8.
    NotUtf8,
    /// It has a character that cannot be seen, or a backslash.
    BadCharacter,
    /// It has more bytes than the limit.
    TooLong { bytes: usize, limit: usize },
    /// It lies deeper than the limit.
    TooDeep { limit: usize },
}

impl From<Trouble> for io::Error {
    fn from(trouble: Trouble) -> Self {
        let kind = match trouble {
            Trouble::Refused(error) => return error,
            Trouble::TooLarge { .. } => io::ErrorKind::FileTooLarge,
            Trouble::LinkToNothing => io::ErrorKind::NotFound,
            Trouble::LinkOut => io::ErrorKind::PermissionDenied,
            _ => io::ErrorKind::InvalidInput,
        };
        Self::new(kind, words(&trouble).0)
    }
}

/// The finding about a file that cannot be used.
pub(super) fn unusable(path: &SourcePath, trouble: &Trouble) -> Diagnostic {
    let (message, help) = words(trouble);
    Diagnostic::whole(Code::UNUSABLE_FILE, path, message).help(help)
}

/// The finding about a folder that cannot be listed.
pub(super) fn unreadable_folder(path: &SourcePath, error: &io::Error) -> Diagnostic {
    let why = reason(error);
    Diagnostic::whole(
        Code::UNUSABLE_FILE,
        path,
        format!("读不了这个文件夹：{why}"),
    )
    .help("请给运行本程序的用户读取权限；不需要的文件夹请移走")
}

/// The finding about a name that cannot be used.
pub(super) fn bad_name(path: &SourcePath, trouble: &BadName) -> Diagnostic {
    let (message, help) = match trouble {
        BadName::NotUtf8 => (
            "文件名不是UTF-8编码（多半是旧系统的压缩包解压出来的）".to_owned(),
            "请把文件改名；解压时选择GBK编码，可以得到正确的中文名",
        ),
        BadName::BadCharacter => (
            "文件名里有看不见的字符或反斜杠，不能用作网址".to_owned(),
            "请把文件改名，去掉这些字符",
        ),
        BadName::TooLong { bytes, limit } => (
            format!("文件名太长：{bytes}字节，最多{limit}字节（一个汉字占3字节）"),
            "请把文件改成短一些的名字",
        ),
        BadName::TooDeep { limit } => (
            format!("文件夹嵌套太深：最多{limit}层"),
            "请把它移到浅一些的文件夹里",
        ),
    };
    Diagnostic::whole(Code::UNUSABLE_FILE, path, message).help(help)
}

/// The finding about a name that some disks take for the name of its neighbour.
pub(super) fn twin(path: &SourcePath, first: &str) -> Diagnostic {
    let name = path.file_name();
    let message = if name.to_lowercase() == first.to_lowercase() {
        format!("“{name}”与同一文件夹里的“{first}”只有大小写不同")
    } else {
        format!("“{name}”与同一文件夹里的“{first}”看上去相同，只是Unicode编码形式不同")
    };
    Diagnostic::whole(Code::ONE_ADDRESS, path, message)
        .help("在Windows和macOS上这是同一个文件，会互相覆盖；请给其中一个改名")
}

/// The finding about a file or link where a folder of the site was expected.
pub(super) fn not_folder(path: &SourcePath) -> Diagnostic {
    let message = format!("{path}应当是一个文件夹，不能是文件或链接");
    Diagnostic::whole(Code::UNUSABLE_FILE, path, message)
        .help("请换成真正的文件夹；内容放在别处时，用 --root 指到那里的站点")
}

/// The finding about a file whose name looks like that of a source and is none, as where Windows hides `.txt`: an
/// editor takes what stands in it for counted.
pub(super) fn slipped(path: &SourcePath) -> Option<Diagnostic> {
    const ENDS: [&str; 4] = [".md", ".markdown", ".yaml", ".yml"];
    let name = path.file_name();
    let bare = name.trim();
    let bare = bare.strip_suffix(".txt").unwrap_or(bare);
    let meant = bare.replace(['．', '。'], ".");
    let is_meant = meant != name && ENDS.iter().any(|end| meant.to_lowercase().ends_with(end));
    is_meant.then(|| {
        let message = format!("“{name}”像是报告或设置，可是名字不对，没有算在网站里");
        let help = format!("改名为“{meant}”；用不着的，从站点文件夹移走");
        Diagnostic::whole(Code::UNUSABLE_FILE, path, message).help(help)
    })
}

/// The finding about files of `static/` that are not published because their names begin with a dot.
pub(super) fn left_out(folder: &SourcePath, names: &[String]) -> Diagnostic {
    const MOST: usize = 5;
    let named = names.iter().take(MOST).map(|name| visible(name));
    let named = named.collect::<Vec<_>>().join("、");
    let count = match names.len() {
        ..=MOST => String::new(),
        count => format!("等{count}个"),
    };
    let message = format!("{folder} 里的 {named}{count} 没有公开：名字以点开头的都不公开");
    let mut finding = Diagnostic::whole(Code::UNUSABLE_FILE, folder, message)
        .help("给网站用的，改个名字；给服务器用的，放到服务器上；用不着的，删掉");
    finding.severity = Severity::Note;
    finding
}

/// A name without what cannot be seen.
fn visible(name: &str) -> String {
    name.chars().filter(|c| !is_no_letter(*c)).collect()
}

/// The finding about settings, or a list of units, in a file of another name than the one that counts.
pub(super) fn other_source(path: &SourcePath, what: &str, counts: &str) -> Diagnostic {
    let message = format!("{what}只写在 {counts} 里，这个文件不算数");
    Diagnostic::whole(Code::UNUSABLE_FILE, path, message)
        .help(format!("把要用的几行移进 {counts}，删掉这个文件"))
}

fn words(trouble: &Trouble) -> (String, &'static str) {
    match trouble {
        Trouble::LinkOut => (
            "这个链接指向站点之外，链接外的文件不会公开".to_owned(),
            "请把需要公开的文件复制到站点里来",
        ),
        Trouble::LinkToFolder => (
            "这是指向文件夹的链接，不能用".to_owned(),
            "请把文件夹本身放在这里",
        ),
        Trouble::LinkToNothing => (
            "这个链接指向的文件不存在".to_owned(),
            "请删掉这个链接，或放入它要指的文件",
        ),
        Trouble::LinkLoop => (
            "这个链接绕成了圈，没有尽头".to_owned(),
            "请删掉这个链接，或放入它要指的文件",
        ),
        Trouble::NotFile => (
            "这不是普通文件（是管道、套接字、设备或文件夹）".to_owned(),
            "请把它移走；这里只能放普通文件",
        ),
        Trouble::TooLarge { size, limit } => (
            format!("文件太大：{}，最多{}", mebibytes(*size), mebibytes(*limit)),
            "文本请拆开或精简，附件请压缩后再放进来",
        ),
        Trouble::Unclean => (
            "路径不合规：只能是站点里的相对路径".to_owned(),
            "请检查路径里的“..”和斜杠",
        ),
        Trouble::Refused(error) => (
            format!("读不了这个文件：{}", reason(error)),
            "请给运行本程序的用户读取权限；不需要的文件请移走",
        ),
    }
}

/// A size in MiB, rounded up to a tenth, so that what is over a limit also looks it.
fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} MiB"),
        (whole, tenth) => format!("{whole}.{tenth} MiB"),
    }
}
