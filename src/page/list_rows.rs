//! The rows of a list as data: where they lie, and which reports they are.

use super::Plan;
use super::list::{List, Subject};
use crate::data::REPORTS;
use crate::model::{Route, Site};

/// What file names end in.
const ENDING: &str = "csv";

impl List {
    /// Where the list's own rows lie: `2023/reports.csv` beside `2023/index.html`, `units/a.csv` beside
    /// `units/a.html`. Those of all reports are the whole table.
    pub(super) fn rows_route(&self) -> Route {
        let path = self.route.as_str();
        if self.subject == Subject::All {
            return REPORTS.route(ENDING);
        }
        Route::new(match path.strip_suffix("index.html") {
            Some(folder) => format!("{folder}reports.{ENDING}"),
            None => format!("{}.{ENDING}", path.trim_end_matches(".html")),
        })
    }
}

impl Plan {
    /// Where the rows of all lists lie but those of all reports.
    pub fn rows_routes(&self) -> impl Iterator<Item = Route> {
        let lists = self.lists.iter();
        lists
            .filter(|list| list.subject != Subject::All)
            .map(List::rows_route)
    }

    /// The reports of the list whose rows lie at `route`; none where there is no such list.
    pub fn rows_at<'a>(&'a self, site: &'a Site, route: &Route) -> &'a [usize] {
        let Some(path) = route.as_str().strip_suffix(".csv") else {
            return &[];
        };
        let alone = Route::new(format!("{path}.html"));
        let folder = path.strip_suffix("reports");
        let folder = folder.map(|folder| Route::new(format!("{folder}index.html")));
        let list = [Some(alone), folder].into_iter().flatten();
        let list = list.filter_map(|route| self.list_of(&route)).next();
        list.map_or(&[], |list| self.reports(site, self.list(list)))
    }

    /// The list that a page is of.
    fn list_of(&self, route: &Route) -> Option<u32> {
        self.page(route)?.kind.part().map(|part| part.list)
    }
}
