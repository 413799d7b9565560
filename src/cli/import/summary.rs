//! What an import came to.

use super::destination::{Destination, Fate, PlacedReport};
use super::document::ReadDocument;
use super::told::{self, Detail};
use super::units::Effect;
use crate::cli::args::{ImportArguments, ImportFormat};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// So many documents are told in full.
const FEW: usize = 5;
/// Most documents that are told one by one, and most that the summary names.
const LINES: usize = 200;
const NAMED: usize = 50;

/// What is kept of all documents.
pub(super) struct Summary<'a> {
    root: &'a Path,
    arguments: &'a ImportArguments,
    total: usize,
    told: usize,
    /// Reports written, in place of others too; unchanged; drafts among both; doubts in these.
    written: usize,
    unchanged: usize,
    drafts: usize,
    doubts: usize,
    /// Documents that did not become reports, and why; the first of them by name.
    failed: usize,
    failures: Vec<String>,
    converted: usize,
    /// Documents with what must not be published.
    personal: usize,
    /// In JSON, what is said of each.
    files: Vec<Value>,
}

impl<'a> Summary<'a> {
    /// Of so many documents.
    pub(super) fn new(root: &'a Path, arguments: &'a ImportArguments, total: usize) -> Self {
        Self {
            root,
            arguments,
            total,
            told: 0,
            written: 0,
            unchanged: 0,
            drafts: 0,
            doubts: 0,
            failed: 0,
            failures: Vec::new(),
            converted: 0,
            personal: 0,
            files: Vec::new(),
        }
    }

    /// In which form it is told.
    pub(super) fn format(&self) -> ImportFormat {
        self.arguments.format
    }

    /// Whether all documents became reports.
    pub(super) fn is_complete(&self) -> bool {
        self.failed == 0
    }

    /// Takes a document in.
    pub(super) fn count(&mut self, document: &ReadDocument, placed: &[PlacedReport]) {
        for report in placed.iter().filter(|report| report.is_there()) {
            match report.fate {
                Fate::Unchanged => self.unchanged += 1,
                _ => self.written += 1,
            }
            self.doubts += report.draft.doubts.len();
            self.drafts += usize::from(!report.draft.doubts.is_empty());
        }
        self.converted += usize::from(document.is_converted);
        self.personal += usize::from(!document.personal.is_empty());
        let lost = placed.iter().find(|report| !report.is_there());
        let why = match (&document.message, lost.map(|report| &report.fate)) {
            (Some(message), _) => message.clone(),
            (None, Some(Fate::Failed(why))) => why.clone(),
            (None, Some(_)) => format!("已经有 {}，没有改动它", lost.map_or("", |report| &report.path)),
            (None, None) => return,
        };
        self.failed += 1;
        if self.failures.len() < NAMED {
            self.failures.push(format!("{}：{why}", document.path.display()));
        }
    }

    /// What is said of a document as it comes.
    pub(super) fn shown(&mut self, document: &ReadDocument, placed: &[PlacedReport]) -> String {
        self.told += 1;
        let detail = match self.total > FEW {
            true => Detail::Lines,
            false => Detail::Facts,
        };
        match self.told {
            told if told <= LINES => told::document(document, placed, detail),
            told if told == LINES + 1 => "……后面的不逐个列出，全部结果用 --format json 看\n".to_owned(),
            _ => String::new(),
        }
    }

    /// Keeps what is said of a document in JSON.
    pub(super) fn keep(&mut self, document: Value) {
        self.files.push(document);
    }

    /// All of it in JSON.
    pub(super) fn json(&mut self, destination: &Destination<'_>) -> String {
        let units = destination.units.added.iter();
        let units: Vec<Value> = units.map(|unit| json!({"id": unit.id, "name": unit.name})).collect();
        let files = std::mem::take(&mut self.files);
        format!("{:#}\n", json!({ "files": files, "units": units }))
    }

    /// What it came to, and what to do next.
    pub(super) fn text(&self, destination: &Destination<'_>) -> String {
        let is_told = destination.effect == Effect::Told;
        let mut out = String::from("\n");
        let _ = write!(out, "文件 {} 个：", self.total);
        let _ = match is_told {
            true => write!(out, "会写报告 {} 份", self.written),
            false => write!(out, "写了报告 {} 份", self.written),
        };
        if self.unchanged > 0 {
            let _ = write!(out, "，没有变化 {} 份", self.unchanged);
        }
        if self.drafts > 0 {
            let _ = write!(out, "；其中草稿 {} 份，待核 {} 处", self.drafts, self.doubts);
        }
        if self.failed > 0 {
            let _ = write!(out, "；没有导入的文件 {} 个", self.failed);
        }
        out.push('\n');
        self.more(&mut out, destination);
        self.next(&mut out, destination);
        out
    }

    fn more(&self, out: &mut String, destination: &Destination<'_>) {
        if self.total > FEW && self.failed > 0 {
            out.push_str("没有导入的：\n");
            for failure in &self.failures {
                let _ = writeln!(out, "  {failure}");
            }
            if self.failed > self.failures.len() {
                let _ = writeln!(out, "  另有 {} 个没有逐一列出", self.failed - self.failures.len());
            }
        }
        if self.total > FEW && self.personal > 0 {
            let _ = writeln!(out, "含有不能公开的内容的文件 {} 个，是什么、在哪里，写在各自的“待核”里", self.personal);
        }
        if self.total > FEW && self.converted > 0 {
            let _ = writeln!(out, "用 LibreOffice 转换后读的 {} 个", self.converted);
        }
        let verb = match destination.effect {
            Effect::Told => "单位表里没有，会登记",
            Effect::Written => "单位表里没有，已经登记在 content/units.yaml",
        };
        for unit in destination.units.added.iter().take(NAMED) {
            let near = unit.near.as_ref().map_or(String::new(), |near| format!("，请核对：{near}"));
            let _ = writeln!(out, "{verb}：{}（标识 {}）{near}", unit.name, unit.id);
        }
    }

    fn next(&self, out: &mut String, destination: &Destination<'_>) {
        if destination.effect == Effect::Told {
            out.push_str("没有写任何文件。去掉 --dry-run 再运行，就会写\n");
            return;
        }
        if self.written + self.unchanged == 0 {
            return;
        }
        let root = match self.root == Path::new(".") {
            true => String::new(),
            false => format!(" --root {}", self.root.display()),
        };
        out.push_str("下一步：\n");
        let drafts = match self.drafts {
            0 => "",
            _ => " --drafts",
        };
        let _ = writeln!(out, "  mingbai{root} check{drafts}");
        let _ = writeln!(out, "  mingbai{root} serve{drafts}");
        if self.drafts > 0 {
            out.push_str("草稿不会发布：对照原件把“待核”的地方改好，删掉“# 待核”的行和“草稿: true”\n");
        }
    }
}
