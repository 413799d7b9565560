//! Which pages exist, and what each of them may show.
//!
//! Takes the resolved site; gives a [`Plan`] of every address, and for each page a [`View`]: what
//! its template sees, computed from facts only. Invariant: every link in a view leads to a planned
//! address, relative to the page, or to an allowed address elsewhere.

mod changes;
mod context;
mod coverage;
mod coverage_cell;
mod coverage_words;
mod figure;
mod frame;
mod goal_count;
mod histogram;
mod href;
mod kinds;
mod late_reports;
mod layout;
mod leaf;
mod levels;
mod links;
mod list;
mod list_rows;
mod look;
mod order;
mod order_links;
mod ordering;
mod pager;
mod paging;
mod plan;
mod planned;
mod qr;
mod report_figures;
mod row;
mod sentence;
mod spending;
mod stage;
mod structured;
mod subordinate_part;
mod subordinate_plan;
mod subordinate_sites;
mod subordinates;
mod sums;
mod trend;
mod unit_figures;
mod window;
mod year_units;

pub(crate) use changes::{ChangeKind, ReportChange, changes};
pub use href::{encode_path, relative};
pub use kinds::{TEMPLATES, View};
pub(crate) use layout::{Layout, LayoutKey};
pub(crate) use links::{LinkTarget, resolve};
pub use list::{List, Part};
pub(crate) use look::{colour_style, is_colour_style};
pub use order::Order;
pub(crate) use plan::SEARCH_INDEX;
pub use plan::{Plan, is_of_search_index, plan};
pub use planned::{Page, PageKind};
pub use stage::Stage;
pub use subordinate_part::SubordinatePart;

use crate::model::Site;
use context::PageContext;

impl Page {
    /// What its template sees.
    pub fn view<'a>(&'a self, site: &'a Site, plan: &'a Plan) -> View<'a> {
        kinds::view(&PageContext {
            site,
            plan,
            page: self,
            layout_key: self.layout_key(),
        })
    }

    /// What its layout depends on: pages of one key share a layout.
    pub fn layout_key(&self) -> LayoutKey<'_> {
        LayoutKey::of(self)
    }
}
