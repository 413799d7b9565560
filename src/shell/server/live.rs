//! A page made live: the script that follows changes, added while answering and never written.

use super::html::escape;
use super::policy::widen;
use super::shown::ShownPage;

/// The script, and the style of what it shows.
pub(super) const SCRIPT: &str = concat!(include_str!("stream.js"), include_str!("live.js"));
/// The style of the overlay, which stands apart from the page's own.
pub(super) const STYLE: &str = include_str!("live.css");

/// The page with the script, and with a policy that lets it run.
pub(super) fn enliven(page: &ShownPage) -> Vec<u8> {
    let mut bytes = widen(&page.bytes);
    let tag = format!(
        "<script src=\"/_mingbai/live.js\" defer data-etag=\"{}\"></script>",
        escape(&page.etag),
    );
    let at = body_end(&bytes);
    bytes.splice(at..at, tag.into_bytes());
    bytes
}

/// Where the last `</body>` begins; the end of a page that has none.
fn body_end(page: &[u8]) -> usize {
    let end = b"</body>";
    let found = page
        .windows(end.len())
        .rposition(|window| window.eq_ignore_ascii_case(end));
    found.unwrap_or(page.len())
}
