//! What is shown where there is no page to show: what happened, and what to do.

use super::finding::list;
use super::html::{document, escape};
use crate::diagnostic::render::OverlayFinding;
use crate::source::SourcePath;

/// For a folder that is no site yet.
pub(super) fn welcome() -> Vec<u8> {
    notice(
        "这里还没有站点",
        "<p>这个文件夹里没有 <code>mingbai.yaml</code>。另开一个终端，进入这个文件夹，先做两步：</p>\n\
         <ol>\n<li><p>建一个站点（文件夹要是空的；不空的，换一个文件夹建好，再对那个文件夹运行预览）：</p>\n\
         <pre tabindex=\"0\" aria-label=\"命令\">mingbai new site .</pre></li>\n\
         <li><p>建第一份报告，把引号里的换成自己的：</p>\n\
         <pre tabindex=\"0\" aria-label=\"命令\">mingbai new report --unit shifan --year 2024 --project \"项目名称\"</pre></li>\n</ol>\n\
         <p>新报告是草稿，预览时加上 <code>--drafts</code> 才看得到。文件一出现，这一页会自己变成网站，不用刷新。</p>",
    )
}

/// For a page that a mistake keeps from being shown, with what is known about the mistake.
pub(super) fn broken(source: Option<&SourcePath>, findings: &[OverlayFinding]) -> Vec<u8> {
    let about = source.map_or_else(String::new, |path| {
        format!(
            "<p>它的源文件是 <code>{}</code>。</p>\n",
            escape(path.as_str())
        )
    });
    notice(
        "这一页暂时显示不出来",
        &format!(
            "<p>下面的问题改好以后，这一页会自己出现，不用刷新。</p>\n{about}{}",
            list(findings)
        ),
    )
}

/// For a site that cannot be read.
pub(super) fn trouble(words: &str) -> Vec<u8> {
    notice("站点读不出来", &format!("<p>{}</p>", escape(words)))
}

/// Before the first refresh is over.
pub(super) fn loading() -> Vec<u8> {
    notice(
        "正在读取站点",
        "<p>报告多的时候要几秒钟。读完以后，这一页会自己出现。</p>",
    )
}

/// For a source that is written again and again.
pub(super) fn being_written() -> Vec<u8> {
    notice(
        "正在保存",
        "<p>这一页的源文件正在被写入。保存完毕后，这一页会自己出现。</p>",
    )
}

/// Where there is nothing, not even the site's own page for that.
pub(super) fn missing() -> Vec<u8> {
    notice("没有这一页", "<p>站点里没有这个网址。</p>")
}

/// For a request that is not answered.
pub(super) fn refused(words: &str) -> Vec<u8> {
    notice("没有这样的请求", &format!("<p>{}</p>", escape(words)))
}

fn notice(title: &str, main: &str) -> Vec<u8> {
    let body = format!(
        "<main class=\"notice\">\n<h1>{}</h1>\n{main}\n</main>",
        escape(title)
    );
    document(title, &body)
}
