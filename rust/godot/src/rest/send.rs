//! Sends requests.

use std::time::Instant;

use discord_client::requests::{Coalesced, Continuation, ErrorContext, ReportedUpload, Step};
use discord_client::{ClientError, GatewayRequest, RequestContext};
use discord_rest::Request;
use discord_rest::schema::ResponseType;
use godot::classes::Texture2D;
use godot::prelude::*;

use super::requests::Requests;
use super::result;
use crate::core::Core;
use crate::gateway_requests::ListKind;

impl Requests<Core> {
    /// Sends a request, or records why it cannot be sent.
    pub fn send(
        &self,
        core: &Core,
        route: &'static str,
        response_type: ResponseType,
        request: Result<Request, ClientError>,
    ) -> Signal {
        let (number, signal) = self.open(route, result::fallback(response_type));
        self.send_as(core, number, request);
        signal
    }

    /// Sends a request whose result is converted before it is returned to the script.
    pub fn send_then(
        &self,
        core: &Core,
        route: &'static str,
        fallback: Variant,
        request: Result<Request, ClientError>,
        continuation: Continuation<Core, Variant>,
    ) -> Signal {
        let (number, signal) = self.open(route, fallback);
        self.with(number, |pending| pending.continuation = Some(continuation));
        self.send_as(core, number, request);
        signal
    }

    /// Sends a request with a number that was reserved for it.
    pub fn send_opened(
        &self,
        core: &Core,
        number: u64,
        request: Result<Request, ClientError>,
        continuation: Option<Continuation<Core, Variant>>,
        error_context: Option<ErrorContext<Core>>,
    ) {
        self.with(number, |pending| {
            pending.continuation = continuation;
            pending.error_context = error_context;
        });
        self.send_as(core, number, request);
    }

    /// Starts a continuation that needs no request first.
    pub fn begin(
        &self,
        core: &Core,
        route: &'static str,
        fallback: Variant,
        step: Step<Core, Variant>,
    ) -> Signal {
        match step {
            Step::Value(value) => self.completed(route, value),
            Step::Request(request) => {
                let (number, signal) = self.open(route, fallback);
                self.send_as(core, number, request);
                signal
            }
            Step::RequestThen(request, continuation) => {
                self.send_then(core, route, fallback, request, continuation)
            }
        }
    }

    /// Sends a request with a reserved number.
    pub(super) fn send_as(&self, core: &Core, number: u64, request: Result<Request, ClientError>) {
        let sent = request.and_then(|mut request| {
            core.set_default_allowed_mentions(&mut request);
            if request.has_bearer() {
                self.with(number, |pending| pending.is_uncached = true);
            }
            if request.has_files() {
                let progress = ReportedUpload::new(request.progress());
                self.with(number, |pending| pending.upload = Some(progress));
            }
            core.with_client(|client| client.request(number, request))
        });
        self.note(number, sent);
    }

    /// Sends a request about `key`. While an earlier one about the same key is pending, only the newest waits: the
    /// requests that it replaces complete together with it, and return its result.
    pub fn send_latest(
        &self,
        core: &Core,
        key: &str,
        route: &'static str,
        response_type: ResponseType,
        request: Result<Request, ClientError>,
    ) -> Signal {
        let request = match request {
            Ok(request) if !request.has_files() => request,
            other => return self.send(core, route, response_type, other),
        };
        let is_open = |number| self.signal(number).is_some();
        let coalesced = self.coalescer.borrow_mut().submit(key, request, is_open);
        match coalesced {
            Coalesced::Send(request) => {
                let (number, signal) = self.open(route, result::fallback(response_type));
                self.coalescer.borrow_mut().sent(key.to_owned(), number);
                self.send_as(core, number, Ok(request));
                signal
            }
            Coalesced::Wait(request) => {
                let (number, signal) = self.open(route, result::fallback(response_type));
                self.coalescer.borrow_mut().wait(key, number, request);
                signal
            }
            Coalesced::Replaced(number) => self.signal(number).unwrap_or_else(Signal::invalid),
        }
    }

    /// Sends a request, unless one for the same `key` is pending: then the call receives the result of that one.
    pub fn send_shared(
        &self,
        core: &Core,
        key: &str,
        route: &'static str,
        response_type: ResponseType,
        request: Result<Request, ClientError>,
    ) -> Signal {
        let Ok(request) = request else {
            return self.send(core, route, response_type, request);
        };
        let (number, signal) = self.open(route, result::fallback(response_type));
        self.send_first(core, number, key, request);
        signal
    }

    /// Sends a request that no script awaits, unless one for the same `key` is pending. Its result is merged into the
    /// cache; its failure is not reported.
    pub fn send_in_background(&self, core: &Core, key: &str, request: Request) {
        let number = self.pending.borrow_mut().reserve();
        self.send_first(core, number, key, request);
    }

    /// Sends a request with a reserved number, unless one for the same `key` is pending.
    fn send_first(&self, core: &Core, number: u64, key: &str, request: Request) {
        let is_first = self.shared.borrow_mut().submit(key, number);
        if is_first {
            self.send_as(core, number, Ok(request));
        }
    }

    /// Loads an image. Requests for an image that is being loaded share the download.
    pub fn download(&self, core: &Core, url: String) -> Signal {
        let loading = self.images.borrow().loading(&url);
        if let Some(signal) = loading.and_then(|number| self.signal(number)) {
            return signal;
        }
        let (number, signal) = self.open("fetch_image", Variant::nil());
        let known = self.images.borrow_mut().find(&url);
        if let Some(known) = known {
            self.complete_with(number, known.to_variant());
            return signal;
        }
        self.images.borrow_mut().begin(url.clone(), number);
        let name = url.clone();
        self.with(number, |pending| {
            pending.continuation = Some(Box::new(move |core, texture| {
                core.requests.keep_image(name, &texture);
                Step::Value(texture)
            }));
        });
        let sent = core.with_client(|client| client.download(number, url));
        self.note(number, sent);
        signal
    }

    /// Caches a texture. Those that were not used for the longest time are removed to make room.
    fn keep_image(&self, url: String, texture: &Variant) {
        let Ok(texture) = texture.try_to::<Gd<Texture2D>>() else {
            return;
        };
        // Four bytes for each pixel: red, green, blue and alpha.
        let pixels = i64::from(texture.get_width()) * i64::from(texture.get_height());
        let bytes = usize::try_from(pixels * 4).unwrap_or(usize::MAX);
        let mut images = self.images.borrow_mut();
        let evicted = images.keep(url, texture, bytes);
        drop(images);
        drop(evicted);
    }

    /// Sends a request over the gateway, or records why it cannot be sent.
    pub fn send_over_gateway(
        &self,
        core: &Core,
        method: &'static str,
        list: ListKind,
        request: Result<GatewayRequest, ClientError>,
    ) -> Signal {
        let (number, signal) = self.open(method, list.list(Vec::new()));
        self.with(number, |pending| pending.list = Some(list));
        let knows = |guild| core.entities.cache.borrow().guild(guild).is_some();
        let begun = request.and_then(|request| {
            let (logged_in, intents) =
                core.connection(|connection| (connection.is_logged_in(), connection.intents()));
            let context = RequestContext {
                logged_in,
                intents,
                knows: &knows,
            };
            let mut requests = core.gateway_requests.borrow_mut();
            requests.begin(number, request, &context, Instant::now())
        });
        self.note(number, begun);
        signal
    }
}
