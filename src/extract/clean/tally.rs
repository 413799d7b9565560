//! What cleaning changed, by kind.

/// What cleaning changes or leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CleaningKind {
    /// Characters that are not seen: soft hyphens, zero-width ones, marks of direction, controls.
    Invisible,
    /// Radicals and compatibility characters that stand for ordinary ones.
    Radical,
    /// Full-width letters and digits.
    FullWidth,
    /// Traditional characters.
    Traditional,
    /// Readings in brackets behind characters.
    Reading,
    /// Runs of white space.
    Space,
    /// Codes of fields and names of bookmarks.
    FieldCode,
    /// Blanks to be filled in.
    Blank,
    /// Hints of forms that say what is to be written.
    Hint,
    /// Words to be clicked at.
    Click,
    /// Question marks in place of characters that an encoding lost.
    Lost,
    /// Characters that could not be read, which stay.
    Unreadable,
    /// Properties of the file before its text.
    FileProperty,
    /// Numbers of pages.
    PageNumber,
    /// Lines of a table of contents.
    Contents,
    /// What a web page shows around its document.
    Furniture,
    /// The title of a web page, which was not in its text and was put before it.
    PageTitle,
}

impl CleaningKind {
    /// What was done, for an editor.
    pub fn label(self) -> &'static str {
        match self {
            Self::Invisible => "去掉看不见的字符",
            Self::Radical => "部首和兼容字符换成普通汉字",
            Self::FullWidth => "全角字母和数字换成半角",
            Self::Traditional => "繁体字换成简体字",
            Self::Reading => "去掉汉字后面括注的拼音",
            Self::Space => "去掉排版用的空格",
            Self::FieldCode => "去掉域代码和书签名",
            Self::Blank => "去掉填空用的下划线",
            Self::Hint => "去掉表格里的填写提示",
            Self::Click => "去掉“点击下载”一类的字样",
            Self::Lost => "去掉编码出错留下的问号（原字已丢失，请对照原件）",
            Self::Unreadable => "有读不出的字符（保留原样，请对照原件）",
            Self::FileProperty => "去掉混在正文前面的文件属性",
            Self::PageNumber => "去掉页码",
            Self::Contents => "去掉目录",
            Self::Furniture => "去掉网页上的导航、分享、页脚等",
            Self::PageTitle => "正文里没有标题，用了网页的标题",
        }
    }
}

/// What cleaning did of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaning {
    /// What it was.
    pub kind: CleaningKind,
    /// How often.
    pub count: usize,
    /// The words that were left out or put in, where they are more than marks and spaces.
    pub words: Vec<String>,
}

/// What cleaning did so far.
#[derive(Debug, Default)]
pub(super) struct CleaningTally(Vec<Cleaning>);

impl CleaningTally {
    /// What was done before is added to.
    pub(super) fn of(done: Vec<Cleaning>) -> Self {
        Self(done)
    }

    /// Notes that something was done so many times.
    pub(super) fn count(&mut self, kind: CleaningKind, times: usize) {
        if times > 0 {
            self.entry(kind).count += times;
        }
    }

    /// Notes that words were left out or put in.
    pub(super) fn words(&mut self, kind: CleaningKind, words: &str) {
        let entry = self.entry(kind);
        entry.count += 1;
        entry.words.push(words.trim().to_owned());
    }

    fn entry(&mut self, kind: CleaningKind) -> &mut Cleaning {
        let at = self.0.iter().position(|entry| entry.kind == kind);
        let at = at.unwrap_or_else(|| {
            let words = Vec::new();
            let count = 0;
            self.0.push(Cleaning { kind, count, words });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    /// All that was done, in the order of kinds.
    pub(super) fn finish(mut self) -> Vec<Cleaning> {
        self.0.sort_by_key(|entry| entry.kind as usize);
        self.0
    }
}
