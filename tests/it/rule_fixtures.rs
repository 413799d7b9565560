//! Every rule on whole small inputs: what it finds in the bad case, and that no rule finds
//! anything in the good one. A case is a site in a folder, or one report placed in a default site.

use crate::expectation::{folders, hold};
use mingbai::build::{self, Drafts, Inputs};
use mingbai::check::Settled;
use mingbai::diagnostic::render::{Listing, concise};
use mingbai::parse::decode;
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

#[test]
fn every_rule_finds_what_it_should_and_nothing_in_what_is_right() {
    for folder in folders("tests/rules") {
        let bad = case(&folder, "bad");
        hold(folder.join("expected"), &findings(&bad));
        let name = folder.file_name().unwrap().to_str().unwrap();
        let code = name.split('-').next().unwrap();
        let found = findings(&bad);
        assert!(
            found.contains(&format!("[{code}]")),
            "{name}: bad gives no {code}\n{found}"
        );
        assert_eq!(findings(&case(&folder, "good")), "", "{name}: good");
    }
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
                put(
                    &path.replace('\\', "/"),
                    std::fs::read(entry.path()).unwrap(),
                );
            }
        }
    } else {
        put("mingbai.yaml", SETTINGS.into());
        put("content/units.yaml", UNITS.into());
        let bytes = std::fs::read(folder.join(format!("{side}.md"))).unwrap();
        put("content/2023/qinghe/report.md", bytes);
    }
    files
}

/// What is found in a site, one finding a line, then what was waived.
fn findings(files: &MemoryFiles) -> String {
    let settled = checked(files);
    let source = |path: &SourcePath| -> Option<SourceFile> {
        let bytes = files.read(path).ok()?;
        Some(decode(path, &bytes).0)
    };
    let listing = Listing {
        diagnostics: &settled.diagnostics,
        source: &source,
    };
    let mut text = concise(&listing);
    for waived in &settled.waived {
        text += &format!(
            "{}: 豁免[{}] {}处：{}\n",
            waived.path, waived.code, waived.count, waived.reason
        );
    }
    text
}

fn checked(files: &MemoryFiles) -> Settled {
    build::check(&Inputs::of(files), files, Drafts::Out, &[]).settled
}
