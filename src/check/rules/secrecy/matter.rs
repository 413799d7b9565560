//! Matters that an editor should look at again before publication: a small dictionary, and the words
//! that a site adds.
//!
//! The words were chosen so that ordinary reports, about public order, petitions or drug control as
//! well, do not have them. Some are ordinary in other sentences, and looked at more closely.

use crate::text::chars::tail;
use crate::text::words::{OwnWords, automaton, contains_any, words_of};
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// Matters that reports tell of in general words as well: worth a look, no more.
pub(super) const GENERAL: &str = "维护稳定工作";

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
         重点教育转化对象 劝返 截访 稳控 缠访 闹访 非访人员 进京上访 越级上访 驻京工作组 \
         重点信访人员 信访重点人员 维稳经费 维稳专项 维稳对象 维稳安保 维稳情报 敏感节点 敏感时期",
    ),
    ("涉密事项", "涉密"),
    (GENERAL, "维稳工作 维稳任务 维稳人员 维稳力量 维稳值守"),
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

/// Every mention in `text`; of `own`, the words the site adds, the first of each.
pub(super) fn mentions<'a>(text: &str, own: &'a OwnWords) -> Vec<Mention<'a>> {
    static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let mut longest = AhoCorasick::builder();
        longest
            .match_kind(MatchKind::LeftmostLongest)
            .prefilter(false);
        automaton(&mut longest, words())
    });
    let mut found = Vec::new();
    for place in WORDS
        .find_iter(text)
        .filter(|place| !is_ordinary(text, place.range()))
    {
        let entry = entries().nth(place.pattern().as_usize());
        found.extend(entry.map(|(matter, word)| Mention {
            range: place.range(),
            word,
            matter: Some(matter),
        }));
    }
    // They come word by word: one that stands in a text a thousand times is told once.
    let mut own = own.places(text);
    own.dedup_by_key(|(_, word)| *word);
    found.extend(own.into_iter().map(|(range, word)| Mention {
        range,
        word,
        matter: None,
    }));
    found
}

/// Whether a word is an ordinary one in its sentence: children are called back to school (劝返), and what is
/// not secret (非涉密), or a computer or a course about secrecy, is none.
fn is_ordinary(text: &str, word: Range<usize>) -> bool {
    const NEAR: usize = 60;
    let before = tail(text, word.start, NEAR);
    let after = &text[word.end..];
    match &text[word] {
        "劝返" => {
            let clause = after.chars().take(12).collect::<String>();
            contains_any(before, &["学", "控辍", "疫"])
                || contains_any(&clause, &["学", "疫", "卡口"])
        }
        "稳控" => contains_any(before, &["价格", "物价", "疫情", "火势", "险情"]),
        "涉密" => {
            before.ends_with(['非', '不', '无', '未', '否', '及', '有'])
                || contains_any(before, &["不得", "没有", "未发现", "不属于", "不涉及"])
                || after.starts_with(['、', '，', '。', '性', '计', '网', '测', '培', '的'])
                || after.starts_with("信息系统")
                || after.starts_with("内容")
        }
        _ => false,
    }
}

/// Every word of the dictionary, after what it is about.
fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_matter = |(matter, words): &'static (&'static str, &'static str)| {
        words_of(words).map(move |word| (*matter, word))
    };
    DICTIONARY.iter().flat_map(of_matter)
}
