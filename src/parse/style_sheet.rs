//! Style sheets, as far as it matters to whoever writes one: how many rules it has, which names it speaks of,
//! and what it calls for that no page loads.
//!
//! Total: any text gives a value. Names that are written with escapes are not seen.

/// How many places a message names.
const NAMED: usize = 4;

/// A style sheet.
#[derive(Debug)]
pub struct StyleSheet {
    /// The text, with spaces where it has remarks.
    text: String,
    /// How many rules it has: selectors with what they say. Those inside others count too, what begins with
    /// `@` does not.
    pub rules: usize,
}

impl StyleSheet {
    /// Reads a text.
    pub fn read(text: &str) -> Self {
        let text = without_remarks(text);
        let rules = blocks(&text).filter(|(_, head)| !head.starts_with('@'));
        let rules = rules.count();
        Self { text, rules }
    }

    /// Whether it speaks of this class.
    pub fn has_class(&self, name: &str) -> bool {
        let in_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let named = self.text.match_indices('.');
        let mut named = named.filter_map(|(at, _)| self.text[at + 1..].strip_prefix(name));
        named.any(|rest| !rest.starts_with(in_name))
    }

    /// What it calls for that no page loads, as a sentence in Chinese: other sites, and fonts.
    pub fn refused(&self) -> Option<String> {
        let mut places = fonts(&self.text);
        places.extend(away(&self.text));
        places.sort_by_key(|(at, _)| *at);
        let words = places.iter().take(NAMED).map(|(at, what)| {
            let line = self.text[..*at].matches('\n').count() + 1;
            format!("第{line}行 {what}")
        });
        let words: Vec<String> = words.collect();
        let more = match places.len() > NAMED {
            true => format!("，共{}处", places.len()),
            false => String::new(),
        };
        let words = words.join("、");
        (!places.is_empty()).then(|| {
            format!("样式里有网页不会装入的内容：{words}{more}；网页不许装入别的网站的文件，也不许装入字体")
        })
    }
}

/// The text with its remarks blanked out. What looks like a remark in a quoted text is none.
fn without_remarks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quote = None;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            let end = rest[2..].find("*/").map_or(rest.len(), |at| at + 4);
            let lines = rest[..end].chars().filter(|c| *c == '\n');
            out.push(' ');
            out.extend(lines);
            rest = &rest[end..];
            continue;
        }
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            // A quoted text ends with its line at the latest.
            (Some(open), _) if open == c || c == '\n' => quote = None,
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// What stands before each `{`, and where that begins.
fn blocks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('{').map(|(at, _)| {
        let before = &text[..at];
        let start = before.rfind(['{', '}', ';']).map_or(0, |at| at + 1);
        let head = before[start..].trim_start();
        (at - head.len(), head.trim_end())
    })
}

/// The fonts it brings.
fn fonts(text: &str) -> Vec<(usize, String)> {
    let fonts = blocks(text).filter(|(_, head)| head.eq_ignore_ascii_case("@font-face"));
    fonts.map(|(at, head)| (at, head.to_owned())).collect()
}

/// The addresses on other sites that it calls for: in `url(…)`, or quoted after `@import`.
fn away(text: &str) -> Vec<(usize, String)> {
    let small = text.to_ascii_lowercase();
    let begin = |word: &'static str| {
        small
            .match_indices(word)
            .map(move |(at, _)| (at, at + word.len()))
    };
    let targets = begin("url(").chain(begin("@import"));
    let away = targets.filter_map(|(at, after)| {
        let rest = text[after..].trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let target = match quote {
            Some(quote) => rest[1..].split(quote).next()?,
            None => rest.split([')', ';', ' ', '\n']).next()?,
        };
        leads_away(target).then(|| (at, target.chars().take(80).collect()))
    });
    away.collect()
}

/// Whether an address is none of this site: it has a scheme or a host. Pictures in `data:` are part of the
/// text.
fn leads_away(target: &str) -> bool {
    let scheme = target.split(':').next().unwrap_or("");
    let has_scheme = scheme.len() < target.len()
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    target.starts_with("//") || has_scheme && !scheme.eq_ignore_ascii_case("data")
}

#[cfg(test)]
mod tests {
    use super::StyleSheet;
    use proptest::{prop_assert, proptest};

    #[test]
    fn rules_are_counted_and_classes_seen() {
        for (text, rules, has_off) in [
            ("", 0, false),
            ("/* .off { } */", 0, false),
            (".off { x: 1 } a, b { y: 2 }", 2, true),
            (
                "@media print { .off::before, p { content: \"/* }\"; } }",
                1,
                true,
            ),
            ("@import 'a.css';\n:root { --seal: #123 }", 1, false),
            ("main { & .offer { x: 1 } }", 2, false),
            ("a { x: url(a.off.png) } /* open", 1, true),
        ] {
            let sheet = StyleSheet::read(text);
            assert_eq!(
                (sheet.rules, sheet.has_class("off")),
                (rules, has_off),
                "{text}"
            );
        }
    }

    #[test]
    fn what_no_page_loads_is_named_with_its_line() {
        for (text, places) in [
            ("a { background: url(a.png) }", ""),
            ("a { background: url( 'data:image/png;base64,AA' ) }", ""),
            ("/* url(https://a.cn/) */ @import \"more.css\";", ""),
            (
                "\n@import url(\"https://a.cn/x.css\");",
                "第2行 https://a.cn/x.css",
            ),
            ("@IMPORT '//a.cn/x.css' screen;", "第1行 //a.cn/x.css"),
            ("a{b:URL(HTTP://A.cn/b.png)}", "第1行 HTTP://A.cn/b.png"),
            (
                "/*\n*/\n@font-face { src: url(a.woff2) }",
                "第3行 @font-face",
            ),
            (
                "@font-face{}a{b:url(x:1)url(x:2)\nurl(x:3)url(x:4)}",
                "第1行 @font-face、第1行 x:1、第1行 x:2、第2行 x:3，共5处",
            ),
        ] {
            let refused = StyleSheet::read(text).refused();
            let shown = refused.as_deref().and_then(|words| {
                let words = words.strip_prefix("样式里有网页不会装入的内容：")?;
                words.split('；').next()
            });
            assert_eq!(shown.unwrap_or(""), places, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_a_style_sheet(text in "([{}@;:.'\"/*a甲\n]|url\\(|@import|@font-face)*") {
            let sheet = StyleSheet::read(&text);
            let most = text.matches('{').count();
            prop_assert!(sheet.rules <= most);
            sheet.refused();
        }
    }
}
