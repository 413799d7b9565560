//! The units of a year as a table: its lines, its orders, its pages, and its rows as data.
//!
//! Invariant: units are those with reports of the year; each stands once in every order.

use super::levels::{LevelLine, UnitScope};
use super::memo::{SharedValue, ValueCode};
use super::order::{Order, part_route};
use super::paging::pages_for;
use super::plan::{Plan, runs};
use super::planned::PageKind;
use crate::model::{EvaluationKind, Money, Rate, Route, Score, Site, Tally, Year};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// The orders a year's units stand in; by one unit alone nothing is ordered.
pub(super) const ORDERS: [Order; 4] = [Order::Name, Order::Rate, Order::Score, Order::Amount];

/// The units of a year.
#[derive(Debug)]
pub(super) struct YearUnits {
    /// The units, in the site's order.
    pub units: Vec<usize>,
    /// The first report of each.
    pub first_reports: Vec<usize>,
    /// The lines of the usual order, by level.
    pub(super) lines: Vec<LevelLine>,
    /// The units by rate, score and amount, once they are sorted.
    pub(super) sorted: [SharedValue<Vec<LevelLine>>; 3],
}

impl YearUnits {
    /// The address of the table in its usual order.
    pub(super) fn route(year: Year) -> Route {
        Route::new(format!("{year}/units.html"))
    }

    /// Where its rows lie as data.
    pub(super) fn rows_route(year: Year) -> Route {
        Route::new(format!("{year}/units.csv"))
    }

    /// The orders a reader may choose.
    pub(super) fn orders(&self) -> &'static [Order] {
        match self.units.len() {
            0 | 1 => &ORDERS[..1],
            _ => &ORDERS,
        }
    }

    /// Number of lines in an order.
    pub(super) fn count(&self, order: Order) -> usize {
        match order {
            Order::Name => self.lines.len(),
            _ => self.units.len(),
        }
    }

    /// The page of the usual order on which a unit first stands, and whether it is summed up there with those
    /// below it; `None` where it does not stand.
    pub(super) fn place(&self, unit: usize, page_size: usize) -> Option<(u32, UnitScope)> {
        let at = self.lines.iter().position(|line| line.unit == unit)?;
        let page = u32::try_from(at / page_size.max(1) + 1).ok()?;
        Some((page, self.lines[at].reach))
    }
}

impl Plan {
    /// Plans the tables of all years.
    pub(super) fn year_units_pages(&mut self, site: &Site) {
        for (year, reports) in &site.by_year {
            let year = *year;
            let units = runs(reports.iter().map(|report| site.unit_of[*report]));
            let units = units.into_iter();
            let listed = units.filter(|(unit, _)| self.unit_years.contains_key(&(*unit, year)));
            let (units, first_reports): (Vec<usize>, Vec<usize>) = listed
                .map(|(unit, range)| (unit, reports[range.start]))
                .unzip();
            let table = YearUnits {
                lines: self.levels.lines(&units),
                units,
                first_reports,
                sorted: [const { SharedValue::new() }; 3],
            };
            let first = YearUnits::route(year);
            for order in table.orders() {
                for number in 1..=pages_for(table.count(*order), site.config.page_size) {
                    let kind = PageKind::YearUnits(year, *order, number);
                    self.add(part_route(&first, *order, number), kind);
                }
            }
            self.year_units.insert(year, table);
        }
    }

    /// The pages of superiors that have no report of their own, only those below them.
    pub(super) fn superiors(&mut self, site: &Site) {
        let publish = |unit: &usize| !site.by_unit[*unit].is_empty();
        let publishing: Vec<usize> = (0..site.units.len()).filter(publish).collect();
        let reached = self.levels.reached(&publishing).with_superiors;
        for (unit, facts) in site.units.iter().enumerate() {
            let route = Route::new(format!("units/{}.html", facts.id));
            if reached[unit] && !self.units.contains_key(&unit) && !self.contains(&route) {
                self.add(route.clone(), PageKind::Superior(unit));
                self.superiors.insert(unit, route);
            }
        }
    }

