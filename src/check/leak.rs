//! Personal numbers and marks of secrecy in any text, by the very rules that look for them in reports and
//! attachments.
//!
//! The one way in which what is neither the text of a report nor an attachment is looked at: names of files,
//! targets of links, settings, the list of units, and at the door all output. Takes a text, gives what must
//! not be published with the words around it, in which no number is readable.

use super::attachment::AttachmentContext;
use super::lines::{Lines, Match};
use super::report_context::ReportContext;
use super::rule::Check;
use super::rule_set::RuleSet;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Help, Severity};
use crate::import::{Foreign, Place};
use crate::model::{Body, Report, read_text};
use crate::parse::{Document, PassageKind};
use crate::source::SourcePath;
use crate::text::digits::{is_between_digits, is_cross, masked};
use crate::text::personal::may_be_labelled;
use percent_encoding::percent_decode_str;
use std::ops::Range;

/// The rules that say what may stand nowhere in what is published.
const RULES: &[&str] = &["PII01", "PII02", "PII03", "SEC01"];
/// Settings and fields of units that are not published.
const KEPT_BACK: &[&str] = &[
    "检查",
    "check",
    "固定用语",
    "wording",
    "敏感词",
    "sensitive_words",
    "人工检查",
    "inspected",
    "读不出的附件",
    "unread",
    "审核",
    "review",
    "豁免",
    "waive",
];
/// Digits fewer than these are left readable in the words around a finding.
const READABLE: usize = 6;

/// Something in a text that must not be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The rule that says so.
    pub code: Code,
    /// Which bytes of the text.
    pub range: Range<usize>,
    /// How bad it is, where that is not as the rule says.
    pub severity: Option<Severity>,
    /// What it is, in Chinese.
    pub message: String,
    /// What to do about it, in Chinese.
    pub help: Help,
    /// The text around it, with its numbers hidden.
    pub excerpt: String,
    /// The number, or the words, without what stands between its parts. Never shown.
    pub secret: String,
}

/// What must not be published of a text that stands at this place.
pub fn leaks(config: &Config, place: Place, text: &str) -> Vec<Leak> {
    let foreign = Foreign::of(place, text);
    let path = SourcePath::new("");
    let context = AttachmentContext {
        config,
        path: &path,
        foreign: &foreign,
        sha256: None,
    };
    let rules = RuleSet::built_in();
    let lines = Lines::of_attachment(&context, rules.prefilter());
    let mut leaks = Vec::new();
    matches(&lines, &mut |code, found| {
        leaks.push(Leak {
            code,
            excerpt: excerpt(text, &found.range, code),
            secret: essence(text.get(found.range.clone()).unwrap_or("")),
            range: found.range,
            severity: found.severity,
            message: found.message,
            help: found.help,
        });
    });
    leaks
}

/// What those rules find in some lines.
fn matches(lines: &Lines<'_>, take: &mut dyn FnMut(Code, Match)) {
    for rule in RuleSet::built_in().rules() {
        let Check::Lines(_, check) = rule.check else {
            continue;
        };
        if RULES.contains(&rule.code.as_str()) {
            let mut found = Vec::new();
            check(lines, &mut found);
            found.into_iter().for_each(|one| take(rule.code, one));
        }
    }
}

/// The words with one of which every text begins that is a mark of secrecy by itself, but for spaces, brackets and stars
/// before them and spaces in them.
pub fn mark_beginnings() -> impl Iterator<Item = &'static str> {
    super::rules::mark_beginnings()
}

/// What must not be published of the settings or the list of units: numbers, marks, and characters that nobody sees.
pub fn leaks_in_settings(config: &Config, document: &Document) -> Vec<Diagnostic> {
    let text = {
        let mut text = read_text(document);
        text.passages.retain(|passage| match passage.kind {
            PassageKind::Field { top, .. } => !KEPT_BACK.contains(&top),
            _ => true,
        });
        text
    };
    let rules = RuleSet::built_in();
    let context = ReportContext::new(rules.prefilter(), config, document, None, text);
    let lines = Lines::of_report(&context);
    let mut found = Vec::new();
    super::rules::unseen(&context, &mut found);
    matches(&lines, &mut |code, one| {
        found.extend(lines.findings(code, vec![one]));
    });
    found
}

