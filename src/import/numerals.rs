//! Numbers as office programs write them before paragraphs: 一、①, 甲, iv.
//!
//! The formats are called as in Office Open XML (`w:numFmt`); other formats are told by the same names.

/// A way to write numbers by counting in tens, hundreds and thousands.
struct Counting {
    digits: &'static str,
    units: [&'static str; 4],
    /// What stands where places are left out.
    gap: &'static str,
    ones: Ones,
}

/// Where the one before a ten, a hundred or a thousand is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ones {
    Always,
    /// Not before the ten that a number begins with.
    NotAtStart,
    Never,
}

const SIMPLIFIED: Counting = Counting {
    digits: "〇一二三四五六七八九",
    units: ["万", "千", "百", "十"],
    gap: "零",
    ones: Ones::NotAtStart,
};
const TRADITIONAL: Counting = Counting {
    units: ["萬", "千", "百", "十"],
    ..SIMPLIFIED
};
const JAPANESE: Counting = Counting {
    gap: "",
    ones: Ones::Never,
    ..SIMPLIFIED
};
const LEGAL: Counting = Counting {
    digits: "零壹贰叁肆伍陆柒捌玖",
    units: ["万", "仟", "佰", "拾"],
    gap: "零",
    ones: Ones::Always,
};
const LEGAL_TRADITIONAL: Counting = Counting {
    digits: "零壹貳參肆伍陸柒捌玖",
    units: ["萬", "仟", "佰", "拾"],
    ..LEGAL
};
const LEGAL_JAPANESE: Counting = Counting {
    digits: "〇壱弐参四伍六七八九",
    units: ["萬", "阡", "百", "拾"],
    gap: "",
    ones: Ones::Always,
};
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number in one of the formats; in plain digits where the format is unknown or does not go so far.
pub(super) fn numeral(format: &str, number: u32) -> String {
    written(format, number).unwrap_or_else(|| number.to_string())
}

fn written(format: &str, number: u32) -> Option<String> {
    let run = |first: char, last: u32| {
        let offset = number.checked_sub(1).filter(|_| number <= last)?;
        char::from_u32(u32::from(first) + offset).map(String::from)
    };
    let list = |list: &str| {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        list.chars().nth(at).map(String::from)
    };
    match format {
        "none" | "bullet" => Some(String::new()),
        "decimalZero" => Some(format!("{number:02}")),
        "001" => Some(format!("{number:03}")),
        "0001" => Some(format!("{number:04}")),
        "00001" => Some(format!("{number:05}")),
        "numberInDash" => Some(format!("- {number} -")),
        "hex" => Some(format!("{number:X}")),
        "ordinal" => Some(ordinal(number)),
        "upperLetter" => letters('A', number),
        "lowerLetter" => letters('a', number),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|roman| roman.to_ascii_lowercase()),
        "decimalFullWidth" | "decimalFullWidth2" => digits("０１２３４５６７８９", number),
        "ideographDigital" | "japaneseDigitalTenThousand" | "chineseDigital" => {
            digits("〇一二三四五六七八九", number)
        }
        "taiwaneseDigital" => digits("○一二三四五六七八九", number),
        // Beyond 99 these name digit by digit.
        "chineseCounting" if number > 99 => digits(SIMPLIFIED.digits, number),
        "taiwaneseCounting" if number > 99 => digits("○一二三四五六七八九", number),
        "chineseCounting" | "taiwaneseCounting" | "chineseCountingThousand" => {
            counted(&SIMPLIFIED, number)
        }
        "taiwaneseCountingThousand" => counted(&TRADITIONAL, number),
        "japaneseCounting" => counted(&JAPANESE, number),
        "chineseLegalSimplified" => counted(&LEGAL, number),
        "ideographLegalTraditional" => counted(&LEGAL_TRADITIONAL, number),
        "japaneseLegal" => counted(&LEGAL_JAPANESE, number),
        "ideographTraditional" => list(STEMS),
        "ideographZodiac" => list(BRANCHES),
        "ideographZodiacTraditional" if number <= 60 => {
            let at = usize::try_from(number.checked_sub(1)?).ok()?;
            let pair = [STEMS.chars().nth(at % 10)?, BRANCHES.chars().nth(at % 12)?];
            Some(pair.iter().collect())
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => run('①', 20),
        "decimalEnclosedParen" => run('⑴', 20),
        "decimalEnclosedFullstop" => run('⒈', 20),
        "ideographEnclosedCircle" => run('㊀', 10),
        "upperLetterEnclosedCircle" => run('Ⓐ', 26),
        "lowerLetterEnclosedCircle" => run('ⓐ', 26),
        _ => None,
    }
}

