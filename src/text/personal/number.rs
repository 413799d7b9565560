//! What a number of a person is, how certain that is, and what is known around a text.

use std::ops::Range;

/// The latest year of birth where nobody says which year a text is about.
pub const LATEST_BIRTH: u32 = 2099;

/// A number of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalNumber {
    /// Where it stands in its text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: PersonalKind,
    /// How certain that is.
    pub certainty: NumberCertainty,
    /// Its digits as ASCII, of what has letters the text.
    pub digits: Box<str>,
}

/// What a number of somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalKind {
    /// 公民身份号码 of 18 characters, residence permits and foreigners' cards among them, or of 15 digits.
    Identity,
    /// 残疾人证号, or the tax number of a trader, which begin with an identity number.
    LongIdentity,
    /// 护照.
    Passport,
    /// 港澳、台湾居民的通行证 and the like.
    Permit,
    /// 户口簿, 低保证, 社会保障卡 and the like.
    Certificate,
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
pub enum NumberCertainty {
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
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "居民身份证号码",
            Self::LongIdentity => "带着居民身份证号码的编号",
            Self::Passport => "护照号码",
            Self::Permit => "通行证或居留证件号码",
            Self::Certificate => "个人证件的编号",
            Self::Mobile => "手机号码",
            Self::Card => "银行卡号",
            Self::WeChat => "微信号",
            Self::Qq => "QQ号",
            Self::Email => "电子邮箱",
            Self::Plate => "车牌号",
        }
    }

    /// Whether it is the number of a paper that says who somebody is.
    pub fn is_paper(self) -> bool {
        matches!(
            self,
            Self::Identity | Self::LongIdentity | Self::Passport | Self::Permit | Self::Certificate
        )
    }

    /// Whether it is how somebody is reached or known beside that: what a body may have as well.
    pub fn is_contact(self) -> bool {
        matches!(self, Self::WeChat | Self::Qq | Self::Email | Self::Plate)
    }
}

/// What is known around a text.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The latest year of birth.
    pub latest: u32,
    /// What stands above a byte of the text: the titles of its column, each with a tab after it, or the
    /// name of its field.
    pub titles: &'a dyn Fn(usize) -> String,
    /// Whether it is a row of a table with a column of names.
    pub is_listed: bool,
}

impl Around<'_> {
    /// Nothing.
    pub const NOTHING: Around<'static> = Around {
        latest: LATEST_BIRTH,
        titles: &|_| String::new(),
        is_listed: false,
    };
}
