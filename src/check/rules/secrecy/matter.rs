//! Matters that an editor should look at again before publication: a small dictionary, and the words
//! that a site adds.
//!
//! The words were chosen so that ordinary reports, about public order, petitions or drug control as
//! well, do not have them.

use crate::text::words::{automaton, words_of};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// Words and what they are about.
const DICTIONARY: &[(&str, &str)] = &[
    (
        "公安和国家安全工作的秘密",
        "\
         技侦手段 技术侦察 布控对象 布控名单 警力部署图 秘密力量 特情人员 线人 卧底 侦控对象 \
         反恐处突预案",
    ),
    (
        "维护稳定工作中的具体对象",
        "\
         稳控对象 稳控人员 涉稳重点人 信访重点人员名单 重点人员名单 脱失人员 未转化人员 \
         重点教育转化对象",
    ),
    (
        "国防和军事设施",
        "\
         军事设施坐标 武器弹药库 枪弹库 弹药库 国防动员潜力 战备物资储备点 民兵武器装备",
    ),
    (
        "信息系统的安全",
        "\
         管理员密码 系统口令 服务器密码 数据库密码 登录密码为 密码为： 初始密码 网络拓扑图 漏洞清单",
    ),
    (
        "应当保密的个人情况",
        "\
         艾滋病感染者名单 吸毒人员名单 戒毒人员名单 精神障碍患者名单 未成年被害人 社区矫正对象名单 \
         举报人姓名",
    ),
];

/// A mention of such a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention<'a> {
    /// Where in the text.
    pub(super) range: Range<usize>,
    /// The word.
    pub(super) word: &'a str,
    /// What it is about; `None` for a word of the site's own.
    pub(super) matter: Option<&'static str>,
}

/// The words of the dictionary.
pub(super) fn words() -> Vec<&'static str> {
    entries().map(|(_, word)| word).collect()
}

/// Every mention in `text`; `own` are the words the site adds.
pub(super) fn mentions<'a>(text: &str, own: &'a [Box<str>]) -> Vec<Mention<'a>> {
    static WORDS: LazyLock<AhoCorasick> =
        LazyLock::new(|| automaton(AhoCorasick::builder().prefilter(false), words()));
    let mut found = Vec::new();
    for place in WORDS.find_iter(text) {
        let entry = entries().nth(place.pattern().as_usize());
        found.extend(entry.map(|(matter, word)| Mention {
            range: place.range(),
            word,
            matter: Some(matter),
        }));
    }
    for word in own.iter().filter(|word| !word.is_empty()) {
        for (at, _) in text.match_indices(&**word) {
            found.push(Mention {
                range: at..at + word.len(),
                word,
                matter: None,
            });
        }
    }
    found
}

/// Every word of the dictionary, after what it is about.
fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_matter = |(matter, words): &'static (&'static str, &'static str)| {
        words_of(words).map(move |word| (*matter, word))
    };
    DICTIONARY.iter().flat_map(of_matter)
}
