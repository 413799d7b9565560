//! PUB03: a site on which nobody can object.

use crate::check::rule::{Check, Rule, SiteContext};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("PUB03"),
    name: "没有监督渠道",
    severity: Severity::Warning,
    what: "设置里没有写“监督”：电话、邮箱、地址、网址一样也没有。",
    why: "《政府信息公开条例》第五十一条规定，公众认为公开工作侵犯其合法权益的，可以投诉、举报；每份报告上都应当写明向谁提出。",
    bad: "\
站点名称: 云岭区项目支出绩效公开
",
    good: "\
站点名称: 云岭区项目支出绩效公开
监督:
  电话: 0871-00000000
  邮箱: jiandu@example.gov.cn
",
    check: Check::Site(check),
};

fn check(ctx: &SiteContext<'_>, found: &mut Vec<Diagnostic>) {
    let config = &ctx.site.config;
    let ways = &config.supervision;
    let reachable = [&ways.phone, &ways.email, &ways.address, &ways.url];
    if reachable.iter().all(|way| way.is_none()) {
        let message = "没有监督渠道：群众对报告有异议时，不知道向谁提出";
        found.push(
            Diagnostic::whole(RULE.code, &config.path, message)
                .help("在设置里加上“监督”，下面写电话、邮箱、地址或网址"),
        );
    }
}
