//! The description of a subordinate site's data, `datapackage.json`: which tables there are, how long they are and
//! what their hashes are, and where the site is.

use super::cell;
use super::find_leaks::FindLeaks;
use crate::config::site_address;
use crate::data::{FORMAT, PACKAGE};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Text;
use crate::source::{Files, SourcePath, Span};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, Read};

/// Most bytes of the description.
const MOST_BYTES: u64 = 4 << 20;
/// Most characters of a site's name.
const LONGEST_TITLE: usize = 100;

/// The description of a subordinate site's data.
#[derive(Debug)]
pub(super) struct Package {
    /// The folder that it lies in.
    pub(super) folder: SourcePath,
    /// The site's name.
    pub(super) title: Text,
    /// Where the site is published, if it says so.
    pub(super) base_url: Option<Text>,
    tables: BTreeMap<String, StatedFile>,
}

/// What the description says of a file.
#[derive(Debug)]
pub(super) struct StatedFile {
    /// Its length in bytes.
    pub(super) bytes: u64,
    /// Its SHA-256.
    pub(super) sha256: [u8; 32],
}

impl Package {
    /// Reads the description in a folder.
    pub(super) fn read(
        folder: &SourcePath,
        files: &dyn Files,
        look: &FindLeaks<'_>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let path = file_of(folder, name());
        let wrong = |message: String, help: &'static str| {
            let found = Diagnostic::whole(Code::SUBORDINATE_DATA, &path, message);
            vec![found.help(help)]
        };
        let bytes = match whole(files, &path) {
            Ok(bytes) => bytes,
            Err(error) => {
                return Err(match error.kind() {
                    io::ErrorKind::NotFound => wrong(
                        format!("没有这个文件，{folder} 里应当有下级站点的数据"),
                        "把下级站点 data 文件夹里的全部文件复制到这里，再检查一次",
                    ),
                    io::ErrorKind::FileTooLarge => {
                        wrong(format!("数据包太大，超过{} MiB", MOST_BYTES >> 20), AGAIN)
                    }
                    _ => wrong(format!("读不了数据包：{error}"), AGAIN),
                });
            }
        };
        let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
            return Err(wrong("数据包不是完整的 JSON".to_owned(), AGAIN));
        };
        let package = Self::of(folder, &value).map_err(|message| wrong(message, OWN))?;
        let leaks = look(&path, Span::default(), &package.title);
        match leaks.is_empty() {
            true => Ok(package),
            false => Err(leaks),
        }
    }

    fn of(folder: &SourcePath, value: &Value) -> Result<Self, String> {
        let own = &value["mingbai"];
        match own["format"].as_u64() {
            Some(FORMAT) => {}
            None => {
                return Err(
                    "数据包里没有 mingbai 一项，不是本程序生成的，或是旧版本生成的".to_owned(),
                );
            }
            Some(other) => {
                return Err(format!(
                    "数据包是第{other}版的格式，本程序读的是第{FORMAT}版"
                ));
            }
        }
        let base_url = match &own["site"] {
            Value::Null => None,
            Value::String(url) => match site_address(url) {
                Some(address) if *address == **url => Some(address),
                _ => return Err(format!("站点的网址“{}”不是完整的网址", cell::shown(url))),
            },
            _ => return Err("站点的网址不是文字".to_owned()),
        };
        let title = value["title"].as_str().unwrap_or("");
        let title = cell::words(title, LONGEST_TITLE);
        let title = title.map_err(|fault| format!("站点的名称{fault}"))?;
        Ok(Self {
            folder: folder.clone(),
            title: title.ok_or("数据包没有写站点的名称")?.into(),
            base_url,
            tables: tables(value)?,
        })
    }

    /// What is said of the CSV file of a table, if there is one.
    pub(super) fn table(&self, name: &str) -> Option<&StatedFile> {
        self.tables.get(name)
    }
}

/// What to do about a file that is not whole.
pub(super) const AGAIN: &str = "重新复制下级站点的 data 文件夹，要等它发布完再复制";
/// What to do about data that this program does not know.
const OWN: &str = "请下级站点用同一版本的程序重新生成，再复制它的 data 文件夹";

/// The path of a file in a folder.
pub(super) fn file_of(folder: &SourcePath, name: &str) -> SourcePath {
    SourcePath::new(format!("{folder}/{name}"))
}

/// The name of the description's file.
fn name() -> &'static str {
    PACKAGE.rsplit('/').next().unwrap_or(PACKAGE)
}

/// A whole file, if it is small enough.
fn whole(files: &dyn Files, path: &SourcePath) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut file = files.open(path)?.take(MOST_BYTES + 1);
    file.read_to_end(&mut bytes)?;
    match bytes.len() as u64 > MOST_BYTES {
        true => Err(io::ErrorKind::FileTooLarge.into()),
        false => Ok(bytes),
    }
}

/// The CSV files of the tables, by the tables' names.
fn tables(value: &Value) -> Result<BTreeMap<String, StatedFile>, String> {
    let mut tables = BTreeMap::new();
    let resources = value["resources"].as_array();
    for resource in resources.ok_or("数据包没有列出各表")? {
        if resource["format"] != "csv" {
            continue;
        }
        let name = resource["name"].as_str().unwrap_or("");
        let is_own = resource["path"].as_str() == Some(&format!("{name}.csv"));
        if name.is_empty() || !is_own {
            return Err(format!("表“{}”的文件名不是 名称.csv", cell::shown(name)));
        }
        let file = stated(resource);
        let file =
            file.ok_or_else(|| format!("表“{}”没有写明字节数和 SHA-256", cell::shown(name)))?;
        if tables.insert(name.to_owned(), file).is_some() {
            return Err(format!("表“{}”列了两次", cell::shown(name)));
        }
    }
    Ok(tables)
}

fn stated(resource: &Value) -> Option<StatedFile> {
    let hash = resource["hash"].as_str()?.strip_prefix("sha256:")?;
    let mut sha256 = [0; 32];
    let digits = hash.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    for (byte, two) in sha256.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()?;
    }
    Some(StatedFile {
        bytes: resource["bytes"].as_u64()?,
        sha256,
    })
}
