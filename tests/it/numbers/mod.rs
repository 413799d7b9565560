//! Numbers of persons are known by their own arithmetic: what stands beside them clears none, and numbers that
//! offices print are none. Every number here is made up, from a fixed sequence.

mod honest;

use crate::sandbox::Sandbox;
use honest::{KINDS, Random};

/// The codes that `check` gives with an error for each of these texts, a report each.
fn stopped_by(texts: &[String]) -> Vec<Vec<String>> {
    let mut site = Sandbox::site();
    for (index, text) in texts.iter().enumerate() {
        site = site.report(
            &format!("r{index:04}"),
            &format!("网址名: r{index:04}\n"),
            text,
        );
    }
    let said = site.run(&["check", "--format", "concise"]).said();
    let mut found = vec![Vec::new(); texts.len()];
    for line in said.lines().filter(|line| line.contains("拦截[")) {
        let name = line.split("/r").nth(1).and_then(|rest| rest.get(..4));
        let code = line.split("拦截[").nth(1).and_then(|rest| rest.get(..5));
        if let (Some(Ok(index)), Some(code)) = (name.map(str::parse::<usize>), code) {
            found[index].push(code.to_owned());
        }
    }
    found
}

/// A text with numbers in the places that ask for them.
fn filled(text: &str, random: &mut Random) -> String {
    let identity = random.identity("530102");
    let mobile = format!("138{:08}", random.below(99_999_999) | 1);
    let text = text
        .replace("{id}", &identity)
        .replace("{mobile}", &mobile)
        .replace("{card}", &random.card())
        .replace("{card:six}", &parted_card(&random.card(), " "))
        .replace("{card:lines}", &parted_card(&random.card(), "_"))
        .replace("{permit}", &random.identity("810000"))
        .replace("{foreigner}", &random.identity("911840"));
    let mut text = text;
    for (name, number) in [("id", &identity), ("mobile", &mobile)] {
        for way in WAYS {
            text = text.replace(&format!("{{{name}:{}}}", way.0), &way.1(number));
        }
    }
    text
}

