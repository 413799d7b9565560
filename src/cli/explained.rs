//! `mingbai build --explain`: why one output was written, or was not.

use super::changed_lines::{changed_lines, listed};
use super::place::BuildPlace;
use crate::build::{Cause, Checked, MadeMemory, ScopePart, ShapePart, causes};
use crate::model::Route;
use crate::source::SourcePath;
use std::fs;
use std::path::{Component, Path};

const UNCHANGED: &str = "它用到的内容都没有变。\n";

/// An output in question: its address, and what stood there before the build.
pub(super) struct Question {
    route: Route,
    before: Option<Vec<u8>>,
}

impl Question {
    /// The output that `path` names: an address, a file of the output folder, or the source of a page.
    pub(super) fn of(path: &Path, checked: &Checked, output: &Path) -> Self {
        let real = fs::canonicalize(path)
            .ok()
            .zip(fs::canonicalize(output).ok());
        let in_output =
            real.and_then(|(path, output)| Some(path.strip_prefix(output).ok()?.to_owned()));
        let within = in_output.as_deref().unwrap_or(path);
        let parts = within.components().filter_map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        });
        let address = parts.collect::<Vec<_>>().join("/");
        let of_source = checked.site.route_of_source(&SourcePath::new(&*address));
        let route = of_source.cloned().unwrap_or_else(|| Route::new(address));
        Self {
            before: fs::read(output.join(route.as_str())).ok(),
            route,
        }
    }

    /// Why it was made anew, or was not, as far as that is known before it is put in place.
    pub(super) fn why(
        &self,
        checked: &Checked,
        place: &BuildPlace<'_>,
        memory: Option<&MadeMemory>,
    ) -> String {
        let last = place.last.as_ref();
        let Some((last, scope)) = last.zip(place.scope.as_ref()) else {
            return "没有上次生成的记录可用，所有文件都重新做了一遍。\n".to_owned();
        };
        let differing = scope.differing(&last.scope);
        if !differing.is_empty() {
            let parts = differing.into_iter().map(scope_words);
            let parts = listed(parts.collect());
            return format!("所有网页都要用到的内容变了，所以全部重新做了一遍：\n{parts}");
        }
        match memory.and_then(|memory| causes(memory, checked, &self.route)) {
            None => "它不是网页，也不是数据文件，或者上次没有记下它用到了什么：每次都重新做一遍，内容不同才写。\n".to_owned(),
            Some(causes) if causes.is_empty() => UNCHANGED.to_owned(),
            Some(causes) => format!("它用到的内容变了：\n{}", listed(causes.iter().map(cause_words).collect())),
        }
    }

    /// What became of it, after `why` is known.
    pub(super) fn answer(&self, why: &str, output: &Path) -> String {
        let after = fs::read(output.join(self.route.as_str())).ok();
        let route = &self.route;
        match (&self.before, &after) {
            (None, None) => format!("{route}：网站里没有这个文件。\n"),
            (Some(_), None) => format!("{route}：网站里不再有这个文件，已经删除。\n"),
            (None, Some(_)) => format!("{route}：新写的文件。{why}"),
            (Some(before), Some(after)) if before == after => {
                format!("{route}：内容没有改动。{why}")
            }
            (Some(before), Some(after)) => {
                let why = match why {
                    UNCHANGED => {
                        "它用到的内容都没有变，是输出文件夹里的这个文件被改过，已经改回。\n"
                    }
                    why => why,
                };
                let lines = changed_lines(before, after);
                format!("{route}：已经重写。{why}{lines}")
            }
        }
    }
}

fn scope_words(part: &ScopePart) -> String {
    match part {
        ScopePart::Program => "程序（换了版本）".to_owned(),
        ScopePart::Settings => "站点设置、单位名单".to_owned(),
        ScopePart::Theme(path) => format!("主题文件 {path}"),
    }
}

fn cause_words(cause: &Cause) -> String {
    match cause {
        Cause::Facts(path) => format!("{path} 的字段"),
        Cause::Text(path) => format!("{path} 的正文"),
        Cause::Project(path) => format!("{path} 是哪个项目的，这个项目还有哪些报告"),
        Cause::Shared(words) => words.clone(),
        Cause::Shape(part) => match part {
            ShapePart::Units => "有哪些单位",
            ShapePart::Reports => "有哪些报告，或报告的年度、单位、依据、次序、网址",
            ShapePart::OwnPages => "网站自己的网页",
            ShapePart::Attachments => "随报告公开的附件",
            ShapePart::Subordinates => "下级站点的数据",
            ShapePart::Addresses => "有哪些网页、名单和数据文件",
        }
        .to_owned(),
    }
}
