//! FMT09: a text that is not UTF-8.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::ENCODING,
    name: "文字编码不对",
    severity: Severity::Error,
    what: "文件不是UTF-8编码，或者含有看不见的控制字符，直接写的和用“\\e”“&#27;”一类写法写的都算。GB18030（GBK）和UTF-16会被认出来。",
    why: "编码认错了就是乱码；控制字符多半来自损坏的文件或从别处的粘贴，会让搜索和复制出错。",
    bad: "\
（用GBK编码保存的 content/2023/a.md）
",
    good: "\
（同一个文件，另存为UTF-8编码）
",
    check: Check::Reading(Fixed::No),
};
