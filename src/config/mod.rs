//! The site's settings, `mingbai.yaml`: read, defaulted and checked.
//!
//! Takes a parsed document, gives a [`Config`] that is always usable, and findings.

use mingbai_diagnostic as diagnostic;
use mingbai_field as field;
use mingbai_parse as parse;
use mingbai_source as source;
use mingbai_text as text;

mod checksum;
mod deadline;
mod due;
pub mod fields;
mod footer_mark;
mod grade;
mod main_colour;
mod plain_name;
pub mod profile;
mod read;
mod read_deadlines;
mod read_due;
mod read_subordinates;
mod read_unread;
mod static_kind;
mod subordinate;
mod unread;
mod web_address;
mod wording;
mod years;

pub use checksum::Checksum;
pub use deadline::Deadlines;
pub use due::{DueRow, DueSettings, Exemption};
pub use footer_mark::{FooterMark, NamedPicture};
pub use grade::Grade;
pub use main_colour::MainColour;
pub use plain_name::is_plain_name;
pub use profile::Profile;
pub use read::read_config;
pub use static_kind::StaticKind;
pub use subordinate::{SUBORDINATE_DATA, SubordinateSetting};
pub use unread::{InspectedFile, UnreadFiles, UnreadKind};
pub use web_address::site_address;
pub use wording::Wording;
pub use years::{YearSet, Years};

use crate::diagnostic::Severity;
use crate::field::Text;
use crate::source::{SourcePath, Spanned};
use crate::text::words::OwnWords;

/// The name of the settings file, at the site's root.
pub const FILE_NAME: &str = "mingbai.yaml";

/// The settings of one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The settings file.
    pub path: SourcePath,
    /// 站点名称.
    pub title: Text,
    /// 网址: where the site will be published; begins with `http`, ends with `/`.
    pub base_url: Option<Text>,
    /// 主办单位.
    pub organizer: Option<Text>,
    /// 承办单位.
    pub operator: Option<Text>,
    /// 联系电话.
    pub phone: Option<Text>,
    /// 联系地址.
    pub address: Option<Text>,
    /// 联系邮箱.
    pub email: Option<Text>,
    /// 网站标识码.
    pub site_id_code: Option<Text>,
    /// ICP备案号.
    pub icp: Option<Text>,
    /// 公安备案号.
    pub police_record: Option<Text>,
    /// 党政机关标识: the mark of a body of party or state, with its proof.
    pub authority_mark: Option<FooterMark>,
    /// 网站找错: where mistakes on government sites are told.
    pub error_report: Option<FooterMark>,
    /// 徽标: a picture beside the site's name.
    pub logo: Option<NamedPicture>,
    /// 主色, in place of the built-in theme's seal red.
    pub main_colour: Option<MainColour>,
    /// 说明: one or two sentences on the home page.
    pub description: Option<Text>,
    /// 监督: how a citizen objects or asks.
    pub supervision: Supervision,
    /// 等级, best first.
    pub grades: Vec<Grade>,
    /// 体例: the outline and weights that reports are checked against.
    pub profile: Profile,
    /// 主题: the folder under `themes/` that overrides the built-in theme.
    pub theme: Text,
    /// 每页条数.
    pub page_size: usize,
    /// 静态文件许可: what of `static/` may do something where it is opened.
    pub allowed_in_static: Vec<StaticKind>,
    /// 语言, a language tag.
    pub language: Text,
    /// 公布审核信息: whether the names under 审核 are shown.
    pub review: ReviewDisplay,
    /// 公开期限: when the reports of a year are due.
    pub deadlines: Deadlines,
    /// 应公开 and 免于公开: which units are due in which years.
    pub due: DueSettings,
    /// 下级站点: sites of subordinate bodies, in the order written.
    pub subordinates: Vec<SubordinateSetting>,
    /// 敏感词: words of the site's own that SEC02 looks for.
    pub sensitive_words: OwnWords,
    /// 数据许可: on what terms the data may be used.
    pub licence: Option<Licence>,
    /// 检查: severities by rule code or category, in the order written. `None` is 关闭.
    pub severities: Vec<(Spanned<Text>, Option<Severity>)>,
    /// 读不出的附件 and 人工检查: what is said of files that the program cannot read.
    pub unread: UnreadFiles,
    /// 固定用语: words written wrong, the program's and the site's own.
    pub wording: Wording,
    /// Telephones that `units.yaml` gives to the public, as written. Not a setting: the pipeline
    /// fills them in, so that rules about single files know them.
    pub unit_phones: Vec<Text>,
}

/// 数据许可: on what terms the data may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// 名称.
    pub name: Text,
    /// 标识: its name for programs, such as `CC-BY-4.0`.
    pub id: Option<Text>,
    /// 网址: where its text stands.
    pub url: Option<Text>,
}

/// Whether the names under 审核 are shown on a report's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReviewDisplay {
    /// They stay in the source.
    #[default]
    Hidden,
    /// The site asked for them.
    Shown,
}

/// 监督: the ways to object or ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supervision {
    /// 电话.
    pub phone: Option<Text>,
    /// 邮箱.
    pub email: Option<Text>,
    /// 地址.
    pub address: Option<Text>,
    /// 网址.
    pub url: Option<Text>,
    /// 依申请公开: an address on the web, or a sentence.
    pub request: Option<Text>,
}
