//! FMT10: a file that cannot be used.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::UNUSABLE_FILE,
    name: "文件不能用",
    severity: Severity::Error,
    what: "文件太大，不是普通文件，名字里有看不见的字符，或者是指到网站文件夹以外的链接；单位表有了两份。static 文件夹里名字以点开头的文件（.htaccess）不公开，作提示；static/.well-known 照常公开，编辑软件和系统留下的（.DS_Store、Thumbs.db）不提。",
    why: "指到外面的链接会把不该公开的文件带上网；《政府信息公开条例》第十七条要求公开前先审查，没有放进网站文件夹的文件没有经过审查。",
    bad: "\
（content/2023/qinghe/jilu.pdf 是一个链接，指到网站文件夹以外）
",
    good: "\
（content/2023/qinghe/jilu.pdf 是文件本身，放在网站文件夹里）
",
    check: Check::Reading(Fixed::Yes),
};
