//! What a site adds to the look of its pages: links, pictures and styles in the header and footer, by settings.

use crate::in_memory::built;
use mingbai::build::Inputs;
use mingbai::model::Route;
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};

const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR";

/// The page `about.html` of a site with these settings.
fn about(settings: &str) -> String {
    let files = [
        (
            "mingbai.yaml",
            format!("站点名称: 站点\n{settings}").into_bytes(),
        ),
        (
            "content/pages/about.md",
            "---\n标题: 关于\n---\n\n正文\n".into(),
        ),
        ("static/a.png", PNG.to_vec()),
        ("static/a.webp", b"RIFF\0\0\0\0WEBPVP8 ".to_vec()),
        (
            "static/b.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into(),
        ),
    ];
    let files = files.map(|(path, bytes)| (SourcePath::new(path), bytes));
    let files = MemoryFiles(files.into());
    let theme = Theme::builtin().unwrap();
    let (_, outputs) = built(&Inputs::of(&files), &files, &theme);
    let page = &outputs[&Route::new("about.html")];
    String::from_utf8(page.clone()).unwrap()
}

#[test]
fn registers_are_linked_where_their_numbers_are_written() {
    const ICP: &str =
        "<dd><a href=\"https://beian.miit.gov.cn/\" rel=\"noopener\">滇ICP备1号-2</a></dd>";
    const POLICE: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=";
    let page = about("ICP备案号: 滇ICP备1号-2\n公安备案号: 滇公网安备 53011102000123 号\n");
    assert!(page.contains(ICP), "{page}");
    assert!(
        page.contains(&format!("href=\"{POLICE}53011102000123\"")),
        "{page}"
    );
    let page = about("公安备案号: 正在办理\n");
    assert!(
        page.contains("<dd>正在办理</dd>") && !page.contains(POLICE),
        "{page}"
    );
}

#[test]
fn a_logo_stands_for_the_site_elsewhere_if_others_can_show_it() {
    const ADDRESS: &str = "网址: https://example.gov.cn/x\n";
    let shared = "<meta property=\"og:image\" content=\"https://example.gov.cn/x/a.png\">";
    for (settings, shown, shares) in [
        ("徽标: static/a.png\n", "src=\"a.png\" alt=\"徽标\"", false),
        (
            "网址: https://example.gov.cn/x\n徽标: static/a.png\n主办单位: 甲局\n",
            "src=\"a.png\" alt=\"甲局徽标\"",
            true,
        ),
        (
            "网址: https://example.gov.cn/x\n徽标: static/b.svg\n",
            "src=\"b.svg\"",
            false,
        ),
        (
            ADDRESS,
            "<a class=\"site\" href=\"index.html\">站点</a>",
            false,
        ),
    ] {
        let page = about(settings);
        assert!(page.contains(shown), "{settings}{page}");
        assert_eq!(page.contains(shared), shares, "{settings}");
    }
    assert!(about(&format!("{ADDRESS}徽标: static/a.webp\n")).contains("og:image"));
}

#[test]
fn a_mark_is_a_picture_or_a_text_and_always_a_link() {
    let page = about(
        "党政机关标识: {图: static/a.png, 网址: \"https://bszs.conac.cn/sitename?method=show&id=A1\"}\n网站找错: {}\n网站标识码: bm01000001\n",
    );
    let authority = "<li><a href=\"https://bszs.conac.cn/sitename?method=show&amp;id=A1\" rel=\"noopener\"><img src=\"a.png\" alt=\"党政机关网站标识\"></a></li>";
    let report = "<li><a href=\"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=bm01000001\" rel=\"noopener\">政府网站找错</a></li>";
    for mark in [authority, report] {
        assert!(page.contains(mark), "{page}");
    }
    let page = about("网址: https://example.gov.cn/甲\n网站找错: {}\n网站标识码: bm01000001\n");
    assert!(!page.contains("&amp;url="), "{page}");
    let page = about("网址: https://example.gov.cn/a-b\n网站找错: {}\n网站标识码: bm01000001\n");
    assert!(
        page.contains("&amp;url=https%3A%2F%2Fexample.gov.cn%2Fa-b%2F\""),
        "{page}"
    );
}

#[test]
fn a_theme_may_not_take_the_name_of_the_colours_style_sheet() {
    let file = ("assets/colour-1f5fa8.css".to_owned(), Vec::new());
    let error = Theme::with_overrides([file].into()).unwrap_err();
    assert_eq!(error.file, "assets/colour-1f5fa8.css");
    assert!(error.message.contains("主色"), "{error}");
}
