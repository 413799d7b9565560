//! Words of the web page that a text was copied from: buttons, navigation, the foot of a site.
//!
//! Takes the text of one passage; gives the first such words. Only words that no report has of its own,
//! or several that stand together only at the foot of a site.

use crate::text::words::{WordList, words_of};
use std::ops::Range;
use std::sync::LazyLock;

/// Words of buttons and navigation that no report has of its own. 点击下载 is looked at more closely:
/// 点击下载量 may be an indicator.
const WORDS: &str = "\
    点击登录查看 登录后查看 扫一扫在手机 扫一扫分享 打印本页 打印此页 关闭本页 分享到微信 \
    分享到： 上一篇： 下一篇： 返回顶部 您当前的位置 当前位置：首页 当前位置:首页 网站标识码 公网安备 \
    版权所有© 版权所有： 版权所有:";
/// Words at the foot of a site, of which one alone may be the matter of a report.
const FOOT: &str =
    "网站声明 网站地图 联系我们 网站纠错 隐私声明 关于我们 设为首页 加入收藏 版权所有 主办单位：";
/// A button, unless its use is counted.
const DOWNLOAD: &str = "点击下载";
/// What follows where its use is counted.
const COUNTED: &[char] = &['量', '次', '率', '数', '或', '、'];

/// All words looked for.
pub(super) fn words() -> Vec<&'static str> {
    let words = words_of(WORDS).chain(words_of(FOOT));
    words.chain([DOWNLOAD]).collect()
}

/// The first words of a text that are those of a web page.
pub(super) fn web_page_words(text: &str) -> Option<Range<usize>> {
    static ALL: LazyLock<WordList> = LazyLock::new(|| WordList::new(words().into_iter()));
    if !ALL.any_in(text) {
        return None;
    }
    let place = |word: &'static str| Some((text.find(word)?, word.len()));
    // 软件版权所有权 is no foot.
    let is_foot = |(at, length): &(usize, usize)| !text[at + length..].starts_with('权');
    let mut foot: Vec<_> = words_of(FOOT).filter_map(place).filter(is_foot).collect();
    if foot.len() == 1 {
        foot.clear();
    }
    let download = place(DOWNLOAD).filter(|(at, length)| !text[at + length..].starts_with(COUNTED));
    let places = words_of(WORDS)
        .filter_map(place)
        .chain(foot)
        .chain(download);
    let (at, length) = places.min_by_key(|(at, _)| *at)?;
    Some(at..at + length)
}

/// Whether a passage is nothing but such words: it begins with them, or is the foot of a site.
pub(super) fn is_web_page(text: &str) -> bool {
    const SIGNS: [&str; 4] = ["网站标识码", "公网安备", "版权所有©", "网站地图"];
    let sign = || SIGNS.iter().any(|sign| text.contains(sign));
    web_page_words(text).is_some_and(|words| words.start == 0 || sign())
}

#[cfg(test)]
mod tests {
    use super::web_page_words;

    #[test]
    fn buttons_and_feet_of_sites_are_told_from_words_of_reports() {
        for (text, words) in [
            ("由点击登录查看实施", "点击登录查看"),
            ("点击下载附件", "点击下载"),
            ("网站声明 | 联系我们 | 网站地图", "网站声明"),
            ("示例公网安备 12号", "公网安备"),
        ] {
            let found = web_page_words(text).map(|range| &text[range]);
            assert_eq!(found, Some(words), "{text}");
        }
        for text in [
            "点击下载量3万次",
            "改版网站地图1次",
            "软件版权所有权归本单位",
        ] {
            assert_eq!(web_page_words(text), None, "{text}");
        }
    }
}
