//! A project: what stays the same over its years.
//! Takes the world, a unit and the project's number in it; gives name, theme, places and size.
//! Within a unit no two projects share a name or a slug.

use crate::place::Places;
use crate::random::Random;
use crate::theme::Theme;
use crate::world::World;

pub(crate) struct Project<'w> {
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) theme: &'w Theme,
    pub(crate) places: Places,
    /// The usual yearly budget in hundredths of 万元.
    pub(crate) size: u64,
}

const ORDER: u64 = 1;
const DETAIL: u64 = 2;

impl<'w> Project<'w> {
    pub(crate) fn of(world: &'w World, unit: usize, number: usize) -> Self {
        let (theme, round) = Self::theme(world, unit, number);
        let path = [DETAIL, as_u64(unit), as_u64(number)];
        let mut random = Random::of(world.seed, &path);
        let places = Places::draw(&mut random);
        let mut name = theme.project.to_owned();
        if random.chance(50) {
            name = format!("{}{name}", places.area());
        }
        let mut slug = theme.slug.to_owned();
        // A unit with more projects than there are themes goes round again.
        if round > 0 {
            name = format!("{name}（第{}批）", round + 1);
            slug = format!("{slug}-{}", round + 1);
        }
        let size = random.between(20, 90) * 10_u64.pow(1 + u32::from(random.chance(35))) * 25;
        Self {
            name,
            slug,
            theme,
            places,
            size,
        }
    }

    /// Each unit goes through the themes in an order of its own.
    fn theme(world: &'w World, unit: usize, number: usize) -> (&'w Theme, usize) {
        let mut order: Vec<usize> = (0..world.themes.len()).collect();
        Random::of(world.seed, &[ORDER, as_u64(unit)]).shuffle(&mut order);
        (
            &world.themes[order[number % order.len()]],
            number / order.len(),
        )
    }
}

pub(crate) fn as_u64(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
