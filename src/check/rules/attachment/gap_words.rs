//! Why a file could not be read, in words an editor understands.

use crate::import::Gap;

/// What is said of a file that was not read, or not all of it: why, and what to do about it. Nothing where a
/// limit was passed.
pub fn gap_words(gap: &Gap) -> Option<(String, &'static str)> {
    let (message, help) = match gap {
        Gap::Limit(_) => return None,
        Gap::Unknown => ("不认识这种文件", "换成 xlsx、docx、csv 或 pdf；"),
        Gap::Old => ("这是旧格式的文件，程序不能读", "另存为 docx 或 pptx；"),
        Gap::Picture => ("图片里的文字程序不能读", ""),
        Gap::Broken => ("文件损坏，或者内容与扩展名不符", "重新导出这个文件；"),
        Gap::BrokenInPart => ("文件有损坏的地方，读不全", "重新导出这个文件；"),
        Gap::Locked => ("文件加了密码", "去掉密码再保存，公众也才能打开；"),
        Gap::Scanned => (
            "PDF里没有文字，是扫描件或图片，不能检索和复制",
            "最好用原文件导出PDF；",
        ),
        Gap::Pictures => (
            "文件里主要是图片，或者有占满大半页的图片（扫描件、照片），图里的文字程序不能读",
            "最好用有文字的原文件；",
        ),
        Gap::UnknownLetters(pages) if pages.is_empty() => (
            "PDF里有文字的字体没有说明各是什么字，复制出来是乱码",
            "用原文件重新导出PDF；",
        ),
        Gap::UnknownLetters(pages) => {
            return Some((
                format!(
                    "PDF的{}有文字的字体没有说明各是什么字，复制出来是乱码",
                    page_list(pages)
                ),
                "用原文件重新导出PDF；",
            ));
        }
        Gap::DrawnLetters(pages) if pages.is_empty() => (
            "PDF里有画成图形的文字，不能检索和复制",
            "用原文件重新导出PDF，文字不要转成曲线；",
        ),
        Gap::DrawnLetters(pages) => {
            return Some((
                format!("PDF的{}有画成图形的文字，不能检索和复制", page_list(pages)),
                "用原文件重新导出PDF，文字不要转成曲线；",
            ));
        }
        Gap::PagesWithoutText(pages) => {
            return Some((
                format!("PDF的{}是图片，或者没有文字", page_list(pages)),
                "最好用原文件导出PDF；",
            ));
        }
    };
    Some((message.to_owned(), help))
}

/// Pages in words, from 1: `第2、3、5页等9页`.
fn page_list(pages: &[u32]) -> String {
    const NAMED: usize = 5;
    let named: Vec<String> = pages
        .iter()
        .take(NAMED)
        .map(|page| (page + 1).to_string())
        .collect();
    let more = match pages.len() > NAMED {
        true => format!("等{}页", pages.len()),
        false => String::new(),
    };
    format!("第{}页{more}", named.join("、"))
}
