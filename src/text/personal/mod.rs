//! Numbers that identify a person, wherever they stand: one judgement for rules, attachments and all that goes out.
//!
//! Takes a text (a line; the cells of a row parted by tabs) and what is known around it; gives every
//! [`PersonalNumber`] with its place, its kind and how certain it is. A number is known by its own arithmetic;
//! a label excuses its value and nothing else, and is needed only where the arithmetic is too weak. Pure and
//! total; places are byte ranges on character boundaries.

mod card;
mod contact;
mod credit_code;
mod hidden;
mod identity;
mod label;
mod mobile;
mod paper;
mod scan;

pub(crate) use contact::{contact_words, has_latin_label};
pub(crate) use paper::paper_words;
pub(crate) use scan::{han_pairs, personal_numbers};

use std::ops::Range;

/// The latest year of birth where nobody says which year a text is about.
pub(crate) const LATEST_BIRTH: u32 = 2099;

/// A number of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonalNumber {
    /// Where it stands in its text.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: PersonalKind,
    /// How certain that is.
    pub(crate) certainty: Certainty,
    /// Its digits as ASCII, of what has letters the text.
    pub(crate) digits: Box<str>,
}

/// What a number of somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PersonalKind {
    /// 公民身份号码 of 18 characters, residence permits and foreigners' cards among them, or of 15 digits.
    Identity,
    /// 残疾人证号, or the tax number of a trader, which begin with an identity number.
    LongIdentity,
    /// 护照.
    Passport,
    /// 港澳、台湾居民的通行证 and the like.
    Permit,
    /// 手机.
    Mobile,
    /// 银行卡 or 存折.
    Card,
    /// 微信号.
    WeChat,
    /// QQ号.
    Qq,
    /// 电子邮箱.
    Email,
    /// 车牌.
    Plate,
}

/// How certain it is that a number is what it seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// Its digits say so, or its form and a label.
    Certain,
    /// A label says so, and one character is wrong.
    Mistyped,
    /// It is hidden in part, and what is left tells the day of birth.
    BirthShown,
    /// Its digits say so, and its label says that it is a number of something else.
    Labelled,
    /// It may as well be that of a body.
    Likely,
}

impl PersonalKind {
    /// What it is called, in Chinese.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Identity => "居民身份证号码",
            Self::LongIdentity => "带着居民身份证号码的编号",
            Self::Passport => "护照号码",
            Self::Permit => "通行证或居留证件号码",
            Self::Mobile => "手机号码",
            Self::Card => "银行卡号",
            Self::WeChat => "微信号",
            Self::Qq => "QQ号",
            Self::Email => "电子邮箱",
            Self::Plate => "车牌号",
        }
    }

    /// Whether it is the number of a paper that says who somebody is.
    pub(crate) fn is_paper(self) -> bool {
        matches!(
            self,
            Self::Identity | Self::LongIdentity | Self::Passport | Self::Permit
        )
    }

    /// Whether it is how somebody is reached or known beside that: what a body may have as well.
    pub(crate) fn is_contact(self) -> bool {
        matches!(self, Self::WeChat | Self::Qq | Self::Email | Self::Plate)
    }
}

/// What is known around a text.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    /// The latest year of birth.
    pub(crate) latest: u32,
    /// What stands above a byte of the text: the titles of its column, or the name of its field.
    pub(crate) titles: &'a dyn Fn(usize) -> String,
    /// Whether it is a row of a table with a column of names.
    pub(crate) is_listed: bool,
}

impl Around<'_> {
    /// Nothing.
    pub(crate) const NOTHING: Around<'static> = Around {
        latest: LATEST_BIRTH,
        titles: &|_| String::new(),
        is_listed: false,
    };
}

/// Whether a text may have what only a label tells.
pub(crate) fn may_be_labelled(text: &str) -> bool {
    paper::has_label(text) || contact::has_label(text)
}

/// Whether a title says of its column that papers or contacts stand in it.
pub(crate) fn is_label(title: &str) -> bool {
    title.chars().count() <= 20 && may_be_labelled(title)
}

/// What a cell holds under a title that says what it is: places are those of the cell.
pub(crate) fn labelled(title: &str, cell: &str) -> Vec<PersonalNumber> {
    let name = title.split(['（', '(', '/', '、']).next().unwrap_or(title);
    let whole = format!("{}：{cell}", name.trim());
    let shift = whole.len() - cell.len();
    let mut found = paper::papers(&whole);
    found.extend(contact::contacts(&whole));
    found.retain(|one| one.range.start >= shift);
    for one in &mut found {
        one.range = one.range.start - shift..one.range.end - shift;
    }
    found
}

/// Whether a title says of its column that names of persons stand in it.
pub(crate) fn is_of_names(title: &str) -> bool {
    card::names_persons(title)
}
