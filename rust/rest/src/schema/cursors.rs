//! Cursors of pages: ids in a query for which 0 means that there is no cursor.

use serde_json::{Map, Value};

use super::{Field, FieldKind, Route};

impl Field {
    /// Returns whether the field is a cursor.
    const fn is_cursor(&self) -> bool {
        matches!(self.kind, FieldKind::IdOrStart | FieldKind::IdOrNone)
    }
}

impl Route {
    /// Removes cursors that are 0. `after: 0` alone means to begin with the oldest entry, as Discord documents. With another cursor it is
    /// only a default value.
    pub(super) fn drop_unset_cursors(&self, fields: &mut Map<String, Value>) {
        let cursors = || self.query.iter().filter(|field| field.is_cursor());
        let given = cursors().filter(|field| fields.contains_key(field.name));
        let several = given.count() > 1;
        for field in cursors() {
            let is_unset = match fields.get(field.name) {
                Some(Value::Null) => true,
                Some(value) => several && value == "0",
                None => false,
            };
            if is_unset {
                fields.remove(field.name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use crate::routes;
    use crate::schema::Arguments;

    /// Returns the query that these options of an endpoint with one id in its path result in, or the error.
    fn query(name: &str, options: Value) -> Result<Vec<String>, String> {
        let route = routes::find(name).unwrap();
        let arguments = Arguments {
            parameters: vec![json!(1); route.path.len()],
            options: options.as_object().cloned().unwrap_or_else(Map::new),
            ..Arguments::default()
        };
        let request = route.request(arguments).map_err(|error| error.problem)?;
        let pairs = request.query.into_iter();
        Ok(pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect())
    }

    #[test]
    fn a_cursor_of_zero_is_no_cursor() {
        for (name, options, expected) in [
            // Discord documents 0 as the default of `after` in List Guild Members.
            ("list_guild_members", json!({"after": 0}), &["after=0"][..]),
            ("list_guild_members", json!({"after": "0"}), &["after=0"]),
            ("list_guild_members", json!({"after": 0.0}), &["after=0"]),
            ("get_channel_messages", json!({"after": 0}), &["after=0"]),
            ("get_channel_messages", json!({"before": 0}), &[]),
            ("get_channel_messages", json!({"around": "0"}), &[]),
            (
                "get_channel_messages",
                json!({"before": 5, "after": 0}),
                &["before=5"],
            ),
            (
                "get_channel_messages",
                json!({"before": 0, "after": 6}),
                &["after=6"],
            ),
            (
                "get_channel_messages",
                json!({"around": 0, "before": 0, "after": 0}),
                &[],
            ),
            (
                "get_channel_messages",
                json!({"before": null, "after": 6}),
                &["after=6"],
            ),
            (
                "get_current_user_guilds",
                json!({"before": 0, "after": 0, "limit": 3}),
                &["limit=3"],
            ),
            ("get_guild_bans", json!({"before": 0}), &[]),
            ("get_guild_audit_log", json!({"before": 0}), &[]),
        ] {
            let made = query(name, options.clone()).unwrap();
            assert_eq!(made, expected, "{name} {options}");
        }
    }

    #[test]
    fn every_cursor_takes_zero() {
        let cursors = routes::all().flat_map(|route| {
            let names = route.query.iter().map(|field| field.name);
            let ids = names.filter(|name| ["before", "after", "around"].contains(name));
            ids.map(move |name| (route, name))
        });
        for (route, name) in cursors.filter(|(route, _)| route.path.len() <= 2) {
            assert!(
                query(route.name, json!({name: 0})).is_ok(),
                "{} {name}",
                route.name
            );
        }
    }

    #[test]
    fn a_filter_of_zero_is_refused() {
        let refused = query("get_guild_audit_log", json!({"user_id": 0}));
        assert!(refused.is_err(), "left out, it would not filter");
    }
}
