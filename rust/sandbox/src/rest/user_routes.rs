//! The routes that accept the access token of a user, each with the scope that it requires.

use axum::http::request::Parts;
use serde_json::{Value, json};

use super::body::RequestBody;
use super::call::Call;
use super::error::ApiError;
use super::limit::Limit::Own;
use super::response::RestResponse;
use super::route::{self, Route};
use super::routes::{Outcome, users};
use crate::json::field;
use crate::state::State;
use crate::world::{User, UserToken};

macro_rules! user_routes {
    ($($method:ident $path:literal $scope:literal => $run:expr;)*) => {
        const ROUTES: &[Route] = &[$(Route {
            method: stringify!($method),
            path: $path,
            limit: Own(5, 1000),
            public: false,
            run: |state, call| Ok($run(state, call)?.into()),
        }),*];

        /// The scopes of these routes, in the same order.
        const SCOPES: &[&str] = &[$($scope),*];
    };
}

user_routes! {
    GET "/users/@me" "identify" => users::get_current;
    GET "/users/@me/guilds" "guilds" => users::list_guilds;
    GET "/users/@me/guilds/{guild_id}/member" "guilds.members.read" => users::get_own_member;
    GET "/users/@me/connections" "connections" => list_connections;
    GET "/users/@me/applications/{application_id}/role-connection" "role_connections.write" => get_role_connection;
    PUT "/users/@me/applications/{application_id}/role-connection" "role_connections.write" => set_role_connection;
    GET "/oauth2/@me" "" => get_authorization;
}

/// Responds to a request with the token of a user. Routes for bots do not accept it.
pub fn respond(
    state: &mut State,
    parts: &Parts,
    path: &str,
    token: UserToken,
    form: Option<&RequestBody>,
) -> Result<RestResponse, ApiError> {
    let found = route::find(ROUTES, parts.method.as_str(), path);
    let (route, params) = found.map_err(|_| ApiError::UNAUTHORIZED)?;
    let places = ROUTES.iter().zip(SCOPES);
    let scope = places
        .filter(|(each, _)| each.path == route.path)
        .map(|(_, scope)| *scope)
        .next()
        .unwrap_or_default();
    if !scope.is_empty() && !token.scopes.iter().any(|granted| granted == scope) {
        return Err(ApiError::UNAUTHORIZED);
    }
    let empty = RequestBody::default();
    let call = Call::new(token.user, route, params, parts, form.unwrap_or(&empty));
    let outcome = state.limits.check(route, &call);
    let response = match outcome.refusal {
        Some(refusal) => refusal,
        None => (route.run)(state, &call).unwrap_or_else(ApiError::into_rest_response),
    };
    Ok(response.with_headers(outcome.headers))
}

/// Simulated users have linked no accounts.
fn list_connections(_: &mut State, _: &Call<'_>) -> Outcome {
    Ok(json!([]))
}

fn get_role_connection(state: &mut State, call: &Call<'_>) -> Outcome {
    let key = (call.id("application_id")?, call.bot);
    let nothing = json!({ "platform_name": null, "platform_username": null, "metadata": {} });
    let known = state.world.role_connections.get(&key);
    Ok(known.cloned().unwrap_or(nothing))
}

fn set_role_connection(state: &mut State, call: &Call<'_>) -> Outcome {
    let key = (call.id("application_id")?, call.bot);
    let given = call.json.as_object().cloned().unwrap_or_default();
    let known = ["platform_name", "platform_username", "metadata"];
    let connection: Value = known
        .into_iter()
        .map(|name| (name.to_owned(), field(&given, name).clone()))
        .collect();
    state.world.role_connections.insert(key, connection.clone());
    Ok(connection)
}

/// The application, the user and the scopes of the token.
fn get_authorization(state: &mut State, call: &Call<'_>) -> Outcome {
    let token = super::auth::user(state, call.headers()).ok_or(ApiError::UNAUTHORIZED)?;
    let mut authorization = json!({
        "application": { "id": token.application },
        "scopes": token.scopes,
        "expires": crate::time::iso(crate::id::unix_ms() + 604_800_000),
    });
    if token.scopes.iter().any(|scope| scope == "identify") {
        authorization["user"] = json!(state.world.user(token.user).map(User::render));
    }
    Ok(authorization)
}
