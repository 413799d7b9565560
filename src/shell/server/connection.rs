//! Connections that cannot hang the server: so many at a time, and none waits for ever.
//!
//! A connection on which no whole request comes within [`REQUEST`], from its start or from the last
//! answer, is closed, and so is one whose browser takes nothing of an answer for [`ANSWER`]. Events to
//! a page are kept alive by their heartbeat.

use super::service::Service;
use super::state::LISTENERS;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::sleep;
use tokio_io_timeout::TimeoutStream;

/// Connections at a time; more wait until one ends. Twice those that wait for events, so that there is always room
/// to see a page.
const AT_ONCE: usize = 2 * LISTENERS;
/// How long a request may take to come, its head whole.
const REQUEST: Duration = Duration::from_secs(10);
/// How long an answer may stand still.
const ANSWER: Duration = Duration::from_secs(30);

/// Accepts connections within the limits and answers what is asked on them.
pub(super) async fn answer_all(listener: TcpListener, service: Arc<Service>) {
    let free = Arc::new(Semaphore::new(AT_ONCE));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(REQUEST);
    loop {
        let permit = Arc::clone(&free).acquire_owned().await;
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file handles, most often: what is open must end first.
            sleep(Duration::from_millis(200)).await;
            continue;
        };
        // Pages are small and wanted at once.
        let _ = stream.set_nodelay(true);
        let mut stream = Box::pin(TimeoutStream::new(stream));
        stream.as_mut().set_write_timeout_pinned(Some(ANSWER));
        let service = Arc::clone(&service);
        let answer = service_fn(move |request| {
            let answer = Arc::clone(&service).answer(request);
            async { Ok::<_, Infallible>(answer.await) }
        });
        let connection = http.serve_connection(TokioIo::new(stream), answer);
        tokio::spawn(async move {
            let _permit = permit;
            let _ = connection.await;
        });
    }
}
