//! What part of the findings is asked for: rules by `--rule`, files by their paths.

use super::args::CheckArguments;
use super::site::OpenSite;
use crate::check;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;
use std::collections::BTreeSet;
use std::path::Path;

/// The rules and files asked for; none of a kind means all.
#[derive(Debug)]
pub(super) struct Narrow {
    rules: BTreeSet<Code>,
    /// Files and folders, relative to the site's root; the root itself is empty.
    paths: Vec<String>,
    /// Rules asked for by their own code: all their findings are printed.
    pub(super) named: Vec<&'static str>,
}

impl Narrow {
    /// Reads what was asked for. A word that names no rule, or a path that is not in the site, is
    /// an error with a way out.
    pub(super) fn read(
        arguments: &CheckArguments,
        root: &Path,
        site: &OpenSite,
    ) -> Result<Self, String> {
        let mut narrow = Self {
            rules: BTreeSet::new(),
            paths: Vec::new(),
            named: Vec::new(),
        };
        for word in arguments
            .rules
            .iter()
            .flat_map(|words| words.split([',', '，']))
        {
            let rules = check::named(word)?;
            if let [rule] = rules[..]
                && rule.code.as_str().eq_ignore_ascii_case(word.trim())
            {
                narrow.named.push(rule.code.as_str());
            }
            narrow.rules.extend(rules.iter().map(|rule| rule.code));
        }
        for path in &arguments.paths {
            narrow.paths.push(inside(path, root, site)?);
        }
        Ok(narrow)
    }

    /// Whether a finding is asked for: its rule, and its file or one of the reports it stands for.
    pub(super) fn keeps(&self, found: &Diagnostic) -> bool {
        let mut paths = found.reports.iter().chain([&found.path]);
        paths.any(|path| self.wants(found.code, path))
    }

    /// Whether this rule in this file is asked for.
    pub(super) fn wants(&self, code: Code, path: &SourcePath) -> bool {
        let of_rule = self.rules.is_empty() || self.rules.contains(&code);
        of_rule && (self.paths.is_empty() || self.paths.iter().any(|part| lies_in(path, part)))
    }
}

fn lies_in(path: &SourcePath, part: &str) -> bool {
    let rest = path.as_str().strip_prefix(part);
    rest.is_some_and(|rest| part.is_empty() || rest.is_empty() || rest.starts_with('/'))
}

/// A path as the site calls it: written from where the command runs, or from the site's root.
fn inside(path: &Path, root: &Path, site: &OpenSite) -> Result<String, String> {
    let from_root = path.strip_prefix(root).unwrap_or(path);
    let whole = path.canonicalize().ok();
    let whole = whole.as_deref().zip(root.canonicalize().ok());
    let absolute = whole.and_then(|(path, root)| path.strip_prefix(root).ok());
    for candidate in [Some(path), Some(from_root), absolute]
        .into_iter()
        .flatten()
    {
        let parts = candidate.components();
        let parts = parts.filter(|part| *part != std::path::Component::CurDir);
        let name: Vec<_> = parts
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        let name = name.join("/");
        let files = site.inputs.files.iter().map(|file| &file.path);
        let findings = site.inputs.findings.iter().map(|found| &found.path);
        let mut known = files.chain(findings).chain(site.inputs.settings.iter());
        if name.is_empty() || known.any(|path| lies_in(path, &name)) {
            return Ok(name);
        }
    }
    Err(format!(
        "站点里没有“{}”。路径写站点里的文件或文件夹，例如 content/2023",
        path.display()
    ))
}
