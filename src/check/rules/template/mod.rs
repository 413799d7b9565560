//! 模板: what forms and templates leave in a text.

pub(in crate::check) use tpl01_left_in::unseen;

category! {
    "TPL", "模板":
    tpl01_left_in,
    tpl02_web_page,
    tpl03_contents,
}
