//! Small files of office programs, made for tests.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A package of these files.
pub(crate) fn package(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet of a workbook: its name, its state, its rows, and further marks around them.
pub(crate) struct SheetText<'a> {
    pub(crate) name: &'a str,
    pub(crate) state: &'a str,
    pub(crate) rows: &'a [&'a [&'a str]],
    pub(crate) columns: &'a str,
    pub(crate) comment: Option<(&'a str, &'a str)>,
}

impl<'a> SheetText<'a> {
    /// A sheet that shows all there is.
    pub(crate) fn shown(name: &'a str, rows: &'a [&'a [&'a str]]) -> Self {
        Self {
            name,
            state: "visible",
            rows,
            columns: "",
            comment: None,
        }
    }
}

/// A workbook. What looks like a number is kept as one, anything else as a string in its cell.
pub(crate) fn xlsx(sheets: &[SheetText<'_>]) -> Vec<u8> {
    let mut files: Vec<(String, String)> = Vec::new();
    let (mut list, mut relations) = (String::new(), String::new());
    for (index, sheet) in sheets.iter().enumerate() {
        let number = index + 1;
        list += &format!(
            "<sheet name=\"{}\" sheetId=\"{number}\" state=\"{}\" r:id=\"r{number}\"/>",
            sheet.name, sheet.state
        );
        relations +=
            &format!("<Relationship Id=\"r{number}\" Target=\"worksheets/sheet{number}.xml\"/>");
        let mut rows = String::new();
        for (row, cells) in sheet.rows.iter().enumerate() {
            rows += &format!("<row r=\"{}\">", row + 1);
            for (column, cell) in cells.iter().enumerate() {
                let letter = char::from(b'A' + u8::try_from(column).unwrap());
                let name = format!("{letter}{}", row + 1);
                rows += &match cell.parse::<f64>() {
                    Ok(_) => format!("<c r=\"{name}\"><v>{cell}</v></c>"),
                    Err(_) => format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
                };
            }
            rows += "</row>";
        }
        files.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!(
                "<worksheet>{}<sheetData>{rows}</sheetData></worksheet>",
                sheet.columns
            ),
        ));
        if let Some((cell, text)) = sheet.comment {
            files.push((
                format!("xl/worksheets/_rels/sheet{number}.xml.rels"),
                format!("<Relationships><Relationship Id=\"c\" Target=\"../comments{number}.xml\"/></Relationships>"),
            ));
            files.push((
                format!("xl/comments{number}.xml"),
                format!("<comments><commentList><comment ref=\"{cell}\"><text><r><t>{text}</t></r></text></comment></commentList></comments>"),
            ));
        }
    }
    files.push((
        "xl/workbook.xml".into(),
        format!("<workbook><sheets>{list}</sheets></workbook>"),
    ));
    files.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("<Relationships>{relations}</Relationships>"),
    ));
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    package(&files)
}

/// A text with this body, and further parts of the package.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut files = vec![("word/document.xml", document.as_str())];
    files.extend(parts);
    package(&files)
}

/// A paragraph of a text.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// An older workbook with one sheet of shared strings, one a row.
pub(crate) fn xls(sheet: &str, strings: &[&str]) -> Vec<u8> {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let count = |text: &str| text.encode_utf16().count();
    let record = |kind: u16, bytes: &[u8]| -> Vec<u8> {
        let length = u16::try_from(bytes.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), bytes].concat()
    };
    let mut shared = vec![0; 8];
    for text in strings {
        shared.extend(u16::try_from(count(text)).unwrap().to_le_bytes());
        shared.push(1);
        shared.extend(wide(text));
    }
    // The strings break in the middle of the second, where each part tells its width anew.
    let split = shared.len() - 4;
    let tail = [&[1], &shared[split..]].concat();
    let globals = |start: u32| {
        let mut bound = start.to_le_bytes().to_vec();
        bound.extend([1, 0, u8::try_from(count(sheet)).unwrap(), 1]);
        bound.extend(wide(sheet));
        [
            record(0x0809, &[0, 6, 5, 0]),
            record(0x0085, &bound),
            record(0x00FC, &shared[..split]),
            record(0x003C, &tail),
            record(0x000A, &[]),
        ]
        .concat()
    };
    let start = globals(0).len();
    let mut stream = globals(u32::try_from(start).unwrap());
    stream.extend(record(0x0809, &[0, 6, 16, 0]));
    // A sheet that says it is as large as a sheet can be.
    stream.extend(record(
        0x0200,
        &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0],
    ));
    for row in 0..strings.len() {
        let mut cell = u16::try_from(row).unwrap().to_le_bytes().to_vec();
        cell.extend([0, 0, 0, 0]);
        cell.extend(u32::try_from(row).unwrap().to_le_bytes());
        stream.extend(record(0x00FD, &cell));
    }
    stream.extend(record(0x000A, &[]));
    container("Workbook", stream)
}

/// A container of older office files with one stream.
pub(crate) fn container(name: &str, mut stream: Vec<u8>) -> Vec<u8> {
    let size = stream.len().max(4096);
    stream.resize(size.next_multiple_of(512), 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    // The tables of chains come first, then the directory, then the stream.
    let tables = (1..=109).find(|tables| tables + 1 + sectors <= tables * 128);
    let tables = tables.unwrap();
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    header[44] = u8::try_from(tables).unwrap();
    header[48] = header[44];
    header[57] = 0x10;
    header[60..76].copy_from_slice(&[
        0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0,
    ]);
    header[76..].fill(0xFF);
    for table in 0..tables {
        let at = 76 + 4 * table as usize;
        header[at..at + 4].copy_from_slice(&table.to_le_bytes());
    }
    let mut chains = vec![0xFFFF_FFFD_u32; tables as usize];
    chains.push(0xFFFF_FFFE);
    chains.extend((0..sectors).map(|sector| match sector + 1 == sectors {
        true => 0xFFFF_FFFE,
        false => sector + tables + 2,
    }));
    chains.resize(tables as usize * 128, 0xFFFF_FFFF);
    let entry = |name: &str, kind: u8, start: u32, size: u32| -> Vec<u8> {
        let mut entry = vec![0; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = u8::try_from(units.len() + 2).unwrap();
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        entry
    };
    let mut bytes = header;
    bytes.extend(chains.iter().flat_map(|next| next.to_le_bytes()));
    bytes.extend(entry("Root Entry", 5, 0xFFFF_FFFE, 0));
    bytes.extend(entry(name, 2, tables + 1, u32::try_from(size).unwrap()));
    bytes.extend([0; 256]);
    bytes.extend(stream);
    bytes
}
