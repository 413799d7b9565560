//! Which pages exist, and what each of them may show.
//!
//! Takes the resolved site; gives a [`Plan`] of every address, and for each page a [`View`]: what
//! its template sees, computed from facts only. Invariant: every link in a view leads to a planned
//! address, relative to the page, or to an allowed address elsewhere.

extern crate self as page;
use mingbai_config as config;
use mingbai_data as data;
use mingbai_field as field;
use mingbai_model as model;
use mingbai_source as source;
use mingbai_text as text;

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
mod memo;
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
mod shape;
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

pub use changes::{ChangeKind, ReportChange, changes};
pub use href::{encode_path, relative};
pub use kinds::{TEMPLATES, View};
pub use layout::{Layout, LayoutKey};
pub use links::{LinkTarget, resolve};
pub use list::{List, Part};
pub use look::{colour_style, is_colour_style};
pub use order::Order;
pub use plan::{Plan, SEARCH_INDEX, is_of_search_index, plan};
pub use planned::{Page, PageKind};
pub use shape::{ShapePart, shape, shared_value, shared_value_words};
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
