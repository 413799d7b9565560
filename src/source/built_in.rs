//! What is compiled into the program and has to be sound: patterns, word lists, dictionaries, data.

use std::fmt::Display;

/// What was made of a built-in thing, named by `what`.
///
/// # Panics
/// Where it is broken: that is a mistake of the program, and going on without a pattern or a dictionary
/// would mean to find nothing and say that all is well.
#[expect(
    clippy::panic,
    reason = "a broken built-in thing must stop the program"
)]
pub fn built_in<T, E: Display>(what: &str, made: Result<T, E>) -> T {
    made.unwrap_or_else(|error| panic!("built-in {what} is broken: {error}"))
}

#[cfg(test)]
mod tests {
    use super::built_in;

    #[test]
    #[should_panic(expected = "built-in pattern is broken: no end")]
    fn a_broken_thing_stops_the_program() {
        built_in::<(), _>("pattern", Err("no end"));
    }
}
