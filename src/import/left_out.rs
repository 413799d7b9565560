//! What a file has besides what it prints: those who import it are told of it.

/// Something that is not in [`Printed`](super::Printed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// So many tracked changes: insertions were read, deletions were not.
    Changes(usize),
    /// So many comments.
    Comments(usize),
    /// So many stretches of text that are set not to be shown.
    HiddenText(usize),
    /// What the header of pages says.
    Header(Box<str>),
    /// What the footer of pages says.
    Footer(Box<str>),
    /// A hidden sheet, by its name.
    HiddenSheet(Box<str>),
    /// So many hidden rows of a sheet.
    HiddenRows(Box<str>, usize),
    /// So many hidden columns of a sheet.
    HiddenColumns(Box<str>, usize),
    /// So many formulas of a sheet whose value the file does not have; none is worked out here.
    Uncomputed(Box<str>, usize),
    /// So many slides that are not shown.
    HiddenSlides(usize),
    /// So many files within the file.
    EmbeddedFiles(usize),
    /// So many pictures and charts; what is written in them was not read.
    Pictures(usize),
    /// The numbers that the program puts before paragraphs, which could not be worked out.
    Numbers,
    /// What is written across pages.
    Watermark(Box<str>),
    /// So many stretches of text that did not fit where they were printed, and are cut off.
    CutOff(usize),
    /// So many pages that are pictures, of which a program read the text that was taken.
    Recognised(usize),
}

/// Characters of a header that are told.
const SHOWN: usize = 40;

impl LeftOut {
    /// Where it stands among others.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Changes(_) => 0,
            Self::Comments(_) => 1,
            Self::HiddenText(_) => 2,
            Self::Header(_) => 3,
            Self::Footer(_) => 4,
            Self::HiddenSheet(_) => 5,
            Self::HiddenRows(..) => 6,
            Self::HiddenColumns(..) => 7,
            Self::Uncomputed(..) => 8,
            Self::HiddenSlides(_) => 9,
            Self::EmbeddedFiles(_) => 10,
            Self::Pictures(_) => 11,
            Self::Numbers => 12,
            Self::Watermark(_) => 13,
            Self::Recognised(_) => 14,
            Self::CutOff(_) => 15,
        }
    }

    /// In words, for whoever imports the file.
    pub fn words(&self) -> String {
        match self {
            Self::Changes(count) => format!("修订{count}处（增加的读了，删去的没有读）"),
            Self::Comments(count) => format!("批注{count}条"),
            Self::HiddenText(count) => format!("隐藏文字{count}段"),
            Self::CutOff(count) => format!("没有印完、被切掉的文字{count}处"),
            Self::Header(text) => format!("页眉“{}”", start(text)),
            Self::Footer(text) => format!("页脚“{}”", start(text)),
            Self::HiddenSheet(sheet) => format!("隐藏的工作表“{sheet}”"),
            Self::HiddenRows(sheet, count) => format!("工作表“{sheet}”里隐藏的{count}行"),
            Self::HiddenColumns(sheet, count) => format!("工作表“{sheet}”里隐藏的{count}列"),
            Self::Uncomputed(sheet, count) => {
                format!(
                    "工作表“{sheet}”里没有算出结果的公式{count}个（用办公软件打开，保存一次就有了）"
                )
            }
            Self::HiddenSlides(count) => format!("不放映的幻灯片{count}张"),
            Self::EmbeddedFiles(count) => format!("内嵌文件{count}个"),
            Self::Pictures(count) => format!("图片{count}张（图里的字没有读）"),
            Self::Numbers => "段落的自动编号（这种旧格式里读不出）".into(),
            Self::Watermark(text) => format!("水印“{}”", start(text)),
            Self::Recognised(count) => {
                format!("扫描的页{count}页（文字是程序识别的，可能有错，请对照原件）")
            }
        }
    }
}

fn start(text: &str) -> String {
    let mut start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
