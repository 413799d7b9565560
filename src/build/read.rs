//! From files to parts: every file parsed and read once, side by side, and let go again.
//!
//! Takes what is on disk and gives facts and findings. The texts are not kept: a page reads its
//! own again when it is made, so memory grows with the facts alone.

use super::attachment::read_attachment;
use super::inputs::{InputFile, Inputs};
use super::reason;
use super::sink::hex;
use crate::check::{Paper, check_paper};
use crate::config::{self, Config, read_config};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Body, FileFact, ListedUnit, OwnPage, Parts, Report, Target, Text, Words, read_anchors,
    read_own_page, read_report, read_units, wanted_files,
};
use crate::parse::{Document, Form};
use crate::source::{Files, SourcePath};
use rayon::iter::{
    IntoParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::Arc;

/// Whether reports marked as drafts take part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They stay out.
    #[default]
    Out,
    /// They are shown as if they were ready.
    In,
}

/// Files read side by side before their words are shared; more would only hold memory.
const AT_ONCE: usize = 2048;

/// One file of `content/`, read.
struct ReadFile {
    content: Content,
    /// What is wrong with it as a file: found in drafts as well.
    findings: Vec<Diagnostic>,
    /// What the rules say of its words: of no matter while it is not published.
    of_rules: Vec<Diagnostic>,
}

/// What one file of `content/` turned out to be.
enum Content {
    Report(Arc<Report>),
    OwnPage(Box<OwnPage>),
    Units(SourcePath, Vec<ListedUnit>),
    Nothing,
}

/// Reads everything. Files that cannot be read become findings.
pub(super) fn read_parts(
    inputs: &Inputs,
    files: &dyn Files,
    drafts: Drafts,
) -> (Parts, Vec<Diagnostic>) {
    let (config, mut findings) = read_settings(inputs, files);
    findings.extend(inputs.findings.iter().cloned());
    let mut parts = Parts {
        config,
        units: None,
        reports: Vec::new(),
        own_pages: Vec::new(),
        files: facts(&inputs.files),
    };
    let mut words = Words::default();
    for some in inputs.files.chunks(AT_ONCE) {
        let read = some
            .par_iter()
            .filter_map(|file| read_file(file, files, &parts.config));
        for file in read.collect::<Vec<_>>() {
            findings.extend(file.findings);
            if take(file.content, drafts, &mut words, &mut parts) == Taken::Yes {
                findings.extend(file.of_rules);
            }
        }
    }
    read_wanted_anchors(&mut parts, files);
    hash_wanted(&mut parts, files, &mut findings);
    (parts, findings)
}

/// Whether a file takes part in the site. One that could not be understood would, once it is mended.
#[derive(PartialEq, Eq)]
enum Taken {
    Yes,
    No,
}

/// Adds what a file turned out to be to the parts.
fn take(content: Content, drafts: Drafts, words: &mut Words, parts: &mut Parts) -> Taken {
    match content {
        Content::Report(mut report) if drafts == Drafts::In || !report.draft => {
            if let Some(report) = Arc::get_mut(&mut report) {
                words.share(report);
            }
            parts.reports.push(report);
        }
        Content::OwnPage(page) if drafts == Drafts::In || !page.draft => {
            parts.own_pages.push(*page);
        }
        Content::Units(path, units) => parts.units = Some((path, units)),
        Content::Report(_) | Content::OwnPage(_) => return Taken::No,
        Content::Nothing => {}
    }
    Taken::Yes
}

/// The settings; the defaults and a finding where there are none.
pub fn read_settings(inputs: &Inputs, files: &dyn Files) -> (Config, Vec<Diagnostic>) {
    let path = inputs
        .settings
        .clone()
        .unwrap_or_else(|| SourcePath::new(config::FILE_NAME));
    let bytes = match files.read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let (config, _) = read_config(&Document::parse(&path, Form::Yaml, b""));
            return (config, vec![unreadable(&path, &error)]);
        }
    };
    read_config(&Document::parse(&path, Form::Yaml, &bytes))
}

fn read_file(file: &InputFile, files: &dyn Files, config: &Config) -> Option<ReadFile> {
    let form = Form::of(&file.path)?;
    Some(match files.read(&file.path) {
        Ok(bytes) => read_document(&Document::parse(&file.path, form, &bytes), config),
        Err(error) => ReadFile {
            content: Content::Nothing,
            findings: vec![unreadable(&file.path, &error)],
            of_rules: Vec::new(),
        },
    })
}

