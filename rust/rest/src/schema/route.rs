//! The definition of an endpoint.

use std::ops::RangeInclusive;

use http::Method;
use serde_json::{Map, Value};

use super::{Field, FieldKind, Parameter};

/// The definition of one endpoint of Discord's API.
///
/// The HTTP call, the rate-limit key, the check of arguments and the GDScript method with its documentation all come from
/// here. Routes are written with the `routes!` macro in [`routes`](mod@crate::routes).
#[derive(Debug)]
pub struct Route {
    /// Its name in Discord's documentation, in snake case: `create_message`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path below the API's base, with parameters in braces: `/channels/{channel_id}/messages`.
    pub template: &'static str,
    /// The parameters of the path, in the order of the template.
    pub path: &'static [Parameter],
    /// The required fields. They are sent in the query of a `GET`, and in the body of any other method.
    pub required: &'static [Field],
    /// The last parameter, if it is the body itself: a list, or an object that is built elsewhere.
    pub raw_body: Option<Field>,
    /// The optional fields of the query string.
    pub query: &'static [Field],
    /// The optional fields of the JSON body. For these, null is different from omitting the field.
    pub body: &'static [Field],
    /// A check of several fields together.
    pub check: Option<Check>,
    /// How files are sent.
    pub files: Files,
    /// The permissions that the bot needs, by Discord's names.
    pub permissions: &'static [&'static str],
    /// Whether a reason for the audit log can be sent.
    pub reason: bool,
    /// The type of the response.
    pub response: ResponseType,
}

/// Checks the combination of a request's fields, after each has been checked separately. The error describes the
/// problem, without the name of the route.
pub type Check = fn(fields: &Map<String, Value>, files: usize) -> Result<(), String>;

/// How the files of a request are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// It has no files.
    None,
    /// As up to 10 parts `files[n]`, with a part `payload_json` for the body. The files are described in the field
    /// `attachments` of the message, which is the body, or the object under this key in the body.
    Attachments(Option<&'static str>),
    /// As parts with the names of their fields, with a part for each other field.
    Multipart,
    /// As parts with the names of their fields, with a part `payload_json` for all other fields.
    MultipartWithJson,
}

/// The type of a successful response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseType {
    /// No content; only the success matters.
    Nothing,
    /// JSON that is not an entity.
    Raw,
    /// An entity of the type with this name.
    One(&'static str),
    /// A list of entities of the type with this name.
    Many(&'static str),
    /// An object with a list of entities: the key of the list, and the name of the type.
    ManyIn(&'static str, &'static str),
    /// Bytes, such as those of an image.
    Bytes,
}

impl Route {
    /// Returns whether sending it twice has the same effect as sending it once, by the definition of its method (RFC
    /// 9110, 9.2.2).
    pub fn is_idempotent(&self) -> bool {
        self.method.is_idempotent()
    }

    /// Returns whether this field can be in the query string.
    pub fn takes_in_query(&self, name: &str) -> bool {
        self.query.iter().any(|field| field.name == name)
    }

    /// Returns how many entries one request can return, if the route has a `limit`.
    pub fn page_sizes(&self) -> Option<RangeInclusive<u64>> {
        let limit = self.query.iter().find(|field| field.name == "limit")?;
        let FieldKind::Integer(range) = &limit.kind else {
            return None;
        };
        Some(range.start().unsigned_abs()..=range.end().unsigned_abs())
    }

    /// Returns whether the route has a nonce by which Discord recognizes a repeated request, so that it is safe to
    /// send it again.
    pub fn takes_nonce(&self) -> bool {
        self.body.iter().any(|field| field.name == "enforce_nonce")
    }
}
