//! Reading Chinese text: characters, words, numbers, figures, similarity, and what a passage contains.
//!
//! Takes texts and passages; gives places in them and values read from them. It knows no report and no
//! rule: whatever judges a text stands above. Every function is total; places are byte ranges on
//! character boundaries.

pub(crate) mod char_set;
pub(crate) mod chars;
pub(crate) mod digits;
pub(crate) mod features;
pub(crate) mod figure;
pub(crate) mod figure_index;
pub(crate) mod lexicon;
pub(crate) mod number;
pub(crate) mod personal;
pub(crate) mod sentence;
pub(crate) mod similarity;
pub(crate) mod traditional;
pub(crate) mod word_ends;
pub(crate) mod words;
