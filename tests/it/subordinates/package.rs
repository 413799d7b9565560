//! The data of a subordinate site in memory, as a build of that site makes it, and what may be done to it.

use crate::in_memory::built;
use crate::sandbox::{SETTINGS, UNITS};
use mingbai::build::{Inputs, hex};
use mingbai::render::Theme;
use mingbai::source::{MemoryFiles, SourcePath};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The description of the data.
pub(crate) const PACKAGE: &str = "datapackage.json";

/// The files of a `data` folder that a superior's site reads, by name.
#[derive(Clone, Debug)]
pub(crate) struct Package(pub(crate) BTreeMap<String, Vec<u8>>);

/// A site with these reports: the name of the file, the year, and more fields.
pub(crate) fn county(reports: &[(String, u16, String)]) -> MemoryFiles {
    let settings = SETTINGS
        .replace("试验站点", "白石县绩效公开（示例）")
        .replace("example.gov.cn/x/", "baishi.example/jixiao/");
    let mut files = vec![
        ("mingbai.yaml".to_owned(), settings),
        ("content/units.yaml".to_owned(), UNITS.to_owned()),
    ];
    for (name, year, more) in reports {
        let text = format!(
            "---\n项目名称: 白石项目{name}\n单位: qinghe\n年度: {year}\n{more}---\n\n正文。\n"
        );
        files.push((format!("content/{year}/qinghe/{name}.md"), text));
    }
    memory(files)
}

/// Files in memory.
pub(crate) fn memory(files: Vec<(String, String)>) -> MemoryFiles {
    let files = files.into_iter();
    MemoryFiles(
        files
            .map(|(path, text)| (SourcePath::new(path), text.into_bytes()))
            .collect(),
    )
}

impl Package {
    /// The data that a site publishes.
    pub(crate) fn of(site: &MemoryFiles) -> Self {
        let theme = Theme::builtin().unwrap();
        let (_, outputs) = built(&Inputs::of(site), site, &theme);
        let data = outputs.into_iter().filter_map(|(route, bytes)| {
            let name = route.as_str().strip_prefix("data/")?;
            let is_read = name.ends_with(".csv") || name == PACKAGE;
            is_read.then(|| (name.to_owned(), bytes))
        });
        Self(data.collect())
    }

    /// The data of a site with two reports of two years, and one that was taken back.
    pub(crate) fn small() -> Self {
        let funds = |spent: &str| {
            format!(
                "得分: 95.50\n公开日期: 2025-03-01\n资金: {{全年预算数: 100, 全年执行数: {spent}}}\n"
            )
        };
        Self::of(&county(&[
            ("luhua".to_owned(), 2024, funds("80.5")),
            ("daolu".to_owned(), 2023, funds("99")),
            (
                "jiuji".to_owned(),
                2023,
                "撤下: {日期: 2024-05-01, 理由: 数据有误}\n".to_owned(),
            ),
        ]))
    }

    /// Its files where a superior's site has them.
    pub(crate) fn put_into(&self, site: &mut MemoryFiles, folder: &str) {
        for (name, bytes) in &self.0 {
            let path = format!("subordinate-data/{folder}/{name}");
            site.0.insert(SourcePath::new(path), bytes.clone());
        }
    }

    /// One text for another in a file. The description is left as it is.
    pub(crate) fn replace(&mut self, name: &str, from: &str, to: &str) {
        let bytes = self.0.get_mut(name).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        *bytes = text.replace(from, to).into_bytes();
    }

    /// Changes the description.
    pub(crate) fn describe(&mut self, change: impl FnOnce(&mut Value)) {
        let bytes = self.0.get_mut(PACKAGE).unwrap();
        let mut value = serde_json::from_slice(bytes).unwrap();
        change(&mut value);
        *bytes = serde_json::to_vec_pretty(&value).unwrap();
    }

    /// States the lengths and hashes that the files have now, as whoever makes a wrong package would.
    pub(crate) fn seal(&mut self) {
        let files = self.0.clone();
        self.describe(|value| {
            for resource in value["resources"].as_array_mut().unwrap() {
                if let Some(bytes) = files.get(resource["path"].as_str().unwrap()) {
                    resource["bytes"] = json!(bytes.len());
                    resource["hash"] = json!(format!("sha256:{}", hex(&Sha256::digest(bytes))));
                }
            }
        });
    }
}
