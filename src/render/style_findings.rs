//! What a theme's style sheets make of the pages: the one thing about a theme that can be told without
//! rendering.
//!
//! Takes the files of a theme; gives findings. No serious style of a theme's own is called thin: it has a
//! tenth of the rules of the built-in one, or speaks of the classes that the built-in pages cannot do
//! without, or has templates of its own around the page.

use super::theme::built_in_files;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::StyleSheet;
use crate::source::SourcePath;
use std::collections::BTreeMap;

/// The style sheet of every page.
const STYLE: &str = "assets/style.css";
/// Classes of the built-in pages that are not to be read without a style: tables that are cards on
/// telephones, and words for screen readers alone.
const NEEDED: [&str; 2] = ["cards", "off"];
/// The templates around every page.
const AROUND: [&str; 2] = ["templates/base.html", "templates/layout.html"];

/// What is wrong with the style sheets among the `files` of a theme of this name, by path below its folder.
pub fn style_findings(name: &str, files: &BTreeMap<String, Vec<u8>>) -> Vec<Diagnostic> {
    let is_style = |path: &str| path.starts_with("assets/") && path.ends_with(".css");
    let styles = files.iter().filter(|(path, _)| is_style(path));
    let styles: Vec<(&str, StyleSheet)> = styles
        .map(|(path, bytes)| (&**path, StyleSheet::read(&String::from_utf8_lossy(bytes))))
        .collect();
    let place = |path: &str| SourcePath::new(format!("themes/{name}/{path}"));
    let mut findings = Vec::new();
    let frames = AROUND.iter().all(|path| files.contains_key(*path));
    if files.contains_key(STYLE) && !frames && is_thin(&styles) {
        let rules: usize = styles.iter().map(|(_, sheet)| sheet.rules).sum();
        let message = format!(
            "这个文件代替了内置的整个样式，却只有{rules}条规则，网页上的表格在手机上读不了"
        );
        let help = format!(
            "只改几处，就移到 static/custom.css，删掉这个文件；要整个重写，先把它移走，运行 mingbai new theme {name} style.css 复制内置的样式，在上面改"
        );
        findings.push(Diagnostic::whole(Code::THIN_STYLE, &place(STYLE), message).help(help));
    }
    for (path, sheet) in &styles {
        if let Some(message) = sheet.refused() {
            let help = "图片放在主题的 assets 文件夹里，写相对的路径；字体用读者电脑里有的";
            let found = Diagnostic::whole(Code::REFUSED_STYLE, &place(path), message);
            findings.push(found.help(help));
        }
    }
    findings
}

/// Whether all style sheets of a theme together have less than a tenth of the rules of the built-in one, and
/// none of the classes that its pages need.
fn is_thin(styles: &[(&str, StyleSheet)]) -> bool {
    let rules: usize = styles.iter().map(|(_, sheet)| sheet.rules).sum();
    let knows = |class: &&str| styles.iter().any(|(_, sheet)| sheet.has_class(class));
    let built_in = built_in_files().find(|file| file.path == STYLE);
    let built_in = built_in.map_or(0, |file| StyleSheet::read(file.text).rules);
    rules * 10 < built_in && !NEEDED.iter().any(knows)
}

#[cfg(test)]
mod tests {
    use super::{STYLE, is_thin, style_findings};
    use crate::parse::StyleSheet;
    use crate::render::built_in_files;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let found = style_findings("qu", &files.collect());
        let told = found.iter().map(|one| format!("{} {}", one.code, one.path));
        told.collect()
    }

    #[test]
    fn a_style_of_next_to_nothing_is_found_and_a_serious_one_never() {
        let thin = ["SIT04 themes/qu/assets/style.css"];
        let plain = |count: usize| "p { margin: 0 }\n".repeat(count);
        let built_in = built_in_files().find(|file| file.path == STYLE);
        let built_in = built_in.map_or("", |file| file.text);
        let tenth = StyleSheet::read(built_in).rules.div_ceil(10);
        for text in [
            "",
            "/* later */",
            ":root { --seal: #123 }",
            &plain(tenth - 1),
        ] {
            assert_eq!(found(&[(STYLE, text)]), thin, "{text}");
        }
        for text in [
            &*plain(tenth),
            ".off { position: absolute; left: -99rem }",
            "@media print { .cards { display: block } }",
            built_in,
        ] {
            assert_eq!(found(&[(STYLE, text)]), [""; 0], "{text}");
        }
        let (base, layout) = ("templates/base.html", "templates/layout.html");
        assert_eq!(found(&[(STYLE, ""), (base, ""), (layout, "")]), [""; 0]);
        assert_eq!(found(&[(STYLE, ""), (layout, "")]), thin);
        let import = (STYLE, "@import \"more.css\";");
        assert_eq!(
            found(&[import, ("assets/more.css", &plain(tenth))]),
            [""; 0]
        );
        assert_eq!(found(&[("assets/more.css", "")]), [""; 0]);
        assert!(!is_thin(&[(STYLE, StyleSheet::read(built_in))]));
    }

    #[test]
    fn what_no_page_loads_is_found_in_every_style_sheet() {
        let text = "@import url(https://a.cn/a.css); .off { x: 1 }";
        assert_eq!(
            found(&[
                (STYLE, text),
                ("assets/b.css", text),
                ("assets/c.svg", text)
            ]),
            [
                "SIT05 themes/qu/assets/b.css",
                "SIT05 themes/qu/assets/style.css"
            ]
        );
    }
}
