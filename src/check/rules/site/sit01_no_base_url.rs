//! SIT01: a site that does not know its own address.

use crate::check::rule::{Check, Rule, SiteContext};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("SIT01"),
    name: "没有写网址",
    severity: Severity::Note,
    what: "设置里没有网站将来发布的网址，所以不生成订阅、站点地图和规范链接。其余页面不受影响。",
    why: "《政府网站发展指引》（国办发〔2017〕47号）要求网站列明站点地图；订阅和站点地图里必须写完整的网址。",
    bad: "\
站点名称: 云岭区项目支出绩效公开
",
    good: "\
站点名称: 云岭区项目支出绩效公开
网址: https://example.gov.cn/jixiao/
",
    check: Check::Site(check),
};

fn check(ctx: &SiteContext<'_>, found: &mut Vec<Diagnostic>) {
    let config = &ctx.site.config;
    if config.base_url.is_none() {
        let message = "没有可用的“网址”，不生成订阅和站点地图";
        found.push(
            Diagnostic::whole(RULE.code, &config.path, message)
                .help("知道发布地址以后，加上一行“网址: https://…/”"),
        );
    }
}
