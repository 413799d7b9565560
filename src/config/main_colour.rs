//! 主色: the colour that stands where the built-in theme has its seal red, and how well it is read on paper.
//!
//! Invariant: a [`MainColour`] of the settings can be read on the theme's light paper; its shade for dark
//! rooms can be read on the dark one.

use crate::diagnostic::Code;
use crate::field::{Context, FromText, Record, Reject};
use crate::parse::Document;
use std::fmt;

/// The light paper of the built-in theme, as its style sheet has it.
const LIGHT_PAPER: MainColour = MainColour([0xfb, 0xfa, 0xf7]);
/// The paper of the built-in theme in dark rooms.
const DARK_PAPER: MainColour = MainColour([0x17, 0x16, 0x14]);

/// The least contrast of text and what it stands on: WCAG 2.2, 1.4.3, level AA.
const READABLE: f64 = 4.5;
/// The contrast that the shade for dark rooms is given: that of level AAA, for it is a thin line as well.
const CALM: f64 = 7.0;
/// How finely shades are looked for.
const STEPS: u16 = 256;

/// A colour of the screen: red, green and blue, each from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MainColour(pub [u8; 3]);

impl MainColour {
    /// How light it is, from 0 to 1: the relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let part = f64::from(value) / 255.0;
            match part <= 0.04045 {
                true => part / 12.92,
                false => ((part + 0.055) / 1.055).powf(2.4),
            }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, from 1 to 21: the contrast ratio of WCAG 2.2.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Whether text of this colour can be read on the light paper, and text of the paper's colour on it.
    fn is_readable(self) -> bool {
        self.contrast(LIGHT_PAPER) >= READABLE
    }

    /// The nearest darker shade of it that can be read on the light paper; itself if it can.
    fn readable(self) -> Self {
        let shade = |part: u16| {
            let scaled = |value: u8| {
                let scaled = (u16::from(value) * part + STEPS / 2) / STEPS;
                u8::try_from(scaled).unwrap_or(u8::MAX)
            };
            Self(self.0.map(scaled))
        };
        let mut shades = (0..STEPS).rev().map(shade);
        match self.is_readable() {
            true => self,
            false => shades.find(|shade| shade.is_readable()).unwrap_or(self),
        }
    }

    /// The shade of the same hue that can be read on the dark paper.
    pub fn in_the_dark(self) -> Self {
        let parts = self.0.map(|value| f64::from(value) / 255.0);
        let most = parts.iter().copied().fold(0.0, f64::max);
        let least = parts.iter().copied().fold(1.0, f64::min);
        let lightness = f64::midpoint(most, least);
        // How far a hue of full saturation may stand from its lightness.
        let room = |lightness: f64| 1.0 - (2.0 * lightness - 1.0).abs();
        let lighter = |step: u16| {
            let wanted = lightness + (1.0 - lightness) * f64::from(step) / f64::from(STEPS);
            let kept = match room(lightness) > 0.0 {
                true => room(wanted) / room(lightness),
                false => 0.0,
            };
            Self(parts.map(|part| byte(wanted + (part - lightness) * kept)))
        };
        let mut shades = (0..=STEPS).map(lighter);
        let calm = |shade: &Self| shade.contrast(DARK_PAPER) >= CALM;
        shades.find(calm).unwrap_or(Self([u8::MAX; 3]))
    }
}

/// A part of a colour from 0 to 1 as a byte.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is held between 0 and 255"
)]
fn byte(part: f64) -> u8 {
    (part * 255.0).round().clamp(0.0, 255.0) as u8
}

impl fmt::Display for MainColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromText for MainColour {
    fn from_text(text: &str) -> Result<Self, Reject> {
        let reject = || Reject::shape("颜色，如 \"#1f5fa8\"：#号后面6位或3位十六进制数字");
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        let digit = |c: char| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let digits: Option<Vec<u8>> = digits.chars().map(digit).collect();
        match digits.as_deref() {
            Some(&[red, green, blue]) => Ok(Self([red * 17, green * 17, blue * 17])),
            Some(&[r, ed, g, reen, b, lue]) => Ok(Self([r * 16 + ed, g * 16 + reen, b * 16 + lue])),
            _ => Err(reject()),
        }
    }
}

