//! Default values of requests.

use serde_json::Value;

use crate::request::Request;
#[cfg(test)]
use crate::schema::Route;

/// The options of a query without which Discord does not return what it created.
const RETURNING: [&str; 2] = ["wait", "with_response"];

/// Adds default values to a request.
///
/// The nonce is generated here, once for all attempts, so that Discord recognizes a message that it already has.
pub(crate) fn complete(request: &mut Request) {
    let Some(route) = request.route else {
        return;
    };
    for name in RETURNING {
        if route.query.iter().any(|field| field.name == name)
            && !request.query.iter().any(|(given, _)| given == name)
        {
            request.query.push((name.into(), "true".into()));
        }
    }
    let Some(Value::Object(fields)) = &mut request.body else {
        return;
    };
    if route.takes_nonce() {
        if fields.get("nonce").is_none_or(Value::is_null) {
            fields.insert("nonce".into(), nonce().into());
        }
        fields.entry("enforce_nonce").or_insert(Value::Bool(true));
    }
}

/// Returns 24 random letters and digits; Discord accepts 25 characters.
fn nonce() -> String {
    std::iter::repeat_with(fastrand::alphanumeric)
        .take(24)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::routes::message::{create_message, edit_message};
    use crate::schema::Arguments;

    fn request(route: &'static Route, parameters: Value) -> Request {
        let Value::Array(parameters) = parameters else {
            panic!()
        };
        route
            .request(Arguments {
                parameters,
                ..Arguments::default()
            })
            .unwrap()
    }

    fn completed(route: &'static Route, parameters: Value) -> Value {
        let mut request = request(route, parameters);
        complete(&mut request);
        request.body.unwrap()
    }

    #[test]
    fn each_message_gets_a_nonce_of_its_own() {
        let [one, two] = [(); 2].map(|()| completed(&create_message, json!([1, "hi"])));
        assert_eq!(one["nonce"].as_str().unwrap().len(), 24);
        assert_eq!(one["enforce_nonce"], true);
        assert_ne!(one["nonce"], two["nonce"]);
    }

    #[test]
    fn the_callers_nonce_is_kept() {
        let body = completed(
            &create_message,
            json!([1, {"content": "hi", "nonce": "mine"}]),
        );
        assert_eq!(
            (&body["nonce"], &body["enforce_nonce"]),
            (&json!("mine"), &json!(true))
        );
        let body = completed(
            &create_message,
            json!([1, {"content": "hi", "nonce": 5, "enforce_nonce": false}]),
        );
        assert_eq!(
            (&body["nonce"], &body["enforce_nonce"]),
            (&json!(5), &json!(false))
        );
    }

    #[test]
    fn an_edit_has_no_nonce() {
        let body = completed(&edit_message, json!([1, 2, "hi"]));
        assert!(body.get("nonce").is_none());
    }
}
