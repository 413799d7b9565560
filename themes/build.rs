//! Has cargo compile the program again when the built-in theme changes: the theme is part of the
//! binary, and a macro that embeds a folder does not say which files it read.

fn main() {
    println!("cargo::rerun-if-changed=themes");
}
