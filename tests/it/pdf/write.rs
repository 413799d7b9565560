//! PDFs made for tests, object by object.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::fmt::Write as _;
use std::io::Write as _;

/// A PDF that is being written. Object 4 is the font Courier, which all pages know as F1.
pub(crate) struct PdfText {
    /// Further entries of the catalog.
    pub(crate) catalog: String,
    /// What describes the document.
    pub(crate) information: String,
    /// Further resources of all pages.
    pub(crate) resources: String,
    pages: Vec<usize>,
    objects: Vec<Vec<u8>>,
}

impl PdfText {
    /// A PDF without pages.
    pub(crate) fn new() -> Self {
        Self {
            catalog: String::new(),
            information: String::new(),
            resources: "/Font <</F1 4 0 R>>".into(),
            pages: Vec::new(),
            objects: Vec::new(),
        }
    }

    /// A PDF of one page with this content.
    pub(crate) fn of(content: &str) -> Self {
        let mut pdf = Self::new();
        pdf.page(content, "");
        pdf
    }

    /// Adds an object; gives its number.
    pub(crate) fn add(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len() + 4
    }

    /// Adds a stream as it is.
    pub(crate) fn stream(&mut self, dictionary: &str, bytes: &[u8]) -> usize {
        let head = format!("<<{dictionary}/Length {}>>\nstream\n", bytes.len());
        self.add([head.as_bytes(), bytes, b"\nendstream"].concat())
    }

    /// Adds a stream, packed.
    pub(crate) fn packed(&mut self, dictionary: &str, bytes: &[u8]) -> usize {
        let dictionary = format!("{dictionary}/Filter/FlateDecode");
        self.stream(&dictionary, &deflated(bytes))
    }

    /// Adds a page with this content and these further entries.
    pub(crate) fn page(&mut self, content: &str, more: &str) -> usize {
        let content = self.packed("", content.as_bytes());
        let page = format!("<</Type/Page/Parent 3 0 R/Contents {content} 0 R{more}>>");
        let page = self.add(page);
        self.pages.push(page);
        page
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let kids: String = self
            .pages
            .iter()
            .map(|page| format!("{page} 0 R "))
            .collect();
        let tree = format!(
            "<</Type/Pages/Count {}/Kids[{kids}]/Resources <<{}>>/MediaBox[0 0 595 842]>>",
            self.pages.len(),
            self.resources
        );
        let first = [
            format!("<</Type/Catalog/Pages 3 0 R{}>>", self.catalog),
            format!("<<{}>>", self.information),
            tree,
            "<</Type/Font/Subtype/Type1/BaseFont/Courier>>".into(),
        ];
        let first = first.into_iter().map(String::into_bytes);
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        for (index, body) in first.chain(self.objects.iter().cloned()).enumerate() {
            let number = index + 1;
            write!(table, "{number} 1\n{:010} 00000 n \n", bytes.len()).unwrap();
            bytes.extend(object(number, &body));
        }
        let start = bytes.len();
        write!(
            table,
            "trailer\n<</Size {}/Root 1 0 R/Info 2 0 R>>\nstartxref\n{start}\n%%EOF\n",
            self.objects.len() + 5
        )
        .unwrap();
        bytes.extend(table.into_bytes());
        bytes
    }
}

/// An object as it stands in a file.
pub(crate) fn object(number: usize, body: &[u8]) -> Vec<u8> {
    let head = format!("{number} 0 obj\n");
    [head.as_bytes(), body, b"\nendobj\n"].concat()
}

/// Bytes, packed.
pub(crate) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A PDF whose pages each show these lines, in Latin letters and digits.
pub(crate) fn pdf(pages: &[&[&str]], author: &str) -> Vec<u8> {
    let mut pdf = PdfText::new();
    pdf.information = format!("/Author ({author})");
    for lines in pages {
        let lines = lines
            .iter()
            .map(|line| format!("BT /F1 12 Tf ({line}) Tj ET\n"));
        pdf.page(&lines.collect::<String>(), "");
    }
    pdf.bytes()
}

/// A table of what codes show, as fonts have it, with these lines in it.
pub(crate) fn table(lines: &str) -> String {
    format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n\
         /CMapName /A def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{lines}\n\
         endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
}

/// A PDF of so many pages that show the letter A in a font with this table.
pub(crate) fn printed(pages: usize, table: &str) -> Vec<u8> {
    let mut pdf = PdfText::new();
    let table = pdf.packed("", table.as_bytes());
    let font = pdf.add(format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode {table} 0 R>>"
    ));
    pdf.resources = format!("/Font <</F1 {font} 0 R>>");
    for _ in 0..pages {
        pdf.page("BT /F1 12 Tf (A) Tj ET", "");
    }
    pdf.bytes()
}
