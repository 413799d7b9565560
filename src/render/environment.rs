//! The template engine as themes may use it: strict, bounded, with few filters.

use super::error::NONE_PRINTED;
use minijinja::syntax::SyntaxConfig;
use minijinja::{
    Environment, Error, ErrorKind, UndefinedBehavior, Value, escape_formatter, filters, tests,
};

/// Most steps one page may take.
const FUEL: u64 = 50_000_000;
/// Deepest nesting of inclusions and macros.
const DEPTH: usize = 60;

/// An engine without templates. `strings` are the theme's words, `t` in every template.
pub(super) fn environment(strings: Value) -> Result<Environment<'static>, Error> {
    let mut env = Environment::empty();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    env.set_fuel(Some(FUEL));
    env.set_recursion_limit(DEPTH);
    env.set_debug(false);
    let mut syntax = SyntaxConfig::builder();
    env.set_syntax(syntax.trim_blocks(true).lstrip_blocks(true).build()?);
    env.set_formatter(|out, state, value| {
        if value.is_none() {
            return Err(Error::new(ErrorKind::InvalidOperation, NONE_PRINTED));
        }
        escape_formatter(out, state, value)
    });
    env.add_filter("safe", filters::safe);
    env.add_filter("length", filters::length);
    env.add_filter("join", filters::join);
    env.add_filter("first", filters::first);
    env.add_filter("last", filters::last);
    env.add_filter("default", filters::default);
    env.add_filter("slice", filters::slice);
    env.add_test("defined", tests::is_defined);
    env.add_test("none", tests::is_none);
    env.add_global("t", strings);
    Ok(env)
}
