//! From a parsed `mingbai.yaml` to settings.
//!
//! Always gives settings: what could not be read has its default and a finding.

use super::fields::{GRADE, LICENCE, SETTINGS, SEVERITIES, SUPERVISION};
use super::footer_mark::{read_authority_mark, read_error_report, read_picture};
use super::main_colour::read_main_colour;
use super::plain_name::read_name;
use super::profile::find_profile;
use super::read_deadlines::read_deadlines;
use super::read_due::read_due;
use super::read_subordinates::read_subordinates;
use super::read_unread::read_unread;
use super::static_kind::read_static_kinds;
use super::web_address::{read_site_address, web_address};
use super::{Config, Grade, Licence, ReviewDisplay, Supervision, Wording, wording};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::field::{Context, Record, Text, did_you_mean};
use crate::parse::Document;
use crate::source::{Files, Spanned};
use crate::text::words::OwnWords;
use rust_decimal::Decimal;
use std::mem::take;

/// Reads the settings. The profile they name may be a file of the site's own, among `files`.
pub fn read_config(document: &Document, files: &dyn Files) -> (Config, Vec<Diagnostic>) {
    let ctx = &mut Context::of(document);
    let record = Record::open(&document.front, SETTINGS, "设置文件", ctx)
        .unwrap_or_else(|| Record::empty(SETTINGS));
    let text = |name: &str, ctx: &mut Context<'_>| record.value::<Text>(name, ctx);
    let base_url = read_site_address(&record, "base_url", ctx);
    let config = Config {
        path: document.source.path.clone(),
        title: text("title", ctx).unwrap_or_else(|| "未命名的站点".into()),
        organizer: text("organizer", ctx),
        operator: text("operator", ctx),
        phone: text("phone", ctx),
        address: text("address", ctx),
        email: text("email", ctx),
        site_id_code: text("site_id_code", ctx),
        icp: text("icp", ctx),
        police_record: text("police_record", ctx),
        authority_mark: read_authority_mark(&record, ctx),
        error_report: read_error_report(&record, base_url.as_deref(), ctx),
        logo: read_picture(&record, "logo", ctx),
        main_colour: read_main_colour(&record, document, ctx),
        base_url,
        description: text("description", ctx),
        supervision: read_supervision(&record, ctx),
        grades: read_grades(&record, ctx),
        profile: find_profile(record.get("profile", ctx).as_ref(), files, ctx),
        theme: read_name(&record, "theme", ctx).unwrap_or_else(|| "default".into()),
        page_size: read_page_size(&record, ctx),
        allowed_in_static: read_static_kinds(&record, ctx),
        language: read_name(&record, "language", ctx).unwrap_or_else(|| "zh-CN".into()),
        review: match record.value::<bool>("publish_review", ctx) {
            Some(true) => ReviewDisplay::Shown,
            _ => ReviewDisplay::Hidden,
        },
        deadlines: read_deadlines(&record, ctx),
        due: read_due(&record, ctx),
        licence: read_licence(&record, ctx),
        subordinates: read_subordinates(&record, ctx),
        sensitive_words: {
            let words = record.list::<Text>("sensitive_words", ctx);
            OwnWords::new(words.into_iter().map(|word| word.value))
        },
        severities: read_severities(&record, ctx),
        unread: read_unread(&record, ctx),
        wording: Wording::with(&read_wording(&record, ctx)),
        unit_phones: Vec::new(),
    };
    (config, take(&mut ctx.findings))
}

fn read_supervision(record: &Record<'_>, ctx: &mut Context<'_>) -> Supervision {
    let Some(group) = record.group("supervision", SUPERVISION, ctx) else {
        return Supervision::default();
    };
    let text = |name: &str, ctx: &mut Context<'_>| group.value::<Text>(name, ctx);
    Supervision {
        phone: text("phone", ctx),
        email: text("email", ctx),
        address: text("address", ctx),
        url: web_address(&group, "https://example.gov.cn/jiandu/", ctx),
        request: text("request", ctx),
    }
}

fn read_licence(record: &Record<'_>, ctx: &mut Context<'_>) -> Option<Licence> {
    let group = record.group("licence", LICENCE, ctx)?;
    Some(Licence {
        name: group.value("name", ctx)?,
        id: read_licence_id(&group, ctx),
        url: web_address(&group, "https://example.gov.cn/xuke/", ctx),
    })
}

/// A name as programs know licences by, such as `CC-BY-4.0`.
fn read_licence_id(group: &Record<'_>, ctx: &mut Context<'_>) -> Option<Text> {
    let id = group.get::<Text>("id", ctx)?;
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'+');
    if id.bytes().all(fits) {
        return Some(id.value);
    }
    let message = format!(
        "许可的“标识”写的是“{}”，只能有字母、数字、连字符和点",
        id.value
    );
    let help = "写成 CC-BY-4.0 的样子；没有通用的标识就不写";
    ctx.report(Code::OUT_OF_RANGE, id.span, message, help);
    None
}

