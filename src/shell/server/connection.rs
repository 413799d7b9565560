//! Connections that cannot hang the server: so many at a time, and none waits for ever.
//!
//! The server under us sets no limits of its own. So each connection is wrapped: a request that was
//! begun must be complete within [`REQUEST`], an answer must move within [`ANSWER`], and a
//! connection on which nothing happens is closed after [`IDLE`]. Events to a page are kept
//! alive by their heartbeat.

use axum::serve::Listener;
use std::future::Future;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

/// Connections at a time; more wait until one ends.
const AT_ONCE: usize = 256;
/// From the first byte of a request to the end of its head.
const REQUEST: Duration = Duration::from_secs(10);
/// How long an answer may stand still.
const ANSWER: Duration = Duration::from_secs(30);
/// How long nothing may happen at all.
const IDLE: Duration = Duration::from_secs(60);

/// Accepts connections within the limits.
pub(super) struct Door {
    listener: TcpListener,
    room: Arc<Semaphore>,
}

impl Door {
    pub(super) fn new(listener: TcpListener) -> Self {
        Self {
            listener,
            room: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Listener for Door {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        loop {
            let permit = Arc::clone(&self.room).acquire_owned().await.ok();
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    // Pages are small and wanted at once.
                    let _ = stream.set_nodelay(true);
                    return (Connection::new(stream, permit), address);
                }
                // Out of file handles, most often: what is open must end first.
                Err(_) => sleep(Duration::from_millis(200)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Where a connection is in its talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Talk {
    /// Nothing was asked since the last answer.
    Quiet,
    /// A head has begun; so many line ends in a row were its last bytes.
    Head(u8),
    /// A head is complete, the answer is being made.
    Asked,
}

/// One connection, with its place in the room.
pub(super) struct Connection {
    stream: TcpStream,
    talk: Talk,
    read_until: Pin<Box<Sleep>>,
    write_until: Option<Pin<Box<Sleep>>>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Connection {
    fn new(stream: TcpStream, permit: Option<OwnedSemaphorePermit>) -> Self {
        Self {
            stream,
            talk: Talk::Quiet,
            read_until: Box::pin(sleep(REQUEST)),
            write_until: None,
            _permit: permit,
        }
    }

    /// Follows the talk through bytes that were read.
    fn heard(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.talk = match (self.talk, byte) {
                (Talk::Head(ends), b'\n') if ends > 0 => Talk::Asked,
                (Talk::Head(_), b'\n') => Talk::Head(1),
                (Talk::Head(ends), b'\r') => Talk::Head(ends),
                (Talk::Quiet, b'\r' | b'\n') => Talk::Quiet,
                (Talk::Quiet, _) => {
                    self.wait_for(REQUEST);
                    Talk::Head(0)
                }
                (Talk::Head(_), _) => Talk::Head(0),
                (Talk::Asked, _) => Talk::Asked,
            };
        }
    }

    fn wait_for(&mut self, time: Duration) {
        self.read_until.as_mut().reset(Instant::now() + time);
    }

    /// After a write was tried: an answer that stands still has its time.
    fn wrote(&mut self, cx: &mut Context<'_>, tried: &Poll<io::Result<usize>>) -> io::Result<()> {
        if tried.is_ready() {
            self.write_until = None;
            self.talk = Talk::Quiet;
            self.wait_for(IDLE);
            return Ok(());
        }
        let until = self
            .write_until
            .get_or_insert_with(|| Box::pin(sleep_until(Instant::now() + ANSWER)));
        match until.as_mut().poll(cx) {
            Poll::Ready(()) => Err(ErrorKind::TimedOut.into()),
            Poll::Pending => Ok(()),
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(cx, buffer) {
            Poll::Ready(done) => {
                let this = &mut *self;
                this.heard(&buffer.filled()[before..]);
                Poll::Ready(done)
            }
            Poll::Pending if self.talk == Talk::Asked => Poll::Pending,
            Poll::Pending => {
                ready!(self.read_until.as_mut().poll(cx));
                Poll::Ready(Err(ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.wrote(cx, &done)?;
        done
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
