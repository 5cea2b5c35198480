#![forbid(unsafe_code)]

//! A server that answers like the deployment API, judges every payload and deploys nothing.
//!
//! [`router`] is the whole service; [`serve`](serve::serve) puts it on a socket. Bodies are read by the library's
//! [`JsonText`](deployment_validate::axum08::JsonText) and judged on threads of their own.

pub mod args;
mod body;
mod endpoints;
mod html;
mod judges;
mod kinds;
mod limits;
mod marked_line;
mod observe;
mod origin;
mod page;
mod refusal;
pub mod serve;
mod source_view;
mod stall;
mod verdicts;

use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;

use crate::judges::Judges;
use crate::refusal::Refusal;
use crate::verdicts::Verdicts;

/// How the service behaves.
#[derive(Clone, Debug)]
pub struct Config {
    /// Answer 410 with the replacement where the page calls an endpoint deprecated.
    pub fail_on_deprecated: bool,
    /// Bytes of a request's body, at most.
    pub max_body: usize,
    /// Time for one request, from its headers to its answer.
    pub timeout: Duration,
    /// Payloads that are judged at once, each on a thread; others wait for their turn, for half of `timeout`.
    pub concurrency: usize,
    /// Names by which clients may call this server, beside addresses and `localhost`.
    pub hosts: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            fail_on_deprecated: false,
            max_body: 256 * 1024,
            timeout: Duration::from_secs(10),
            concurrency: available_parallelism().map_or(1, usize::from),
            hosts: Vec::new(),
        }
    }
}

/// What the handlers share.
#[derive(Clone)]
struct App {
    fail_on_deprecated: bool,
    judges: Judges,
    verdicts: Arc<Verdicts>,
}

/// The service: the endpoints in both scopes, the login of the vendor's command-line tool, and the page.
pub fn router(config: &Config) -> Router {
    let app = App {
        fail_on_deprecated: config.fail_on_deprecated,
        judges: Judges::new(config),
        verdicts: Arc::default(),
    };
    Router::new()
        .route("/", get(page::show).post(page::check))
        .route("/verdicts", get(page::verdicts))
        .route("/style.css", get(page::style))
        .route("/icon.svg", get(page::icon))
        .merge(endpoints::routes())
        .fallback(|| async { Refusal::not_found() })
        .method_not_allowed_fallback(|| async { Refusal::method_not_allowed() })
        .layer(from_fn_with_state(origin::Names::new(&config.hosts), origin::check))
        .layer(from_fn_with_state(body::Room::new(config), body::buffer))
        .layer(from_fn_with_state(config.timeout, limits::time))
        .layer(from_fn_with_state(app.clone(), observe::observe))
        .layer(from_fn(page::seal))
        .with_state(app)
}
