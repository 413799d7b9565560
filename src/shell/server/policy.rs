//! A page's Content-Security-Policy, widened as far as the live script needs.
//!
//! Takes a page's bytes; gives them back with every policy in a `meta` tag allowing scripts, styles and
//! requests of this site. Everything else a policy says stays. A page without one stays as it is.

use std::ops::Range;

/// The directives that the live script needs.
const NEEDED: &[&str] = &["script-src", "style-src", "connect-src"];

/// The page with its policies widened.
pub(super) fn widen(page: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.len() + 128);
    let mut from = 0;
    for range in policies(page) {
        out.extend_from_slice(&page[from..range.start]);
        let written = String::from_utf8_lossy(&page[range.clone()]);
        out.extend_from_slice(widened(&written).as_bytes());
        from = range.end;
    }
    out.extend_from_slice(&page[from..]);
    out
}

/// Where the values of policies lie.
fn policies(page: &[u8]) -> Vec<Range<usize>> {
    let lower = page.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = position(&lower[from..], b"<meta") {
        let start = from + at;
        let end = tag_end(&lower, start);
        let tag = &lower[start..end];
        if position(tag, b"content-security-policy").is_some()
            && let Some(value) = content_value(tag)
        {
            found.push(start + value.start..start + value.end);
        }
        from = end.max(start + 1);
    }
    found
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(page: &[u8], start: usize) -> usize {
    let mut quote = None;
    for (at, byte) in page.iter().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    page.len()
}

/// Where the value of the attribute `content` lies in a tag.
fn content_value(tag: &[u8]) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let name = from + position(&tag[from..], b"content")?;
        let after = name + b"content".len();
        let spaces = |at: usize| {
            tag[at..]
                .iter()
                .take_while(|b| b.is_ascii_whitespace())
                .count()
        };
        let equals = after + spaces(after);
        let begins = name > 0 && tag[name - 1].is_ascii_whitespace();
        if begins && tag.get(equals) == Some(&b'=') {
            let quoted = equals + 1 + spaces(equals + 1);
            let quote = tag
                .get(quoted)
                .filter(|byte| matches!(byte, b'"' | b'\''))?;
            let length = tag[quoted + 1..].iter().position(|byte| byte == quote)?;
            return Some(quoted + 1..quoted + 1 + length);
        }
        from = after;
    }
}

fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// One policy, widened.
fn widened(policy: &str) -> String {
    let policy = policy.replace("&#39;", "'").replace("&#x27;", "'");
    let mut directives: Vec<(String, Vec<String>)> = Vec::new();
    for directive in policy.split(';') {
        let mut words = directive.split_whitespace().map(str::to_owned);
        if let Some(name) = words.next() {
            directives.push((name.to_ascii_lowercase(), words.collect()));
        }
    }
    // It would turn every request of the preview into one that nobody answers.
    directives.retain(|(name, _)| name != "upgrade-insecure-requests");
    let fallback = directives.iter().find(|(name, _)| name == "default-src");
    let fallback = fallback.map(|(_, sources)| sources.clone());
    for needed in NEEDED {
        let exact = format!("{needed}-elem");
        let mut given = false;
        for (name, sources) in &mut directives {
            if name == needed || *name == exact {
                allow_own(sources);
                given |= name == needed;
            }
        }
        if let (false, Some(sources)) = (given, &fallback) {
            let mut sources = sources.clone();
            allow_own(&mut sources);
            directives.push(((*needed).to_owned(), sources));
        }
    }
    let written = directives.iter().map(|(name, sources)| {
        let mut words = vec![name.as_str()];
        words.extend(sources.iter().map(String::as_str));
        words.join(" ")
    });
    written.collect::<Vec<_>>().join("; ")
}

fn allow_own(sources: &mut Vec<String>) {
    sources.retain(|source| !source.eq_ignore_ascii_case("'none'"));
    if !sources
        .iter()
        .any(|source| source.eq_ignore_ascii_case("'self'"))
    {
        sources.push("'self'".to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::widen;

    #[test]
    fn policies_are_widened_and_nothing_else_is_touched() {
        let cases = [
            (
                "default-src 'none'; style-src 'self'; img-src 'self' data:",
                "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'",
            ),
            (
                "script-src 'none'; style-src https://a.cn",
                "script-src 'self'; style-src https://a.cn 'self'",
            ),
            ("img-src *", "img-src *"),
            (
                "default-src 'self'; upgrade-insecure-requests; script-src-elem 'none'",
                "default-src 'self'; script-src-elem 'self'; script-src 'self'; style-src 'self'; connect-src 'self'",
            ),
        ];
        for (policy, expected) in cases {
            let page = |policy: &str| {
                format!(
                    "<META content=\"{policy}\" http-equiv='Content-Security-Policy'><meta name=x content=\"a>b\"><p>content=\"y\""
                )
            };
            let widened = widen(page(policy).as_bytes());
            assert_eq!(
                String::from_utf8(widened).unwrap_or_default(),
                page(expected)
            );
        }
        let plain = "<meta charset=utf-8><p>没有</p><meta";
        assert_eq!(widen(plain.as_bytes()), plain.as_bytes());
    }
}
