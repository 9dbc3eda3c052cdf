//! A request once it is known what it asks.

use std::collections::BTreeSet;

use axum::http::HeaderMap;
use axum::http::request::Parts;
use once_cell::sync::Lazy;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::body::{BodyFile, RequestBody};
use super::error::{ApiError, Outcome};
use super::form_errors::{FormErrors, check};
use super::route::{Params, Route};
use super::schema::Schema;
use super::validate::validate;
use crate::id::Id;
use crate::world::Fields;

/// Who asks what, with which parameters.
pub struct Call<'a> {
    /// The bot that asks; 0 on a public route without a token.
    pub bot: Id,
    route: &'static Route,
    params: Params<'a>,
    query: Vec<(String, String)>,
    headers: &'a HeaderMap,
    pub reason: Option<String>,
    /// The JSON body as it came, null when there is none.
    pub json: &'a Value,
    pub files: &'a [BodyFile],
}

/// The names and values of a query string or of a form, decoded.
pub fn decode_pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.map(|(name, value)| (decode(name), decode(value)))
}

fn decode(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

impl<'a> Call<'a> {
    pub fn new(
        bot: Id,
        route: &'static Route,
        params: Params<'a>,
        parts: &'a Parts,
        form: &'a RequestBody,
    ) -> Call<'a> {
        let query = decode_pairs(parts.uri.query().unwrap_or_default());
        let reason = parts.headers.get("x-audit-log-reason");
        let reason = reason.and_then(|reason| reason.to_str().ok());
        Call {
            bot,
            route,
            params,
            query: query.collect(),
            headers: &parts.headers,
            reason: reason.map(decode),
            json: &form.json,
            files: &form.files,
        }
    }

    /// A path parameter as it was sent.
    pub fn text(&self, name: &str) -> &str {
        let found = self.params.iter().find(|(key, _)| *key == name);
        found.map_or("", |(_, value)| value)
    }

    /// A path parameter that is an id. What is not a snowflake is an invalid form.
    pub fn id(&self, name: &str) -> Outcome<Id> {
        let text = self.text(name);
        text.parse().map_err(|_| {
            let message = format!("Value \"{text}\" is not snowflake.");
            ApiError::form(|errors| errors.add(&[name], "NUMBER_TYPE_COERCE", message))
        })
    }

    /// The user of the path; the bot itself if the path names none.
    pub fn user(&self) -> Outcome<Id> {
        if self.text("user_id").is_empty() {
            return Ok(self.bot);
        }
        self.id("user_id")
    }

    /// The id a rate limit counts by: the channel, the guild or the webhook with its token.
    pub fn major(&self) -> String {
        let webhook = format!("{}/{}", self.text("webhook_id"), self.text("webhook_token"));
        let ids = [
            self.text("channel_id"),
            self.text("guild_id"),
            webhook.trim_matches('/'),
        ];
        let given = ids.into_iter().find(|id| !id.is_empty());
        given.unwrap_or_default().to_owned()
    }

    /// A query parameter.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query_all(name).next()
    }

    /// All values of a query parameter that can be there several times.
    pub fn query_all(&self, name: &str) -> impl Iterator<Item = &str> {
        let pairs = self.query.iter().filter(move |(key, _)| key == name);
        pairs.map(|(_, value)| value.as_str())
    }

    pub fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// A header, empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let text = self.headers.get(name).and_then(|text| text.to_str().ok());
        text.unwrap_or_default()
    }

    /// A query parameter that is an id.
    pub fn query_id(&self, name: &str) -> Option<Id> {
        self.query(name)?.parse().ok()
    }

    /// A query parameter that is true: `true`, `True` or `1`.
    pub fn query_flag(&self, name: &str) -> bool {
        matches!(self.query(name), Some("true" | "True" | "1"))
    }

    /// `limit`, between 1 and `most`; what is out of range is an invalid form.
    pub fn limit(&self, default: usize, most: usize) -> Outcome<usize> {
        self.number("limit", default, 1, most)
    }

    /// The part of a list in ascending order that `before`, `after` and `limit` ask for: the last entries below `before`, or the
    /// first ones above `after`. As Discord documents it for bans, only `before` is respected if both are given.
    pub fn ascending_page<T>(
        &self,
        all: impl Iterator<Item = T>,
        id: impl Fn(&T) -> Id,
        limit: usize,
    ) -> Vec<T> {
        if let Some(before) = self.query_id("before") {
            let mut page: Vec<T> = all.filter(|entry| id(entry) < before).collect();
            page.drain(..page.len().saturating_sub(limit));
            return page;
        }
        let after = self.query_id("after").unwrap_or_default();
        all.filter(|entry| id(entry) > after).take(limit).collect()
    }

    /// The part of a list in ascending order that `before`, `after` and `limit` ask for: the first entries above `after`,
    /// else the last ones, newest first.
    pub fn newest_page<T>(
        &self,
        all: impl Iterator<Item = T>,
        id: impl Fn(&T) -> Id,
        limit: usize,
    ) -> Vec<T> {
        let before = self.query_id("before").unwrap_or(Id(u64::MAX));
        let after = self.query_id("after");
        let is_on_page = |one: &T| id(one) < before && after.is_none_or(|after| id(one) > after);
        let mut page: Vec<T> = all.filter(is_on_page).collect();
        if after.is_none() {
            page.reverse();
        }
        page.truncate(limit);
        page
    }

    /// The users by id that `after` and `limit` ask for.
    pub fn users_page(
        &self,
        all: impl Iterator<Item = Id>,
        default: usize,
        most: usize,
    ) -> Outcome<impl Iterator<Item = Id>> {
        let limit = self.limit(default, most)?;
        let after = self.query_id("after").unwrap_or_default();
        let users: BTreeSet<Id> = all.filter(|user| *user > after).collect();
        Ok(users.into_iter().take(limit))
    }

    /// A query parameter that is a whole number in a range; what is out of it is an invalid form.
    pub fn number(&self, name: &str, default: usize, least: usize, most: usize) -> Outcome<usize> {
        let Some(text) = self.query(name) else {
            return Ok(default);
        };
        let number = text
            .parse()
            .ok()
            .filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| {
            let message = format!("int value should be greater than or equal to {least} and less than or equal to {most}.");
            ApiError::form(|errors| errors.add(&[name], "NUMBER_TYPE_RANGE", message))
        })
    }

    /// The fields of the body, which are what Discord's schema of it asks for.
    pub fn fields(&self) -> Outcome<&'a Fields> {
        self.checked_fields(|_, _| {})
    }

    /// The same, checked by rules that the schema cannot say as well.
    pub fn checked_fields(
        &self,
        rules: impl FnOnce(&Fields, &mut FormErrors),
    ) -> Outcome<&'a Fields> {
        static NONE: Lazy<Value> = Lazy::new(|| json!({}));
        let body = match self.json {
            Value::Null => &NONE,
            json => json,
        };
        let fields = body.as_object();
        self.validate(body, |errors| {
            if let Some(fields) = fields {
                rules(fields, errors);
            }
        })?;
        fields.ok_or(ApiError::INVALID_FORM)
    }

    /// The fields of the body that Discord knows, to be stored.
    pub fn known_fields(&self) -> Outcome<Fields> {
        let mut fields = self.fields()?.clone();
        if let Some(schema) = self.schema() {
            fields.retain(|name, _| schema.property(name).is_some());
        }
        Ok(fields)
    }

    /// The same without those that are null.
    pub fn set_fields(&self) -> Outcome<Fields> {
        let mut fields = self.known_fields()?;
        fields.retain(|_, value| !value.is_null());
        Ok(fields)
    }

    /// The entries of a body that is a list, which are what Discord's schema of them asks for, and by such rules.
    pub fn checked_list(
        &self,
        rules: impl FnOnce(&[Value], &mut FormErrors),
    ) -> Outcome<&'a [Value]> {
        let list = self.json.as_array().map(Vec::as_slice);
        self.validate(self.json, |errors| rules(list.unwrap_or_default(), errors))?;
        list.ok_or(ApiError::INVALID_FORM)
    }

    /// Checks a body, as it came or as it is after what the query says.
    pub fn validate(&self, body: &Value, rules: impl FnOnce(&mut FormErrors)) -> Outcome<()> {
        check(|errors| {
            if let Some(schema) = self.schema() {
                validate(schema, body, errors);
            }
            rules(errors);
        })
    }

    fn schema(&self) -> Option<&'static Schema> {
        Schema::of_operation(self.route.method, self.route.path)
    }
}
