//! Direct messages to users.

use discord_cache::Cache;
use discord_client::requests::Step;
use discord_godot_entities::entities::DiscordChannel;
use discord_godot_values::argument::Argument;
use discord_godot_values::parameters::Options;
use discord_model::{Channel, Id, User};
use discord_rest::routes::entries::*;
use godot::prelude::*;

use crate::core::Core;
use crate::rest::build_request;

/// Sends a message to a user, and opens the channel if it is not known.
pub fn send(core: &Core, user: Id<User>, message: Variant, options: &Options) -> Signal {
    let options = options.copy().upcast_any_dictionary();
    let post = move |core: &Core, channel: Id<Channel>| {
        let parameters = [channel.argument(), message.clone()];
        build_request(core, &create_message, &parameters, Some(&options), None)
    };
    let known = core.direct_messages.borrow().find(user);
    if let Some(channel) = known.or_else(|| known_dm(&core.entities.cache.borrow(), user)) {
        let request = post(core, channel);
        return core
            .requests
            .send(core, create_message.name, create_message.response, request);
    }
    let open = build_request(core, &create_dm, &[user.argument()], None, None);
    core.requests.send_then(
        core,
        create_message.name,
        Variant::nil(),
        open,
        Box::new(move |core, channel| {
            let channel = channel.try_to::<Gd<DiscordChannel>>();
            let id = channel.map_or(Id::NONE, |channel| channel.bind().entity().id);
            core.direct_messages.borrow_mut().insert(user, id);
            Step::Request(post(core, id))
        }),
    )
}

/// Returns the direct message channel with a user, if it is cached.
fn known_dm(cache: &Cache, user: Id<User>) -> Option<Id<Channel>> {
    cache.channels().find_map(|channel| {
        let [one] = &channel.recipients[..] else {
            return None;
        };
        (channel.kind.is_dm() && one.id == user).then_some(channel.id)
    })
}
