//! One endpoint, as data.

use std::ops::RangeInclusive;

use http::Method;
use serde_json::{Map, Value};

use super::{Field, Kind, Parameter};

/// One endpoint of Discord's API: all that is known of it, once.
///
/// The HTTP call, the rate-limit key, the check of arguments and the GDScript method with its documentation all come from
/// here. Routes are written with the `routes!` macro in [`routes`](mod@crate::routes).
#[derive(Debug)]
pub struct Route {
    /// Its name in Discord's documentation, in snake case: `create_message`.
    pub name: &'static str,
    /// The HTTP verb.
    pub method: Method,
    /// The path below the API's base, with parameters in braces: `/channels/{channel_id}/messages`.
    pub template: &'static str,
    /// The parameters of the path, in the order of the template.
    pub path: &'static [Parameter],
    /// What must be given besides the path. It travels in the query of a `GET` and in the body of everything else.
    pub required: &'static [Field],
    /// The parameter that is the body itself, where that is a list or an object made elsewhere. It comes last.
    pub whole: Option<Field>,
    /// What may be added to the query string.
    pub query: &'static [Field],
    /// What may be added to the JSON body. For these, null is something else than absent.
    pub body: &'static [Field],
    /// A check of what no single field can tell.
    pub check: Option<Check>,
    /// How files travel.
    pub files: Files,
    /// The permissions the bot needs, by Discord's names.
    pub permissions: &'static [&'static str],
    /// Whether the audit log takes a reason.
    pub reason: bool,
    /// What an answer holds.
    pub outcome: Outcome,
}

/// Checks the fields of a request together, after each has been checked alone; gets the number of files as well.
/// The error says what is wrong, without the route's name.
pub type Check = fn(fields: &Map<String, Value>, files: usize) -> Result<(), String>;

/// How the files of a request travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// It takes none.
    None,
    /// As parts `files[n]` beside a part `payload_json`, up to 10, described in the field `attachments` of the message. That is
    /// the body, or the object under this key of it.
    Attachments(Option<&'static str>),
    /// As parts under the names of their fields, beside a part for each other field.
    Form,
    /// As parts under the names of their fields, beside a part `payload_json` for all other fields.
    Beside,
}

/// What a successful answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to speak of; that it succeeded is the news.
    Nothing,
    /// JSON that is no entity.
    Raw,
    /// One entity of this name.
    One(&'static str),
    /// A list of entities of this name.
    Many(&'static str),
    /// A list of entities of the second name, which stands under the first in an object.
    ManyIn(&'static str, &'static str),
    /// Bytes, such as those of a picture.
    Bytes,
}

impl Route {
    /// Whether sending it twice does the same as sending it once, by the meaning of its verb (RFC 9110, 9.2.2).
    pub fn is_idempotent(&self) -> bool {
        self.method.is_idempotent()
    }

    /// Whether this parameter may be added to the query string.
    pub fn takes_in_query(&self, name: &str) -> bool {
        self.query.iter().any(|field| field.name == name)
    }

    /// How many entries one request may ask for, if the route has a `limit`.
    pub fn page_sizes(&self) -> Option<RangeInclusive<u64>> {
        let limit = self.query.iter().find(|field| field.name == "limit")?;
        let Kind::Integer(range) = &limit.kind else {
            return None;
        };
        Some(range.start().unsigned_abs()..=range.end().unsigned_abs())
    }

    /// Whether it takes a nonce by which Discord recognises a second try, so that it is safe to send it again.
    pub fn takes_nonce(&self) -> bool {
        self.body.iter().any(|field| field.name == "enforce_nonce")
    }
}
