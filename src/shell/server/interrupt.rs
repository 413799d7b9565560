//! Ctrl-C, heard from the moment it is listened for, so that none is lost while a server starts.

use std::io;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::ctrl_c;
use tokio::task::{JoinHandle, yield_now};

/// Somebody who listens for Ctrl-C. From then on it no longer ends the program by itself.
#[derive(Debug)]
pub struct Interrupt {
    runtime: Runtime,
    heard: JoinHandle<io::Result<()>>,
}

impl Interrupt {
    /// Begins to listen.
    ///
    /// # Errors
    /// When the machine gives no timers.
    pub fn listen() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let heard = runtime.spawn(ctrl_c());
        // One turn: the listener has been put up when this returns.
        runtime.block_on(yield_now());
        Ok(Self { runtime, heard })
    }

    /// Waits for Ctrl-C.
    ///
    /// # Errors
    /// When the machine does not tell of it.
    pub fn wait(self) -> io::Result<()> {
        self.runtime
            .block_on(self.heard)
            .map_err(io::Error::other)?
    }
}
