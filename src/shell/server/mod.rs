//! The preview server: the site as it will be, at once, and every mistake where it is.
//!
//! Takes the site's folder; answers browsers until [`Server::stop`]. Three threads: one watches, one
//! refreshes the site after every change ([`worker`]), one answers; pages are made on request, on
//! threads lent for it. Invariants: nothing is written anywhere; a browser gets the bytes that
//! `build` would write, with one script added; nothing but this machine's own pages is answered,
//! unless the editor asked for more.

mod address;
mod answer;
mod body;
mod connection;
mod content_type;
mod dashboard;
mod event;
mod events;
mod finding;
mod follower;
mod guard;
mod html;
mod interrupt;
mod last_good;
mod live;
mod notice;
mod page_state;
mod policy;
mod service;
mod shown;
mod snapshot;
mod state;
mod worker;

use crate::build::{Drafts, Preview, reason};
use crate::shell::fact_blocks::FactBlocks;
use crate::shell::load::{DiskFiles, Folders, Limits, ShellError};
use crate::shell::watch::{Method, Watch};
use connection::answer_all;
use dashboard::Comparisons;
pub use event::ServerEvent;
use follower::Follower;
use guard::Names;
pub use interrupt::Interrupt;
use service::Service;
use state::{Message, Shared};
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::Duration;
use thiserror::Error;
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use worker::Worker;

/// Ports tried after the one asked for.
const PORTS: u16 = 100;
/// How long open connections have to end.
const GOODBYE: Duration = Duration::from_millis(200);

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port asked for; 0 takes any.
    pub port: u16,
    /// Whether drafts are shown.
    pub drafts: Drafts,
    /// How changes are noticed.
    pub method: Method,
    /// How long a change must have rested.
    pub debounce: Duration,
}

/// Why the server cannot run.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The site's folder cannot be opened.
    #[error(transparent)]
    Root(#[from] ShellError),
    /// No port is free, or the address is not this machine's.
    #[error("不能在 {address} 上等待浏览器：{}", reason(source))]
    Listen {
        /// The address and the first port tried.
        address: SocketAddr,
        /// What the machine said.
        source: io::Error,
    },
    /// The machine gives no threads or timers.
    #[error("启动不了预览服务：{}", reason(.0))]
    Start(#[from] io::Error),
}

/// A server that is running.
#[derive(Debug)]
pub struct Server {
    /// Where it listens. The port may be another than the one asked for.
    pub address: SocketAddr,
    /// How changes are noticed: polling, where the machine can do no better.
    pub method: Method,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
    watch: Watch,
}

impl Server {
    /// Starts a server. It answers as soon as this returns; `said` is called from its threads.
    ///
    /// # Errors
    /// When the folder cannot be opened, or no port can be had.
    pub fn start(
        options: &ServeOptions,
        said: impl Fn(ServerEvent<'_>) + Send + Sync + 'static,
    ) -> Result<Self, ServeError> {
        let files = DiskFiles::open_root(&options.root, &Limits::default())?;
        let root = files.root().to_owned();
        let listener = listen(options.host, options.port)?;
        let address = listener.local_addr()?;
        let (messages, inbox) = mpsc::channel();
        let shared = Arc::new(Shared::new(messages.clone()));
        let touched = move |batch| {
            let _ = messages.send(Message::Touched(batch));
        };
        let watch = Watch::start(&root, options.method, options.debounce, touched);
        let worker = Worker {
            root: root.clone(),
            drafts: options.drafts,
            method: watch.method,
            shared: Arc::clone(&shared),
            said: Arc::new(said),
            preview: Preview::new(options.drafts),
            blocks: Some(FactBlocks::of(&root)),
            folders: Folders::default(),
            theme: None,
            rest: None,
            follower: Follower::default(),
        };
        thread::spawn(move || worker.run(&inbox));
        let names = if options.host.is_loopback() {
            Names::Local
        } else {
            Names::AnyAddress
        };
        let service = Arc::new(Service {
            shared,
            names,
            comparisons: Arc::new(Comparisons::new(root.join("public"))),
        });
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                    tokio::spawn(answer_all(listener, service));
                }
                let _ = stopped.await;
            });
            runtime.shutdown_timeout(GOODBYE);
        });
        Ok(Self {
            address,
            method: watch.method,
            stop,
            thread,
            watch,
        })
    }

    /// Ends it: open connections are cut.
    pub fn stop(self) {
        drop(self.watch);
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}

/// The port asked for, or the next free one.
fn listen(host: IpAddr, port: u16) -> Result<TcpListener, ServeError> {
    let address = SocketAddr::new(host, port);
    let mut refused = None;
    for port in port..=port.saturating_add(PORTS) {
        match TcpListener::bind(SocketAddr::new(host, port)) {
            Ok(listener) => {
                listener.set_nonblocking(true)?;
                return Ok(listener);
            }
            Err(source) => {
                let taken = matches!(
                    source.kind(),
                    io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied
                );
                refused.get_or_insert(source);
                if !taken {
                    break;
                }
            }
        }
    }
    let source = refused.unwrap_or_else(|| io::ErrorKind::AddrInUse.into());
    Err(ServeError::Listen { address, source })
}
