//! The preview server, asked as a browser asks it, while the site's files change.

mod changes;
mod client;
mod mistakes;
mod operations;
mod pages;
mod refusals;

use crate::in_memory::built;
use client::Answer;
use mingbai::build::Drafts;
use mingbai::diagnostic::render::{Listing, json};
use mingbai::model::Route;
use mingbai::parse::decode;
use mingbai::render::Theme;
use mingbai::shell::{Limits, Method, ServeOptions, Server, load, load_theme_files};
use mingbai::source::{Files, SourcePath};
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a change may take to be seen before a test fails. Long, because tests run side by side.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server of the library, on a port of its own.
struct Preview {
    server: Option<Server>,
    port: u16,
}

impl Preview {
    /// Serves the site at `root`.
    fn of(root: &Path) -> Self {
        Self::with(root, |_| {})
    }

    /// Serves the site at `root` with other options.
    fn with(root: &Path, change: impl FnOnce(&mut ServeOptions)) -> Self {
        let mut options = ServeOptions {
            root: root.to_owned(),
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            drafts: Drafts::Out,
            method: Method::Native,
            debounce: Duration::from_millis(12),
        };
        change(&mut options);
        let server = Server::start(&options, |_| {}).unwrap();
        Self {
            port: server.address.port(),
            server: Some(server),
        }
    }

    /// What a path answers.
    fn get(&self, path: &str) -> Answer {
        client::ask(self.port, "GET", path, &[])
    }

    /// What a path answers, without the live script.
    fn raw(&self, path: &str) -> Answer {
        self.get(&format!("/_mingbai/raw{path}"))
    }

    /// The number of the newest look.
    fn generation(&self) -> u64 {
        self.state("/")["generation"].as_u64().unwrap()
    }

    /// What a page is told of its state.
    fn state(&self, path: &str) -> serde_json::Value {
        let answer = self.get(&format!("/_mingbai/state?path={path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// Waits until `holds`.
    fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let started = Instant::now();
        while !holds(self) {
            assert!(started.elapsed() < PATIENCE, "waited in vain until {what}");
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// Waits until every page and every finding is what a build from nothing gives.
    fn settles(&self, root: &Path, what: &str) {
        let clean = Clean::of(root);
        let started = Instant::now();
        let mut difference = self.difference(&clean);
        while let Some(found) = difference {
            assert!(started.elapsed() < PATIENCE, "after {what}: {found}");
            std::thread::sleep(Duration::from_millis(3));
            difference = self.difference(&clean);
        }
    }

    /// The first thing that is not as a build from nothing has it.
    fn difference(&self, clean: &Clean) -> Option<String> {
        let findings = self.get("/_mingbai/findings.json");
        if findings.text() != clean.findings {
            return Some(format!(
                "findings {}\ninstead of {}",
                findings.text(),
                clean.findings
            ));
        }
        for (route, bytes) in &clean.outputs {
            let path = format!("/{}", mingbai::page::encode_path(route.as_str()));
            let answer = self.raw(&path);
            let status = if route.as_str() == "404.html" {
                200
            } else {
                answer.status
            };
            if status != 200 || answer.body != *bytes {
                return Some(format!("{route} differs ({status})"));
            }
        }
        None
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }
}

/// What a build from nothing gives, whether it may be published or not.
struct Clean {
    outputs: BTreeMap<Route, Vec<u8>>,
    findings: String,
}

impl Clean {
    fn of(root: &Path) -> Self {
        let (mut inputs, files) = load(root, &Limits::default()).unwrap();
        let own = load_theme_files(root, "default", &Limits::default()).unwrap();
        inputs.findings.extend(own.findings);
        let theme = Theme::with_overrides(own.files).unwrap();
        let (checked, outputs) = built(&inputs, &files, &theme);
        let source = |path: &SourcePath| Some(decode(path, &files.read(path).ok()?).0);
        let listed: Vec<_> = checked.outcome.listed().into_iter().cloned().collect();
        let findings = json(&Listing {
            diagnostics: &listed,
            source: &source,
        });
        Self { outputs, findings }
    }
}