    /// The lines of a year's units in an order.
    pub(super) fn unit_lines<'a>(
        &'a self,
        site: &Site,
        year: Year,
        order: Order,
    ) -> &'a [LevelLine] {
        let Some(table) = self.year_units.get(&year) else {
            return &[];
        };
        let place = match order {
            Order::Name | Order::Date => return &table.lines,
            Order::Rate => 0,
            Order::Score => 1,
            Order::Amount => 2,
        };
        table.sorted[place].get(ValueCode::YearUnits(year, place), || {
            let mut units = table.units.clone();
            units.sort_by_cached_key(|unit| {
                let tally = self.unit_year_sums(site, *unit, year);
                SortKey::of(tally, order)
            });
            let line = |unit| LevelLine {
                unit,
                level: 0,
                reach: UnitScope::Alone,
            };
            units.into_iter().map(line).collect()
        })
    }

    /// A superior by itself in a year, then the units right below it, each with what is below it.
    pub(super) fn right_below(&self, superior: usize, year: Year) -> Vec<LevelLine> {
        let table = self.year_units.get(&year);
        let lines = table.map_or(&[][..], |table| &table.lines);
        let at = lines
            .iter()
            .position(|line| line.unit == superior && line.reach == UnitScope::WithBelow);
        let Some(at) = at else { return Vec::new() };
        let level = lines[at].level;
        let below = lines[at + 1..].iter().take_while(|line| line.level > level);
        let right_below = below.filter(|line| line.level == level + 1);
        right_below
            .map(|line| LevelLine { level: 0, ..*line })
            .collect()
    }

    /// The sums of a unit's year, worked out once; `None` where it has no report.
    pub(super) fn unit_year_sums<'a>(
        &'a self,
        site: &Site,
        unit: usize,
        year: Year,
    ) -> Option<&'a Tally> {
        let list = *self.unit_years.get(&(unit, year))?;
        Some(self.sums(site, list))
    }

    /// The reports of a unit's year and of all units below it, in the site's order.
    pub(super) fn reports_with_below(&self, site: &Site, unit: usize, year: Year) -> Vec<usize> {
        let mut units = self.levels.all_below(unit);
        units.push(unit);
        units.sort_unstable();
        let lists = units.iter();
        let lists = lists.filter_map(|unit| self.unit_years.get(&(*unit, year)));
        let reports = lists.flat_map(|list| self.reports(site, self.list(*list)));
        reports.copied().collect()
    }

    /// Of how many projects, by their names, both a unit and one above it have reports among `reports`:
    /// what the superior handed on may be in the amounts of both.
    pub(super) fn reported_on_two_levels(&self, site: &Site, reports: &[usize]) -> usize {
        let mut units_of: HashMap<&str, BTreeSet<usize>> = HashMap::new();
        for report in reports {
            let facts = &site.reports[*report];
            if facts.kind != EvaluationKind::WholeDepartment {
                let units = units_of.entry(&facts.keys.project).or_default();
                units.insert(site.unit_of[*report]);
            }
        }
        let on_two_levels = |units: &&BTreeSet<usize>| {
            let mut each = units.iter();
            units.len() > 1
                && each.any(|unit| {
                    let mut above = self.levels.superiors(*unit);
                    above.any(|above| units.contains(&above))
                })
        };
        units_of.values().filter(on_two_levels).count()
    }

    /// Where the rows of the years' units lie.
    pub fn unit_rows_routes(&self) -> impl Iterator<Item = Route> {
        self.year_units.keys().copied().map(YearUnits::rows_route)
    }

    /// The first report of each unit whose year's rows lie at `route`; `None` where there are none.
    pub fn unit_rows_at(&self, route: &Route) -> Option<&[usize]> {
        let (year, _) = route.as_str().split_once('/')?;
        let year = Year(year.parse().ok()?);
        let table = self.year_units.get(&year)?;
        (YearUnits::rows_route(year) == *route).then_some(&table.first_reports)
    }
}

/// What a unit is ordered by; what is not known comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Lowest(Rate),
    LowestScore(Score),
    Largest(Reverse<Money>),
    Unknown,
}

impl SortKey {
    fn of(tally: Option<&Tally>, order: Order) -> Self {
        let key = tally.and_then(|tally| match order {
            Order::Rate => tally.execution().map(Self::Lowest),
            Order::Score => tally.median().map(Self::LowestScore),
            _ => {
                let sums = [tally.shown_spent(), tally.shown_budget()];
                let stated = sums.into_iter().find(|sum| sum.reports > 0);
                stated.map(|sum| Self::Largest(Reverse(sum.money)))
            }
        });
        key.unwrap_or(Self::Unknown)
    }
}
