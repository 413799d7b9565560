//! How serious it is that a file was not read, and how somebody answers for it.

use crate::check::rule::AttachmentContext;
use crate::config::{Checksum, UnreadKind};
use crate::diagnostic::Severity;
use crate::import::Gap;

/// Kinds of files of `static/` that a site is made with, which hold no documents: fonts, icons, pictures, code.
const OF_WEB: &[&str] = &[
    "css",
    "js",
    "mjs",
    "map",
    "webmanifest",
    "woff",
    "woff2",
    "ttf",
    "otf",
    "ico",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "svg",
];

/// How serious a gap is, as the settings have it. What `static/` holds for the look of the site is told, no more.
pub(super) fn severity(attachment: &AttachmentContext<'_>, gap: &Gap) -> Severity {
    let severity = attachment.config.unread.severity(kind(gap));
    let of_look = is_static(attachment)
        && matches!(gap, Gap::Picture | Gap::Unknown)
        && OF_WEB.contains(&attachment.path.extension().as_str());
    match of_look {
        true => severity.max(Severity::Note),
        false => severity,
    }
}

/// The way out for who has looked through the file.
pub(super) fn how_to_answer(attachment: &AttachmentContext<'_>) -> String {
    let checksum = attachment.sha256.map(Checksum::of);
    let checksum = checksum.map_or(String::new(), |digits| format!(", 校验: {digits}"));
    let who = format!("人: 姓名, 日期: 看完的日期{checksum}}}");
    let answer = match is_static(attachment) {
        true => format!(
            "在设置里写上 人工检查: [{{文件: {}, {who}]",
            attachment.path
        ),
        false => format!("在佐证材料的这一项写上 人工检查: {{{who}"),
    };
    format!("请人逐页看过，没有个人信息和不宜公开的内容，就{answer}")
}

fn is_static(attachment: &AttachmentContext<'_>) -> bool {
    attachment.path.as_str().starts_with("static/")
}

fn kind(gap: &Gap) -> UnreadKind {
    match gap {
        Gap::Unknown => UnreadKind::Unknown,
        Gap::Old => UnreadKind::Old,
        Gap::Picture => UnreadKind::Picture,
        Gap::Broken | Gap::BrokenInPart => UnreadKind::Broken,
        Gap::Locked => UnreadKind::Locked,
        // What letters a font shows, only who sees the page can say: as of a page that is a picture.
        Gap::Scanned
        | Gap::Pictures
        | Gap::PagesWithoutText(_)
        | Gap::UnknownLetters(_)
        | Gap::DrawnLetters(_) => UnreadKind::Scan,
        Gap::Limit(_) => UnreadKind::Limit,
    }
}
