//! From a request to its answer.

use super::address::{Address, TOOLS};
use super::body::AnswerBody;
use super::content_type::content_type;
use super::dashboard::Comparisons;
use super::events::Events;
use super::guard::{Area, Names, Refusal, admit};
use super::page_state::page_state;
use super::shown::{self, Shown, ShownPage, show};
use super::snapshot::{Loaded, Snapshot};
use super::state::Shared;
use super::{answer, dashboard, live};
use crate::model::Route;
use crate::page::encode_path;
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Request, Response, StatusCode, Uri};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::spawn_blocking;

/// How long a request waits for the first refresh of the site before it is told to come again.
const FIRST_LOOK: Duration = Duration::from_secs(20);
/// How long a page waits for a source that is being written, each time, and how often.
const NEXT_LOOK: Duration = Duration::from_millis(700);
const LOOKS: usize = 4;

const JSON: &str = "application/json; charset=utf-8";

/// Answers requests.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) shared: Arc<Shared>,
    pub(super) names: Names,
    pub(super) comparisons: Arc<Comparisons>,
}

impl Service {
    /// The answer to a request.
    pub(super) async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
    ) -> Response<AnswerBody> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let admitted = self.admitted(&method, &uri, request.headers());
        drop(request);
        let response = match admitted {
            Ok(()) => self.admitted_answer(&uri).await,
            Err(refusal) => refused(refusal),
        };
        if method == Method::HEAD {
            without_body(response)
        } else {
            response
        }
    }

    fn admitted(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        let area = match Address::read(uri.path()) {
            Address::Tool(_) => Area::Tools,
            _ => Area::Site,
        };
        admit(&self.names, area, method, uri, headers)
    }

    async fn admitted_answer(&self, uri: &Uri) -> Response<AnswerBody> {
        match Address::read(uri.path()) {
            Address::Output(route) => self.output(&route, uri).await,
            Address::Tool(name) => self.tool(&name, uri).await,
            Address::Nowhere => answer::refusal(StatusCode::NOT_FOUND, "站点里没有这个网址。"),
        }
    }

    async fn output(&self, route: &Route, uri: &Uri) -> Response<AnswerBody> {
        match self.shown(route).await {
            (_, Some(Shown::Page(page))) => answer::page(&page),
            (_, Some(Shown::File(bytes))) => {
                answer::bytes(StatusCode::OK, content_type(route), bytes)
            }
            (_, Some(Shown::Folder)) => {
                let query = uri
                    .query()
                    .map_or_else(String::new, |query| format!("?{query}"));
                answer::redirect(&format!("/{}/{query}", encode_path(route.as_str())))
            }
            (_, Some(Shown::Published(inside))) => {
                answer::redirect(&format!("/{}", encode_path(inside.as_str())))
            }
            (_, Some(Shown::Unsettled)) => answer::refusal(
                StatusCode::SERVICE_UNAVAILABLE,
                "文件正在被写入，请稍候刷新。",
            ),
            (_, None) => failed(),
        }
    }

    /// What is at an address, once its sources have come to rest; nothing after a panic of ours.
    async fn shown(&self, route: &Route) -> (Arc<Snapshot>, Option<Shown>) {
        self.shared.wait_beyond(0, FIRST_LOOK).await;
        for _ in 0..LOOKS {
            let snapshot = self.shared.newest();
            match self.show(&snapshot, route).await {
                Some(Shown::Unsettled) => {
                    self.shared.refresh();
                    self.shared
                        .wait_beyond(snapshot.generation, NEXT_LOOK)
                        .await;
                }
                shown => return (snapshot, shown),
            }
        }
        let snapshot = self.shared.newest();
        if content_type(route) == super::content_type::HTML {
            let page = shown::unsettled(&self.shared, route);
            return (snapshot, Some(Shown::Page(Box::new(page))));
        }
        (snapshot, Some(Shown::Unsettled))
    }

    async fn show(&self, snapshot: &Arc<Snapshot>, route: &Route) -> Option<Shown> {
        let permit = Arc::clone(&self.shared.renders).acquire_owned().await;
        let (shared, snapshot, route) = (
            Arc::clone(&self.shared),
            Arc::clone(snapshot),
            route.clone(),
        );
        let shown = spawn_blocking(move || {
            let _permit = permit;
            show(&shared, &snapshot, &route)
        });
        shown.await.ok()
    }

    async fn tool(&self, name: &str, uri: &Uri) -> Response<AnswerBody> {
        const STYLE: &str = "text/css; charset=utf-8";
        const SCRIPT: &str = "text/javascript; charset=utf-8";
        match name {
            "live.js" => answer::bytes(StatusCode::OK, SCRIPT, live::SCRIPT),
            "live.css" => answer::bytes(StatusCode::OK, STYLE, live::STYLE),
            "dashboard.css" => answer::bytes(StatusCode::OK, STYLE, dashboard::STYLE),
            "dashboard.js" => answer::bytes(StatusCode::OK, SCRIPT, dashboard::SCRIPT),
            "events" => answer::events(Events::new(&self.shared)),
            "state" => self.state(uri).await,
            "findings.json" => self.findings().await,
            _ => match name.strip_prefix("raw/") {
                Some(_) => self.raw(uri).await,
                None => self.dashboard(name, uri).await,
            },
        }
    }

    /// The state of the page whose path is in the query.
    async fn state(&self, uri: &Uri) -> Response<AnswerBody> {
        let path = dashboard::Query::read(uri.query()).first("path");
        let Address::Output(route) = Address::read(path.as_deref().unwrap_or("/")) else {
            return answer::refusal(StatusCode::NOT_FOUND, "站点里没有这个网址。");
        };
        let (snapshot, Some(Shown::Page(page))) = self.shown(&route).await else {
            return answer::refusal(StatusCode::NOT_FOUND, "这个网址不是网页。");
        };
        let state = spawn_blocking(move || page_state(&snapshot, &route, &page));
        match state.await {
            Ok(state) => answer::bytes(StatusCode::OK, JSON, state),
            Err(_) => failed(),
        }
    }

    /// All findings, as `check --format json` gives them.
    async fn findings(&self) -> Response<AnswerBody> {
        self.shared.wait_beyond(0, FIRST_LOOK).await;
        let snapshot = self.shared.newest();
        let listed = spawn_blocking(move || snapshot.site().map(Loaded::json));
        match listed.await {
            Ok(Some(json)) => answer::bytes(StatusCode::OK, JSON, json),
            Err(_) => failed(),
            Ok(None) => answer::refusal(StatusCode::NOT_FOUND, "这个文件夹里还没有站点。"),
        }
    }

    /// An output as `build` writes it, without the live script.
    async fn raw(&self, uri: &Uri) -> Response<AnswerBody> {
        let path = uri.path().strip_prefix(TOOLS).unwrap_or_default();
        let path = path.strip_prefix("raw").unwrap_or_default();
        let Address::Output(route) = Address::read(path) else {
            return answer::refusal(StatusCode::NOT_FOUND, "站点里没有这个网址。");
        };
        match self.shown(&route).await.1 {
            Some(Shown::Page(page)) => raw_page(&page),
            Some(Shown::File(bytes)) => answer::bytes(StatusCode::OK, content_type(&route), bytes),
            _ => answer::refusal(StatusCode::NOT_FOUND, "站点里没有这个网址。"),
        }
    }

    async fn dashboard(&self, name: &str, uri: &Uri) -> Response<AnswerBody> {
        self.shared.wait_beyond(0, FIRST_LOOK).await;
        let shared = Arc::clone(&self.shared);
        let (name, comparisons) = (name.to_owned(), Arc::clone(&self.comparisons));
        let query = dashboard::Query::read(uri.query());
        let page = spawn_blocking(move || dashboard::page(&shared, &name, &query, &comparisons));
        match page.await {
            Ok(Some(page)) => answer::own(page),
            Err(_) => failed(),
            Ok(None) => answer::refusal(StatusCode::NOT_FOUND, "预览工具里没有这一页。"),
        }
    }
}

