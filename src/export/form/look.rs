//! How the cells of the form look.

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellLook {
    Title,
    Subtitle,
    /// Words of the form itself.
    Label,
    /// The same, as rows of a column.
    Name,
    /// To be filled in: words over several lines.
    Text,
    /// To be filled in: a word or a value, kept as it is typed.
    Word,
    /// To be filled in: 万元.
    Amount,
    /// To be filled in: points.
    Points,
    /// Worked out: 万元.
    Sum,
    /// Worked out: a share in %.
    Rate,
    /// Worked out: points.
    Total,
}

impl CellLook {
    /// Its number among the styles below.
    pub(super) fn style(self) -> usize {
        self as usize + 1
    }
}

/// The styles: formats, fonts, fills and borders, and one style for each look in its order.
pub(super) fn styles() -> String {
    let font = |size: &str, bold: &str| {
        format!("<font>{bold}<sz val=\"{size}\"/><name val=\"宋体\"/><family val=\"3\"/></font>")
    };
    let fill = |colour: &str| {
        format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        )
    };
    let side = |name: &str| format!("<{name} style=\"thin\"><color rgb=\"FF7F7F7F\"/></{name}>");
    let sides: String = ["left", "right", "top", "bottom"].map(side).concat();
    // Format, font, fill, border, horizontal alignment.
    let looks = [
        (0, 1, 0, 0, "center"),
        (0, 0, 0, 0, "center"),
        (0, 2, 2, 1, "center"),
        (0, 0, 2, 1, "left"),
        (49, 0, 0, 1, "left"),
        (49, 0, 0, 1, "center"),
        (4, 0, 0, 1, "right"),
        (0, 0, 0, 1, "center"),
        (4, 0, 3, 1, "right"),
        (10, 0, 3, 1, "center"),
        (164, 0, 3, 1, "center"),
    ];
    let count = looks.len() + 1;
    let looks = looks.map(|(format, font, fill, border, side)| {
        let indent = if side == "left" { " indent=\"1\"" } else { "" };
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" \
             applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{side}\"{indent} vertical=\"center\" wrapText=\"1\"/></xf>"
        )
    });
    format!(
        "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"General\"/></numFmts>\
         <fonts count=\"3\">{}{}{}</fonts>\
         <fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>{}{}</fills>\
         <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>{sides}<diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"{count}\"><xf/>{}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
        font("10.5", ""),
        font("18", "<b/>"),
        font("10.5", "<b/>"),
        fill("EEF2F7"),
        fill("F6F6F0"),
        looks.concat(),
    )
}
