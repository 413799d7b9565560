//! Has cargo compile `render` again when the built-in theme changes: the theme is part of it, and a
//! macro that embeds a folder does not say which files it read.

fn main() {
    println!("cargo::rerun-if-changed=../../themes");
}
