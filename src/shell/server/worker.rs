//! The one thread that refreshes the site: one refresh at a time, and the newest state wins.
//!
//! Takes batches of touched paths; puts a [`Snapshot`] in place for each refresh. Changes that come
//! while it refreshes are gathered into the next refresh. A panic in a refresh is an error of ours that the
//! editor is told of; the refresh after it begins from nothing.

use super::event::ServerEvent;
use super::follower::Follower;
use super::snapshot::{Loaded, SiteState, Snapshot, lost, theme_fault};
use super::state::{Message, Shared};
use crate::build::{Cache, Drafts, Inputs, NotedFiles, Preview, ReadUnder, Rest, Settings};
use crate::config::FILE_NAME;
use crate::diagnostic::render::{Counts, OverlayFinding};
use crate::render::Theme;
use crate::shell::fact_blocks::FactBlocks;
use crate::shell::last_build::program_marks;
use crate::shell::load::{
    DiskFiles, Folders, Limits, ShellError, ThemeFiles, load_again, load_theme_files,
};
use crate::shell::watch::{Batch, Method};
use crate::source::SourcePath;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Instant;

/// Touched paths that are told to pages.
const TOLD: usize = 20;

/// A theme and the files it was made from.
type Kept = (BTreeMap<String, Vec<u8>>, String, Arc<Theme>);

/// The thread's own things.
pub(super) struct Worker {
    pub(super) root: PathBuf,
    pub(super) drafts: Drafts,
    /// How changes are noticed.
    pub(super) method: Method,
    pub(super) shared: Arc<Shared>,
    pub(super) said: Arc<dyn Fn(ServerEvent<'_>) + Send + Sync>,
    pub(super) preview: Preview,
    /// Where builds keep facts, until the first look at the site.
    pub(super) blocks: Option<FactBlocks>,
    pub(super) folders: Folders,
    pub(super) theme: Option<Kept>,
    /// What the last refresh has left for later.
    pub(super) rest: Option<(Rest, DiskFiles)>,
    pub(super) follower: Follower,
}

impl Worker {
    /// Refreshes once, and again after every batch, until all senders are gone.
    pub(super) fn run(mut self, messages: &Receiver<Message>) {
        let mut generation = 1;
        self.refresh(generation, Vec::new());
        while let Ok(first) = messages.recv() {
            let mut touched = Vec::new();
            self.take(first, &mut touched);
            while let Ok(more) = messages.try_recv() {
                self.take(more, &mut touched);
            }
            generation += 1;
            self.refresh(generation, touched);
        }
    }

    /// Remembers what a message says was touched.
    fn take(&mut self, message: Message, touched: &mut Vec<String>) {
        let paths = match message {
            Message::Touched(Batch::Paths(paths)) => paths,
            Message::Touched(Batch::Everything) | Message::Look => return self.folders.forget(),
        };
        for path in paths {
            let place = SourcePath::new(path.as_str());
            // Its stamp may be what it was: disks with coarse clocks, and network drives.
            self.preview.forget(&place);
            self.folders.touch(&place);
            if touched.len() < TOLD {
                touched.push(path);
            }
        }
        // Who polls may miss what happened in between.
        if self.method == Method::Poll {
            self.folders.forget();
        }
    }

    fn refresh(&mut self, generation: u64, touched: Vec<String>) {
        self.look_with(generation, touched, Self::see);
    }

    fn look_with(
        &mut self,
        generation: u64,
        touched: Vec<String>,
        see: impl FnOnce(&mut Self) -> SiteState,
    ) {
        self.follower.give_up();
        let started = Instant::now();
        let sight = catch_unwind(AssertUnwindSafe(|| see(self))).unwrap_or_else(|_| {
            self.preview = Preview::new(self.drafts);
            self.folders.forget();
            self.theme = None;
            let words = "程序内部出错，没有读完站点。改动任何文件会再试一次；请把终端里的错误信息告诉开发者";
            SiteState::Trouble(words.to_owned())
        });
        self.shared.put(Snapshot {
            generation,
            touched,
            sight,
        });
        let newest = self.shared.newest();
        (self.said)(match &newest.sight {
            SiteState::Site(loaded) => ServerEvent::Refreshed {
                reports: loaded.checked.site.reports.len(),
                counts: loaded.counts,
                took: started.elapsed(),
            },
            SiteState::Trouble(words) => ServerEvent::Trouble(words),
            SiteState::NoSite | SiteState::Loading => ServerEvent::NoSite,
        });
        if let Some((rest, files)) = self.rest.take() {
            self.follower = Follower::begin(rest, files, generation, &self.shared, &self.said);
        }
    }

