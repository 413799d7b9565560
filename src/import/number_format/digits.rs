//! A number as decimal digits, as spreadsheets keep them: fifteen, so that 0.1 + 0.2 is 0.3.

/// DecimalDigits that a spreadsheet tells apart.
const KEPT: usize = 15;

/// The absolute value of a number. Invariant: no zeros at either end; none at all for zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DecimalDigits {
    /// From the left, each 0 to 9.
    digits: Vec<u8>,
    /// How many of them stand before the point; below 0 where zeros follow it first.
    point: i32,
}

impl DecimalDigits {
    /// The digits of a finite number, without its sign.
    pub(super) fn of(number: f64) -> Self {
        let text = format!("{:.*e}", KEPT - 1, number.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit);
        let digits = digits.map(|byte| byte - b'0').collect();
        let point = exponent.parse::<i32>().unwrap_or(0) + 1;
        Self { digits, point }.trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.point -= i32::try_from(zeros).unwrap_or(0);
        if self.digits.is_empty() {
            self.point = 0;
        }
        self
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The number times ten to this power.
    pub(super) fn shifted(mut self, power: i32) -> Self {
        if !self.is_zero() {
            self.point = self.point.saturating_add(power);
        }
        self
    }

    /// The power of ten that its first digit stands for.
    pub(super) fn magnitude(&self) -> i32 {
        self.point - 1
    }

    /// The number with so many places after the point, halves away from zero.
    pub(super) fn rounded(mut self, places: usize) -> Self {
        let places = i32::try_from(places).unwrap_or(i32::MAX);
        let kept = self.point.saturating_add(places);
        let Ok(kept) = usize::try_from(kept) else {
            return Self::of(0.0);
        };
        if kept >= self.digits.len() {
            return self;
        }
        let up = self.digits[kept] >= 5;
        self.digits.truncate(kept);
        if up {
            let mut at = kept;
            loop {
                let Some(before) = at.checked_sub(1) else {
                    self.digits.insert(0, 1);
                    self.point += 1;
                    break;
                };
                at = before;
                if self.digits[at] < 9 {
                    self.digits[at] += 1;
                    break;
                }
                self.digits[at] = 0;
            }
        }
        self.trimmed()
    }

    /// The number with so many digits in all.
    pub(super) fn rounded_to_digits(self, count: usize) -> Self {
        let places = i32::try_from(count).unwrap_or(i32::MAX) - self.point;
        self.shifted(places).rounded(0).shifted(-places)
    }

    /// The digits before the point, without zeros before them; empty below one.
    pub(super) fn whole(&self) -> String {
        let count = usize::try_from(self.point).unwrap_or(0);
        (0..count).map(|at| self.letter(at)).collect()
    }

    /// This many digits after the point.
    pub(super) fn places(&self, count: usize) -> String {
        let digit = |place: usize| {
            let at = i64::from(self.point) + i64::try_from(place).unwrap_or(i64::MAX);
            usize::try_from(at).map_or('0', |at| self.letter(at))
        };
        (0..count).map(digit).collect()
    }

    /// How many digits after the point are needed.
    pub(super) fn needed_places(&self) -> usize {
        let length = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        usize::try_from(length - self.point).unwrap_or(0)
    }

    fn letter(&self, at: usize) -> char {
        self.digits
            .get(at)
            .map_or('0', |digit| char::from(b'0' + digit))
    }

    /// The number written plainly.
    pub(super) fn plain(&self) -> String {
        let whole = self.whole();
        let whole = if whole.is_empty() { "0" } else { &whole };
        match self.needed_places() {
            0 => whole.to_owned(),
            places => format!("{whole}.{}", self.places(places)),
        }
    }
}
