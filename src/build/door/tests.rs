//! What the site's own output looks like passes, and nothing is lost between the first look and the close one.

use super::{Door, LookedAt};
use crate::build::{hex, sha256_of};
use crate::check::leaks;
use crate::config::{Config, read_config};
use crate::import::Place;
use crate::model::Route;
use crate::parse::{Document, Form};
use crate::source::{MemoryFiles, SourcePath};
use std::fmt::Write;
use std::io::{self, Cursor, Read};

fn config() -> Config {
    let document = Document::parse(&SourcePath::new("mingbai.yaml"), Form::Yaml, b"");
    read_config(&document, &MemoryFiles::default()).0
}

/// Numbers that come one after another and look like none of the others.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 16) % below
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| self.next(10).to_string()).collect()
    }
}

#[test]
fn what_the_sites_own_output_looks_like_is_no_number_of_a_person() -> io::Result<()> {
    let mut numbers = Numbers(1);
    let (mut page, mut lines) = (String::new(), String::new());
    for at in 0..10_000_u64 {
        let hash = sha256_of(&mut Cursor::new(at.to_le_bytes()))?;
        let id = hex(&numbers.next(u64::MAX).to_be_bytes());
        let code = numbers.digits(21);
        let police = numbers.digits(14);
        let index = format!("{}/2024-{}", numbers.digits(9), numbers.digits(5));
        let (x, y) = (numbers.next(4000), numbers.next(4000));
        let money = format!("{}.{}", numbers.next(100_000_000), numbers.digits(2));
        let time = format!("2024-09-{:02}T{:02}:30:00+08:00", at % 30 + 1, at % 24);
        let _ = writeln!(
            page,
            "<p>SHA-256 <code>{hash}</code></p><a id=\"{id}\" href=\"a-{id}.html\">{index}</a>\
             <td>{code}</td><td>滇公网安备{police}号</td><time datetime=\"{time}\">2024年</time>\
             <td class=\"n\">{money}</td><td class=\"n\">{money}</td>\
             <svg viewBox=\"0 0 {x} {y}\"><path d=\"M{x} {y}h{x}v{y} {x} {y} {x} {y}\"/></svg>\
             <p>电话 0871-{}</p>",
            numbers.digits(7)
        );
        let _ = writeln!(
            lines,
            "{{\"id\":\"{id}\",\"sha256\":\"{hash}\",\"code\":\"{code}\",\"time\":\"{time}\",\
             \"spent\":{money},\"at\":{}}}",
            1_700_000_000_000 + at
        );
    }
    let config = config();
    let door = Door::new(&config);
    door.look_at(&Route::new("a.html"), page.as_bytes());
    door.look_at(&Route::new("data/a.jsonl"), lines.as_bytes());
    let found = door.into_found();
    let first = found.values().next();
    assert!(found.is_empty(), "{} such as {first:?}", found.len());
    Ok(())
}

#[test]
fn a_number_is_seen_wherever_an_output_is_cut_and_only_whole() -> io::Result<()> {
    let config = config();
    let route = Route::new("data/a.csv");
    for start in 65_500..65_560 {
        // The second number is longer than any that is looked for.
        let text = format!(
            "{}李,13888001234\n{},138880012341388800123\n",
            "甲,".repeat(start / 4),
            "乙".repeat(9)
        );
        let door = Door::new(&config);
        let mut pieces = LookedAt {
            pieces: Box::new(Cursor::new(text.into_bytes())),
            door: &door,
            route: &route,
            kept: Vec::new(),
        };
        let mut all = Vec::new();
        pieces.read_to_end(&mut all)?;
        drop(pieces);
        assert_eq!(door.into_found().len(), 1, "{start}");
    }
    Ok(())
}

/// A number with its digits in some spelling, and with something between some of them.
fn spelled(number: &str, numbers: &mut Numbers) -> String {
    const BETWEEN: &[&str] = &[
        "", " ", "-", "_", "\u{200B}", "\u{AD}", "&shy;", "&nbsp;", "<b></b>", "<wbr>", "\n", "　",
        "—", "</i><i>",
    ];
    let (between, every) = (numbers.next(BETWEEN.len() as u64), 3 + numbers.next(8));
    let spelling = numbers.next(4);
    let mut out = String::new();
    for (at, c) in number.chars().enumerate() {
        if at > 0 && (at as u64).is_multiple_of(every) {
            out += BETWEEN[between as usize];
        }
        match (c.to_digit(10), spelling) {
            (Some(digit), 1) => out.extend(char::from_u32(u32::from('０') + digit)),
            (Some(digit), 2) => out += &format!("&#{};", 48 + digit),
            _ => out.push(c),
        }
    }
    out
}

/// What a reader sees of a page without blocks.
fn seen(page: &str) -> String {
    let (mut out, mut in_tag) = (String::new(), false);
    for c in page.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    for digit in 0..10 {
        out = out.replace(&format!("&#{};", 48 + digit), &digit.to_string());
    }
    out.replace("&shy;", "\u{AD}")
        .replace("&nbsp;", " ")
        .replace('\n', " ")
}

#[test]
fn what_the_rules_find_in_a_text_the_door_finds_in_a_page() {
    const NUMBERS: &[&str] = &[
        "530102199003071238",
        "13888001234",
        "6217003600123456780",
        "81000019600101123X",
    ];
    const WORDS: &[&str] = &[
        "电话",
        "李明",
        "，证件",
        "卡号",
        " ",
        "（",
        "编号A",
        "2023年",
        "1、",
    ];
    const MARKS: &[&str] = &[
        "内部",
        "资料",
        "机密",
        "★",
        "1年",
        " ",
        "<b>",
        "</b>",
        "，注意",
        "保存",
        "公开",
        "不予",
        "此件",
    ];
    let config = config();
    let mut numbers = Numbers(5);
    let mut count = 0;
    for at in 0..3000 {
        let mut text = String::new();
        if at % 3 == 0 {
            for _ in 0..1 + numbers.next(4) {
                text += MARKS[numbers.next(MARKS.len() as u64) as usize];
            }
        } else {
            let number = NUMBERS[numbers.next(NUMBERS.len() as u64) as usize];
            text += WORDS[numbers.next(WORDS.len() as u64) as usize];
            text += &spelled(number, &mut numbers);
            text += ["。", "号", "", " 甲"][numbers.next(4) as usize];
        }
        let told = leaks(&config, Place::Paragraph(0), &seen(&text));
        let door = Door::new(&config);
        door.look_at(&Route::new("a.html"), format!("<p>{text}</p>").as_bytes());
        let found = door.into_found();
        for leak in &told {
            let same = found.keys().any(|(code, _)| *code == leak.code);
            assert!(same, "{} of {text}", leak.code);
        }
        count += told.len();
    }
    assert!(count > 1000, "{count}");
}
