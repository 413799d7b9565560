//! The last lines of an import: what it came to, and what to do next.

use super::destination::Destination;
use super::summary::{FEW, NAMED, Summary};
use super::units::Effect;
use std::fmt::Write;
use std::path::Path;

impl Summary<'_> {
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
            let _ = write!(
                out,
                "；其中草稿 {} 份，待核 {} 处",
                self.drafts, self.doubts
            );
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
                let _ = writeln!(
                    out,
                    "  另有 {} 个没有逐一列出",
                    self.failed - self.failures.len()
                );
            }
        }
        if self.total > FEW && self.personal > 0 {
            let _ = writeln!(
                out,
                "含有不能公开的内容的文件 {} 个，是什么、在哪里，写在各自的“待核”里",
                self.personal
            );
        }
        if self.total > FEW && self.converted > 0 {
            let _ = writeln!(out, "用 LibreOffice 转换后读的 {} 个", self.converted);
        }
        units(out, destination);
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
            out.push_str(
                "草稿不会发布：对照原件把“待核”的地方改好，删掉“# 待核”的行和“草稿: true”\n",
            );
        }
    }
}

/// The units that were added to the list.
fn units(out: &mut String, destination: &Destination<'_>) {
    let added = &destination.units.added;
    if added.is_empty() {
        return;
    }
    let verb = match destination.effect {
        Effect::Told => "会在单位表（content/units.yaml）里登记",
        Effect::Written => "在单位表（content/units.yaml）里登记了",
    };
    let _ = writeln!(out, "{verb}新单位 {} 个，请核对：", added.len());
    for unit in added.iter().take(NAMED) {
        let near = unit.near.as_ref().map_or(String::new(), |near| {
            format!("，与“{near}”只差一个字，是不是同一个单位？")
        });
        let _ = writeln!(out, "  {}（标识 {}）{near}", unit.name, unit.id);
    }
    if added.len() > NAMED {
        let _ = writeln!(out, "  另有 {} 个没有逐一列出", added.len() - NAMED);
    }
}