/// What a document turned out to be, and what the rules say of it by itself.
fn read_document(document: &Document, config: &Config) -> ReadFile {
    let path = &document.source.path;
    if is_list_of_units(path) {
        let (units, findings) = read_units(document);
        return ReadFile {
            content: Content::Units(path.clone(), units),
            findings,
            of_rules: Vec::new(),
        };
    }
    if path.as_str().starts_with("content/pages/") {
        let (page, findings) = read_own_page(document);
        return ReadFile {
            content: page.map_or(Content::Nothing, |page| Content::OwnPage(Box::new(page))),
            findings,
            of_rules: check_paper(&Paper::new(config, document, None)),
        };
    }
    let (report, findings) = read_report(document);
    ReadFile {
        findings,
        of_rules: check_paper(&Paper::new(config, document, report.as_ref())),
        content: report.map_or(Content::Nothing, |report| Content::Report(Arc::new(report))),
    }
}

/// Whether this is where the units are listed.
pub(super) fn is_list_of_units(path: &SourcePath) -> bool {
    matches!(path.as_str(), "content/units.yaml" | "content/units.yml")
}

fn unreadable(path: &SourcePath, error: &io::Error) -> Diagnostic {
    let message = format!("读不了这个文件：{}", reason(error));
    Diagnostic::whole(Code::UNUSABLE_FILE, path, message)
        .help("检查文件是否存在、是否有读取权限，然后重试")
}

/// Reads the anchors of all texts, if any text leads to a place in another. Few sites have such
/// links, and outlines take a fifth of the time of reading.
fn read_wanted_anchors(parts: &mut Parts, files: &dyn Files) {
    let leads_to_place = |link: &Text| {
        matches!(
            Target::read(link),
            Target::Local {
                anchor: Some(_),
                ..
            }
        )
    };
    let of_reports = parts.reports.iter().map(|report| &report.body);
    let of_pages = parts.own_pages.iter().map(|page| &page.body);
    let mut links = of_reports.chain(of_pages).flat_map(|body| &body.links);
    if !links.any(|link| leads_to_place(&link.value)) {
        return;
    }
    let complete = |path: &SourcePath, body: &mut Body| {
        // What cannot be read again, or has changed, is found out when its page is made.
        if body.known_anchors.is_none()
            && let Ok(bytes) = files.read(path)
        {
            let form = Form::of(path).unwrap_or(Form::Markdown);
            read_anchors(body, &Document::parse_body(path, form, &bytes));
        }
    };
    parts
        .reports
        .par_iter_mut()
        .filter_map(Arc::get_mut)
        .for_each(|report| complete(&report.path, &mut report.body));
    parts
        .own_pages
        .par_iter_mut()
        .for_each(|page| complete(&page.path, &mut page.body));
}

fn facts(files: &[InputFile]) -> BTreeMap<SourcePath, FileFact> {
    let facts = files.iter().map(|file| {
        (
            file.path.clone(),
            FileFact {
                size: file.size,
                sha256: None,
            },
        )
    });
    facts.collect()
}

/// Hashes and checks the files that will be published with reports.
fn hash_wanted(parts: &mut Parts, files: &dyn Files, findings: &mut Vec<Diagnostic>) {
    let wanted = wanted_files(&parts.reports, &parts.own_pages, &parts.files);
    let hashed: Vec<_> = wanted
        .into_par_iter()
        .map(|path| (read_attachment(&path, files, &parts.config), path))
        .collect();
    for (outcome, path) in hashed {
        match outcome {
            Ok((fact, of_rules)) => {
                parts.files.insert(path, fact);
                findings.extend(of_rules);
            }
            Err(error) => findings.push(unreadable(&path, &error)),
        }
    }
}

/// SHA-256 of a file, in small hexadecimal digits.
pub(super) fn sha256(path: &SourcePath, files: &dyn Files) -> io::Result<String> {
    hash(files.open(path)?).map(|fact| fact.sha256.unwrap_or_default().into_string())
}

/// Size and SHA-256 of what `reader` gives.
pub(super) fn hash(mut reader: impl Read) -> io::Result<FileFact> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        hasher.update(&buffer[..count]);
        size += count as u64;
    }
    let digits = hex(&hasher.finalize());
    Ok(FileFact {
        size,
        sha256: Some(digits.into()),
    })
}
