//! The corpus as the content of a Hugo site.
//! Takes the world; writes a file a report, and an `_index.md` for every list that Hugo would
//! otherwise have no title for. Layouts and settings lie in `benches/hugo`.
//! A list that would have no report gets no `_index.md`, so Hugo makes no page of it.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::form::facts::facts;
use crate::form::field::{Field, Manner, Value, yaml};
use crate::form::put;
use crate::policy::Policy;
use crate::report::{GRADES, Grade, Report};
use crate::unit::Unit;
use crate::world::World;

/// Which lists have a report.
#[derive(Default)]
struct Used {
    years: BTreeSet<u64>,
    /// Year and unit.
    pairs: BTreeSet<(u64, String)>,
    grades: BTreeSet<&'static str>,
    policies: BTreeSet<String>,
}

pub(crate) fn write(world: &World, folder: &Path) -> io::Result<()> {
    let content = folder.join("content");
    let mut used = Used::default();
    for report in Report::all(world) {
        let name = format!("{}/{}/{}.md", report.year, report.unit.id, report.slug);
        put(&content.join(name), &document(&report))?;
        used.years.insert(report.year);
        used.pairs.insert((report.year, report.unit.id.clone()));
        used.grades.insert(report.grade.slug);
        used.policies
            .extend(report.basis.iter().map(|policy| policy.slug.clone()));
    }
    for (path, text) in indexes(world, &used) {
        put(&content.join(path).join("_index.md"), &text)?;
    }
    Ok(())
}

fn indexes(world: &World, used: &Used) -> Vec<(String, String)> {
    let named = |path: &str, title: &str| (path.to_owned(), page(vec![title_of(title)]));
    let mut pages = vec![
        named("reports", "全部报告"),
        named("units", "单位"),
        named("scores", "得分与等级"),
        named("basis", "政策依据"),
    ];
    let years = used.years.iter();
    pages.extend(years.map(|year| named(&year.to_string(), &format!("{year}年度"))));
    for unit in &world.units {
        let years = used.pairs.iter().filter(|(_, id)| *id == unit.id);
        let before = pages.len();
        pages.extend(
            years.map(|(year, id)| {
                named(&format!("{year}/{id}"), &format!("{}{year}年度", unit.name))
            }),
        );
        if pages.len() > before {
            pages.push((format!("units/{}", unit.id), page(unit_fields(unit))));
        }
    }
    let grades = GRADES
        .iter()
        .filter(|grade| used.grades.contains(grade.slug));
    pages.extend(grades.map(|Grade { name, slug, .. }| named(&format!("scores/{slug}"), name)));
    let policies = world
        .policies
        .iter()
        .filter(|policy| used.policies.contains(&policy.slug));
    pages.extend(policies.map(|policy| {
        (
            format!("basis/{}", policy.slug),
            page(policy_fields(policy)),
        )
    }));
    pages
}

fn title_of(title: &str) -> Field {
    Field::text("", "title", title)
}

fn page(fields: Vec<Field>) -> String {
    format!("---\n{}---\n", yaml(&fields, Manner::Hugo, ""))
}

fn unit_fields(unit: &Unit) -> Vec<Field> {
    let mut facts = vec![
        Field::text("", "short_name", &unit.short),
        Field::text("", "code", &unit.code),
        Field::text("", "phone", &unit.phone),
    ];
    if let Some(parent) = &unit.parent {
        facts.push(Field::text("", "parent", parent));
    }
    let outputs = ["html", "rss"].map(str::to_owned).to_vec();
    vec![
        title_of(&unit.name),
        Field::of("", "outputs", Value::Items(outputs)),
        Field::of("", "params", Value::Fields(facts)),
    ]
}

fn policy_fields(policy: &Policy) -> Vec<Field> {
    let number = vec![Field::text("", "number", &policy.number)];
    vec![
        title_of(&policy.title),
        Field::of("", "params", Value::Fields(number)),
    ]
}

/// Unit, grade and documents are terms; everything else is a parameter.
pub(crate) fn document(report: &Report<'_>) -> String {
    let basis = report
        .basis
        .iter()
        .map(|policy| policy.slug.clone())
        .collect();
    let mut params = vec![
        // Hugo's GroupByParam passes over numbers that its YAML reader takes for unsigned.
        Field::text("", "year", &report.year.to_string()),
        Field::text("", "unit", &report.unit.id),
        Field::text("", "unit_name", &report.unit.short),
    ];
    params.extend(facts(report));
    let fields = vec![
        title_of(&report.project),
        Field::number("", "date", &report.published),
        Field::of("", "units", Value::Items(vec![report.unit.id.clone()])),
        Field::of(
            "",
            "scores",
            Value::Items(vec![report.grade.slug.to_owned()]),
        ),
        Field::of("", "basis", Value::Items(basis)),
        Field::of("", "params", Value::Fields(params)),
    ];
    format!(
        "---\n{}---\n\n{}",
        yaml(&fields, Manner::Hugo, ""),
        report.body
    )
}
