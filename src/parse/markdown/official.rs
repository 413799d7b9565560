//! Lines in the official numbering that are headings.
//!
//! Takes the tree; cuts paragraphs at numbered and indented lines, and makes headings of the lines
//! that are headings: 一、 and （一） wherever a short bare line bears them; 1. （1） ① only where text
//! follows and the line is not one of a list. Only paragraphs of the document itself are looked at,
//! not those in quotes, lists and notes.

use super::node::{at, unwrap};
use super::numbering::{self, Numbering, Style};
use comrak::Arena;
use comrak::nodes::{ListDelimType, ListType, Node, NodeHeading, NodeList, NodeValue};

/// The longest heading, in characters, of 一、 and （一）, and of the levels below.
const LONGEST: usize = 40;
const LONGEST_DEEP: usize = 30;
/// What ends a sentence or goes on in the next line.
const ENDINGS: &str = "。；，：、！？…,;:.!?";
/// What stands only inside of sentences.
const SENTENCE: &str = "。；！？…";

/// A line that stands right after a heading.
struct AfterHeading;

/// Makes headings of official lines.
pub(super) fn promote<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    let rows = rows(root);
    let mut headings: Vec<bool> = Vec::with_capacity(rows.len());
    for index in 0..rows.len() {
        headings.push(is_heading(&rows, &headings, index));
    }
    for index in (0..rows.len()).rev() {
        let after_heading = index > 0 && headings[index - 1];
        match &rows[index] {
            Row::Line(line) if headings[index] => line.make_heading(arena),
            Row::Line(line) => line.settle(arena, after_heading.then_some(AfterHeading)),
            Row::Listed { list, .. } if headings[index] => promote_item(arena, list),
            _ => {}
        }
    }
}

/// One line or block of the document.
enum Row<'a> {
    /// A line of a paragraph.
    Line(Line<'a>),
    /// A list of one short bare item, such as `1. 总目标`.
    Listed { list: Node<'a>, number: Numbering },
    /// A `#` heading, a rule or a note: no text of what stands above.
    Edge,
    /// Any other block, and the number its list starts at.
    Block(Option<u32>),
}

/// A line of a paragraph.
struct Line<'a> {
    paragraph: Node<'a>,
    /// The line end before it; none before the first line.
    end_before: Option<Node<'a>>,
    first: Node<'a>,
    number: Option<Numbering>,
    short_and_bare: bool,
    indented: bool,
}

fn rows<'a>(root: Node<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for block in root.children() {
        match &block.data().value {
            NodeValue::Paragraph => lines(block, &mut rows),
            NodeValue::List(list) => rows.push(listed(block, list)),
            NodeValue::Heading(_) | NodeValue::ThematicBreak | NodeValue::FootnoteDefinition(_) => {
                rows.push(Row::Edge)
            }
            _ => rows.push(Row::Block(None)),
        }
    }
    rows
}

fn lines<'a>(paragraph: Node<'a>, rows: &mut Vec<Row<'a>>) {
    let mut end_before = None;
    let mut first = paragraph.first_child();
    while let Some(start) = first {
        let end = start.following_siblings().find(|node| is_line_end(node));
        let alone = match end {
            Some(end) => end.previous_sibling(),
            None => paragraph.last_child(),
        }
        .is_some_and(|last| last.same_node(start));
        rows.push(Row::Line(with_text(start, |text| {
            let (number, rest) = numbering::split(text);
            Line {
                paragraph,
                end_before,
                first: start,
                number,
                short_and_bare: alone && number.is_some_and(|n| is_short(n.style, text, rest)),
                indented: text.starts_with('\u{3000}'),
            }
        })));
        end_before = end;
        first = end.and_then(|end| end.next_sibling());
    }
}

fn is_line_end(node: Node<'_>) -> bool {
    matches!(
        node.data().value,
        NodeValue::SoftBreak | NodeValue::LineBreak
    )
}

/// Calls `read` with the text of a text node, or of one that is all emphasis; else with nothing.
fn with_text<T>(node: Node<'_>, read: impl FnOnce(&str) -> T) -> T {
    let whole = match &node.data().value {
        NodeValue::Text(text) => return read(text),
        NodeValue::Strong | NodeValue::Emph => node.first_child(),
        _ => None,
    };
    match whole.filter(|inner| inner.next_sibling().is_none()) {
        Some(inner) => read(inner.data().value.text().unwrap_or("")),
        None => read(""),
    }
}

fn is_short(style: Style, text: &str, title: &str) -> bool {
    let longest = if style <= Style::Section {
        LONGEST
    } else {
        LONGEST_DEEP
    };
    let text = text.trim();
    !title.is_empty()
        && text.chars().take(longest + 1).count() <= longest
        && !text.ends_with(|c| ENDINGS.contains(c))
        && !text.contains(|c| SENTENCE.contains(c))
}

