//! The command line of the corpus.
//! Takes the words after the command's name; gives what was asked for, or a sentence saying what
//! is wrong with them. `None` means that help was asked for.
//! Two calls with the same words give the same answer: nothing is read from the environment.

use crate::world::Shape;
use std::path::PathBuf;

pub(crate) const USAGE: &str = "\
Writes an invented site of self-evaluation reports into a folder.

corpus [--reports N] [--seed S] [--hugo | --format mingbai|hugo] [--city] DIR

  --reports N   how many reports (1000)
  --seed S      another number gives another site (1)
  --hugo        write the content of a Hugo site instead
  --city        60 units under 5 governments over 8 years; some units miss a year, some reports
                are late, taken back, or state no amounts or no score";

/// In whose words the reports are written.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Mingbai,
    Hugo,
}

pub(crate) struct Arguments {
    pub(crate) reports: u64,
    pub(crate) seed: u64,
    pub(crate) form: Form,
    pub(crate) shape: Shape,
    pub(crate) folder: PathBuf,
}

impl Arguments {
    pub(crate) fn parse(words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut words = words;
        let (mut reports, mut seed, mut form, mut folder) = (1000, 1, Form::Mingbai, None);
        let mut shape = Shape::Even;
        while let Some(word) = words.next() {
            match word.as_str() {
                "--reports" => reports = number(&word, words.next())?,
                "--seed" => seed = number(&word, words.next())?,
                "--hugo" => form = Form::Hugo,
                "--format" => form = named(words.next().as_deref())?,
                "--city" => shape = Shape::City,
                "--help" | "-h" => return Ok(None),
                _ if word.starts_with('-') => return Err(format!("no such option: {word}")),
                _ if folder.is_some() => return Err(format!("a second folder: {word}")),
                _ => folder = Some(PathBuf::from(word)),
            }
        }
        if matches!((form, shape), (Form::Hugo, Shape::City)) {
            return Err("--city gives the sources of a mingbai site only".to_owned());
        }
        let folder = folder.ok_or_else(|| format!("which folder?\n\n{USAGE}"))?;
        Ok(Some(Self {
            reports,
            seed,
            form,
            shape,
            folder,
        }))
    }
}

fn number(option: &str, value: Option<String>) -> Result<u64, String> {
    let value = value.ok_or_else(|| format!("{option} wants a number"))?;
    value
        .parse()
        .map_err(|_| format!("{option} wants a number, not {value}"))
}

fn named(value: Option<&str>) -> Result<Form, String> {
    match value {
        Some("mingbai") => Ok(Form::Mingbai),
        Some("hugo") => Ok(Form::Hugo),
        _ => Err("--format wants mingbai or hugo".to_owned()),
    }
}
