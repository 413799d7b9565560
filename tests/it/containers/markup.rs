//! What is written in letters: HTML, SVG, XML of all kinds, RTF, mail, JSON, plain text.

use super::{Case, HEAD, NUMBER, TAIL, case, hold_all_found, sheets};

/// Files with the number for `#`, its parts for `{` and `}`, and all its characters one by one for `@…@`.
const FILES: &[(&str, &str)] = &[
    ("bold.html", "<p>号 <b>{</b>}</p>"),
    ("attribute.html", "<img alt=\"#\">"),
    ("bare.html", "<input type=hidden value=#>"),
    ("remark.html", "<p>x</p><!-- # -->"),
    ("script.html", "<script>var a = \"#\"</script>"),
    ("style.html", "<style>a:before { content: \"#\" }</style>"),
    ("row.html", "<table><tr>@<td>*@</table>"),
    ("column.html", "<table>@<tr><td>*@</table>"),
    ("lines.html", "<p>{<br>}</p>"),
    ("divisions.html", "@<div>*</div>@"),
    ("broken word.html", "<p>{<wbr>}</p>"),
    ("title.html", "<title>#</title>"),
    (
        "table.xls",
        "<html><table><tr><td>姓名<td>号<tr><td>甲<td>#</table></html>",
    ),
    (
        "text.svg",
        "<svg><text><tspan x=\"1\">{</tspan><tspan x=\"9\">}</tspan></text></svg>",
    ),
    ("texts.svg", "<svg>@<text>*</text>@</svg>"),
    ("title.svg", "<svg><title>#</title></svg>"),
    (
        "metadata.svg",
        "<svg><metadata><a b=\"#\"/></metadata></svg>",
    ),
    ("text.xml", "<?xml version=\"1.0\"?><人><号>#</号></人>"),
    ("value.xml", "<?xml version=\"1.0\"?><人 号=\"#\"/>"),
    ("data.xml", "<a><![CDATA[#]]></a>"),
    ("broken.xml", "<a><b>#</c"),
    ("name.xml", "<?xml version=\"1.0\"?><人><号#/></人>"),
    (
        "name of a value.xml",
        "<?xml version=\"1.0\"?><人 号#=\"1\"/>",
    ),
    ("breaks off.xml", "<?xml version=\"1.0\"?><人><号：#"),
    (
        "breaks off in quotes.xml",
        "<?xml version=\"1.0\"?><人 a='甲\"号#",
    ),
    ("end.xml", "<?xml version=\"1.0\"?><人>甲</人#>"),
    (
        "words in brackets.svg",
        "<svg><text>甲</text><乙 号#></svg>",
    ),
    (
        "book.xml",
        "<?xml version=\"1.0\"?><Workbook><Worksheet ss:Name=\"名单\"><Table><Row ss:Index=\"7\"><Cell ss:Index=\"2\"><Data>#</Data></Cell></Row></Table></Worksheet></Workbook>",
    ),
    (
        "column.xml",
        "<?xml version=\"1.0\"?><Workbook><Worksheet ss:Name=\"名单\"><Table>@<Row><Cell><Data>*</Data></Cell></Row>@</Table></Worksheet></Workbook>",
    ),
    (
        "text2003.xml",
        "<?xml version=\"1.0\"?><w:wordDocument><w:p><w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>}</w:t></w:r></w:p></w:wordDocument>",
    ),
    (
        "flat.fods",
        "<?xml version=\"1.0\"?><o><office:spreadsheet><table:table table:name=\"甲\">@<table:table-row><table:table-cell><text:p>*</text:p></table:table-cell></table:table-row>@</table:table></office:spreadsheet></o>",
    ),
    ("plain.rtf", "[\\rtf1 号 #]"),
    ("called a text.doc", "[\\rtf1 号 #]"),
    ("runs.rtf", "[\\rtf1 [\\b {][\\i }]\\par]"),
    ("line ends.rtf", "[\\rtf1 {\n}]"),
    ("paragraphs.rtf", "[\\rtf1 {\\par\n}\\par]"),
    ("author.rtf", "[\\rtf1[\\info[\\author #]]x]"),
    ("remark.rtf", "[\\rtf1[\\info[\\doccomm #]]x]"),
    ("hidden.rtf", "[\\rtf1 [\\v #] y]"),
    ("passed over.rtf", "[\\rtf1 \\uc8\\u21495?#\\par]"),
    ("footer.rtf", "[\\rtf1 [\\footer #] y]"),
    ("unknown.rtf", "[\\rtf1 [\\*\\foo #] y]"),
    ("no bytes.rtf", "[\\rtf1 \\bin0 #]"),
    ("a few bytes.rtf", "[\\rtf1 \\bin3 abc#]"),
    (
        "link.rtf",
        "[\\rtf1 [\\field[\\*\\fldinst HYPERLINK \"http://a/#\"][\\fldrslt y]]]",
    ),
    (
        "picture.rtf",
        "[\\rtf1 x[\\pict[\\*\\picprop[\\sp[\\sn wzDescription][\\sv #]]]ffd8ff]]",
    ),
    (
        "row.rtf",
        "[\\rtf1 \\trowd@\\intbl *\\cell@\\row\\pard y\\par]",
    ),
    (
        "column.rtf",
        "[\\rtf1 @\\trowd\\intbl *\\cell\\row@\\pard y\\par]",
    ),
    (
        "mail.eml",
        "From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>{=\r\n}</p>",
    ),
    (
        "parts.mht",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\ny\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>#</p>\r\n--x--",
    ),
    ("value.json", "[\"a\", \"#\"]"),
    ("values.json", "[\"{\", \"}\"]"),
    ("any.xyz", "一\n号 #\n"),
    ("two lines.txt", "号{\n}\n"),
    ("noextension", "号 #"),
];

