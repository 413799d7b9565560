//! From a parsed file to a profile.
//!
//! Always gives a profile: what is missing or could not be read comes from the one it is based on.

use super::fields::{CHAPTER, INNER_LEVEL, LEVEL, PROFILE, SECTION};
use super::{BUILT_IN, Chapter, Level, Profile, Requirement, Thresholds, built_in};
use crate::diagnostic::{Code, Diagnostic};
use crate::field::{Context, Field, Record, Text, did_you_mean};
use crate::parse::Document;
use crate::source::{Span, Spanned};
use rust_decimal::Decimal;
use std::mem::take;

/// Reads the profile called `name`. `base` is the built-in one that lends what is missing, unless
/// the file names another; `None` for the built-in ones themselves, which lack nothing.
pub(super) fn read_profile(
    name: &str,
    document: &Document,
    base: Option<&str>,
) -> (Profile, Vec<Diagnostic>) {
    let ctx = &mut Context::of(document);
    let record = Record::open(&document.front, PROFILE, "体例文件", ctx)
        .unwrap_or_else(|| Record::empty(PROFILE));
    let base = base.map(|usual| built_in(&read_base(&record, ctx).unwrap_or_else(|| usual.into())));
    let chapters = record.rows("chapters", CHAPTER, ctx);
    let chapters: Vec<_> = chapters
        .iter()
        .filter_map(|row| read_chapter(row, CHAPTER, ctx))
        .collect();
    let levels = record.rows("levels", LEVEL, ctx);
    let levels: Vec<_> = levels
        .iter()
        .filter_map(|row| read_level(row, ctx))
        .collect();
    let profile = Profile {
        name: name.into(),
        title: record.value("title", ctx).unwrap_or_else(|| name.into()),
        chapters: or_lent(chapters, base.map(|base| &base.chapters)),
        execution_weight: read_number(&record, "execution_weight", 100, ctx)
            .or_else(|| base.and_then(|base| base.execution_weight)),
        levels: or_lent(levels, base.map(|base| &base.levels)),
        thresholds: read_thresholds(&record, base, ctx),
        hash: document.hash,
    };
    (profile, take(&mut ctx.findings))
}

fn or_lent<T: Clone>(own: Vec<T>, lent: Option<&Vec<T>>) -> Vec<T> {
    if own.is_empty() {
        lent.cloned().unwrap_or_default()
    } else {
        own
    }
}

/// The built-in profile that lends what is missing.
fn read_base(record: &Record<'_>, ctx: &mut Context<'_>) -> Option<Text> {
    let base = record.get::<Text>("based_on", ctx)?;
    if BUILT_IN.contains(&&*base.value) {
        return Some(base.value);
    }
    let message = format!(
        "没有“{}”这个内置体例，应当是{}之一",
        base.value,
        BUILT_IN.join("、")
    );
    let help = did_you_mean(&base.value, BUILT_IN.iter().copied()).unwrap_or_default();
    ctx.report(Code::OUT_OF_RANGE, base.span, message, help);
    None
}

fn read_chapter(
    row: &Record<'_>,
    fields: &'static [Field],
    ctx: &mut Context<'_>,
) -> Option<Chapter> {
    let sections = if std::ptr::eq(fields, CHAPTER) {
        row.rows("sections", SECTION, ctx)
    } else {
        Vec::new()
    };
    let need = row.get::<Text>("need", ctx);
    Some(Chapter {
        also: read_names(row, ctx),
        required: need.map_or(Requirement::Required, |need| read_need(&need, ctx)),
        sections: sections
            .iter()
            .filter_map(|row| read_chapter(row, SECTION, ctx))
            .collect(),
        title: read_name(row, "title", ctx)?,
    })
}

fn read_need(word: &Spanned<Text>, ctx: &mut Context<'_>) -> Requirement {
    match &*word.value {
        "必备" => Requirement::Required,
        "可选" => Requirement::Optional,
        other => {
            let message = format!(
                "“要求”写的是“{other}”，应当是{}",
                Requirement::WORDS.join("或")
            );
            ctx.report(
                Code::OUT_OF_RANGE,
                word.span,
                message,
                "缺了它报告就不完整的写“必备”",
            );
            Requirement::Optional
        }
    }
}

fn read_level(row: &Record<'_>, ctx: &mut Context<'_>) -> Option<Level> {
    let inner = row.rows("inner", INNER_LEVEL, ctx);
    let inner = inner.iter().filter_map(|row| {
        Some(Level {
            also: read_names(row, ctx),
            weight: None,
            inner: Vec::new(),
            name: read_name(row, "name", ctx)?,
        })
    });
    Some(Level {
        inner: inner.collect(),
        also: read_names(row, ctx),
        weight: read_number(row, "weight", 100, ctx),
        name: read_name(row, "name", ctx)?,
    })
}

/// A name that says something.
fn read_name(row: &Record<'_>, field: &str, ctx: &mut Context<'_>) -> Option<Text> {
    let name = row.get::<Text>(field, ctx)?;
    if name.is_empty() {
        ctx.report(
            Code::OUT_OF_RANGE,
            name.span,
            "名称是空的".to_owned(),
            "写上名称，或删掉这一项",
        );
        return None;
    }
    Some(name.value)
}

fn read_names(row: &Record<'_>, ctx: &mut Context<'_>) -> Vec<Text> {
    let names = row.list::<Text>("also", ctx).into_iter();
    names
        .map(|name| name.value)
        .filter(|name| !name.is_empty())
        .collect()
}

/// A number from 0 to `largest`.
fn read_number(
    row: &Record<'_>,
    field: &str,
    largest: u32,
    ctx: &mut Context<'_>,
) -> Option<Decimal> {
    let number = row.get::<Decimal>(field, ctx)?;
    if number.value >= Decimal::ZERO && number.value <= Decimal::from(largest) {
        return Some(number.value);
    }
    out_of_range(number.value, number.span, largest, ctx);
    None
}

fn out_of_range(number: Decimal, span: Span, largest: u32, ctx: &mut Context<'_>) {
    let message = format!("这里写的是{number}，应当在0到{largest}之间");
    ctx.report(
        Code::OUT_OF_RANGE,
        span,
        message,
        "删掉这一项就用所基于的体例的数",
    );
}

fn read_thresholds(
    record: &Record<'_>,
    base: Option<&Profile>,
    ctx: &mut Context<'_>,
) -> Thresholds {
    let base = base.map(|base| base.thresholds);
    let mut read = |field: &str, largest: u32, lent: Option<Decimal>| {
        read_number(record, field, largest, ctx)
            .or(lent)
            .unwrap_or_default()
    };
    Thresholds {
        reason_below: read("reason_below", 100, base.map(|base| base.reason_below)),
        over_target: read("over_target", 100_000, base.map(|base| base.over_target)),
        largest_share: read("largest_share", 100, base.map(|base| base.largest_share)),
        tolerance: read("tolerance", 10, base.map(|base| base.tolerance)),
    }
}
