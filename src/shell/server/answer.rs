//! Answers: bytes with the headers that every one of them has.

use super::body::AnswerBody;
use super::content_type::HTML;
use super::events::Events;
use super::live::enliven;
use super::notice;
use super::shown::{PageFreshness, ShownPage};
use hyper::body::Bytes;
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Response, StatusCode, header};

/// How the page of an answer stands, for tests and the curious.
const STANDING: HeaderName = HeaderName::from_static("x-mingbai-page");

/// Bytes of a type.
pub(super) fn bytes(
    status: StatusCode,
    kind: &'static str,
    bytes: impl Into<Bytes>,
) -> Response<AnswerBody> {
    with_headers(status, kind, AnswerBody::Whole(bytes.into()))
}

/// The events that tell a page of changes. Where there is no room for them the page asks again in a while, on
/// another connection: this one ends, so that it keeps no place.
pub(super) fn events(events: Option<Events>) -> Response<AnswerBody> {
    let kind = "text/event-stream; charset=utf-8";
    match events {
        Some(events) => with_headers(StatusCode::OK, kind, AnswerBody::Events(events)),
        None => {
            let words = "同时打开的网页太多，这一页暂时不会自己更新。";
            let mut response = refusal(StatusCode::SERVICE_UNAVAILABLE, words);
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
            response
        }
    }
}

fn with_headers(status: StatusCode, kind: &'static str, body: AnswerBody) -> Response<AnswerBody> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A page of the site, live.
pub(super) fn page(page: &ShownPage) -> Response<AnswerBody> {
    let status = match page.standing {
        PageFreshness::Newest | PageFreshness::LastGood | PageFreshness::NoSite => StatusCode::OK,
        PageFreshness::Broken => StatusCode::SERVICE_UNAVAILABLE,
        PageFreshness::Missing => StatusCode::NOT_FOUND,
    };
    let mut response = bytes(status, HTML, enliven(page));
    let word = HeaderValue::from_static(page.standing.word());
    response.headers_mut().insert(STANDING, word);
    response
}

/// A page of our own.
pub(super) fn own(html: Vec<u8>) -> Response<AnswerBody> {
    bytes(StatusCode::OK, HTML, html)
}

/// Leads on to another address of this server. `to` is percent-encoded.
pub(super) fn redirect(to: &str) -> Response<AnswerBody> {
    let mut response = bytes(StatusCode::FOUND, HTML, Vec::new());
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// No.
pub(super) fn refusal(status: StatusCode, words: &str) -> Response<AnswerBody> {
    bytes(status, HTML, notice::refused(words))
}
