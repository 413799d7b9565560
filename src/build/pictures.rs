//! The pictures that settings name: files of `static/` that every page shows, so each must be one that a
//! browser shows, and small.
//!
//! Invariant: what is left in the settings is there and can be shown.

use super::inputs::{InputFile, Inputs};
use crate::config::{Config, NamedPicture};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::WebPicture;
use crate::source::{Files, SourcePath};

/// Bytes of a picture that every page shows.
const MOST: u64 = 200 << 10;

/// Takes the pictures that cannot be used out of the settings, each with a finding at its place.
pub(super) fn take_unusable(
    config: &mut Config,
    inputs: &Inputs,
    files: &dyn Files,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let marks = [&mut config.authority_mark, &mut config.error_report];
    let of_marks = marks.into_iter().flatten().map(|mark| &mut mark.picture);
    for picture in of_marks.chain([&mut config.logo]) {
        let Some(named) = picture else {
            continue;
        };
        if let Some((message, help)) = fault(named, inputs, files) {
            let found = Diagnostic::new(Code::OUT_OF_RANGE, &config.path, named.span, message);
            findings.push(found.help(help));
            *picture = None;
        }
    }
    findings
}

/// Why a picture cannot be used, and the way out.
fn fault(named: &NamedPicture, inputs: &Inputs, files: &dyn Files) -> Option<(String, String)> {
    let path = &named.value;
    let Some(file) = inputs.statics.iter().find(|file| file.path == *path) else {
        let message = format!("static 文件夹里没有图片“{path}”");
        let help = match same_name(path, inputs) {
            Some(other) => format!("是不是“{other}”？路径从站点文件夹算起"),
            None => "把图片放进 static 文件夹，写从站点文件夹算起的路径，如 static/huibiao.svg"
                .to_owned(),
        };
        return Some((message, help));
    };
    if file.size > MOST {
        let size = file.size.div_ceil(1 << 10);
        let message = format!("图片“{path}”有 {size} KB，每一页都要装入，不能超过200 KB");
        return Some((message, "缩小到页面上的大小再放进来，或换成 svg".to_owned()));
    }
    told_by_bytes(path, file, files)
}

/// A file of `static/` that is called as the end of a path, whatever its extension and the case of its letters.
fn same_name<'a>(path: &SourcePath, inputs: &'a Inputs) -> Option<&'a SourcePath> {
    let stem = |path: &SourcePath| {
        let name = path.file_name();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.to_lowercase()
    };
    let mut known = inputs.statics.iter().map(|file| &file.path);
    known.find(|known| stem(known) == stem(path))
}

fn told_by_bytes(
    path: &SourcePath,
    file: &InputFile,
    files: &dyn Files,
) -> Option<(String, String)> {
    // A file that cannot be read has its own finding.
    let bytes = files.read(&file.path).ok()?;
    let Some(kind) = WebPicture::of(&bytes) else {
        let message = format!("“{path}”按内容看不是 svg、png 或 webp 图片");
        return Some((
            message,
            "换成这三种图片之一；改扩展名不会改变内容".to_owned(),
        ));
    };
    let extension = kind.extension();
    (path.extension() != extension).then(|| {
        let message = format!("“{path}”的内容是 {extension}，扩展名却不是，浏览器不会显示");
        (message, format!("把扩展名改成 {extension}"))
    })
}
