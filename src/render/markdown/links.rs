//! Links and images, put into the HTML of a text once it is known where they lead.
//!
//! Takes HTML in which their words stand alone, and marks in order; gives HTML in which each that
//! leads somewhere is a link or an image. Invariant: no link stands in another.

use super::{Resolved, escape};
use crate::parse::markdown::target::{Reach, reach};
use crate::source::{Pack, Packer, Unpacker};
use comrak::nodes::NodeLink;

/// A place in the HTML of a text where something belongs once links are resolved.
#[derive(Clone, Debug)]
pub(super) struct LinkMark {
    /// The byte of the HTML.
    pub(super) at: usize,
    /// What belongs there.
    pub(super) what: What,
}

/// What belongs at a mark.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// The beginning of a link.
    Link(NodeLink),
    /// The end of the link that began last and has not ended.
    LinkEnd,
    /// An image, in the place of its words, which end at byte `end`.
    Image { image: NodeLink, end: usize },
}

impl LinkMark {
    /// Bytes of it.
    pub(super) fn size(&self) -> usize {
        let words = match &self.what {
            What::Link(link) | What::Image { image: link, .. } => link.url.len() + link.title.len(),
            What::LinkEnd => 0,
        };
        size_of::<Self>() + words
    }
}

impl Pack for LinkMark {
    fn pack(&self, to: &mut Packer) {
        to.add(&(self.at as u64));
        match &self.what {
            What::Link(link) => to.add(&0_u8).add(&link.url).add(&link.title),
            What::LinkEnd => to.add(&1_u8),
            What::Image { image, end } => to
                .add(&2_u8)
                .add(&image.url)
                .add(&image.title)
                .add(&(*end as u64)),
        };
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let place = |from: &mut Unpacker<'_>| usize::try_from(from.take::<u64>()?).ok();
        let link = |from: &mut Unpacker<'_>| {
            Some(NodeLink {
                url: from.take()?,
                title: from.take()?,
            })
        };
        Some(Self {
            at: place(from)?,
            what: match from.take::<u8>()? {
                0 => What::Link(link(from)?),
                1 => What::LinkEnd,
                2 => What::Image {
                    image: link(from)?,
                    end: place(from)?,
                },
                _ => return None,
            },
        })
    }
}

/// The HTML with its links and images. `resolve` is asked where each leads.
pub(super) fn put_in(html: &str, marks: &[LinkMark], resolve: &dyn Fn(&str) -> Resolved) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    let (mut done, mut depth, mut open) = (0, 0, None);
    for mark in marks {
        out.push_str(&html[done..mark.at]);
        done = mark.at;
        match &mark.what {
            What::Link(link) => {
                depth += 1;
                if let Resolved::Href(href) = resolve(&link.url)
                    && open.is_none()
                {
                    open_link(&mut out, &href, &link.title);
                    open = Some(depth);
                }
            }
            What::LinkEnd => {
                if open == Some(depth) {
                    out.push_str("</a>");
                    open = None;
                }
                depth -= 1;
            }
            What::Image { image: it, end } => {
                let alt = &html[mark.at..*end];
                done = *end;
                // One from elsewhere is only linked: a page asks nothing of other sites.
                match resolve(&it.url) {
                    Resolved::Href(href) if reach(&href) == Some(Reach::Web) => {
                        let is_alone = open.is_none();
                        if is_alone {
                            open_link(&mut out, &href, &it.title);
                        }
                        match alt.is_empty() {
                            true => escape::text(&mut out, &it.url),
                            false => out.push_str(alt),
                        }
                        out.push_str(if is_alone { "</a>" } else { "" });
                    }
                    Resolved::Href(href) => image(&mut out, &href, alt, &it.title),
                    Resolved::Dead => out.push_str(alt),
                }
            }
        }
    }
    out.push_str(&html[done..]);
    out
}

fn open_link(out: &mut String, href: &str, title: &str) {
    out.push_str("<a href=\"");
    escape::address(out, href);
    if reach(href) == Some(Reach::Web) {
        out.push_str("\" rel=\"noopener external");
    }
    add_title(out, title);
    out.push_str("\">");
}

/// An image of the site; `alt` is escaped.
fn image(out: &mut String, href: &str, alt: &str, title: &str) {
    out.push_str("<img src=\"");
    escape::address(out, href);
    out.push_str("\" alt=\"");
    out.push_str(alt);
    add_title(out, title);
    out.push_str("\" loading=\"lazy\">");
}

fn add_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str("\" title=\"");
        escape::text(out, title);
    }
}
