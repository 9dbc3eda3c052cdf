//! The bot's own application. READY has only its id and its flags, so the rest is fetched once after the login.

use discord_rest::routes::entries::get_current_application;

use crate::core::Core;
use crate::rest::build_request;

/// Fetches the bot's own application in the background, unless it is complete or being fetched.
pub fn complete(core: &Core) {
    let is_partial = core
        .entities
        .cache
        .borrow()
        .application()
        .is_some_and(|own| own.name.is_empty());
    if !is_partial {
        return;
    }
    if let Ok(request) = build_request(core, &get_current_application, &[], None, None) {
        let route = get_current_application.name;
        core.requests.send_in_background(core, route, request);
    }
}
