//! How much of a document is text and how much is pictures, which nobody but a reader can check.
//!
//! A picture counts where it is large enough to hold a written page. A document is one of pictures if a reader would call
//! it so: it has few words for the pictures in it, or a picture fills most of a page.

/// Dots of a picture on which a page can still be read: 500 × 500.
const DOTS: u64 = 250_000;
/// Bytes of a picture whose dots are not known, from which on it counts.
const BYTES: usize = 100_000;
/// Letters that a picture needs beside it, to be no more than an illustration.
const LETTERS: usize = 60;
/// Letters of a text that is one however many pictures it has.
const ENOUGH: usize = 600;
/// Share of a page of A4 above which a picture is the page.
const SHARE: f64 = 0.45;
/// A page of A4, in square millimetres.
const PAGE: f64 = 210.0 * 297.0;

/// What one document shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PictureShare {
    /// Letters of its text, headers, names and properties not counted.
    pub(super) letters: usize,
    /// Pictures that could hold a page.
    pictures: usize,
    /// Whether a picture fills most of a page.
    fills_page: bool,
}

impl PictureShare {
    /// A picture of so many dots, if they are known, and so many bytes is in the document.
    pub(super) fn see(&mut self, dots: Option<u64>, bytes: usize) {
        let is_large = match dots {
            Some(dots) => dots >= DOTS,
            None => bytes >= BYTES,
        };
        self.pictures += usize::from(is_large);
    }

    /// A picture is shown in this size, in millimetres.
    pub(super) fn shows(&mut self, width: f64, height: f64) {
        self.fills_page |= width > 0.0 && height > 0.0 && width * height > SHARE * PAGE;
    }

    /// Whether a reader would call the document one of pictures.
    pub(super) fn is_of_pictures(self) -> bool {
        let needed = (LETTERS * self.pictures).min(ENOUGH);
        self.letters < needed || self.fills_page && self.pictures > 0
    }
}

/// A length as styles write it, in millimetres: `16.5cm`, `6in`, `300pt`.
pub(super) fn millimetres(length: &str) -> f64 {
    const UNITS: &[(&str, f64)] = &[
        ("mm", 1.0),
        ("cm", 10.0),
        ("in", 25.4),
        ("pt", 25.4 / 72.0),
        ("px", 25.4 / 96.0),
    ];
    let length = length.trim();
    let unit = UNITS.iter().find(|(unit, _)| length.ends_with(unit));
    let Some((unit, size)) = unit else { return 0.0 };
    let number = length.strip_suffix(unit).unwrap_or("");
    number
        .trim()
        .parse::<f64>()
        .map_or(0.0, |number| number * size)
}

#[cfg(test)]
mod tests {
    use super::{PictureShare, millimetres};

    fn share(letters: usize, pictures: &[(u64, u64)]) -> PictureShare {
        let mut share = PictureShare {
            letters,
            ..PictureShare::default()
        };
        for (width, height) in pictures {
            share.see(Some(width * height), 0);
        }
        share
    }

    #[test]
    fn a_reader_tells_a_text_from_pictures() {
        let page = (1200, 1700);
        for (letters, pictures, is_of_pictures) in [
            (0, vec![], false),
            (0, vec![page], true),
            (40, vec![page], true),
            (0, vec![(120, 80)], false),
            (40, vec![(300, 300)], false),
            (200, vec![page], false),
            (200, vec![page; 10], true),
            (700, vec![page; 40], false),
        ] {
            assert_eq!(
                share(letters, &pictures).is_of_pictures(),
                is_of_pictures,
                "{letters} {pictures:?}"
            );
        }
        let mut share = share(5_000, &[page]);
        share.shows(150.0, 110.0);
        assert!(!share.is_of_pictures());
        share.shows(160.0, 220.0);
        assert!(share.is_of_pictures());
    }

    #[test]
    fn lengths_are_read_in_their_units() {
        for (length, expected) in [("16.5cm", 165.0), ("72pt", 25.4), ("1in", 25.4), ("x", 0.0)] {
            assert!((millimetres(length) - expected).abs() < 1e-9, "{length}");
        }
    }
}
