//! SIT02: units that nobody has listed.

use crate::check::rule::{Check, Rule, SiteContext};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::SourcePath;

pub(super) static RULE: Rule = Rule {
    code: Code("SIT02"),
    name: "没有单位表",
    severity: Severity::Note,
    what: "没有 content/units.yaml，单位和它们的网址是从报告里的写法推出来的。",
    why: "同一个单位写法稍有不同就成了两个单位；以后补上单位表，网址会变，旧链接会失效。《政府信息公开条例》要求主动公开的信息便于公众查阅。",
    bad: "\
（没有 content/units.yaml）
",
    good: "\
# content/units.yaml
- 标识: qinghe
  名称: 云岭区青禾街道办事处
  简称: 青禾街道
",
    check: Check::Site(check),
};

fn check(ctx: &SiteContext<'_>, found: &mut Vec<Diagnostic>) {
    let site = ctx.site;
    if !site.units_listed && !site.reports.is_empty() {
        let path = SourcePath::new("content/units.yaml");
        let ids: Vec<_> = site.units.iter().map(|unit| unit.id.as_str()).collect();
        let more = if ids.len() > 3 { "等" } else { "" };
        let shown = ids[..ids.len().min(3)].join("、");
        let message = format!("没有单位表，单位的标识由报告推出（{shown}{more}）");
        found.push(
            Diagnostic::whole(RULE.code, &path, message)
                .help("建立 content/units.yaml，登记每个单位的标识和名称"),
        );
    }
}
