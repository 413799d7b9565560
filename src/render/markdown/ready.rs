//! A text as HTML before the site is known, in little memory.
//!
//! Takes the tree of a text without links; gives what its page shows of it. Invariant: what is kept
//! is what [`to_html`](super::to_html) gives for the text, whatever links would lead to.

use super::{ContentsEntry, Rendered, Resolved, SafeHtml, writer};
use crate::parse::markdown::Tree;

/// A text as HTML, kept until its page is made.
#[derive(Clone, Debug)]
pub struct Ready {
    html: SafeHtml,
    /// Where its headings begin: the table of contents is read off them.
    headings: Box<[u32]>,
}

impl Ready {
    /// The text of a tree, which holds no link and no image. `None` where a heading has more to it
    /// than plain words, so that the table of contents cannot be read off the HTML.
    pub(crate) fn new(tree: &Tree<'_>) -> Option<Self> {
        let html = writer::write(tree, &|_| Resolved::Dead);
        let starts = html
            .headings
            .into_iter()
            .map(|start| u32::try_from(start).ok());
        let ready = Self {
            html: SafeHtml::new(html.text),
            headings: starts.collect::<Option<_>>()?,
        };
        let known = tree.headings.iter();
        let known = known.map(|heading| Some((heading.level, &*heading.anchor, &*heading.text)));
        ready.contents().eq(known).then_some(ready)
    }

    /// Bytes of it.
    pub(crate) fn size(&self) -> usize {
        self.html.len() + size_of_val(&*self.headings)
    }

    /// The text as HTML.
    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    /// The text as its page takes it.
    pub(crate) fn rendered(&self) -> Rendered<'_> {
        let entries = self.contents().flatten();
        Rendered {
            contents: entries
                .map(|(level, anchor, text)| ContentsEntry {
                    level,
                    text: text.into(),
                    anchor: anchor.into(),
                })
                .collect(),
            html: self.html.clone(),
        }
    }

    /// Level, anchor and text of each heading, which is written `<h2 id="anchor">text</h2>`.
    fn contents(&self) -> impl Iterator<Item = Option<(u8, &str, &str)>> {
        self.headings.iter().map(|start| {
            let heading = self.html.get(*start as usize..)?;
            let level = heading.get(2..3)?.parse().ok()?;
            let (anchor, heading) = heading.get(8..)?.split_once('"')?;
            let (text, _) = heading.strip_prefix('>')?.split_once('<')?;
            Some((level, anchor, text))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Ready;
    use crate::parse::markdown::{Arena, Tree};
    use crate::render::markdown::{Resolved, to_html};

    fn ready(text: &str) -> Option<Ready> {
        let arena = Arena::new();
        Ready::new(&Tree::parse(&arena, text))
    }

    #[test]
    fn what_was_kept_is_what_would_be_made() {
        for text in [
            "",
            "文<b>。",
            "一、概 况\n\n文。\n\n（一）其一\n\n- 甲\n\n---\n\n# 概况\n\n二、！\n",
        ] {
            let kept = ready(text);
            let kept = kept.as_ref().map(Ready::rendered);
            assert_eq!(kept, Some(to_html(text, &|_| Resolved::Dead)), "{text}");
        }
    }

    #[test]
    fn headings_with_marks_are_not_kept() {
        for text in ["# 甲<乙", "# 甲**乙**", "# 甲 `乙`"] {
            assert!(ready(text).is_none(), "{text}");
        }
    }
}
