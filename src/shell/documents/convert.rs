//! LibreOffice, where it is installed: what no reader of ours reads becomes what one does.
//!
//! It runs without a window, in a folder of its own that is taken away afterwards, with settings of its own, and not
//! longer than [`PATIENCE`].

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long one document may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(40);
/// What it is called.
const NAMES: &[&str] = &["soffice", "libreoffice", "soffice.exe"];
/// Kinds that it knows and no reader of ours may read, and what they become.
const KINDS: &[(&str, &str)] = &[
    ("doc", "docx"),
    ("dot", "docx"),
    ("wps", "docx"),
    ("wpt", "docx"),
    ("rtf", "docx"),
    ("odt", "docx"),
    ("xls", "xlsx"),
    ("xlt", "xlsx"),
    ("xlsb", "xlsx"),
    ("et", "xlsx"),
    ("ett", "xlsx"),
    ("ods", "xlsx"),
];

/// A program that turns documents into others.
#[derive(Clone, Debug)]
pub struct Converter {
    program: PathBuf,
}

impl Converter {
    /// The one that is installed, if there is one.
    pub fn find() -> Option<Self> {
        let folders = env::var_os("PATH")?;
        let programs = env::split_paths(&folders)
            .flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)));
        let program = programs.into_iter().find(|program| program.is_file())?;
        Some(Self { program })
    }

    /// Whether a document of this name is of a kind that can be turned into one that is read.
    pub fn knows(name: &str) -> bool {
        becomes(name).is_some()
    }

    /// The document as another kind: its name and bytes; nothing if that did not work.
    pub fn convert(&self, name: &str, bytes: &[u8]) -> Option<(String, Vec<u8>)> {
        let kind = becomes(name)?;
        let workshop = Workshop::open()?;
        let given = workshop
            .folder
            .join(format!("document.{}", extension(name)));
        fs::write(&given, bytes).ok()?;
        let settings = workshop.folder.join("settings");
        let mut command = Command::new(&self.program);
        command
            .arg(format!(
                "-env:UserInstallation=file://{}",
                settings.display()
            ))
            .args([
                "--headless",
                "--norestore",
                "--convert-to",
                kind,
                "--outdir",
            ])
            .arg(&workshop.folder)
            .arg(&given)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        own_group(&mut command);
        wait(command.spawn().ok()?)?;
        let made = fs::read(workshop.folder.join(format!("document.{kind}"))).ok()?;
        Some((format!("{name}.{kind}"), made))
    }
}

/// Waits for the program to end well, but not for ever.
fn wait(mut child: Child) -> Option<()> {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success().then_some(()),
            Ok(None) if started.elapsed() < PATIENCE => thread::sleep(PAUSE),
            _ => {
                stop(&mut child);
                return None;
            }
        }
    }
}

/// The program starts another, which has to end with it.
#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_command: &mut Command) {}

fn stop(child: &mut Child) {
    #[cfg(unix)]
    let _ = Command::new("kill")
        .args(["-KILL", "--", &format!("-{}", child.id())])
        .status();
    let _ = child.kill();
    let _ = child.wait();
}

/// A folder for one document, taken away when it is done.
struct Workshop {
    folder: PathBuf,
}

impl Workshop {
    fn open() -> Option<Self> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("mingbai-{}-{number}", std::process::id());
        let folder = env::temp_dir().join(name);
        private_folder(&folder)?;
        Some(Self { folder })
    }
}

/// A folder that nobody else may look into.
fn private_folder(folder: &Path) -> Option<()> {
    let builder = fs::DirBuilder::new();
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::DirBuilderExt;
        let mut builder = builder;
        builder.mode(0o700);
        builder
    };
    builder.create(folder).ok()
}

impl Drop for Workshop {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What a document of this name becomes.
fn becomes(name: &str) -> Option<&'static str> {
    let extension = extension(name);
    let kind = KINDS.iter().find(|(from, _)| *from == extension)?;
    Some(kind.1)
}

fn extension(name: &str) -> String {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extension.to_ascii_lowercase()
}
