//! The orders a long table stands in. Each is a page of its own, made before anybody asks for it.

use crate::model::{LIST_PAGES, Route};

/// What the lines of a table are ordered by. Lines that lack the figure come last; lines that are equal
/// in it stand as in the usual order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The usual order: the site's, by name.
    #[default]
    Name,
    /// 公开日期, the newest first.
    Date,
    /// 得分, the lowest first.
    Score,
    /// 全年执行数, the largest first; where it is not stated, 全年预算数.
    Amount,
    /// 执行率, the lowest first.
    Rate,
}

impl Order {
    /// The name of its page, without `.html`; `None` for the usual order, which has no name.
    fn page_name(self) -> Option<&'static str> {
        let [date, score, amount, rate] = LIST_PAGES;
        match self {
            Self::Name => None,
            Self::Date => Some(date),
            Self::Score => Some(score),
            Self::Amount => Some(amount),
            Self::Rate => Some(rate),
        }
    }

    /// What it is called in the theme's strings, after `order_`.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Date => "date",
            Self::Score => "score",
            Self::Amount => "amount",
            Self::Rate => "rate",
        }
    }
}

/// The address of page `number`, counted from 1, of what begins at `first`, in an order. What begins at
/// `2023/index.html` goes on at `2023/page-2.html`, and by score at `2023/by-score.html` and
/// `2023/by-score-2.html`; what begins at `units/a.html` goes on at `units/a/page-2.html`.
pub(super) fn part_route(first: &Route, order: Order, number: u32) -> Route {
    let name = match (order.page_name(), number) {
        (None, 0 | 1) => return first.clone(),
        (None, _) => format!("page-{number}"),
        (Some(order), 0 | 1) => order.to_owned(),
        (Some(order), _) => format!("{order}-{number}"),
    };
    let path = first.as_str();
    let folder = match path.strip_suffix("index.html") {
        Some(folder) => folder.to_owned(),
        None => format!("{}/", path.trim_end_matches(".html")),
    };
    Route::new(format!("{folder}{name}.html"))
}