fn filled(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split('@').enumerate() {
        if at % 2 == 1 && part.contains('*') && !part.contains("\\*") {
            out.extend(NUMBER.chars().map(|c| part.replace('*', &c.to_string())));
        } else {
            if at > 0 && text.contains("a@b") {
                out.push('@');
            }
            out += part;
        }
    }
    let out = out
        .replace('{', HEAD)
        .replace('}', TAIL)
        .replace('#', NUMBER);
    match out.starts_with("[\\rtf") {
        true => out.replace('[', "{").replace(']', "}"),
        false => out,
    }
}

pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let bits = group
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for at in 0..4 {
            out.push(match at <= group.len() {
                true => char::from(LETTERS[(bits >> (18 - 6 * at)) as usize & 63]),
                false => '=',
            });
        }
    }
    out
}

fn encoded() -> Vec<Case> {
    let text = format!("号 {NUMBER}");
    let each = |form: &dyn Fn(u8) -> String| -> String { NUMBER.bytes().map(form).collect() };
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let narrow = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    vec![
        case(
            "references.html",
            format!("<p>{}</p>", each(&|byte| format!("&#{byte};"))),
        ),
        case(
            "data.html",
            format!(
                "<a href=\"data:text/plain;base64,{}\">x</a>",
                base64(text.as_bytes())
            ),
        ),
        case("gbk.htm", narrow(&format!("<p>{text}</p>"))),
        case(
            "gbk.xml",
            narrow(&format!(
                "<?xml version=\"1.0\" encoding=\"GBK\"?><号>中{NUMBER}</号>"
            )),
        ),
        case(
            "wide.xml",
            wide(&format!("\u{FEFF}<?xml version=\"1.0\"?><a>{NUMBER}</a>")),
        ),
        case("gbk.log", narrow(&text)),
        case("wide.dat", wide(&format!("\u{FEFF}{text}"))),
        case("wide without mark.dat", wide(&format!("id {NUMBER} abc"))),
        case(
            "escapes.json",
            format!("{{\"a\": \"{}\"}}", each(&|byte| format!("\\u{byte:04x}"))),
        ),
        case(
            "hex.rtf",
            format!("{{\\rtf1 {}}}", each(&|byte| format!("\\'{byte:02x}"))),
        ),
        case(
            "unicode.rtf",
            format!("{{\\rtf1 {}}}", each(&|byte| format!("\\u{byte}?"))),
        ),
    ]
}

fn with_a_workbook() -> Vec<Case> {
    let text = format!("号 {NUMBER}");
    let book = sheets::book(&format!("<c t=\"str\"><v>{NUMBER}</v></c>"), &[]);
    let mail = format!(
        "From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: application/octet-stream; name=\"a.xlsx\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--xx--",
        base64(&book)
    );
    let subject = format!(
        "From: a@b\r\nContent-Type: text/plain\r\nSubject: =?utf-8?B?{}?=\r\n\r\ny",
        base64(text.as_bytes())
    );
    let hex: String = book.iter().map(|byte| format!("{byte:02x}")).collect();
    vec![
        case(
            "object.rtf",
            format!("{{\\rtf1 {{\\object{{\\*\\objdata {hex}}}}}}}"),
        ),
        case(
            "never ends.rtf",
            format!("{{\\rtf1 {{\\object{{\\*\\objdata {hex}"),
        ),
        case("attached.eml", mail),
        case("subject.eml", subject),
        case(
            "flat.xml",
            format!(
                "<?xml version=\"1.0\"?><pkg:package><pkg:binaryData>{}</pkg:binaryData></pkg:package>",
                base64(&book)
            ),
        ),
    ]
}

#[test]
fn every_place_of_a_file_in_letters_is_read() {
    let mut cases = encoded();
    cases.extend(with_a_workbook());
    cases.extend(FILES.iter().map(|(name, text)| case(name, filled(text))));
    hold_all_found(&cases);
}
