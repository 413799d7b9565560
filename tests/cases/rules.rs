//! `tests/rules/`: every rule on whole small inputs: what it finds in the bad side, and that no rule
//! finds anything in the good one. A side is a site in a folder, or one report placed in a default site.
//! A file `….part.md` says only what is special about it: the fields it does not name, and a text
//! before its own, come from `tests/rules/report.md`, a report that no rule has anything against.

use crate::expectation::compare;
use libtest_mimic::Failed;
use mingbai::build::{self, Drafts, Inputs, Settings};
use mingbai::check::CheckOutcome;
use mingbai::diagnostic::render::{Listing, concise};
use mingbai::model::fields::REPORT;
use mingbai::parse::decode;
use mingbai::render::style_findings;
use mingbai::source::{Files, MemoryFiles, SourceFile, SourcePath};
use std::path::Path;

const SETTINGS: &str = "站点名称: 云岭区项目支出绩效公开
网址: https://example.gov.cn/jixiao/
监督:
  电话: 0871-00000000
";
const UNITS: &str = "- 标识: qinghe
  名称: 云岭区青禾街道办事处
  简称: 青禾街道
";

/// Holds one case: the findings in its bad side, one of its own rule among them, and none in its good
/// side.
pub(crate) fn hold(folder: &Path) -> Result<(), Failed> {
    let bad = findings(&case(folder, "bad"));
    let name = folder.file_name().unwrap().to_str().unwrap();
    let code = name.split('-').next().unwrap();
    if !bad.contains(&format!("[{code}]")) {
        return Err(format!("{code} finds nothing in the bad side\n{bad}").into());
    }
    let good = findings(&case(folder, "good"));
    if !good.is_empty() {
        return Err(format!("something is found in the good side\n{good}").into());
    }
    Ok(compare(folder.join("expected"), &bad)?)
}

/// The files of one side of a case.
fn case(folder: &Path, side: &str) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let mut put = |path: &str, bytes: Vec<u8>| files.0.insert(SourcePath::new(path), bytes);
    let root = folder.join(side);
    if root.is_dir() {
        for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap();
                let (path, bytes) = (
                    path.replace('\\', "/"),
                    std::fs::read(entry.path()).unwrap(),
                );
                match path.strip_suffix(".part.md") {
                    Some(whole) => put(&format!("{whole}.md"), completed(&bytes)),
                    None => put(&path, bytes),
                };
            }
        }
    } else {
        put("mingbai.yaml", SETTINGS.into());
        put("content/units.yaml", UNITS.into());
        let part = std::fs::read(folder.join(format!("{side}.part.md")));
        let bytes = match part {
            Ok(part) => completed(&part),
            Err(_) => std::fs::read(folder.join(format!("{side}.md"))).unwrap(),
        };
        put("content/2023/qinghe/report.md", bytes);
    }
    files
}

/// A report that says only what is special about it, made whole.
fn completed(part: &[u8]) -> Vec<u8> {
    let whole = format!("{}/tests/rules/report.md", env!("CARGO_MANIFEST_DIR"));
    let whole = std::fs::read_to_string(whole).unwrap();
    let split = |text: &str| -> (String, String) {
        let rest = text.strip_prefix("---\n").unwrap();
        let (front, body) = rest.split_once("---\n").unwrap();
        (front.to_owned(), body.to_owned())
    };
    let (front, body) = split(&whole);
    let (own_front, own_body) = split(std::str::from_utf8(part).unwrap());
    let named: Vec<&str> = fields(&own_front).iter().map(|(name, _)| *name).collect();
    let missing = fields(&front).into_iter();
    let missing = missing.filter(|(name, _)| !named.contains(name));
    let missing: String = missing.map(|(_, lines)| lines).collect();
    format!("---\n{own_front}{missing}---\n{body}{own_body}").into_bytes()
}

/// The outermost fields of a front matter: the Chinese name of each, and its lines.
fn fields(front: &str) -> Vec<(&str, String)> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for line in front.split_inclusive('\n') {
        let key = line.split(':').next().unwrap_or("");
        match fields.last_mut() {
            Some((_, lines)) if line.starts_with([' ', '-', '#']) => lines.push_str(line),
            _ => {
                let known = REPORT.iter().find(|field| field.is_called(key));
                fields.push((known.map_or(key, |field| field.zh), line.to_owned()));
            }
        }
    }
    fields
}

/// What is found in a site, one finding a line, then what was waived.
fn findings(files: &MemoryFiles) -> String {
    let outcome = checked(files);
    let source = |path: &SourcePath| -> Option<SourceFile> {
        let bytes = files.read(path).ok()?;
        Some(decode(path, &bytes).0)
    };
    let listed: Vec<_> = outcome.listed().into_iter().cloned().collect();
    let listing = Listing {
        diagnostics: &listed,
        source: &source,
    };
    let mut text = concise(&listing);
    for waived in &outcome.waived {
        text += &format!(
            "{}: 豁免[{}] {}处：{}\n",
            waived.path, waived.code, waived.count, waived.reason
        );
    }
    text
}

fn checked(files: &MemoryFiles) -> CheckOutcome {
    let mut inputs = Inputs::of(files);
    let settings = Settings::read(&inputs, files);
    let name = &settings.config.theme;
    let of_theme = files.0.iter().filter_map(|(path, bytes)| {
        let inside = path.as_str().strip_prefix(&*format!("themes/{name}/"))?;
        Some((inside.to_owned(), bytes.clone()))
    });
    let found = style_findings(name, &of_theme.collect());
    inputs.findings.extend(found);
    build::check(&settings, &inputs, files, Drafts::Out, &[]).outcome
}
