//! Numbers in Han numerals and full-width digits: `[DBNum1]` to `[DBNum3]`.

/// Which numerals a format asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 一二三.
    Plain,
    /// 壹贰叁.
    Formal,
    /// １２３.
    Wide,
}

impl Numerals {
    fn digits(self) -> [char; 10] {
        match self {
            Self::Plain => ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
            Self::Formal => ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
            Self::Wide => ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'],
        }
    }

    /// Thousands, hundreds and tens.
    fn steps(self) -> [&'static str; 4] {
        match self {
            Self::Formal => ["仟", "佰", "拾", ""],
            Self::Plain | Self::Wide => ["千", "百", "十", ""],
        }
    }

    /// Each digit for itself: 二〇二四.
    pub(super) fn each(self, text: &str) -> String {
        let digits = self.digits();
        let of = |c: char| match c.to_digit(10) {
            Some(digit) => digits[digit as usize],
            None => c,
        };
        text.chars().map(of).collect()
    }

    /// As one says a number: 一千二百三十四. What follows a point is said digit by digit.
    pub(super) fn said(self, number: &str) -> String {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let is_number = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || whole.len() > 16 {
            return self.each(number);
        }
        let mut out = self.whole(whole);
        if !fraction.is_empty() {
            out.push('.');
            out += &self.each(fraction);
        }
        out
    }

    /// The number of a day or a month: 十五, not 一十五.
    pub(super) fn counted(self, number: &str) -> String {
        let said = self.said(number);
        match said.strip_prefix("一十") {
            Some(rest) => format!("十{rest}"),
            None => said,
        }
    }

    fn whole(self, whole: &str) -> String {
        let zero = self.digits()[0];
        let digits: Vec<usize> = whole.bytes().map(|byte| usize::from(byte - b'0')).collect();
        let (mut out, mut skipped, mut group) = (String::new(), false, false);
        for (at, digit) in digits.iter().enumerate() {
            let from_right = digits.len() - 1 - at;
            if *digit == 0 {
                skipped = !out.is_empty();
            } else {
                if std::mem::take(&mut skipped) {
                    out.push(zero);
                }
                out.push(self.digits()[*digit]);
                out += self.steps()[3 - from_right % 4];
                group = true;
            }
            if from_right.is_multiple_of(4) && std::mem::take(&mut group) {
                out += ["", "万", "亿", "万亿"][from_right / 4];
            }
        }
        if out.is_empty() {
            out.push(self.digits()[0]);
        }
        out
    }
}