/// Digit by digit.
fn digits(names: &str, number: u32) -> Option<String> {
    let name = |digit: char| names.chars().nth(digit.to_digit(10)? as usize);
    number.to_string().chars().map(name).collect()
}

/// 一百零五.
fn counted(counting: &Counting, number: u32) -> Option<String> {
    if number == 0 || number > 99_999_999 {
        return digits(counting.digits, number);
    }
    let (high, low) = (number / 10_000, number % 10_000);
    let mut out = String::new();
    if high > 0 {
        below_ten_thousand(counting, high, &mut out);
        out += counting.units[0];
    }
    below_ten_thousand(counting, low, &mut out);
    Some(out)
}

fn below_ten_thousand(counting: &Counting, number: u32, out: &mut String) {
    let mut is_gap = false;
    for (place, unit) in [1000, 100, 10, 1].into_iter().zip(1..) {
        let digit = number / place % 10;
        if digit == 0 {
            is_gap = true;
            continue;
        }
        if is_gap && !out.is_empty() {
            out.push_str(counting.gap);
        }
        is_gap = false;
        let is_silent = match counting.ones {
            Ones::Always => false,
            Ones::NotAtStart => place == 10 && out.is_empty(),
            Ones::Never => place > 1,
        };
        if digit != 1 || !is_silent {
            out.extend(counting.digits.chars().nth(digit as usize));
        }
        out.push_str(counting.units.get(unit).copied().unwrap_or_default());
    }
}

/// A, …, Z, AA, BB: one letter, again and again.
fn letters(first: char, number: u32) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = char::from_u32(u32::from(first) + at % 26)?;
    let times = usize::try_from(at / 26 + 1).ok()?;
    (times <= 30).then(|| letter.to_string().repeat(times))
}

fn roman(number: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = Some(number).filter(|number| (1..=3999).contains(number))?;
    let mut out = String::new();
    for (value, letters) in STEPS {
        while left >= value {
            out += letters;
            left -= value;
        }
    }
    Some(out)
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::numeral;

    const CASES: &[(&str, &[(u32, &str)])] = &[
        ("decimal", &[(0, "0"), (12, "12")]),
        ("decimalZero", &[(1, "01"), (12, "12"), (120, "120")]),
        (
            "chineseCounting",
            &[
                (1, "一"),
                (10, "十"),
                (11, "十一"),
                (20, "二十"),
                (99, "九十九"),
                (101, "一〇一"),
            ],
        ),
        (
            "chineseCountingThousand",
            &[
                (10, "十"),
                (11, "十一"),
                (101, "一百零一"),
                (110, "一百一十"),
                (1005, "一千零五"),
                (10_010, "一万零一十"),
                (0, "〇"),
            ],
        ),
        (
            "chineseLegalSimplified",
            &[(2, "贰"), (10, "壹拾"), (11, "壹拾壹"), (105, "壹佰零伍")],
        ),
        (
            "japaneseCounting",
            &[(10, "十"), (111, "百十一"), (101, "百一")],
        ),
        ("ideographDigital", &[(9, "九"), (10, "一〇"), (12, "一二")]),
        ("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "11")]),
        ("ideographZodiac", &[(1, "子"), (12, "亥"), (13, "13")]),
        (
            "ideographZodiacTraditional",
            &[(1, "甲子"), (60, "癸亥"), (61, "61")],
        ),
        (
            "decimalEnclosedCircle",
            &[(1, "①"), (20, "⑳"), (21, "21"), (0, "0")],
        ),
        ("decimalEnclosedParen", &[(3, "⑶")]),
        ("decimalEnclosedFullstop", &[(20, "⒛")]),
        ("decimalFullWidth", &[(10, "１０")]),
        (
            "upperLetter",
            &[
                (1, "A"),
                (27, "AA"),
                (28, "BB"),
                (4_000_000_000, "4000000000"),
            ],
        ),
        ("lowerRoman", &[(4, "iv"), (4000, "4000")]),
        ("ordinal", &[(1, "1st"), (12, "12th"), (23, "23rd")]),
        ("none", &[(5, "")]),
        ("unheard of", &[(5, "5")]),
    ];

    #[test]
    fn numbers_are_written_as_office_programs_write_them() {
        for (format, numbers) in CASES {
            for (number, expected) in *numbers {
                assert_eq!(numeral(format, *number), *expected, "{format} {number}");
            }
        }
    }
}