/// What must not be published of the name of a file or of the folders it lies in.
pub fn leaks_in_name(config: &Config, path: &SourcePath) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for name in names(path.as_str()) {
        for leak in leaks(config, Place::FileName, &name) {
            let message = format!("文件或文件夹的名字里{}", leak.message);
            let finding = Diagnostic::whole(leak.code, path, message);
            found.push(finding.help("改名；名字会成为网址的一部分"));
        }
    }
    found
}

/// What must not be published of what stands in a source beside its text: its name, its old addresses, where its
/// links lead, and what browsers show over them.
pub fn leaks_beside(
    config: &Config,
    path: &SourcePath,
    (report, body): (Option<&Report>, Option<&Body>),
) -> Vec<Diagnostic> {
    let mut found = leaks_in_name(config, path);
    let withdrawn = report.is_some_and(|report| report.withdrawn.is_some());
    let body = body.filter(|_| !withdrawn);
    for title in body.map_or(&[][..], |body| &body.titles) {
        for leak in leaks(config, Place::Paragraph(0), &title.value) {
            let message = format!("链接的提示文字里{}", leak.message);
            found.push(Diagnostic::new(leak.code, path, title.span, message).help(leak.help));
        }
    }
    let links = body.map_or(&[][..], |body| &body.links);
    let aliases = report.map_or(&[][..], |report| &report.aliases);
    let links = links.iter().map(|link| (link, Vec::new()));
    // An old address is a field as well, of which the rules tell what they see.
    let aliases = aliases.iter();
    let aliases = aliases.map(|alias| (alias, leaks(config, Place::Paragraph(0), &alias.value)));
    for (link, told) in links.chain(aliases) {
        let leaks_in = |name: String| leaks(config, Place::FileName, &name);
        let mut leaks: Vec<Leak> = names(&link.value).flat_map(leaks_in).collect();
        leaks.retain(|leak| told.iter().all(|told| told.secret != leak.secret));
        for leak in leaks {
            let message = format!("网址里{}", leak.message);
            let mut finding = Diagnostic::new(leak.code, path, link.span, message);
            finding.severity = leak.severity.unwrap_or(finding.severity);
            found.push(finding.help(leak.help));
        }
    }
    found
}

/// Whether a text has so many digits, or such characters, that something of it may leak. Most have not.
pub fn may_hold_leak(text: &str) -> bool {
    const MARKS: &[char] = &['密', '内', '仅', '只', '注', '妥', '请', '严', '不', '禁'];
    const FEWEST: usize = 10;
    // Numbers of some papers have no more.
    const FEWEST_LABELLED: usize = 6;
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    digits >= FEWEST || text.contains(MARKS) || digits >= FEWEST_LABELLED && may_be_labelled(text)
}

/// The parts of a path or an address that may hold something, as a reader would take them; most hold too few
/// digits for a number and no word of a mark.
pub fn names(address: &str) -> impl Iterator<Item = String> {
    let decoded = percent_decode_str(address).decode_utf8_lossy().into_owned();
    // An address elsewhere is what it is: its parts name nothing here.
    let elsewhere = decoded.contains("://");
    let parts = decoded.split(|c| !elsewhere && matches!(c, '/' | '?' | '&' | '=' | '#'));
    let parts = parts.filter(|part| may_hold_leak(part));
    let parts: Vec<String> = parts
        .map(|part| {
            if elsewhere {
                return part.to_owned();
            }
            let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
            stem.replace('_', " ")
        })
        .collect();
    parts.into_iter()
}

/// Whether what leaks stands in a text: then the rules have seen it where it was written, and have either
/// told it or found that it is something else.
pub fn stands_in(secret: &str, text: &str) -> bool {
    is_whole_in(secret, &essence(text))
}

