//! SEC02: a sensitive matter.

use super::matter::{GENERAL, Mention, mentions, words};
use crate::check::rule::{Check, Lines, LooksFor, Match, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("SEC02"),
    name: "敏感事项",
    severity: Severity::Warning,
    what: "提到了词典里的敏感事项：侦查和布控，稳控、劝返、截访和维稳的具体工作，涉密事项，军事设施、系统口令、应当保密的人员名单等；只概括地说到维稳工作的作提示。词典很小，各站点可以在设置的“敏感词”里增加自己的词。",
    why: "《保守国家秘密法》和《政府信息公开条例》第十四条要求，公开后可能危及国家安全、公共安全、社会稳定的政府信息不予公开；这些词多半意味着写得过细，发布前要再看一遍。",
    bad: "\
完成对12名稳控对象的走访，更新了网络拓扑图。
",
    good: "\
完成年度走访任务，改造了办公网络。
",
    check: Check::Lines(
        LooksFor::words(words).everything_if(|config| !config.sensitive_words.is_empty()),
        check,
    ),
};

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    let own = &lines.config.sensitive_words;
    for (line, words) in lines.candidates(RULE.code) {
        let mut matters: Vec<(Mention<'_>, Vec<&str>)> = Vec::new();
        for mention in mentions(&words.text, own) {
            let same = |known: &&mut (Mention<'_>, Vec<&str>)| {
                mention.matter.is_some() && known.0.matter == mention.matter
            };
            match matters.iter_mut().find(same) {
                Some((_, words)) if words.contains(&mention.word) => {}
                Some((_, words)) => words.push(mention.word),
                None => matters.push((mention.clone(), vec![mention.word])),
            }
        }
        let matches = matters.into_iter();
        found.extend(matches.map(|(first, words)| told(line, &first, &words)));
    }
}

/// What is said of the words of one matter in a line, at the first of them.
fn told(line: usize, first: &Mention<'_>, words: &[&str]) -> Match {
    let quoted: String = words.iter().map(|word| format!("“{word}”")).collect();
    let message = match first.matter {
        Some(matter) => format!("{quoted}可能涉及{matter}"),
        None => format!("{quoted}是设置里的敏感词"),
    };
    Match {
        line,
        range: first.range.clone(),
        message,
        help: "请保密审查的人再看一遍：不宜公开的删去或写得概括些；可以公开的，写明理由后豁免"
            .into(),
        severity: (first.matter == Some(GENERAL)).then_some(Severity::Note),
    }
}
