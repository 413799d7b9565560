//! How well a year went.
//! Takes chance; gives how much of a target was reached.

use crate::random::Random;

/// How well a year went: most go well, and each grade has its share.
#[derive(Clone, Copy)]
pub(crate) enum Level {
    Well,
    Fair,
    Poorly,
    Badly,
}

impl Level {
    pub(crate) fn draw(random: &mut Random) -> Self {
        match random.between(1, 100) {
            1..=70 => Self::Well,
            71..=88 => Self::Fair,
            89..=96 => Self::Poorly,
            _ => Self::Badly,
        }
    }

    /// How many per cent of a target were reached; `None` for all of it.
    pub(crate) fn attained(self, random: &mut Random) -> Option<u64> {
        let (chance, low, high) = match self {
            Self::Well => (26, 76, 99),
            Self::Fair => (72, 66, 95),
            Self::Poorly => (94, 48, 84),
            Self::Badly => (100, 20, 64),
        };
        random.chance(chance).then(|| random.between(low, high))
    }
}
