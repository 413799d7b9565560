//! The template engine as themes may use it: strict, bounded, with few filters.

use super::error::NONE_PRINTED;
use super::escape::{Quotes, escape};
use crate::text::word_ends::{WORD_END, with_word_ends};
use minijinja::syntax::SyntaxConfig;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, escape_formatter, filters,
    tests,
};
use std::borrow::Cow;

/// Most steps one page may take.
const FUEL: u64 = 50_000_000;
/// Deepest nesting of inclusions and macros.
const DEPTH: usize = 60;

/// Whose templates an engine runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Our own: they end, as tests hold.
    Own,
    /// Somebody's: their steps are counted.
    Foreign,
}

/// An engine without templates. `strings` are the theme's words, `t` in every template.
pub(super) fn environment(strings: Value, trust: Trust) -> Result<Environment<'static>, Error> {
    let mut env = Environment::empty();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_fuel((trust == Trust::Foreign).then_some(FUEL));
    env.set_recursion_limit(DEPTH);
    env.set_debug(false);
    let mut syntax = SyntaxConfig::builder();
    env.set_syntax(syntax.trim_blocks(true).lstrip_blocks(true).build()?);
    env.set_formatter(|out, state, value| {
        if value.is_none() {
            return Err(Error::new(ErrorKind::InvalidOperation, NONE_PRINTED));
        }
        let escapes = matches!(state.auto_escape(), AutoEscape::Html) && !value.is_safe();
        match value.as_str() {
            Some(text) if escapes => Ok(escape(text, Quotes::Any, out)?),
            _ => escape_formatter(out, state, value),
        }
    });
    env.add_filter("bar", bar);
    env.add_filter("words", words);
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

/// A bar of 0 to 100 hundredths, drawn with attributes only, for the policy forbids inline style.
/// It is decoration: the number stands beside it.
fn bar(width: &str) -> Result<Value, Error> {
    if width.is_empty()
        || !width
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            "bar 前面应当是0到100之间的数",
        ));
    }
    Ok(Value::from_safe_string(format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <path d=\"M0 0h{width}v4H0z\"/></svg>"
    )))
}

/// A name in which lines end between words: `<wbr>` stands there. A name whose word ends are marked already
/// keeps these.
fn words(name: &str) -> Value {
    let marked: Cow<'_, str> = match name.contains(WORD_END) {
        true => name.into(),
        false => with_word_ends(name).into(),
    };
    let mut out = String::with_capacity(marked.len() + 16);
    for (at, word) in marked.split(WORD_END).enumerate() {
        if at > 0 {
            out.push_str("<wbr>");
        }
        // Writing into a string cannot fail.
        let _ = escape(word, Quotes::Any, &mut out);
    }
    Value::from_safe_string(out)
}
