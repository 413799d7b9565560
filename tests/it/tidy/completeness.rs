//! Nothing is half done: every rule is told, explained and tried; generated documents are current.

use super::hold_none;
use super::source_text::sources;
use crate::documents::{fields_document, rules_document};
use crate::expectation::{folders, hold};
use crate::sandbox::project;
use mingbai::check::{categories, explain, rules};
use mingbai::config::fields::SETTINGS;
use mingbai::config::profile::fields::PROFILE;
use mingbai::field::{Kind, json_schema};
use mingbai::model::fields::{OWN_PAGE, REPORT, UNIT};
use std::collections::BTreeSet;

#[test]
fn codes_are_unique_and_stand_in_order_in_their_category() {
    let mut violations = Vec::new();
    for category in categories() {
        for rule in category.rules {
            if rule.code.category() != category.letters {
                violations.push(format!("{} is not {}", rule.code, category.letters));
            }
        }
        for pair in category.rules.windows(2) {
            if pair[0].code >= pair[1].code {
                violations.push(format!("{} stands before {}", pair[0].code, pair[1].code));
            }
        }
    }
    hold_none(&violations);
}

#[test]
fn every_code_that_findings_carry_has_a_rule() {
    let known: BTreeSet<&str> = rules().iter().map(|rule| rule.code.as_str()).collect();
    let mut violations = Vec::new();
    for source in sources("src")
        .iter()
        .filter(|source| source.path.ends_with("/code.rs"))
    {
        for part in source.text.split("Self(\"").skip(1) {
            let code = part.split('"').next().unwrap_or("");
            if !known.contains(code) {
                violations.push(format!("{code} is no rule"));
            }
        }
    }
    hold_none(&violations);
}

#[test]
fn every_rule_lies_in_a_file_of_its_code_and_is_explained() {
    let files: Vec<_> = sources("src/check/rules")
        .into_iter()
        .map(|source| source.path)
        .collect();
    let mut violations = Vec::new();
    for rule in rules() {
        let start = format!("/{}_", rule.code.as_str().to_lowercase());
        if !files.iter().any(|path| path.contains(&start)) {
            violations.push(format!("{} has no file {start}….rs", rule.code));
        }
        let told = [rule.name, rule.what, rule.why, rule.bad, rule.good];
        if told.iter().any(|text| text.trim().is_empty()) || explain(rule.code.as_str()).is_none() {
            violations.push(format!("{} is not explained", rule.code));
        }
        if [rule.bad, rule.good]
            .iter()
            .any(|example| !example.ends_with('\n'))
        {
            violations.push(format!(
                "{}: an example does not end its last line",
                rule.code
            ));
        }
    }
    hold_none(&violations);
}

#[test]
fn every_rule_has_fixtures_and_every_fixture_a_rule() {
    let names: Vec<_> = folders("tests/rules")
        .into_iter()
        .map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    let mut violations = Vec::new();
    for rule in rules() {
        if !names
            .iter()
            .any(|name| name.starts_with(&format!("{}-", rule.code)))
        {
            violations.push(format!("{} has no fixtures", rule.code));
        }
    }
    for name in &names {
        let code = name.split('-').next().unwrap_or("");
        if !rules().iter().any(|rule| rule.code.as_str() == code) {
            violations.push(format!("tests/rules/{name}: no such rule"));
        }
    }
    hold_none(&violations);
}

#[test]
fn the_document_of_rules_is_current() {
    hold("docs/rules.md", &rules_document());
}

#[test]
fn the_document_of_fields_is_current() {
    let tables = [
        ("设置（mingbai.yaml）", SETTINGS),
        ("报告（content/ 下的 .md 或 .yaml）", REPORT),
        ("单位表（content/units.yaml）的每一项", UNIT),
        ("自有页面（content/pages/*.md）", OWN_PAGE),
        ("体例（profiles/*.yaml）", PROFILE),
    ];
    hold("docs/format.md", &fields_document(&tables));
}

#[test]
fn the_schemas_are_current() {
    let schemas = [
        (
            "docs/mingbai.schema.json",
            "站点设置",
            Kind::Group(SETTINGS),
        ),
        (
            "docs/report.schema.json",
            "绩效自评报告",
            Kind::Group(REPORT),
        ),
        ("docs/units.schema.json", "单位表", Kind::Rows(UNIT)),
        ("docs/profile.schema.json", "体例", Kind::Group(PROFILE)),
    ];
    for (path, title, root) in schemas {
        let text = serde_json::to_string_pretty(&json_schema(title, root)).unwrap();
        hold(path, &format!("{text}\n"));
    }
}

#[test]
fn every_test_that_the_document_of_security_names_is_there() {
    let path = project().join("docs/security.md");
    let document = std::fs::read_to_string(path).expect("docs/security.md");
    let tests: Vec<_> = ["tests/it", "tests/system", "src"]
        .into_iter()
        .flat_map(sources)
        .collect();
    let names = document.split('`').skip(1).step_by(2);
    let names = names.filter(|name| name.matches('_').count() > 2);
    let missing = names.filter(|name| {
        let head = format!("fn {name}(");
        !tests.iter().any(|test| test.text.contains(&head))
    });
    hold_none(&missing.map(str::to_owned).collect::<Vec<_>>());
}
