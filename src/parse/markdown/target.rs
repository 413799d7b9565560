//! Where links and images may lead.
//!
//! Takes a destination as Markdown gives it, with escapes and entities already decoded; says
//! whether it stays on the site, leads to the web or to a person, or is refused. Invariant: what a
//! browser would read as any other scheme, or as another host without a scheme, is refused.

/// Where a destination leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A path or an anchor of the site itself.
    Site,
    /// `http://` or `https://`.
    Web,
    /// `mailto:` or `tel:`.
    Contact,
}

/// Where `target` leads; `None` if nothing may lead there.
pub fn reach(target: &str) -> Option<Reach> {
    let hidden = |c: char| c.is_control() || c == '\\';
    if target.trim().is_empty() || target.trim() != target || target.contains(hidden) {
        return None;
    }
    if target.starts_with("//") {
        return None;
    }
    let end = target.find(['/', '?', '#']).unwrap_or(target.len());
    let first = &target[..end];
    if let Some((scheme, _)) = first.split_once(':') {
        return of_scheme(&scheme.to_ascii_lowercase(), &target[scheme.len() + 1..]);
    }
    let lower = first.to_ascii_lowercase();
    let disguised = ["%3a", "%09", "%0a", "%0d", "&colon"];
    let numbered = first.ends_with('&') && target[end..].starts_with('#');
    if numbered || disguised.iter().any(|colon| lower.contains(colon)) {
        return None;
    }
    Some(Reach::Site)
}

fn of_scheme(scheme: &str, rest: &str) -> Option<Reach> {
    match scheme {
        "http" | "https" => {
            let host = rest.strip_prefix("//")?;
            let named = host.chars().next().is_some_and(char::is_alphanumeric);
            named.then_some(Reach::Web)
        }
        "mailto" | "tel" => (!rest.is_empty()).then_some(Reach::Contact),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reach, reach};

    #[test]
    fn paths_anchors_the_web_and_contacts_are_reached() {
        for (target, expected) in [
            ("a.pdf", Reach::Site),
            ("../附件/表 1.xlsx", Reach::Site),
            ("/2023/", Reach::Site),
            ("#项目概况", Reach::Site),
            ("?q=a:b", Reach::Site),
            ("./a:b", Reach::Site),
            ("http://a.cn", Reach::Web),
            ("HTTPS://a.cn/x", Reach::Web),
            ("mailto:a@b.cn", Reach::Contact),
            ("tel:0871-1", Reach::Contact),
        ] {
            assert_eq!(reach(target), Some(expected), "{target}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for target in [
            "",
            " ",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript%3Aalert(1)",
            "javascript&colon;alert(1)",
            "javascript&#58;alert(1)",
            "data:text/html,x",
            "blob:x",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://a.cn",
            "//a.cn/x",
            "/\\a.cn",
            "\\\\a.cn",
            "http:a.cn",
            "https:///a.cn",
            "https://",
            "mailto:",
            "a\0b",
        ] {
            assert_eq!(reach(target), None, "{target:?}");
        }
    }
}
