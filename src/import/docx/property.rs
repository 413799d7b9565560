//! Properties of what is printed: of runs, paragraphs, rows, cells and controls.

use super::line::EndMark;
use super::print::{Control, Print};
use super::styles::{is_on, level, outline};
use super::tag::Tag;
use crate::import::symbol_font::SymbolFont;
use crate::import::xml::Attributes;

impl Print<'_> {
    /// A property of a run, a paragraph, a row or a cell.
    pub(super) fn property(&mut self, name: &str, attributes: &Attributes<'_>) {
        let value = || attributes.get("val").unwrap_or_default();
        match (self.parent(1), name) {
            (Tag::RunProperties, _) if self.parent(2) == Tag::Run => self.of_run(name, attributes),
            (Tag::RunProperties, "vanish") if self.parent(2) == Tag::ParagraphProperties => {
                self.line.hides = Some(is_on(attributes));
            }
            (Tag::RunProperties, "del" | "moveFrom")
                if self.parent(2) == Tag::ParagraphProperties =>
            {
                self.line.mark = EndMark::Deleted;
            }
            (Tag::ParagraphProperties, "pStyle") => {
                let style = value();
                self.line.style_hides = self.book.styles.hides(Some(&style));
                self.line.style = Some(style.into());
            }
            (Tag::ParagraphProperties, "outlineLvl") => {
                self.line.outline = value().trim().parse().ok().map(outline);
            }
            (Tag::NumberProperties, "numId") => self.line.number = Some(value().into()),
            (Tag::NumberProperties, "ilvl") => self.line.level = level(attributes),
            (Tag::RowProperties, "gridBefore") => {
                self.builder
                    .skip_columns(value().trim().parse().unwrap_or(0));
            }
            (Tag::RowProperties, "del") => self.builder.drop_row(),
            (Tag::RowProperties, "hidden") if is_on(attributes) => {
                self.book.hidden += 1;
                self.builder.drop_row();
            }
            (Tag::CellProperties, "gridSpan") => {
                self.builder.widen(value().trim().parse().unwrap_or(1));
            }
            (Tag::CellProperties, "vMerge") if value() != "restart" => {
                self.builder.continue_cell();
                if let Some(cell) = self.cells.last_mut() {
                    *cell = true;
                }
            }
            (Tag::CellProperties, "hMerge") if value() != "restart" => self.builder.join_left(),
            (Tag::CellProperties, "cellDel") => self.builder.drop_cell(),
            (Tag::ControlProperties, "checkbox") => self.control(Control::Empty),
            (Tag::CheckBox, "checked") if is_on(attributes) => self.control(Control::Ticked),
            _ => {
                let parent = self.parent(1);
                if let Some(field) = self.fields.last_mut() {
                    field.property(parent, name, attributes);
                }
            }
        }
    }

    fn of_run(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "vanish" => self.run.hides = Some(is_on(attributes)),
            "rStyle" => {
                let style = attributes.get("val").unwrap_or_default();
                self.run.style_hides = self.book.styles.hides_characters(&style);
            }
            "rFonts" => {
                let mut names = ["ascii", "hAnsi"].into_iter();
                let font = names.find_map(|name| attributes.get(name));
                self.run.font = font.and_then(|font| SymbolFont::of(&font));
            }
            _ => {}
        }
    }

    fn control(&mut self, state: Control) {
        if let Some(control) = self.controls.last_mut() {
            *control = state;
        }
    }
}
