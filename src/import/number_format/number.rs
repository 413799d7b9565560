//! Numbers in the places that a section has for their digits.

use super::code::{FormatPart, FormatSection};
use super::digits::DecimalDigits;
use super::general::general;

/// Largest number of digits below the line of a fraction.
const BELOW: usize = 3;

/// The absolute value of a number as a section prints it, without its sign, and whether that is more than zeros.
pub(super) fn print(number: f64, section: &FormatSection) -> (String, bool) {
    if section.has(|part| *part == FormatPart::Over) {
        return fraction(number, section);
    }
    if section.has(|part| matches!(part, FormatPart::Power(_))) {
        return scientific(number, section);
    }
    if !section.has(|part| matches!(part, FormatPart::Digit(_))) {
        return without_places(number, section);
    }
    let places = after_point(&section.parts);
    let digits = DecimalDigits::of(number)
        .shifted(section.scale)
        .rounded(places);
    let says_something = !digits.is_zero();
    (placed(&digits, &section.parts, section), says_something)
}

fn without_places(number: f64, section: &FormatSection) -> (String, bool) {
    let mut out = String::new();
    for part in &section.parts {
        match part {
            FormatPart::Literal(c) => out.push(*c),
            FormatPart::Point => out.push('.'),
            FormatPart::General | FormatPart::Text => {
                let text = general(number);
                out += &section
                    .numerals
                    .map_or(text.clone(), |numerals| numerals.said(&text));
            }
            _ => {}
        }
    }
    let has_number = section.has(|part| matches!(part, FormatPart::General | FormatPart::Text));
    (out, has_number && number != 0.0)
}

/// Places for digits after the point.
fn after_point(parts: &[FormatPart]) -> usize {
    let after = parts.iter().skip_while(|part| **part != FormatPart::Point);
    after
        .filter(|part| matches!(part, FormatPart::Digit(_)))
        .count()
}

/// DecimalDigits in the places of these parts, with what stands around them.
fn placed(digits: &DecimalDigits, parts: &[FormatPart], section: &FormatSection) -> String {
    let point = parts.iter().position(|part| *part == FormatPart::Point);
    let (before, after) = parts.split_at(point.unwrap_or(parts.len()));
    let mut out = whole(digits, before, section);
    if point.is_some() {
        let count = after_point(parts);
        let mut kept = digits.places(count).into_bytes();
        let marks = after.iter().filter_map(|part| match part {
            FormatPart::Digit(mark) => Some(*mark),
            _ => None,
        });
        let marks: Vec<char> = marks.collect();
        // Zeros at the end stand only where the code has a zero.
        for (at, mark) in marks.iter().enumerate().rev() {
            match (*mark, kept.get(at)) {
                ('#', Some(b'0')) => kept.truncate(at),
                ('?', Some(b'0')) => kept[at] = b' ',
                _ => break,
            }
        }
        // Excel leaves the point where no digit follows; other programs do not.
        if !kept.is_empty() || count == 0 {
            out.push('.');
        }
        let mut kept = kept.into_iter();
        for part in &after[1..] {
            match part {
                FormatPart::Digit(_) => out.extend(kept.next().map(char::from)),
                FormatPart::Literal(c) => out.push(*c),
                _ => {}
            }
        }
    }
    match section.numerals {
        Some(numerals) => numerals.each(&out),
        None => out,
    }
}

/// The digits before the point: filled in from the right, the first place takes all that are left.
fn whole(digits: &DecimalDigits, parts: &[FormatPart], section: &FormatSection) -> String {
    let whole = digits.whole();
    let whole = whole.as_bytes();
    let places = parts
        .iter()
        .filter(|part| matches!(part, FormatPart::Digit(_)))
        .count();
    let count = places.max(whole.len());
    let mut out = String::new();
    let give = |from_right: usize, mark: char, out: &mut String| {
        let digit = whole
            .len()
            .checked_sub(from_right + 1)
            .map(|at| char::from(whole[at]));
        let shown = digit.or(match mark {
            '0' => Some('0'),
            '?' => Some(' '),
            _ => None,
        });
        out.extend(shown);
        if shown.is_some() && section.groups && from_right > 0 && from_right.is_multiple_of(3) {
            out.push(if shown == Some(' ') { ' ' } else { ',' });
        }
    };
    let mut from_right = count;
    let mut is_first = true;
    for part in parts {
        match part {
            FormatPart::Digit(mark) => {
                let take = if is_first { count + 1 - places } else { 1 };
                is_first = false;
                for _ in 0..take {
                    from_right -= 1;
                    give(from_right, *mark, &mut out);
                }
            }
            FormatPart::Literal(c) => out.push(*c),
            _ => {}
        }
    }
    if places == 0 {
        out.extend(whole.iter().map(|byte| char::from(*byte)));
    }
    out
}

