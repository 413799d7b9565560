//! Reading Chinese text: characters, words, numbers, figures, similarity, and what a passage contains.
//!
//! Takes texts and passages; gives places in them and values read from them. It knows no report and no
//! rule: whatever judges a text stands above. Every function is total; places are byte ranges on
//! character boundaries.

extern crate self as text;
use mingbai_parse as parse;
use mingbai_source as source;

pub mod char_set;
pub mod chars;
pub mod digits;
pub mod features;
pub mod figure;
pub mod figure_index;
pub mod lexicon;
pub mod number;
pub mod personal;
pub mod sentence;
pub mod similarity;
pub mod traditional;
pub mod word_ends;
pub mod words;
