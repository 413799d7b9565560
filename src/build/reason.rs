//! What an error of the operating system means, in words an editor understands.

use std::io::{self, ErrorKind};

/// Why the machine refused, in Chinese. Errors that carry a message of our own keep it.
pub fn reason(error: &io::Error) -> String {
    if let Some(own) = error.get_ref() {
        return own.to_string();
    }
    let words = match error.kind() {
        ErrorKind::NotFound => "不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::StorageFull => "磁盘空间不足",
        ErrorKind::QuotaExceeded => "超出了磁盘配额",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::InvalidFilename => "文件名太长或不合规",
        ErrorKind::NotADirectory => "路径中间有一段不是文件夹",
        ErrorKind::IsADirectory => "这是一个文件夹",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::CrossesDevices => "不在同一块磁盘上",
        ErrorKind::ResourceBusy => "正被别的程序占用",
        _ => return error.to_string(),
    };
    words.to_owned()
}