/// After a panic of ours.
fn failed() -> Response<AnswerBody> {
    let words = "程序内部出错。请把终端里的错误信息告诉开发者。";
    answer::refusal(StatusCode::INTERNAL_SERVER_ERROR, words)
}

/// A page without the live script, under the same status as with it.
fn raw_page(page: &ShownPage) -> Response<AnswerBody> {
    let mut response = answer::page(page);
    *response.body_mut() = AnswerBody::Whole(page.bytes.to_vec().into());
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn refused(refusal: Refusal) -> Response<AnswerBody> {
    match refusal {
        Refusal::Method => {
            let words = "预览只能看，不能写：只接受 GET 和 HEAD。";
            let mut response = answer::refusal(StatusCode::METHOD_NOT_ALLOWED, words);
            let allowed = HeaderValue::from_static("GET, HEAD");
            response.headers_mut().insert(header::ALLOW, allowed);
            response
        }
        Refusal::Host => {
            let words = "预览只认 127.0.0.1 和 localhost 这两个名字。请用终端里显示的地址打开。";
            answer::refusal(StatusCode::FORBIDDEN, words)
        }
        Refusal::Foreign => {
            let words = "这个请求是别的网站发起的，不予回答。";
            answer::refusal(StatusCode::FORBIDDEN, words)
        }
    }
}

/// The head of an answer.
fn without_body(response: Response<AnswerBody>) -> Response<AnswerBody> {
    let (mut parts, body) = response.into_parts();
    if let Some(length) = body.size_hint().exact() {
        parts.headers.insert(header::CONTENT_LENGTH, length.into());
    }
    Response::from_parts(parts, AnswerBody::Whole(Bytes::new()))
}