/// Reads the colour. One that cannot be read on the light paper becomes a finding and is left out.
pub(super) fn read_main_colour(
    record: &Record<'_>,
    document: &Document,
    ctx: &mut Context<'_>,
) -> Option<MainColour> {
    if let Some(key) = record.key_of_nothing("main_colour") {
        let rest = document.source.text.get(key.end as usize..).unwrap_or("");
        if rest.lines().next().is_some_and(|line| line.contains('#')) {
            let message = "“主色”后面没有值：#号和后面的字被当作注释".to_owned();
            let help = "给颜色加上半角引号，如 主色: \"#1f5fa8\"";
            ctx.report(Code::CUT_VALUE, key, message, help);
        }
    }
    let colour = record.get::<MainColour>("main_colour", ctx)?;
    if colour.value.is_readable() {
        return Some(colour.value);
    }
    let ratio = ratio(colour.value.contrast(LIGHT_PAPER));
    let message = format!(
        "主色 #{} 同浅色纸面的对比度只有{ratio}，字看不清，应当在4.5:1以上",
        colour.value
    );
    let help = format!(
        "换深一些的颜色；色相相同、够深的最近一个是 \"#{}\"",
        colour.value.readable()
    );
    ctx.report(Code::OUT_OF_RANGE, colour.span, message, help);
    None
}

/// A contrast as it is written, never rounded up: `4.48:1`.
fn ratio(contrast: f64) -> String {
    format!("{:.2}:1", (contrast * 100.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::{DARK_PAPER, LIGHT_PAPER, MainColour, ratio};
    use crate::field::FromText;
    use proptest::prelude::any;
    use proptest::{prop_assert, prop_assert_eq, proptest};

    fn colour(text: &str) -> MainColour {
        MainColour::from_text(text).unwrap_or(MainColour([1, 2, 3]))
    }

    #[test]
    fn the_contrast_of_known_pairs_is_that_of_wcag() {
        for (one, other, known) in [
            ("#000000", "#ffffff", "21.00:1"),
            ("#ffffff", "#ffffff", "1.00:1"),
            ("#777777", "#ffffff", "4.47:1"),
            ("#767676", "#ffffff", "4.54:1"),
            ("#ff0000", "#ffffff", "3.99:1"),
            ("#0000ff", "#ffffff", "8.59:1"),
            ("#00ff00", "#000000", "15.30:1"),
            ("#949494", "#000000", "6.92:1"),
        ] {
            let (one, other) = (colour(one), colour(other));
            assert_eq!(ratio(one.contrast(other)), known);
            assert_eq!(ratio(other.contrast(one)), known);
        }
    }

    #[test]
    fn a_colour_has_three_or_six_digits() {
        for (text, known) in [
            ("#1f5fa8", "1f5fa8"),
            ("1F5FA8", "1f5fa8"),
            (" #abc ", "aabbcc"),
        ] {
            assert_eq!(colour(text).to_string(), known);
        }
        for text in [
            "",
            "#",
            "#12",
            "#1234",
            "##123",
            "#12345g",
            "red",
            "rgb(0,0,0)",
            "#1f5fa8ff",
            "＃123",
            "#１２３",
            "#+12",
            "#a8231b;}",
        ] {
            assert!(MainColour::from_text(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_papers_are_those_of_the_style_sheet() {
        let style = include_str!("../../themes/default/assets/style.css");
        let papers = style.split("--paper: #").skip(1);
        let papers = papers.filter_map(|rest| rest.split(';').next());
        let known = [LIGHT_PAPER, DARK_PAPER].map(|paper| paper.to_string());
        assert_eq!(papers.collect::<Vec<_>>(), [&*known[0], &*known[1], "fff"]);
    }

    #[test]
    fn the_seal_red_would_be_a_main_colour() {
        let seal = colour("#a8231b");
        assert!(seal.is_readable());
        assert_eq!(seal.in_the_dark().to_string(), "ea857f");
    }

    proptest! {
        #[test]
        fn every_shade_can_be_read_where_it_is_meant_for(rgb in any::<[u8; 3]>()) {
            let colour = MainColour(rgb);
            let readable = colour.readable();
            prop_assert!(readable.is_readable());
            prop_assert_eq!(readable.readable(), readable);
            prop_assert!(readable.luminance() <= colour.luminance());
            prop_assert!(colour.in_the_dark().contrast(DARK_PAPER) >= 7.0);
        }
    }
}
