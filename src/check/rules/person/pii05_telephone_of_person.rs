//! PII05: the telephone of somebody who is named.

use crate::check::rule::{Check, LineKind, Lines, LooksFor, Match, Rule};
use crate::config::Config;
use crate::diagnostic::{Code, Severity};
use crate::text::personal::is_certain_name;
use crate::text::words::{pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    code: Code("PII05"),
    name: "个人姓名和座机",
    severity: Severity::Warning,
    what: "“联系人”“项目负责人”“户主”“村民”等后面同时写着人名和座机号码，或者写明是家庭、住宅电话。设置和单位表里已经公布的联系电话、监督电话不算；只有职务、科室和电话的不算。手机号码由PII02拦截。",
    why: "姓名和电话放在一起，就是《个人信息保护法》所说的个人信息；报告要给群众联系方式时，写单位的办公电话即可，不必写到个人。",
    bad: "\
项目负责人及电话：李明0000-0000000
",
    good: "\
联系电话：0871-00000000（办公室）
",
    check: Check::Lines(LooksFor::words(|| words_of(ROLES).collect()), check),
};

/// Roles of somebody who is named in a form, and telephones that are at home.
const ROLES: &str = "联系人 联络人 负责人 填报人 填表人 经办人 报送人 制表人 户主 申请人 受助人 受益人 监护人 家长 患者 \
    受访者 受访人 低保户 农户 村民 居民 家庭电话 住宅电话 家庭座机 家中电话 家长电话 宅电";
/// Roles before which, in a sentence, anything may stand: only a certain name makes them those of a person.
const OFTEN_OTHERS: &str =
    "户主 申请人 受助人 受益人 监护人 家长 患者 受访者 受访人 低保户 农户 村民 居民";

/// A role, a name behind it, and a telephone not far away: the name may stand in the next cell.
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<role>联系人|联络人|负责人|填报人|填表人|经办人|报送人|制表人|户主|申请人|受助人|受益人|监护人|家长|患者|受访者|受访人|低保户|农户|村民|居民)(?P<label>(?:姓名|及|和|、|联系|电话|方式|\s)*)[：:（(\s]*(?P<name>[一-龥][一-龥\s·]{0,4}?[一-龥])[\s，,、；;：:（(）)]*(?:(?:联系|联络|办公|家庭)?\s?电\s?话|座机|固话|联系方式)?[\s：:（(]*(?P<number>(?:0\d{2,3}[)）]?[-—－\s]?)?\d{7,8})(?:\D|$)",
    )
});
/// A telephone at home.
static AT_HOME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<name>家庭电话|住宅电话|家庭座机|家中电话|家长电话|宅电)(?:号码|号)?[\s：:为是（(]*(?P<number>(?:0\d{2,3}[)）]?[-—－\s]?)?\d{7,8})(?:\D|$)",
    )
});

/// What is no name of a person.
const NO_NAMES: &str =
    "电话 办公 单位 科室 股 科 室 局 部门 中心 主任 职务 联系 签字 盖章 无 公章 日期 手机";

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    for (line, words) in lines.candidates(RULE.code) {
        if let LineKind::Field {
            top: "审核" | "review" | "豁免" | "waive",
            ..
        } = words.kind
        {
            continue;
        }
        let persons = PERSON.captures_iter(&words.text);
        for person in persons.chain(AT_HOME.captures_iter(&words.text)) {
            let (Some(name), Some(number)) = (person.name("name"), person.name("number")) else {
                continue;
            };
            let is_name = match person.name("role").map(|role| role.as_str()) {
                None => true,
                Some(role) if words_of(OFTEN_OTHERS).any(|other| other == role) => {
                    is_certain_name(name.as_str())
                }
                Some(_) => !words_of(NO_NAMES).any(|word| name.as_str().contains(word)),
            };
            if !is_name || is_published(number.as_str(), lines.config) {
                continue;
            }
            found.push(Match {
                line,
                range: name.start()..number.end(),
                message: "人名和电话写在一起，是个人信息".into(),
                help: "只写单位的办公电话，或者删去；单位对外公布的号码，写进设置的“联系电话”“监督”或单位表的“电话”".into(),
                severity: None,
            });
        }
    }
}

/// Whether the site itself gives this number to the public, with the code of the place or without.
fn is_published(number: &str, config: &Config) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let number = digits(number);
    let of_site = [&config.phone, &config.supervision.phone];
    let mut own = of_site.into_iter().flatten().chain(&config.unit_phones);
    own.any(|own| digits(own).ends_with(&number))
}
