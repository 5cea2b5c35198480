#![forbid(unsafe_code)]

//! A server that answers like the deployment API, judges every payload and deploys nothing.
//!
//! [`router`] is the whole service; [`serve`](serve::serve) puts it on a socket. Bodies are read by the library's
//! [`ValidJson`](deployment_validate::axum08::ValidJson).

pub mod args;
mod body;
mod endpoints;
mod extract;
mod limits;
mod observe;
mod origin;
mod page;
mod refusal;
mod report_view;
pub mod serve;
mod stall;
mod verdicts;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;

use crate::limits::Slots;
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
    /// Requests that are judged at once; others wait for their turn, for half of `timeout`.
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
            concurrency: 64,
            hosts: Vec::new(),
        }
    }
}

/// What the handlers share.
#[derive(Clone)]
struct App {
    fail_on_deprecated: bool,
    verdicts: Arc<Verdicts>,
}

/// The service: the endpoints in both scopes, the login of the vendor's command-line tool, and the page.
pub fn router(config: &Config) -> Router {
    let app = App { fail_on_deprecated: config.fail_on_deprecated, verdicts: Arc::default() };
    Router::new()
        .route("/", get(page::show).post(page::check))
        .route("/verdicts", get(page::verdicts))
        .route("/style.css", get(page::style))
        .route("/icon.svg", get(page::icon))
        .merge(endpoints::routes())
        .fallback(|| async { Refusal::not_found() })
        .method_not_allowed_fallback(|| async { Refusal::method_not_allowed() })
        .layer(from_fn_with_state(Slots::new(config), limits::slot))
        .layer(from_fn_with_state(origin::Names::new(&config.hosts), origin::check))
        .layer(from_fn_with_state(config.max_body, body::buffer))
        .layer(from_fn_with_state(config.timeout, limits::time))
        .layer(from_fn_with_state(app.clone(), observe::observe))
        .layer(from_fn(page::seal))
        .with_state(app)
}
