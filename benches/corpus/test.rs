//! What the measurements rely on.

use std::collections::BTreeSet;

use crate::amount::Hundredths;
use crate::form::{hugo, mingbai};
use crate::fund::WEIGHT;
use crate::report::{Lack, Report};
use crate::theme::theme;
use crate::unit::{DISTRICTS, MOST, units};
use crate::world::{Shape, World};

fn sample(seed: u64) -> World {
    World::new(seed, 200, Shape::Even)
}

fn texts(world: &World) -> Vec<String> {
    Report::all(world)
        .map(|report| mingbai::document(&report))
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    assert_eq!(texts(&sample(7)), texts(&sample(7)));
    assert_ne!(texts(&sample(7)), texts(&sample(8)));
}

#[test]
fn scores_add_up_and_weights_make_a_hundred() {
    for report in Report::all(&sample(1)) {
        let rows = &report.indicators;
        let score: Hundredths = rows.iter().map(|row| row.score).sum();
        assert_eq!(score.0 + report.outcome.funds.score.0, report.score.0);
        assert_eq!(rows.iter().map(|row| row.weight).sum::<u64>() + WEIGHT, 100);
        assert!((6..=15).contains(&rows.len()), "{} rows", rows.len());
        assert!(
            rows.iter()
                .all(|row| row.is_short() == row.deviation.is_some())
        );
    }
}

#[test]
fn every_grade_occurs_and_most_scores_are_high() {
    let scores: Vec<(&str, u64)> = Report::all(&sample(1))
        .map(|report| (report.grade.name, report.score.0))
        .collect();
    let grades: BTreeSet<&str> = scores.iter().map(|score| score.0).collect();
    assert_eq!(grades.len(), 4);
    let high = scores.iter().filter(|score| score.1 >= 8500).count();
    assert!(high * 3 > scores.len() * 2, "{high} of {}", scores.len());
}

#[test]
fn texts_have_the_promised_length_and_no_open_slot() {
    for report in Report::all(&sample(1)) {
        let length = report.body.len();
        assert!((5000..=8192).contains(&length), "{length} bytes");
        for text in [mingbai::document(&report), hugo::document(&report)] {
            assert!(!text.contains(['{', '}', '[']), "{text}");
        }
    }
}

#[test]
fn no_two_reports_share_an_address_nor_two_units_a_name() {
    let world = World::new(1, 1000, Shape::Even);
    let address = |report: Report<'_>| (report.year, report.unit.id.clone(), report.slug);
    let addresses: BTreeSet<_> = Report::all(&world).map(address).collect();
    assert_eq!(addresses.len(), 1000);
    let all = units(MOST, DISTRICTS.len());
    assert_eq!(all.len(), 1000);
    assert_eq!(
        all.iter()
            .map(|unit| &unit.id)
            .collect::<BTreeSet<_>>()
            .len(),
        MOST
    );
    assert_eq!(
        all.iter()
            .map(|unit| &unit.name)
            .collect::<BTreeSet<_>>()
            .len(),
        MOST
    );
    let ids: BTreeSet<&str> = all.iter().map(|unit| unit.id.as_str()).collect();
    assert!(
        all.iter()
            .filter_map(|unit| unit.parent.as_deref())
            .all(|id| ids.contains(id))
    );
}

#[test]
fn every_document_has_a_number_and_an_address_of_its_own() {
    let policies = sample(1).policies;
    let count = policies.len();
    let numbers: BTreeSet<_> = policies.iter().map(|policy| &policy.number).collect();
    let slugs: BTreeSet<_> = policies.iter().map(|policy| &policy.slug).collect();
    let titles: BTreeSet<_> = policies.iter().map(|policy| &policy.title).collect();
    assert_eq!(
        (numbers.len(), slugs.len(), titles.len()),
        (count, count, count)
    );
}

#[test]
fn every_theme_is_complete() {
    assert!(
        include_str!("text/theme.txt")
            .lines()
            .all(|line| theme(line).is_some())
    );
}

#[test]
fn a_city_has_five_governments_eight_years_and_gaps() {
    let world = World::new(1, 2000, Shape::City);
    let above = world.units.iter().filter(|unit| unit.parent.is_none());
    assert_eq!((world.units.len(), above.count()), (60, 5));
    let reports: Vec<Report<'_>> = Report::all(&world).collect();
    let of: BTreeSet<(&str, u64)> = reports
        .iter()
        .map(|report| (&*report.unit.id, report.year))
        .collect();
    assert!(
        (430..480).contains(&of.len()),
        "{} years of units",
        of.len()
    );
    for lack in [Lack::Withdrawn, Lack::Amounts, Lack::Score] {
        let lacking = reports.iter().filter(|report| report.lack == Some(lack));
        assert!(lacking.count() >= 20);
    }
}
