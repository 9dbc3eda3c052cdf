//! The allowed mentions of requests that have none of their own.

use serde_json::{Map, Value};

use crate::request::Request;
use crate::routes;
use crate::schema::{Field, FieldKind, Route};

/// The field that has them, in every message.
const ALLOWED_MENTIONS: &str = "allowed_mentions";

/// The fields that the data of a response to an interaction has if it is not a message: the choices of an
/// autocompletion, a modal, or whether a user can buy an item.
const NOT_IN_MESSAGES: [&str; 3] = ["choices", "custom_id", "eligible"];

impl Request {
    /// Adds these allowed mentions to the message in the body, if there is a message and it has none. A message whose
    /// `allowed_mentions` is null keeps Discord's default: all mentions notify.
    ///
    /// Where the message is depends on the fields of the endpoint: in most cases it is the body itself; in a response to
    /// an interaction or a new post it is an object inside the body.
    pub fn set_default_allowed_mentions(&mut self, default: &Value) {
        let is_it = |route: &&Route| route.method == self.method && route.template == self.template;
        let routes: Vec<_> = match self.route {
            Some(route) => vec![route],
            // A raw request. Several endpoints can have the same path.
            None => routes::all().filter(is_it).collect(),
        };
        let Some(Value::Object(body)) = &mut self.body else {
            return;
        };
        for route in routes {
            match &route.raw_body {
                Some(Field {
                    kind: FieldKind::Object(schema),
                    ..
                }) => fill(schema.fields(), body, default),
                _ => fill(route.required.iter().chain(route.body), body, default),
            }
        }
    }
}

fn fill<'a>(
    fields: impl Iterator<Item = &'a Field>,
    object: &mut Map<String, Value>,
    default: &Value,
) {
    if NOT_IN_MESSAGES
        .iter()
        .any(|name| object.contains_key(*name))
    {
        return;
    }
    for field in fields {
        if field.name == ALLOWED_MENTIONS {
            object
                .entry(ALLOWED_MENTIONS)
                .or_insert_with(|| default.clone());
        } else if let FieldKind::Object(schema) = &field.kind
            && let Some(Value::Object(inner)) = object.get_mut(field.name)
        {
            fill(schema.fields(), inner, default);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::RawRequest;
    use crate::objects::all_but_everyone;
    use crate::schema::Arguments;

    fn body(name: &str, parameters: Value) -> Value {
        let route = routes::find(name).unwrap();
        let arguments = Arguments {
            parameters: parameters.as_array().cloned().unwrap(),
            ..Arguments::default()
        };
        let mut request = route.request(arguments).unwrap();
        request.set_default_allowed_mentions(&all_but_everyone());
        request.body.unwrap()
    }

    #[test]
    fn every_endpoint_that_sends_a_message_has_them() {
        let response = |data: Value| json!([1, "token", {"type": 4, "data": data}]);
        for (name, parameters, place) in [
            ("create_message", json!([1, "hi"]), ""),
            ("edit_message", json!([1, 2, "hi"]), ""),
            ("execute_webhook", json!([1, "token", "hi"]), ""),
            ("edit_webhook_message", json!([1, "token", 2, "hi"]), ""),
            (
                "edit_original_interaction_response",
                json!([1, "token", "hi"]),
                "",
            ),
            (
                "create_interaction_response",
                response(json!({"content": "hi"})),
                "/data",
            ),
            (
                "start_thread_in_forum_or_media_channel",
                json!([1, "Map", {"content": "hi"}]),
                "/message",
            ),
        ] {
            let body = body(name, parameters);
            let message = body.pointer(place).unwrap();
            assert_eq!(
                message["allowed_mentions"],
                all_but_everyone(),
                "{name}: {body}"
            );
        }
    }

    /// The fields of the route table decide, so that an endpoint that is added later is not forgotten.
    #[test]
    fn every_message_of_the_table_is_found() {
        fn takes<'a>(mut fields: impl Iterator<Item = &'a Field>) -> bool {
            fields.any(|field| match &field.kind {
                _ if field.name == ALLOWED_MENTIONS => true,
                FieldKind::Object(schema) => takes(schema.fields()),
                _ => false,
            })
        }
        let found = routes::all()
            .filter(|route| match &route.raw_body {
                Some(Field {
                    kind: FieldKind::Object(schema),
                    ..
                }) => takes(schema.fields()),
                _ => takes(route.required.iter().chain(route.body)),
            })
            .count();
        assert_eq!(found, 7, "the test above has each of them");
    }

    #[test]
    fn the_caller_decides_for_one_message() {
        let own = json!({"parse": ["everyone"]});
        for mentions in [own, Value::Null] {
            let message = json!([1, {"content": "hi", "allowed_mentions": mentions}]);
            assert_eq!(
                body("create_message", message)["allowed_mentions"],
                mentions
            );
        }
    }

    #[test]
    fn only_messages_have_them() {
        let choices = json!([1, "token", {"type": 8, "data": {"choices": []}}]);
        let pong = json!([1, "token", {"type": 1}]);
        for (name, parameters) in [
            ("create_interaction_response", choices),
            ("create_interaction_response", pong),
            ("create_dm", json!([1])),
        ] {
            let body = body(name, parameters);
            assert!(!body.to_string().contains(ALLOWED_MENTIONS), "{body}");
        }
    }

    #[test]
    fn a_raw_request_is_no_way_around_them() {
        let raw = |path: &str| {
            let raw = RawRequest {
                method: "POST".into(),
                path: path.into(),
                body: Some(json!({"content": "@everyone"})),
                ..RawRequest::default()
            };
            let mut request = raw.request().unwrap();
            request.set_default_allowed_mentions(&all_but_everyone());
            request.body.unwrap()
        };
        assert_eq!(
            raw("/channels/1/messages")["allowed_mentions"],
            all_but_everyone()
        );
        assert_eq!(
            raw("/channels/1/threads"),
            json!({"content": "@everyone"}),
            "a thread has no text"
        );
        assert_eq!(raw("/unknown/1"), json!({"content": "@everyone"}));
    }
}
