//! Words that tell how much of a matter is meant: all of it, less, or that nothing is left.

/// What claims the whole of something.
pub(in crate::check) const WHOLE: &str = "全部为 全部是 全部用于 全部属于";
/// What claims less.
pub(in crate::check) const LESS: &str = "\
    基本为 基本是 大部分为 大部分是 大部分用于 主要为 主要是 主要用于 \
    部分用于";
/// What says that nothing is left.
pub(in crate::check) const NOTHING_LEFT: &str = "无结余 没有结余 无结转结余 无资金结余 未形成结余";

/// All of these words.
pub(in crate::check) fn words() -> impl Iterator<Item = &'static str> {
    let lists = [WHOLE, LESS, NOTHING_LEFT];
    lists.into_iter().flat_map(|list| list.split(' '))
}
