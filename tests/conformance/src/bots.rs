//! What of Discord's API is for bots. A specification says which operations take a bot's token, and is mistaken about these.

/// Why bots cannot use an operation that the specification opens to them.
pub const NOT_FOR_BOTS: &[(&str, &str, &str)] = &[
    (
        "PUT",
        "/applications/{}/guilds/{}/commands/{}/permissions",
        "needs the token of a user who may manage the guild",
    ),
    ("PUT", "/lobbies", "players do it, with the social SDK"),
    (
        "PATCH",
        "/lobbies/{}/channel-linking",
        "players do it, with the social SDK",
    ),
    (
        "DELETE",
        "/lobbies/{}/members/@me",
        "players do it, with the social SDK",
    ),
    (
        "POST",
        "/lobbies/{}/members/@me/invites",
        "players do it, with the social SDK",
    ),
    (
        "GET",
        "/lobbies/{}/messages",
        "players do it, with the social SDK",
    ),
    (
        "POST",
        "/lobbies/{}/messages",
        "players do it, with the social SDK",
    ),
    (
        "GET",
        "/oauth2/@me",
        "tells what a user's token is good for",
    ),
    (
        "GET",
        "/oauth2/userinfo",
        "OpenID Connect: tells whose a user's token is",
    ),
    (
        "GET",
        "/users/@me/connections",
        "needs a user's token with the scope for it",
    ),
];

/// What Discord documents, but leaves out of the specification.
pub const NOT_SPECIFIED: &[(&str, &str)] = &[
    ("GET", "/applications/{}/application-identities/{}/{}"),
    ("GET", "/applications/{}/skus"),
    ("GET", "/applications/{}/users/{}/identities/{}/profile"),
    ("PATCH", "/applications/{}/users/{}/identities/{}/profile"),
    ("PATCH", "/guilds/{}/members/@me/nick"),
    ("GET", "/users/{}/application-identities/{}"),
    ("POST", "/users/{}/application-identities/{}/{}/{}/delete"),
];
