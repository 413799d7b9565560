//! Packages that are broken, forged or of another make: each is told, and nothing of it is listed.

use super::package::PACKAGE;
use super::{NAMED, OWN_REPORT, Package, data, own_site};
use crate::expectation::hold;
use mingbai::build::{self, Checked, Drafts, Inputs, Settings};
use mingbai::diagnostic::render::{Listing, concise};
use mingbai::model::Route;
use mingbai::parse::decode;
use mingbai::source::{Files, MemoryFiles, SourceFile, SourcePath};
use serde_json::{Value, json};
use std::fmt::Write;
use std::io::{self, Read};
use std::sync::LazyLock;

static SMALL: LazyLock<Package> = LazyLock::new(Package::small);

/// What is done to a package, by name.
type Case = (&'static str, fn(&mut Package));

/// One text for another in the table of reports, stated as if it had always been so.
fn forged(package: &mut Package, from: &str, to: &str) {
    package.replace("reports.csv", from, to);
    package.seal();
}

const CASES: &[Case] = &[
    ("no description", |it| drop(it.0.remove(PACKAGE))),
    ("half a description", |it| {
        it.0.get_mut(PACKAGE).unwrap().truncate(200)
    }),
    ("a huge description", |it| {
        it.0.insert(PACKAGE.to_owned(), vec![b' '; (4 << 20) + 1]);
    }),
    ("a deep description", |it| {
        it.0.insert(PACKAGE.to_owned(), vec![b'['; 1 << 20]);
    }),
    ("of another program", |it| {
        it.describe(|it| it["mingbai"] = Value::Null)
    }),
    ("of a later form", |it| {
        it.describe(|it| it["mingbai"]["format"] = json!(2))
    }),
    ("without a name", |it| {
        it.describe(|it| it["title"] = json!(" "))
    }),
    ("of a name with a telephone number", |it| {
        it.describe(|it| it["title"] = json!("联系13800138000"));
    }),
    ("of a site that is a script", |it| {
        it.describe(|it| it["mingbai"]["site"] = json!("javascript:alert(1)"));
    }),
    ("of a site with a password", |it| {
        it.describe(|it| it["mingbai"]["site"] = json!("https://a:b@evil.example/"));
    }),
    ("of no site", |it| {
        it.describe(|it| it["mingbai"]["site"] = Value::Null)
    }),
    ("a table named twice", |it| {
        it.describe(|it| {
            let first = it["resources"][0].clone();
            it["resources"].as_array_mut().unwrap().push(first);
        });
    }),
    ("a table elsewhere", |it| {
        it.describe(|it| it["resources"][0]["path"] = json!("../../content/units.yaml"));
    }),
    ("a table without a hash", |it| {
        it.describe(|it| it["resources"][0]["hash"] = json!("md5:0"));
    }),
    ("a table that is not there", |it| {
        drop(it.0.remove("reports.csv"))
    }),
    ("a table that is not described", |it| {
        it.describe(|it| {
            let tables = it["resources"].as_array_mut().unwrap();
            tables.retain(|table| table["name"] != "unit-years");
        });
    }),
    ("a table cut", |it| {
        it.0.get_mut("reports.csv").unwrap().truncate(900)
    }),
    ("an amount changed on the way", |it| {
        it.replace("reports.csv", "80.50", "80.51")
    }),
    ("a withdrawal taken out on the way", |it| {
        it.replace("withdrawals.csv", "数据有误", "没有问题");
    }),
    ("a table said to be huge", |it| {
        it.describe(|it| it["resources"][0]["bytes"] = json!(1_u64 << 40));
    }),
    ("another column", |it| {
        forged(it, "全年预算数（万元）", "全年预算数（元）")
    }),
    ("a column twice", |it| forged(it, "得分,等级", "得分,得分")),
    ("not UTF-8", |it| {
        let bytes = it.0.get_mut("reports.csv").unwrap();
        let at = bytes
            .windows(6)
            .position(|six| six == "白石".as_bytes())
            .unwrap();
        bytes.splice(at..at + 6, *b"\xB0\xD7\xCA\xAF");
        it.seal();
    }),
    ("a row with a cell more", |it| {
        forged(it, ",95.50,", ",95.50,,")
    }),
    ("a quotation mark without its other", |it| {
        forged(it, "白石项目luhua", "\"白石项目luhua")
    }),
    ("a record without an end", |it| {
        let end = vec![b'a'; 70_000];
        it.0.get_mut("reports.csv").unwrap().extend(end);
        it.seal();
    }),
    ("an address of a script", |it| {
        forged(it, "2024/qinghe/luhua.html", "javascript:alert(1).html");
    }),
    ("an address elsewhere", |it| {
        forged(it, "2024/qinghe/luhua.html", "//evil.example/luhua.html");
    }),
    ("an address above the site", |it| {
        forged(it, "2024/qinghe/luhua.html", "../other/luhua.html");
    }),
    ("a whole address of another site", |it| {
        forged(
            it,
            "https://baishi.example/jixiao/2024",
            "https://evil.example/jixiao/2024",
        );
    }),
    ("a report listed twice", |it| {
        forged(it, "2023/qinghe/daolu.html", "2024/qinghe/luhua.html");
    }),
    ("a report that was taken back", |it| {
        forged(it, "2023/qinghe/daolu.html", "2023/qinghe/jiuji.html");
    }),
    ("digits of another script", |it| {
        forged(it, ",80.50,", ",八十点五,")
    }),
    ("an amount below nothing", |it| {
        forged(it, ",80.50,", ",-80.50,")
    }),
    ("a formula", |it| forged(it, ",80.50,", ",=80.50+1,")),
    ("a score beyond a hundred", |it| {
        forged(it, ",95.50,", ",955.0,")
    }),
    ("a day that never was", |it| {
        forged(it, "2025-03-01", "2025-02-30")
    }),
    ("a year beyond all", |it| forged(it, ",2024,", ",20240,")),
    ("a name without an end", |it| {
        forged(it, "白石项目luhua", &"长".repeat(400));
    }),
    ("a name that turns round", |it| {
        forged(it, "白石项目luhua", "白石\u{202E}项目")
    }),
    ("no name", |it| forged(it, "白石项目luhua", "")),
    ("a name with a telephone number", |it| {
        forged(it, "白石项目luhua", "补助（张三13800138000）");
    }),
    ("a name with an identity number", |it| {
        forged(it, "白石项目luhua", "补助11010519491231002X");
    }),
    ("a name with a mark of secrecy", |it| {
        forged(it, "白石项目luhua", "机密★5年 白石项目");
    }),
    ("sums of other reports", |it| {
        it.replace(
            "unit-years.csv",
            "2024,qinghe,青禾街道办事处（示例）,,1,",
            "2024,qinghe,青禾街道办事处（示例）,,7,",
        );
        it.seal();
    }),
];

fn superior(package: &Package) -> MemoryFiles {
    let mut site = own_site(NAMED);
    package.put_into(&mut site, "baishi");
    site
}

fn checked(files: &dyn Files, inputs: &Inputs) -> Checked {
    let settings = Settings::read(inputs, files);
    build::check(&settings, inputs, files, Drafts::Out, &[])
}

#[test]
fn what_a_package_may_not_be_is_told_and_none_of_it_is_listed() {
    let mut told = String::new();
    for (name, change) in CASES {
        let mut package = SMALL.clone();
        change(&mut package);
        let files = superior(&package);
        let checked = checked(&files, &Inputs::of(&files));
        let listed = checked.outcome.listed().into_iter();
        let listed = listed.filter(|found| found.path.as_str() != OWN_REPORT);
        let listed: Vec<_> = listed.cloned().collect();
        let source = |path: &SourcePath| -> Option<SourceFile> {
            let bytes = files.read(path).ok()?;
            Some(decode(path, &bytes).0)
        };
        let listing = Listing {
            diagnostics: &listed,
            source: &source,
        };
        let found = concise(&listing);
        assert!(found.contains("拦截["), "{name}: {found}");
        assert!(!found.contains("13800138000"), "{name}: {found}");
        let list = Route::new("subordinate-sites/baishi/index.html");
        assert!(!checked.plan.contains(&list), "{name}");
        let _ = writeln!(told, "== {name}\n{found}");
    }
    hold("tests/it/subordinates/hostile.txt", &told);
}

#[test]
fn a_package_as_it_was_published_gives_no_finding() {
    let files = superior(&SMALL);
    let checked = checked(&files, &Inputs::of(&files));
    let listed = checked.outcome.listed();
    let of_data = |path: &SourcePath| path.as_str().starts_with("subordinate-data/");
    assert!(
        !listed.iter().any(|found| of_data(&found.path)),
        "{listed:?}"
    );
}

/// Files of which one never ends.
struct Endless(MemoryFiles);

impl Files for Endless {
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        match *path == data("reports.csv") {
            true => Ok(Box::new(self.0.open(path)?.chain(io::repeat(b'\n')))),
            false => self.0.open(path),
        }
    }
}

#[test]
fn no_more_of_a_file_is_read_than_its_package_states() {
    let files = superior(&SMALL);
    let inputs = Inputs::of(&files);
    let checked = checked(&Endless(files), &inputs);
    let listed = checked.outcome.listed();
    let found = listed.iter().any(|found| found.message.contains("不一致"));
    assert!(found, "{listed:?}");
}
