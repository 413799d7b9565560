//! The output folder before anything is written: whether it may be one at all, and whose it is.
//!
//! Invariant: a folder that was made here is removed again unless it is kept.

use super::manifest::MANIFEST;
use super::staging::STAGING;
use super::{PublishError, journal};
use crate::shell::cache_folder::CACHE;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Where the sources are, which no output may endanger.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The site's root.
    pub root: PathBuf,
    /// The user's home, which is no output folder.
    pub home: Option<PathBuf>,
}

impl Sources {
    /// The sources of the site at `root`, for the user who runs this.
    pub fn of(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            home: env::home_dir(),
        }
    }
}

/// The output folder.
#[derive(Debug)]
pub(super) struct Ground {
    /// Its real place.
    pub(super) folder: PathBuf,
    /// The folders that were made for it, outermost first.
    made: Vec<PathBuf>,
}

impl Ground {
    /// Examines `output`, and makes it if there is none.
    pub(super) fn prepare(output: &Path, sources: &Sources) -> Result<Self, PublishError> {
        let (base, missing) = split(output)?;
        let folder = missing
            .iter()
            .fold(base.clone(), |path, name| path.join(name));
        if let Some(because) = danger(&folder, sources) {
            return Err(PublishError::BadPlace {
                output: output.to_owned(),
                because,
            });
        }
        if missing.is_empty() {
            check_owner(&folder)?;
        }
        let mut ground = Self {
            folder,
            made: Vec::new(),
        };
        let mut path = base;
        for name in missing {
            path.push(name);
            if let Err(error) = fs::create_dir(&path) {
                ground.withdraw();
                // Another build has made it meanwhile: what it is has to be asked again.
                if error.kind() == io::ErrorKind::AlreadyExists {
                    return Self::prepare(output, sources);
                }
                return Err(PublishError::disk("新建输出目录", &path)(error));
            }
            ground.made.push(path.clone());
        }
        Ok(ground)
    }

    /// The folder stays.
    pub(super) fn keep(&mut self) {
        self.made.clear();
    }

    /// Removes the folders that were made, where they are still empty.
    pub(super) fn withdraw(&mut self) {
        while let Some(folder) = self.made.pop() {
            if fs::remove_dir(&folder).is_err() {
                self.made.clear();
            }
        }
    }
}

/// The real place of the part of `output` that exists, and the names that are missing below it.
fn split(output: &Path) -> Result<(PathBuf, Vec<PathBuf>), PublishError> {
    let failed = |source| PublishError::Disk {
        doing: "查看输出目录",
        path: output.to_owned(),
        source,
    };
    let absolute = std::path::absolute(output).map_err(failed)?;
    for ancestor in absolute.ancestors() {
        match fs::symlink_metadata(ancestor) {
            Ok(_) => {
                let real = fs::canonicalize(ancestor).map_err(failed)?;
                if !fs::metadata(&real).map_err(failed)?.is_dir() {
                    return Err(PublishError::NotFolder {
                        output: output.to_owned(),
                    });
                }
                let rest = absolute.strip_prefix(ancestor).unwrap_or(Path::new(""));
                return missing_names(rest, output).map(|names| (real, names));
            }
            Err(error) if is_missing(&error) => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Err(failed(io::Error::from(io::ErrorKind::NotFound)))
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn missing_names(rest: &Path, output: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let name = |part| match part {
        Component::Normal(name) => Ok(PathBuf::from(name)),
        _ => Err(PublishError::BadPlace {
            output: output.to_owned(),
            because: "路径里的“..”前面是还不存在的文件夹".to_owned(),
        }),
    };
    rest.components().map(name).collect()
}

/// Why `folder` must not be an output, if it must not.
fn danger(folder: &Path, sources: &Sources) -> Option<String> {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if folder.parent().is_none() {
        return Some("它是整块磁盘".to_owned());
    }
    let root = real(&sources.root);
    if root == folder {
        return Some("它就是站点文件夹，里面是源文件".to_owned());
    }
    if root.starts_with(folder) {
        return Some("站点的源文件就在它里面".to_owned());
    }
    for name in [
        "content",
        "themes",
        "static",
        "profiles",
        "subordinate-data",
    ] {
        let literal = root.join(name);
        for source in [real(&literal), literal] {
            if folder.starts_with(&source) || source.starts_with(folder) {
                return Some(format!("它与站点的源文件夹{name}/重叠"));
            }
        }
    }
    if folder.starts_with(root.join(CACHE)) {
        return Some(format!(
            "它在缓存文件夹{CACHE}/里，那里的东西随时可能被删掉"
        ));
    }
    let home = sources.home.as_deref().map(real)?;
    home.starts_with(folder)
        .then(|| "它是用户主目录，或包含用户主目录".to_owned())
}

/// Refuses a folder with files in it that no build of ours has written.
fn check_owner(folder: &Path) -> Result<(), PublishError> {
    let failed = |source| PublishError::Disk {
        doing: "查看输出目录",
        path: folder.to_owned(),
        source,
    };
    let mut found: Option<String> = None;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        if name == OsStr::new(MANIFEST) {
            return Ok(());
        }
        if name != OsStr::new(STAGING) {
            let name = name.to_string_lossy().into_owned();
            found = Some(found.map_or(name.clone(), |first| first.min(name)));
        }
    }
    match found {
        Some(found) if !journal::is_in(&folder.join(STAGING)) => Err(PublishError::NotOurs {
            output: folder.to_owned(),
            found,
        }),
        _ => Ok(()),
    }
}
