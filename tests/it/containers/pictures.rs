//! Documents whose content is a picture are not read; those that have one beside their text are.

use super::{Case, bytes_of, case, said_of};

/// A picture (PNG) of so many dots, as far as its head goes.
fn png(width: u32, height: u32) -> Vec<u8> {
    let head = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR";
    [
        &head[..],
        &width.to_be_bytes(),
        &height.to_be_bytes(),
        &[8; 64],
    ]
    .concat()
}

/// A picture (JPEG) of so many dots.
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let frame = [
        &[0xFF, 0xC0, 0, 11, 8][..],
        &height.to_be_bytes(),
        &width.to_be_bytes(),
        &[0; 9],
    ];
    [&[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0][..], &frame.concat()].concat()
}

const PAGE: (u16, u16) = (1240, 1754);
const LOGO: (u32, u32) = (200, 80);

fn word(text: &str, extra: &str, picture: &[u8]) -> Vec<u8> {
    let body = format!("<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p>{extra}</w:document>");
    bytes_of(&[
        ("word/document.xml", body.as_bytes()),
        ("word/media/image1.bin", picture),
    ])
}

/// A drawing of this many millimetres.
fn drawing(width: u32, height: u32) -> String {
    format!(
        "<w:drawing><wp:extent cx=\"{}\" cy=\"{}\"/><a:blip/></w:drawing>",
        width * 36_000,
        height * 36_000
    )
}

fn of(name: &str, main: &str, text: &str, picture: &[u8]) -> Case {
    let files = [
        ("META-INF/manifest.xml", &b"<m/>"[..]),
        (main, text.as_bytes()),
        ("media/image1.png", picture),
    ];
    case(name, bytes_of(&files))
}

/// What `check` says of these files: whether it calls any of them one of pictures.
fn of_pictures(cases: &[Case]) -> Vec<String> {
    let said = said_of(cases);
    let is_told = |name: &str| {
        said.iter()
            .any(|line| line.contains(&format!("/{name}:")) && line.contains("拦截[IMP01]"))
    };
    let names = cases.iter().map(|(name, _)| name.clone());
    names.filter(|name| is_told(name)).collect()
}

/// A drawing of so many lines.
fn lines(count: usize) -> String {
    let lines = "m8.2 1.5l-3.1 4".repeat(count);
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M1 1{lines}\"/></svg>")
}

/// A document of OFD with a picture and a text.
fn ofd(text: &str) -> Vec<u8> {
    let page = format!(
        "<ofd:Page><ofd:ImageObject/><ofd:TextObject><ofd:TextCode>{text}</ofd:TextCode></ofd:TextObject></ofd:Page>"
    );
    bytes_of(&[
        ("OFD.xml", b"<ofd:OFD/>"),
        ("Doc_0/Pages/Page_0/Content.xml", page.as_bytes()),
    ])
}

fn long() -> String {
    "项目由街道办事处实施，各项任务按期完成。".repeat(40)
}

#[test]
fn documents_of_pictures_are_not_read() {
    let (scan, long) = (jpeg(PAGE.0, PAGE.1), long());
    let hex: String = scan.iter().map(|byte| format!("{byte:02x}")).collect();
    let frame = "<draw:frame svg:width=\"16cm\" svg:height=\"22cm\"><draw:image/></draw:frame>";
    let odt = format!("<office:text><text:p>{long}</text:p>{frame}</office:text>");
    let sheets = "<workbook><sheets><sheet name=\"a\"/></sheets></workbook>";
    let stream = [&[0; 64][..], &scan].concat();
    let pictures = [
        case("scan.docx", word("附件", "", &scan)),
        case(
            "page in a text.docx",
            word(&long, &drawing(160, 220), &scan),
        ),
        of("scan.pptx", "ppt/presentation.xml", "<p/>", &scan),
        of("scan.xlsx", "xl/workbook.xml", sheets, &scan),
        of("page in a text.odt", "content.xml", &odt, &scan),
        case(
            "scan.rtf",
            format!("{{\\rtf1 x{{\\pict{{\\*\\picprop a}}\\jpegblip {hex}}}}}"),
        ),
        case("scan.doc", crate::office::container("Data", stream)),
        case("scan.ofd", ofd("第1页")),
        case("lines.svg", lines(66)),
    ];
    let names: Vec<_> = pictures.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(of_pictures(&pictures), names);
}

#[test]
fn texts_with_pictures_are_read() {
    let (scan, long) = (jpeg(PAGE.0, PAGE.1), long());
    let logo = png(LOGO.0, LOGO.1);
    let texts = [
        case("logo.docx", word("证明", "", &logo)),
        case("photo.docx", word(&long, &drawing(120, 90), &scan)),
        of("logo.pptx", "ppt/presentation.xml", "<p/>", &logo),
        case(
            "drawing.svg",
            lines(66).replace("<path", "<text>甲</text><path"),
        ),
        case("sign.svg", lines(9)),
        case("text.ofd", ofd(&long)),
    ];
    assert_eq!(of_pictures(&texts), Vec::<String>::new());
}

/// Word, WPS and LibreOffice name spaces that they do not use; scripts in them run nowhere.
#[test]
fn a_flat_document_is_no_page() {
    let flat = "<?xml version=\"1.0\"?><office:document xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"><office:body><office:text><text:p>甲</text:p><draw:object/></office:text></office:body></office:document>";
    let runs = flat.replace("<draw:object/>", "<xhtml:script>a()</xhtml:script>");
    let said = said_of(&[case("a.fodt", flat), case("b.fodt", runs)]);
    let told: Vec<_> = said
        .iter()
        .filter(|line| line.contains("[IMP03]"))
        .collect();
    assert!(
        matches!(told.as_slice(), [one] if one.contains("b.fodt")),
        "{told:?}"
    );
}