/// How a number is written by accident.
type Way = (&'static str, fn(&str) -> String);

const WAYS: [Way; 28] = [
    ("space", |number| parted(number, " ")),
    ("hyphen", |number| parted(number, "-")),
    ("cells", |number| parted(number, " | ")),
    ("unseen", |number| parted(number, "\u{200B}\u{AD}")),
    ("wide", |number| map(number, "０１２３４５６７８９")),
    ("han", |number| map(number, "〇一二三四五六七八九")),
    ("radio", |number| map(number, "洞幺两三四五六拐八勾")),
    ("letters", |number| {
        number.replacen('0', "O", 2).replacen('1', "l", 1)
    }),
    ("lines", |number| parted(number, "_")),
    ("break", |number| parted(number, "<br>")),
    ("dots", |number| parted(number, ".")),
    ("wide_gap", |number| parted(number, "     ")),
    ("filler", |number| parted(number, "\u{180E}\u{FE0F}")),
    ("traditional", |number| map(number, "零壹貳參肆伍陸柒捌玖")),
    ("odd", |number| {
        [&number[..4], &number[4..8], &number[8..]].join(" ")
    }),
    ("pairs", |number| {
        let pairs = number.as_bytes()[3..].chunks(2);
        let pairs: Vec<_> = pairs.map(String::from_utf8_lossy).collect();
        format!("{} {}", &number[..3], pairs.join(" "))
    }),
    ("bold", |number| map(number, "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")),
    ("circled", |number| map(number, "⓪①②③④⑤⑥⑦⑧⑨")),
    ("raised", |number| map(number, "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    ("slashes", |number| parted(number, "/")),
    ("commas", |number| parted(number, "，")),
    ("thousands", |number| {
        let threes = number.as_bytes().rchunks(3).rev();
        let threes: Vec<_> = threes.map(String::from_utf8_lossy).collect();
        threes.join(",")
    }),
    ("cyrillic", |number| number.replacen('0', "О", 1)),
    ("some_han", |number| {
        let (first, rest) = number.split_at(number.len() - 3);
        format!("{first}{}", map(rest, "〇一二三四五六七八九"))
    }),
    ("misread", |number| {
        number.replacen('5', "S", 2).replacen('8', "B", 1)
    }),
    ("told", |number| {
        let (place, rest) = number.split_at(6);
        let (day, last) = rest.split_at(rest.len() - 4);
        format!("{place}，出生日期{day}，后四位{last}")
    }),
    ("then", |number| {
        format!("{} 然后是 {}", &number[..4], &number[4..])
    }),
    ("entities", |number| {
        let codes = number.chars().map(|c| format!("&#{};", u32::from(c)));
        codes.collect()
    }),
];

/// A number in its parts.
fn parted(number: &str, mark: &str) -> String {
    let parts: &[usize] = if number.len() == 18 {
        &[6, 14]
    } else {
        &[3, 7]
    };
    [
        &number[..parts[0]],
        &number[parts[0]..parts[1]],
        &number[parts[1]..],
    ]
    .join(mark)
}

/// A card in parts that no card is printed in.
fn parted_card(number: &str, mark: &str) -> String {
    [&number[..6], &number[6..10], &number[10..14], &number[14..]].join(mark)
}

fn map(number: &str, digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let digit = |c: char| c.to_digit(10).map_or(c, |digit| digits[digit as usize]);
    number.chars().map(digit).collect()
}

#[test]
fn a_hundred_places_with_a_number_in_plain_sight_are_stopped() {
    let mut random = Random::new(15);
    let cases: Vec<&str> = include_str!("leaks.md").split("----\n").collect();
    assert!(cases.len() >= 100, "{}", cases.len());
    let parts = cases.iter().filter_map(|case| case.split_once('\n'));
    let (codes, texts): (Vec<&str>, Vec<String>) = parts
        .map(|(code, text)| (code, filled(text, &mut random)))
        .unzip();
    let found = stopped_by(&texts);
    let mut passed = Vec::new();
    for ((code, text), found) in codes.iter().zip(&texts).zip(&found) {
        if !found.iter().any(|found| found == code) {
            passed.push(format!("{code} {text}{found:?}"));
        }
    }
    assert!(
        passed.is_empty(),
        "{} pass:\n{}",
        passed.len(),
        passed.join("\n")
    );
}

/// Units whose names have words for persons in them, and others.
const UNITS: [&str; 5] = [
    "区残疾人联合会",
    "甲村村民委员会",
    "区学生资助中心",
    "区医保局",
    "甲镇中心小学",
];

/// Two of these numbers as reports tell them.
fn sentence(label: &str, make: &fn(&mut Random) -> String, random: &mut Random) -> String {
    let unit = UNITS[random.below(UNITS.len() as u64) as usize];
    let way = random.below(5);
    let (first, second) = (make(random), make(random));
    let second = match way {
        0 => format!("{label}\n\n{second}"),
        1 => format!("- 实施单位：{unit}\n- {label}：{second}"),
        2 => format!("单位名称及{label}：{unit} {second}"),
        3 => format!("本项目的{label}为{second}，已经归档。"),
        _ => format!("{unit}的{label}：{second}"),
    };
    format!("{label}：{first}。\n\n{second}\n\n本段不含号码。\n\n")
}

#[test]
fn forty_thousand_numbers_that_offices_print_are_nobodys() {
    const EACH: usize = 1000;
    let mut random = Random::new(2026);
    let mut site = Sandbox::site();
    for (index, (label, make)) in KINDS.iter().enumerate() {
        let mut text = String::new();
        for _ in 0..EACH / 4 {
            text += &sentence(label, make, &mut random);
        }
        text += &format!("| 序号 | 单位 | {label} |\n|---|---|---|\n");
        let mut as_text = format!("\n单位\t{label}\n");
        let mut rows = format!("序号,单位,{label}\n");
        for row in 0..EACH / 4 {
            let unit = UNITS[row % UNITS.len()];
            match row % 2 {
                0 => text += &format!("| {row} | {unit} | {} |\n", make(&mut random)),
                _ => as_text += &format!("{unit}\t{}\n", make(&mut random)),
            }
            rows += &format!("{row},{unit},\"{}\"\n", make(&mut random));
        }
        text += &as_text;
        let fields = format!(
            "网址名: r{index:04}\n摘要: \"{label}：{}\"\n佐证材料: [{{名称: 表, 文件: r{index:04}.csv}}]\n",
            make(&mut random)
        );
        site = site
            .report(&format!("r{index:04}"), &fields, &text)
            .file(&format!("content/2023/qinghe/r{index:04}.csv"), rows);
    }
    assert!(KINDS.len() * EACH >= 40_000);
    let said = site.run(&["check", "--format", "concise"]).said();
    let found: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("拦截[PII"))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_number_half_hidden_in_an_attachment_is_a_warning() {
    let site = Sandbox::site()
        .report("a", "佐证材料: [{名称: 附件, 文件: a.csv}]\n", "")
        .file(
            "content/2023/qinghe/a.csv",
            "姓名,证件\n李某,53010219900307****\n张某,110105********002X\n",
        );
    let said = site.run(&["check", "--format", "concise"]).said();
    let place = "警告[PII01] 第2行第2列：身份证号码只遮了一部分";
    assert!(said.contains(place) && !said.contains("拦截[PII"), "{said}");
}

#[test]
fn long_lines_and_wide_rows_of_digits_are_nobodys_and_end_soon() {
    let row = vec!["1"; 4000].join(",");
    let site = Sandbox::site()
        .report(
            "a",
            "佐证材料: [{名称: 甲, 文件: a.txt}, {名称: 乙, 文件: a.csv}]\n",
            "",
        )
        .file("content/2023/qinghe/a.txt", "1 ".repeat(30_000))
        .file("content/2023/qinghe/a.csv", [row.as_str(); 5].join("\n"));
    let said = site.run(&["check", "--format", "concise"]).said();
    assert!(!said.contains("PII"), "{said}");
}

#[test]
fn scores_in_a_row_are_nobodys_and_a_number_with_a_cell_for_each_digit_is() {
    let mut random = Random::new(45);
    let number =
        std::iter::repeat_with(|| random.identity("530102")).find(|one| !one.contains('X'));
    let cells: Vec<String> = number.unwrap().chars().map(String::from).collect();
    let cells = cells.join(",");
    let said = |row: &str| {
        let site = Sandbox::site()
            .report("a", "佐证材料: [{名称: 问卷, 文件: a.csv}]\n", "")
            .file("content/2023/qinghe/a.csv", format!("题号,1,2,3\n{row}\n"));
        site.run(&["check", "--format", "concise"]).said()
    };
    let scores = said(&format!("第一份,5,4,{cells},3,5,0,1"));
    assert!(!scores.contains("PII"), "{scores}");
    let form = said(&format!("李某,{cells},户主"));
    assert!(form.contains("拦截[PII01]"), "{form}");
    let whole = said(&format!("李某,{},x", cells.replace(',', "")));
    assert!(whole.contains("拦截[PII01]"), "{whole}");
}
