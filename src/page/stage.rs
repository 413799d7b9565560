//! The order in which outputs are put in place.

/// When an output becomes visible, so that no reader finds an index that points to a missing page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Attachments, the style sheet, data files, files copied as they are.
    Asset,
    /// Reports and pages that lists point to; what describes data files.
    Page,
    /// Lists of pages.
    List,
    /// The home page.
    Home,
    /// Feeds, sitemaps, robots.
    Map,
}
