//! `mingbai import`: documents in, reports out.
//!
//! Some documents at a time are read, side by side; their reports are then written in the order of the documents,
//! and all is forgotten but what the summary says. So memory does not grow with the documents, and names do not
//! depend on which was read first.

mod columns;
mod destination;
mod document;
mod given_names;
mod known_units;
mod original;
mod personal;
mod placed;
mod reading;
mod settled;
mod summary;
mod summary_text;
mod told;
mod told_facts;
mod told_json;
mod unit_list;
mod units;
mod unread;
mod words;
mod written;

use super::args::{ImportArguments, ImportFormat};
use super::output::{CommandResult, FINE, faulty, print};
use super::progress::Bar;
use super::site::OpenSite;
use crate::build::{self, Settings, Step};
use crate::config::Config;
use crate::field::{FromText, Reject};
use crate::model::Year;
use crate::shell::{Converter, find_documents};
use crate::source::MemoryFiles;
use destination::Destination;
use document::{DocumentReader, ReadDocument};
use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use summary::Summary;

/// How many documents are read before their reports are written.
const AT_A_TIME: usize = 32;

/// Imports what was named.
pub(super) fn run(root: &Path, arguments: &ImportArguments) -> CommandResult {
    let started = Instant::now();
    let year = arguments.year.as_deref().map(read_year).transpose()?;
    let site = open(root, arguments)?;
    let config = site
        .as_ref()
        .map_or_else(default_config, |site| site.settings.config.clone());
    let mut destination = Destination::open(root, site.as_ref(), arguments)?;
    destination.year = year;
    let files = find_documents(&arguments.files);
    let reader = DocumentReader {
        config: &config,
        arguments,
        converter: Converter::find(),
    };
    let bar = Bar::of_documents(started);
    let (done, total) = (AtomicUsize::new(0), files.len());
    let mut summary = Summary::new(root, arguments, total);
    for some in files.chunks(AT_A_TIME) {
        let read = build::for_all(some, |file| {
            let read = reader.read(file);
            let done = 1 + done.fetch_add(1, Ordering::Relaxed);
            bar.show(Step { done, total });
            read
        });
        bar.clear();
        for document in read {
            tell(document, &mut destination, &mut summary)?;
        }
    }
    print(&match arguments.format {
        ImportFormat::Text => summary.text(&destination),
        ImportFormat::Json => summary.json(&destination),
    })?;
    Ok(match summary.is_complete() {
        true => FINE,
        false => faulty(),
    })
}

/// Writes the reports of one document, and says so.
fn tell(
    document: ReadDocument,
    destination: &mut Destination<'_>,
    summary: &mut Summary<'_>,
) -> Result<(), Box<dyn Error>> {
    let placed: Vec<_> = document
        .reports
        .iter()
        .map(|draft| destination.place(draft, &document))
        .collect();
    summary.count(&document, &placed);
    match summary.format() {
        ImportFormat::Text => print(&summary.shown(&document, &placed))?,
        ImportFormat::Json => summary.keep(told_json::document(&document, &placed)),
    }
    Ok(())
}

/// The site that the reports become part of. One that writes nothing needs none.
fn open(root: &Path, arguments: &ImportArguments) -> Result<Option<OpenSite>, Box<dyn Error>> {
    match OpenSite::open(root) {
        Ok(site) => Ok(Some(site)),
        Err(_) if arguments.dry_run => Ok(None),
        Err(error) => Err(error),
    }
}

/// The settings of a site that says nothing.
fn default_config() -> Config {
    let files = MemoryFiles::default();
    Settings::read(&build::Inputs::default(), &files).config
}

fn read_year(text: &str) -> Result<Year, String> {
    Year::from_text(text).map_err(|reject| {
        let (Reject::Shape(expected) | Reject::Range(expected)) = reject;
        format!("年度写的是“{text}”，应当是{expected}")
    })
}
