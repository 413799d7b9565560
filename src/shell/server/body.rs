//! The body of an answer: bytes that are there, or events that come one by one.

use super::events::Events;
use hyper::body::{Bytes, Frame, SizeHint};
use std::convert::Infallible;
use std::mem::take;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What follows the head of an answer.
pub(super) enum AnswerBody {
    /// All of it, until it is sent.
    Whole(Bytes),
    /// Events as they happen.
    Events(Events),
}

impl hyper::body::Body for AnswerBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(Some(take(bytes)).filter(|it| !it.is_empty())),
            Self::Events(events) => events.poll_next(ctx),
        };
        next.map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Self::Events(_) => SizeHint::default(),
        }
    }
}