    fn see(&mut self) -> SiteState {
        let (mut inputs, files) =
            match load_again(&self.root, &Limits::default(), &mut self.folders) {
                Ok(loaded) => loaded,
                Err(ShellError::NoSite { .. }) => return SiteState::NoSite,
                Err(error) => return SiteState::Trouble(error.to_string()),
            };
        let told = |path: &str| {
            inputs
                .findings
                .iter()
                .any(|found| found.path.as_str() == path)
        };
        if inputs.settings.is_none() && !told(FILE_NAME) {
            return SiteState::NoSite;
        }
        let noted = NotedFiles::new(&files);
        let settings = Settings::read(&inputs, &noted);
        self.recall(&inputs, &settings, noted.hash());
        let config = &settings.config;
        let mut fault = None;
        let own = load_theme_files(&self.root, &config.theme, &Limits::default());
        let own = own.unwrap_or_else(|error| {
            let words = error.to_string();
            let place = config.path.to_string();
            fault = Some(super::snapshot::fault(place, 0, words, String::new()));
            ThemeFiles::default()
        });
        inputs.findings.extend(own.findings);
        let theme = match self.theme(own.files, &config.theme, &mut fault) {
            Ok(theme) => theme,
            Err(words) => return SiteState::Trouble(words),
        };
        let assets = theme.routes();
        let (checked, rest) = self.preview.refresh(&settings, &inputs, &files, &assets);
        self.rest = Some((rest, files.clone()));
        let mut counts = Counts::of(checked.outcome.listed());
        counts.error += usize::from(fault.is_some());
        let drafts: BTreeSet<_> = self.preview.drafts().cloned().collect();
        let lost = lost(&inputs, &checked, &drafts);
        SiteState::Site(Box::new(Loaded {
            inputs: Arc::new(inputs),
            files,
            theme,
            theme_fault: fault,
            outcome: Arc::new(checked.outcome.clone()),
            complete: false,
            checked,
            drafts,
            counts,
            lost,
        }))
    }

    /// Begins with what builds and checks have kept. A preview itself keeps nothing on the disk.
    fn recall(&mut self, inputs: &Inputs, settings: &Settings, noted: [u8; 32]) {
        if let Some((blocks, program)) = self.blocks.take().zip(program_marks()) {
            let under = ReadUnder {
                program: &program,
                noted,
                settings,
            };
            let cache = Cache::recalled(&blocks, &under, inputs);
            self.preview = Preview::recalling(cache, self.drafts);
        }
    }

    /// The theme of these files. One that does not compile is a fault, and the last that did is used
    /// on, or the built-in one.
    fn theme(
        &mut self,
        files: BTreeMap<String, Vec<u8>>,
        name: &str,
        fault: &mut Option<OverlayFinding>,
    ) -> Result<Arc<Theme>, String> {
        if let Some((of, named, theme)) = &self.theme
            && *of == files
            && named == name
        {
            return Ok(Arc::clone(theme));
        }
        match Theme::with_overrides(files.clone()) {
            Ok(theme) => {
                let theme = Arc::new(theme);
                self.theme = Some((files, name.to_owned(), Arc::clone(&theme)));
                Ok(theme)
            }
            Err(error) => {
                *fault = Some(theme_fault(name, &error));
                match &self.theme {
                    Some((_, _, theme)) => Ok(Arc::clone(theme)),
                    None => Theme::builtin()
                        .map(Arc::new)
                        .map_err(|error| error.to_string()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shown::{Shown, show};
    use super::{
        Arc, Drafts, Folders, Follower, Method, Preview, Receiver, ServerEvent, Shared, Worker,
    };
    use crate::model::Route;
    use std::panic::resume_unwind;
    use std::path::Path;
    use std::sync::mpsc::channel;
    use std::{fs, io};

    /// A worker on a site of one page, and what it says.
    fn worker(root: &Path) -> io::Result<(Worker, Receiver<String>)> {
        fs::create_dir(root.join("content"))?;
        fs::write(root.join("mingbai.yaml"), "站点名称: 试验站点\n")?;
        let (sender, words) = channel();
        let worker = Worker {
            root: root.to_owned(),
            drafts: Drafts::Out,
            method: Method::Native,
            shared: Arc::new(Shared::new(channel().0)),
            said: Arc::new(move |said: ServerEvent<'_>| drop(sender.send(format!("{said:?}")))),
            preview: Preview::new(Drafts::Out),
            blocks: None,
            folders: Folders::default(),
            theme: None,
            rest: None,
            follower: Follower::default(),
        };
        Ok((worker, words))
    }

    /// The home page as the newest refresh has it: how it stands, its text, and the fault told with it.
    fn home(worker: &Worker) -> Option<(&'static str, String, String)> {
        let shared = &worker.shared;
        let Shown::Page(page) = show(shared, &shared.newest(), &Route::new("index.html")) else {
            return None;
        };
        let text = String::from_utf8_lossy(&page.bytes).into_owned();
        let fault = page.fault.map_or_else(String::new, |fault| fault.message);
        Some((page.standing.word(), text, fault))
    }

    #[test]
    fn a_panic_is_told_and_takes_no_page_away_and_the_next_look_sees_the_site() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let (mut worker, words) = worker(folder.path())?;
        let broken = |(standing, text, fault): (_, String, String)| {
            (
                standing,
                text.contains("程序内部出错"),
                fault.contains("程序内部出错"),
            )
        };
        worker.look_with(1, Vec::new(), |_| resume_unwind(Box::new("planted")));
        assert_eq!(home(&worker).map(broken), Some(("no-site", true, false)));
        worker.refresh(2, Vec::new());
        assert_eq!(home(&worker).map(broken), Some(("newest", false, false)));
        worker.look_with(3, Vec::new(), |_| resume_unwind(Box::new("planted")));
        assert_eq!(home(&worker).map(broken), Some(("last-good", false, true)));
        worker.refresh(4, Vec::new());
        assert_eq!(home(&worker).map(broken), Some(("newest", false, false)));
        let told = words
            .try_iter()
            .map(|word| word.starts_with("Trouble(\"程序内部出错"));
        assert_eq!(told.collect::<Vec<_>>(), [true, false, true, false]);
        Ok(())
    }
}