/// The grades, best first; the national ones where the list is missing or makes no sense.
fn read_grades(record: &Record<'_>, ctx: &mut Context<'_>) -> Vec<Grade> {
    let rows = record.rows("grades", GRADE, ctx);
    if rows.is_empty() {
        return Grade::defaults();
    }
    let mut grades: Vec<Grade> = Vec::new();
    for (position, row) in rows.iter().enumerate() {
        let label = row.value::<Text>("label", ctx);
        let lower = row.get::<Decimal>("lower", ctx);
        let (Some(label), Some(lower)) = (label, lower) else {
            continue;
        };
        let in_order = grades.last().is_none_or(|above| lower.value < above.lower);
        if !in_order || lower.value < Decimal::ZERO || lower.value > Decimal::ONE_HUNDRED {
            let message = format!(
                "等级“{label}”的下限是{}，应当在0到100之间，而且比上一个等级低",
                lower.value
            );
            ctx.report(
                Code::OUT_OF_RANGE,
                lower.span,
                message,
                "从最好的等级写起，下限逐个降低",
            );
            continue;
        }
        let slug = read_name(row, "slug", ctx).or_else(|| default_slug(&label));
        let slug = slug.unwrap_or_else(|| format!("grade-{}", position + 1).into());
        let aliases = row
            .list::<Text>("aliases", ctx)
            .into_iter()
            .map(|alias| alias.value);
        grades.push(Grade {
            label,
            lower: lower.value,
            aliases: aliases.collect(),
            slug,
        });
    }
    if grades.is_empty() {
        Grade::defaults()
    } else {
        grades
    }
}

fn default_slug(label: &str) -> Option<Text> {
    Grade::defaults()
        .into_iter()
        .find(|grade| grade.is_called(label))
        .map(|grade| grade.slug)
}

fn read_page_size(record: &Record<'_>, ctx: &mut Context<'_>) -> usize {
    const DEFAULT: usize = 50;
    let Some(size) = record.get::<u32>("page_size", ctx) else {
        return DEFAULT;
    };
    if (1..=1000).contains(&size.value) {
        return size.value as usize;
    }
    let message = format!("“每页条数”是{}，应当在1到1000之间", size.value);
    ctx.report(Code::OUT_OF_RANGE, size.span, message, "一般写50");
    DEFAULT
}

fn read_severities(
    record: &Record<'_>,
    ctx: &mut Context<'_>,
) -> Vec<(Spanned<Text>, Option<Severity>)> {
    let mut severities = Vec::new();
    for (key, value) in record.entries("check", "代码: 严重程度", "例如：STR05: 警告", ctx)
    {
        let word = value.text().unwrap_or("");
        let severity = match word {
            "拦截" | "error" => Some(Severity::Error),
            "警告" | "warning" => Some(Severity::Warning),
            "提示" | "note" => Some(Severity::Note),
            "关闭" | "off" => None,
            _ => {
                let message = format!(
                    "“{}”的严重程度写的是“{word}”，应当是拦截、警告、提示或关闭",
                    key.value
                );
                let help = did_you_mean(word, SEVERITIES.iter().copied()).unwrap_or_default();
                ctx.report(Code::OUT_OF_RANGE, value.span, message, help);
                continue;
            }
        };
        severities.push((key.clone(), severity));
    }
    severities
}

/// 固定用语: wrong words with the right ones.
fn read_wording(record: &Record<'_>, ctx: &mut Context<'_>) -> Vec<(Text, Text)> {
    let mut words = Vec::new();
    let example = "例如：青禾街办: 青禾街道办事处";
    let mut size = 0;
    for (wrong, right) in record.entries("wording", "错的写法: 对的写法", example, ctx) {
        size += wrong.len();
        if size > wording::MOST {
            let most = wording::MOST;
            let message = format!("“固定用语”里错的写法超过{most}字节，从这一条起没有用上");
            let help = "只留下常写错的词";
            ctx.report(Code::OUT_OF_RANGE, wrong.span, message, help);
            break;
        }
        match right
            .text()
            .map(str::trim)
            .filter(|right| !right.is_empty())
        {
            Some(right) if !wrong.trim().is_empty() => {
                words.push((wrong.value.clone(), right.into()));
            }
            _ => {
                let message = format!("“{}”没有写对的写法", wrong.value);
                let help = "写成“错的写法: 对的写法”；不想查这个词，两边写成一样";
                ctx.report(Code::WRONG_TYPE, right.span, message, help);
            }
        }
    }
    words
}