fn listed<'a>(block: Node<'a>, list: &NodeList) -> Row<'a> {
    let value = u32::try_from(list.start).unwrap_or(u32::MAX);
    if list.list_type != ListType::Ordered {
        return Row::Block(None);
    }
    let text = only_child(block).and_then(only_child).and_then(only_child);
    let bare = text.is_some_and(|node| with_text(node, |text| is_short(Style::Item, text, text)));
    if !bare || list.delimiter != ListDelimType::Period {
        return Row::Block(Some(value));
    }
    let (style, mark) = (Style::Item, '.');
    let number = Numbering { style, value, mark };
    Row::Listed {
        list: block,
        number,
    }
}

fn only_child<'a>(node: Node<'a>) -> Option<Node<'a>> {
    node.first_child()
        .filter(|child| child.next_sibling().is_none())
}

fn is_heading(rows: &[Row<'_>], headings: &[bool], index: usize) -> bool {
    let number = match &rows[index] {
        Row::Line(line) if line.short_and_bare => line.number,
        Row::Listed { number, .. } => Some(*number),
        _ => None,
    };
    let Some(number) = number else {
        return false;
    };
    number.style <= Style::Section
        || (!continues_list(rows, headings, index, number.style)
            && rows
                .get(index + 1)
                .is_some_and(|next| is_under(next, number)))
}

/// Whether the row before is an item of the same kind that is no heading.
fn continues_list(rows: &[Row<'_>], headings: &[bool], index: usize, style: Style) -> bool {
    index > 0
        && !headings[index - 1]
        && match &rows[index - 1] {
            Row::Line(line) => line.number.is_some_and(|before| before.style == style),
            Row::Listed { number, .. } => number.style == style,
            _ => false,
        }
}

/// Whether a row can be the text under a heading of this number.
fn is_under(row: &Row<'_>, heading: Numbering) -> bool {
    match row {
        Row::Line(line) => line
            .number
            .is_none_or(|number| number.style > heading.style),
        Row::Listed { number, .. } => number.style > heading.style,
        Row::Edge => false,
        Row::Block(start) => heading.style != Style::Item || *start != Some(heading.value + 1),
    }
}

impl<'a> Line<'a> {
    /// Cuts the paragraph before this line if it must start a block. Lines are settled from the
    /// last to the first, so what stands after this one has been cut off.
    fn settle(&self, arena: &'a Arena<'a>, place: Option<AfterHeading>) {
        let starts = place.is_some() || self.indented || self.number.is_some();
        if self.end_before.is_none() || starts {
            self.own_block(arena);
        }
    }

    /// Makes a heading of the line, cut out of its paragraph.
    fn make_heading(&self, arena: &'a Arena<'a>) {
        let block = self.own_block(arena);
        make_heading(block, self.number.map_or(2, |number| number.style.level()));
    }

    /// The block that begins with this line.
    fn own_block(&self, arena: &'a Arena<'a>) -> Node<'a> {
        let block = match self.end_before {
            None => self.paragraph,
            Some(end) => self.cut(arena, end),
        };
        trim_indent(self.first);
        block
    }

    fn cut(&self, arena: &'a Arena<'a>, end: Node<'a>) -> Node<'a> {
        let mut place = self.paragraph.data().sourcepos;
        place.start = self.first.data().sourcepos.start;
        let block = at(arena, NodeValue::Paragraph, place);
        let mut next = Some(self.first);
        while let Some(node) = next {
            next = node.next_sibling();
            block.append(node);
        }
        end.detach();
        self.paragraph.insert_after(block);
        block
    }
}

/// Takes the indent of a Chinese paragraph off: it is the style sheet's business.
fn trim_indent(first: Node<'_>) {
    let data = &mut *first.data_mut();
    let Some(text) = data.value.text_mut() else {
        return;
    };
    let indent = text.len() - text.trim_start().len();
    if indent > 0 {
        text.to_mut().drain(..indent);
        data.sourcepos.start.column += indent;
    }
}

fn make_heading(block: Node<'_>, level: u8) {
    let last = block.last_child().map(|last| last.data().sourcepos.end);
    if let Some(inner) = only_child(block)
        && matches!(inner.data().value, NodeValue::Strong | NodeValue::Emph)
    {
        unwrap(inner);
    }
    let data = &mut *block.data_mut();
    data.sourcepos.end = last.unwrap_or(data.sourcepos.end);
    data.value = NodeValue::Heading(NodeHeading {
        level,
        setext: false,
        closed: false,
    });
}

/// Makes a heading of a list of one item, with its number as written.
fn promote_item<'a>(arena: &'a Arena<'a>, list: Node<'a>) {
    let NodeValue::List(facts) = list.data().value else {
        return;
    };
    let text = only_child(list)
        .and_then(only_child)
        .and_then(|p| p.first_child());
    let Some(text) = text else {
        return;
    };
    let place = list.data().sourcepos;
    let heading = at(arena, NodeValue::Paragraph, place);
    let number = format!("{}. ", facts.start);
    heading.append(at(arena, NodeValue::Text(number.into()), place));
    heading.append(text);
    if matches!(text.data().value, NodeValue::Strong | NodeValue::Emph) {
        unwrap(text);
    }
    make_heading(heading, Style::Item.level());
    list.insert_before(heading);
    list.detach();
}