/// Whether a text has these words, or this number and no digit beside it.
fn is_whole_in(secret: &str, bare: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_number = digit(secret.chars().next());
    bare.match_indices(secret).any(|(at, _)| {
        let before = bare.get(..at).and_then(|text| text.chars().next_back());
        let after = bare.get(at + secret.len()..);
        let after = after.and_then(|text| text.chars().next());
        !is_number || !digit(before) && !digit(after)
    })
}

/// A text without what may stand between the digits of a number, in characters of one width.
fn essence(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ if is_cross(c) => Some('X'),
        _ if is_between_digits(c) => None,
        _ => Some(c),
    });
    kept.collect()
}

/// A text with the number in `range`, and every other long one, hidden.
fn excerpt(text: &str, range: &Range<usize>, code: Code) -> String {
    let part = |range: Range<usize>| text.get(range).unwrap_or("");
    let found = part(range.clone());
    let digits = essence(found);
    // One in Han digits is hidden as well.
    let is_number = code.category() == "PII";
    let shown = match is_number || digits.bytes().filter(u8::is_ascii_digit).count() > READABLE {
        true => masked(&digits),
        false => found.to_owned(),
    };
    let (before, after) = (part(0..range.start), part(range.end..text.len()));
    let whole = format!("{}{shown}{}", hidden(before), hidden(after));
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which long numbers are hidden.
fn hidden(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        match digits.len() > READABLE {
            true => out += &masked(&digits),
            false => out += &digits,
        }
        digits.clear();
        out.push(c);
    }
    out.pop();
    out
}

/// The texts of a source that the rules see, for whoever asks whether something stands in one.
pub fn each_seen(
    config: &Config,
    document: &Document,
    (report, body): (Option<&Report>, Option<&Body>),
    look: &mut dyn FnMut(&str),
) {
    let rules = RuleSet::built_in();
    let text = read_text(document);
    let context = ReportContext::new(rules.prefilter(), config, document, report, text);
    for passage in &context.passages {
        match passage.kind {
            PassageKind::Field { top, .. } if KEPT_BACK.contains(&top) => {}
            _ => look(&passage.text),
        }
    }
    let links = body.map_or(&[][..], |body| &body.links);
    let titles = body.map_or(&[][..], |body| &body.titles);
    titles.iter().for_each(|title| look(&title.value));
    let addresses = links.iter().map(|link| &*link.value);
    for address in addresses.chain([document.source.path.as_str()]) {
        names(address).for_each(|name| look(&name));
    }
}

#[cfg(test)]
mod tests {
    use super::{excerpt, names, stands_in};
    use crate::diagnostic::Code;

    #[test]
    fn the_words_around_a_number_show_none() {
        let text = "电话 138 0013 8000，传真01234567，2023年";
        let at = text.find("138").unwrap_or(0);
        let shown = excerpt(text, &(at..at + "138 0013 8000".len()), Code("PII02"));
        assert_eq!(shown, "电话 138******00，传真012***67，2023年");
        let shown = excerpt("一三八〇〇一三八〇〇〇", &(0..33), Code("PII02"));
        assert!(shown.chars().all(|c| c == '*'), "{shown}");
    }

    #[test]
    fn a_number_stands_in_a_text_only_whole() {
        assert!(stands_in("13800138000", "编号：１３８-0013 8000。"));
        assert!(!stands_in("13800138000", "编号：138001380001"));
        assert!(stands_in("13800138000", "12,13800138000"));
        assert!(stands_in("内部资料", "属于内部资料的"));
    }

    #[test]
    fn names_are_the_parts_of_an_address() {
        let parts = |address: &str| names(address).collect::<Vec<_>>();
        assert_eq!(parts("2023/a/li_13800138000.html"), ["li 13800138000"]);
        assert_eq!(parts("tel:%31%33800138000"), ["tel:13800138000"]);
        let elsewhere = "https://example.gov.cn/13800138000.html";
        assert_eq!(parts(elsewhere), [elsewhere]);
        assert!(parts("2023/qinghe/a.html").is_empty());
    }
}
