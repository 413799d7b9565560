//! Unified social credit codes (统一社会信用代码, GB 32100—2015): who registered it, what it is, its place, the
//! code of the organisation (GB 11714), a check character.

/// The signs of a code, in the order of their values: no I, O, S, V, Z.
const SIGNS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Places: provinces, and the state itself.
const PLACES: &[u8] = &[
    10, 11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51,
    52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
];

/// Whether 18 characters are one, by its pattern and both of its check characters.
pub(super) fn is_credit_code(code: &str) -> bool {
    let Some(values) = values(code.as_bytes()) else {
        return false;
    };
    has_pattern(code.as_bytes(), &values)
        && check(&values[..17]) == values[17]
        && organisation_check(&values[8..16]) == code.as_bytes()[16]
}

/// The values of 18 signs.
fn values(code: &[u8]) -> Option<[u8; 18]> {
    let mut values = [0; 18];
    if code.len() != values.len() {
        return None;
    }
    for (value, sign) in values.iter_mut().zip(code) {
        let at = SIGNS.iter().position(|known| known == sign)?;
        *value = u8::try_from(at).ok()?;
    }
    Some(values)
}

/// Whether the registrar knows bodies of this kind, and the place is one.
fn has_pattern(code: &[u8], values: &[u8; 18]) -> bool {
    let kinds: &[u8] = match code[0] {
        b'1' => b"1239",
        b'5' => b"1239",
        b'9' => b"123",
        b'2' => b"19",
        b'3' => b"123459",
        b'4' | b'6' | b'7' => b"129",
        b'8' => b"19",
        b'A' => b"19",
        b'N' => b"1239",
        b'Y' => b"1",
        _ => return false,
    };
    kinds.contains(&code[1]) && PLACES.contains(&(values[2] * 10 + values[3]))
}

/// The check character's value: weights are powers of three, modulo 31.
fn check(values: &[u8]) -> u8 {
    let mut weight = 1_u32;
    let mut sum = 0;
    for value in values {
        sum += u32::from(*value) * weight;
        weight = weight * 3 % 31;
    }
    ((31 - sum % 31) % 31) as u8
}

/// The check sign of an organisation's code. Its signs go on to Z, but those of a credit code are numbered
/// without a gap, so letters are counted anew.
fn organisation_check(values: &[u8]) -> u8 {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |value: &u8| match SIGNS[*value as usize] {
        digit @ b'0'..=b'9' => u32::from(digit - b'0'),
        letter => u32::from(letter - b'A') + 10,
    };
    let sum: u32 = values
        .iter()
        .map(value)
        .zip(WEIGHTS)
        .map(|(v, w)| v * w)
        .sum();
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b'0' + digit as u8,
    }
}

#[cfg(test)]
mod tests {
    use super::is_credit_code;

    #[test]
    fn a_code_needs_registrar_place_and_both_checks() {
        // The example of the standard, and two codes that their companies print.
        assert!(is_credit_code("91350100M000100Y43"));
        assert!(is_credit_code("91110000802100433B"));
        assert!(is_credit_code("914403001922038216"));
        assert!(!is_credit_code("91350100M000100Y44"));
        assert!(!is_credit_code("911100001000013428"));
        assert!(!is_credit_code("530102199003071238"));
        assert!(!is_credit_code("9135"));
    }
}
