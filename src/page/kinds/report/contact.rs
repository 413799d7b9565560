//! How to object or ask: the unit's and the site's contacts.

use crate::page::context::PageContext;
use crate::page::href::LabeledLink;
use crate::page::href::push_value;
use serde::Serialize;

/// The ways to object or ask.
#[derive(Debug, Serialize)]
pub struct Contact<'a> {
    /// The unit's short name.
    pub unit: &'a str,
    /// Whether there is any way at all.
    pub is_given: bool,
    /// The unit's telephone.
    pub unit_phone: Option<LabeledLink<'a>>,
    /// Whether telephone and mail are those of supervision, or the site's own, which stand in for
    /// them where there are none: `supervision` or `site`.
    pub phone_of: &'static str,
    /// As `phone_of`, for the mail.
    pub email_of: &'static str,
    /// 监督电话, else 联系电话.
    pub phone: Option<LabeledLink<'a>>,
    /// 监督邮箱, else 联系邮箱.
    pub email: Option<&'a str>,
    /// A mail to it, with title and address already in it.
    pub mailto: Option<String>,
    /// 来信地址.
    pub address: Option<&'a str>,
    /// 在线监督.
    pub url: Option<&'a str>,
    /// 依申请公开, where it is an address on the web.
    pub request_url: Option<&'a str>,
    /// 依申请公开, where it is a sentence.
    pub request: Option<&'a str>,
}

impl<'a> Contact<'a> {
    pub(in crate::page::kinds) fn new(ctx: &PageContext<'a>, position: usize, title: &str) -> Self {
        let config = &ctx.site.config;
        let supervision = &config.supervision;
        let unit = ctx.unit_of(position);
        let email = supervision.email.as_deref().or(config.email.as_deref());
        let request = supervision.request.as_deref();
        let whose = |own: &Option<Box<str>>| if own.is_some() { "supervision" } else { "site" };
        let phone = supervision.phone.as_deref().or(config.phone.as_deref());
        let address = supervision.address.as_deref().or(config.address.as_deref());
        let url = supervision.url.as_deref().filter(|url| is_web(url));
        let ways = [unit.phone.as_deref(), phone, email, address, url, request];
        Self {
            is_given: ways.iter().any(Option::is_some),
            phone_of: whose(&supervision.phone),
            email_of: whose(&supervision.email),
            unit: unit.label(),
            unit_phone: unit.phone.as_deref().map(telephone),
            phone: phone.map(telephone),
            email,
            mailto: email.filter(|email| is_mail_address(email)).map(|email| {
                let year = ctx.site.reports[position].year.value;
                mailto(ctx, email, &format!("{}{year}年《{title}》", unit.label()))
            }),
            address,
            url,
            request_url: request.filter(|request| is_web(request)),
            request: request.filter(|request| !is_web(request)),
        }
    }
}

/// A telephone number, to be called where it is one plain number.
pub(in crate::page::kinds) fn telephone(number: &str) -> LabeledLink<'_> {
    let plain = number
        .bytes()
        .all(|b| b.is_ascii_digit() || b"+-".contains(&b));
    LabeledLink {
        label: number.into(),
        href: plain.then(|| format!("tel:{number}")),
    }
}

/// A mail that names the report and its address.
fn mailto(ctx: &PageContext<'_>, email: &str, report: &str) -> String {
    let route = &ctx.page.route;
    let address = ctx.absolute(route).unwrap_or_else(|| route.to_string());
    let mut named = String::new();
    push_value(&mut named, report);
    let mut mail = String::with_capacity(1024);
    mail.push_str("mailto:");
    mail.push_str(email);
    mail.push_str("?subject=");
    push_value(&mut mail, "关于");
    mail.push_str(&named);
    push_value(&mut mail, "的意见");
    mail.push_str("&body=");
    push_value(&mut mail, "报告：");
    // Lines of a mail end in two signs.
    mail.push_str(&named.replace("%0A", "%0D%0A"));
    let rest = ["\r\n网址：", &address, "\r\n\r\n我的意见：\r\n"].concat();
    push_value(&mut mail, &rest);
    mail
}

/// Whether a text is a plain mail address that needs no encoding.
fn is_mail_address(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"@.-_+".contains(&b))
}

/// Whether a text is an address on the web that is safe in a link.
fn is_web(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
        && text
            .chars()
            .all(|c| !c.is_whitespace() && !c.is_control() && !"\"<>\\".contains(c))
}
