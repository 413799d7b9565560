//! People that a text counts, against the people it says live there.

use crate::check::rule::ReportContext;
use crate::source::Span;
use crate::text::figure::{Figure, Measure};
use crate::text::words::words_of;
use rust_decimal::Decimal;

/// People beyond the population of the place.
#[derive(Debug)]
pub(super) struct Crowd {
    /// The people, as written.
    pub(super) people: Box<str>,
    /// The population, as written.
    pub(super) population: Box<str>,
    /// Where the people are written.
    pub(super) span: Span,
}

/// Names of a population as a whole.
const POPULATIONS: &[&str] = &["常住人口", "户籍人口", "总人口", "人口总数"];

/// Words before people who live in the place.
const RESIDENTS: &str = "\
    受益群众 受益人口 受益居民 惠及群众 惠及居民 覆盖人口 覆盖居民";

/// The largest unit of a number that is said to be about so many: 17万余人 are fewer than 18万.
fn upper(figure: &Figure) -> Decimal {
    let unit = [10_000, 1_000, 100];
    let unit = unit.into_iter().map(Decimal::from);
    let round = unit
        .into_iter()
        .find(|unit| (figure.value % unit).is_zero());
    figure.value + figure.step.max(round.unwrap_or(Decimal::ONE))
}

/// The people of a report that are more than the one population it names. A text that names several
/// speaks of several places.
pub(super) fn crowds(ctx: &ReportContext<'_>) -> Vec<Crowd> {
    let mut population: Option<(Decimal, Box<str>)> = None;
    let mut people = Vec::new();
    for (passage, sentence) in ctx.sentences() {
        for (index, figure) in sentence.figures.iter().enumerate() {
            if figure.measure != Measure::Count("人") {
                continue;
            }
            let before = sentence.before(index);
            let before = before.trim_end_matches(['达', '为', '到', '约', '共', ' ', '有', '数']);
            let written: Box<str> = passage.text.get(figure.place.clone()).unwrap_or("").into();
            if POPULATIONS.iter().any(|name| before.ends_with(name)) {
                if population.is_some() {
                    return Vec::new();
                }
                population = Some((upper(figure), format!("人口{written}").into()));
            } else if words_of(RESIDENTS).any(|name| before.ends_with(name)) {
                people.push((figure.value, written, passage.span(figure.place.clone())));
            }
        }
    }
    let Some((most, population)) = population else {
        return Vec::new();
    };
    let beyond = people.into_iter().filter(|(value, ..)| *value > most);
    beyond
        .map(|(_, written, span)| Crowd {
            people: written,
            population: population.clone(),
            span,
        })
        .collect()
}
