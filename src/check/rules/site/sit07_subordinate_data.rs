//! SIT07: data of a subordinate site that did not pass.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::SUBORDINATE_DATA,
    name: "下级站点的数据用不了",
    severity: Severity::Error,
    what: "“下级站点”的数据不全、读不出来、与数据包写的核对码（SHA-256）不一致，或者里面有不合规的值。这样的数据整份不用，不会只列出一部分；改成警告，网页上就说明它的报告没有列出。",
    why: "数据是别处复制来的，缺一行，列出的报告和合计就是错的；网址不对，群众会被带到别的网站。《网络安全法》要求网站运营者防止被篡改的内容传播；《政府信息公开条例》第六条要求及时、准确地公开政府信息。",
    bad: "\
下级站点:
  - {名称: 青禾县财政局, 数据: subordinate-data/qinghe} # 文件夹里的 reports.csv 没有复制完
",
    good: "\
下级站点:
  - {名称: 青禾县财政局, 数据: subordinate-data/qinghe} # 文件夹里是它的 data 文件夹，没有改动
",
    check: Check::Reading(Fixed::No),
};
