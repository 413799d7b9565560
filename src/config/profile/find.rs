//! The profile that a site asks for: its own, or one that comes with the program.

use super::read::read_profile;
use super::{BUILT_IN, DEFAULT, FOLDER, Profile, built_in};
use crate::diagnostic::Code;
use crate::field::{Context, Text, did_you_mean};
use crate::parse::{Document, Form};
use crate::source::{Files, SourcePath, Spanned};
use std::io::ErrorKind;

/// The profile called `name`. A site's own file comes before a built-in one of the same name. One
/// that cannot be had is a finding, and the default stands in for it.
pub(crate) fn find_profile(
    name: Option<&Spanned<Text>>,
    files: &dyn Files,
    ctx: &mut Context<'_>,
) -> Profile {
    let Some(name) = name else {
        return built_in(DEFAULT).clone();
    };
    let mut wrong = |message: String, help: String| {
        ctx.report(Code::OUT_OF_RANGE, name.span, message, help);
        built_in(DEFAULT).clone()
    };
    let path = SourcePath::new(format!("{FOLDER}/{}.yaml", name.value));
    let bytes = if is_file_name(&name.value) {
        files.read(&path)
    } else {
        Err(ErrorKind::NotFound.into())
    };
    match bytes {
        Ok(bytes) => {
            let document = Document::parse(&path, Form::Yaml, &bytes);
            let (profile, findings) = read_profile(&name.value, &document, Some(DEFAULT));
            ctx.findings.extend(findings);
            profile
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if BUILT_IN.contains(&&*name.value) {
                return built_in(&name.value).clone();
            }
            let known = BUILT_IN.iter().map(|name| {
                let title = &built_in(name).title;
                format!("{name}（{title}）")
            });
            let known = known.collect::<Vec<_>>().join("、");
            let guess = did_you_mean(&name.value, BUILT_IN.iter().copied()).unwrap_or_default();
            wrong(
                format!("没有“{}”这个体例", name.value),
                format!(
                    "{guess}内置的有：{known}；自己的体例写成 {FOLDER}/名字.yaml，名字用字母、数字和连字符"
                ),
            )
        }
        Err(_) => wrong(
            format!("读不了体例文件 {path}"),
            "检查它是不是普通文件、是否太大、有没有读取权限".to_owned(),
        ),
    }
}

/// Whether a file can have this name and nothing else be meant by it.
fn is_file_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