/// A number with a power of ten. Several places before the point make the power a multiple of their number.
fn scientific(number: f64, section: &FormatSection) -> (String, bool) {
    let at = section
        .parts
        .iter()
        .position(|part| matches!(part, FormatPart::Power(_)));
    let (before, after) = section.parts.split_at(at.unwrap_or(0));
    let places = before.iter().take_while(|part| **part != FormatPart::Point);
    let places = places
        .filter(|part| matches!(part, FormatPart::Digit(_)))
        .count();
    let step = i32::try_from(places.max(1)).unwrap_or(1);
    let digits = DecimalDigits::of(number).shifted(section.scale);
    let power_of = |digits: &DecimalDigits| match digits.is_zero() {
        true => 0,
        false => digits.magnitude().div_euclid(step) * step,
    };
    let power = power_of(&digits);
    let mantissa = digits.clone().shifted(-power).rounded(after_point(before));
    // Rounding may have made it a digit longer.
    let more = power_of(&mantissa);
    let (power, mantissa) = (power + more, mantissa.shifted(-more));
    let mut out = placed(&mantissa, before, section);
    let exponent = DecimalDigits::of(f64::from(power));
    out.push('E');
    let shows_plus = after.first() == Some(&FormatPart::Power(true));
    match (power < 0, shows_plus) {
        (true, _) => out.push('-'),
        (false, true) => out.push('+'),
        (false, false) => {}
    }
    let plain = FormatSection::default();
    out += &whole(&exponent, &after[1..], &plain);
    (out, !mantissa.is_zero())
}

/// The parts of a section for fractions: the whole number, above the line, below it, and what follows.
struct FractionParts<'a> {
    lead: &'a [FormatPart],
    above: &'a [FormatPart],
    below: &'a [FormatPart],
    behind: &'a [FormatPart],
}

impl<'a> FractionParts<'a> {
    fn of(parts: &'a [FormatPart]) -> Self {
        let over = parts.iter().position(|part| *part == FormatPart::Over);
        let (before, after) = parts.split_at(over.unwrap_or(0));
        // The last run of places before the line is above it; a run before that is the whole number.
        let upper = before.iter().rposition(|part| !is_place(part));
        let (lead, above) = before.split_at(upper.map_or(0, |at| at + 1));
        let after = after.get(1..).unwrap_or_default();
        let is_below =
            |part: &&FormatPart| is_place(part) || matches!(part, FormatPart::Literal('1'..='9'));
        let count = after.iter().take_while(is_below).count();
        let (below, behind) = after.split_at(count);
        Self {
            lead,
            above,
            below,
            behind,
        }
    }

    /// What stands below the line whatever the number.
    fn fixed(&self) -> Option<f64> {
        let digits = self.below.iter().filter_map(|part| match part {
            FormatPart::Literal(c) => Some(*c),
            FormatPart::Digit('0') => Some('0'),
            _ => None,
        });
        let has_own = self.below.iter().any(|part| !is_place(part));
        let number = digits.collect::<String>().parse().ok();
        number.filter(|number| has_own && *number >= 1.0)
    }
}

fn is_place(part: &FormatPart) -> bool {
    matches!(part, FormatPart::Digit(_))
}

/// A number as a fraction: the nearest with so many digits below the line.
fn fraction(number: f64, section: &FormatSection) -> (String, bool) {
    let parts = FractionParts::of(&section.parts);
    let has_whole = parts.lead.iter().any(is_place);
    let number = number * 10_f64.powi(section.scale);
    let mut whole_number = if has_whole { number.trunc() } else { 0.0 };
    let rest = number - whole_number;
    let (mut numerator, denominator) = match parts.fixed() {
        Some(fixed) => ((rest * fixed).round(), fixed),
        None => nearest(rest, parts.below.len().clamp(1, BELOW)),
    };
    if has_whole && numerator >= denominator {
        whole_number += 1.0;
        numerator = 0.0;
    }
    let plain = FormatSection::default();
    let mut out = whole(&DecimalDigits::of(whole_number), parts.lead, &plain);
    if numerator == 0.0 && has_whole {
        if whole_number == 0.0 && out.trim().is_empty() {
            out = "0".to_owned();
        }
    } else {
        match numerator == 0.0 {
            true => out.push('0'),
            false => out += &whole(&DecimalDigits::of(numerator), parts.above, &plain),
        }
        out.push('/');
        out += &DecimalDigits::of(denominator).plain();
    }
    out.extend(parts.behind.iter().filter_map(|part| match part {
        FormatPart::Literal(c) => Some(*c),
        _ => None,
    }));
    (out, whole_number != 0.0 || numerator != 0.0)
}

/// The nearest fraction with so many digits below its line.
fn nearest(rest: f64, digits: usize) -> (f64, f64) {
    let most = 10_u32.pow(u32::try_from(digits).unwrap_or(1)) - 1;
    let mut best = (rest.round(), 1.0, f64::INFINITY);
    for denominator in (1..=most).map(f64::from) {
        let numerator = (rest * denominator).round();
        let error = (rest - numerator / denominator).abs();
        if error < best.2 - 1e-12 {
            best = (numerator, denominator, error);
        }
    }
    (best.0, best.1)
}
