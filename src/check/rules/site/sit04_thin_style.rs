//! SIT04: a theme whose style sheet leaves next to nothing of the built-in one.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::THIN_STYLE,
    name: "主题的样式太少",
    severity: Severity::Warning,
    what: "主题里的 assets/style.css 代替了内置的样式，里面的规则却不到内置的十分之一，网页上的表格和只念给读屏软件的文字（.cards、.off）也没有样式。多半是只想改一两处。主题自己写了 base.html 和 layout.html 的不算。",
    why: "同名的文件是整个代替，不是补充：表格会挤成一团，手机上读不了。《政府网站发展指引》（国办发〔2017〕47号）要求页面在不同终端上都能正常显示。",
    bad: "\
/* themes/qu/assets/style.css，全部内容 */
h1 { font-size: 2rem; }
",
    good: "\
/* static/custom.css，加在内置样式之后 */
h1 { font-size: 2rem; }
",
    check: Check::Reading(Fixed::No),
};
