//! 人工检查: who has looked through a file that the program cannot read.

use super::value::{Moment, Text};
use crate::config::Checksum;

/// Who has looked through a file, and when.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// 人.
    pub person: Text,
    /// 日期.
    pub date: Moment,
    /// 校验, where it is written: of the file that was looked at.
    pub checksum: Option<Checksum>,
}
