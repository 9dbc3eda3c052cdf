//! What people do with a user.

use discord_cache::Cache;
use discord_model::{Channel, Id, User};
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::{Argument, acts};
use crate::core::{Core, CoreId};
use crate::entities::{DiscordChannel, DiscordMember, DiscordUser};
use crate::options::Options;
use crate::rest::{Next, build_request};

acts! {
    DiscordUser as user {
        /// Opens the direct message channel with the user, or returns the existing one. Returns a [DiscordChannel].
        create_dm() = create_dm[user.id];

        /// Fetches the current state of the user, including the banner.
        fetch() = get_user[user.id];
    }
}

#[godot_api(secondary)]
impl DiscordUser {
    /// Sends a direct message to the user; its channel is opened automatically. `message` is text, a [Dictionary] or a
    /// [DiscordMessageBuilder], see [method DiscordREST.create_message]. Returns the [DiscordMessage], or `null` on failure
    /// (50007: the user does not accept messages from the bot).
    ///
    /// ```gdscript
    /// await user.send("Your turn!")
    /// ```
    #[func]
    fn send(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        send(self.handle.core_id(), self.entity().id, message, &options)
    }
}

#[godot_api(secondary)]
impl DiscordMember {
    /// Sends a direct message to the member, see [method DiscordUser.send].
    #[func]
    fn send(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        send(
            self.handle.core_id(),
            self.entity().user_id(),
            message,
            &options,
        )
    }
}

fn send(core: CoreId, user: Id<User>, message: Variant, options: &Options) -> Signal {
    let Some(core) = Core::find(core) else {
        return Signal::invalid();
    };
    let options = options.copy().upcast_any_dictionary();
    let post = move |core: &Core, channel: Id<Channel>| {
        let parameters = [channel.argument(), message.clone()];
        build_request(core, &create_message, &parameters, Some(&options), None)
    };
    let known = core.direct_messages.find(user);
    if let Some(channel) = known.or_else(|| known_dm(&core.cache.borrow(), user)) {
        let request = post(&core, channel);
        return core
            .requests
            .send(&core, create_message.name, create_message.outcome, request);
    }
    let open = build_request(&core, &create_dm, &[user.argument()], None, None);
    core.requests.send_then(
        &core,
        create_message.name,
        Variant::nil(),
        open,
        Box::new(move |core, channel| {
            let channel = channel.try_to::<Gd<DiscordChannel>>();
            let id = channel.map_or(Id::NONE, |channel| channel.bind().entity().id);
            core.direct_messages.note(user, id);
            Next::Request(post(core, id))
        }),
    )
}

/// The channel for direct messages with a user, if there was one already.
fn known_dm(cache: &Cache, user: Id<User>) -> Option<Id<Channel>> {
    cache.channels().find_map(|channel| {
        let [one] = &channel.recipients[..] else {
            return None;
        };
        (channel.kind.is_dm() && one.id == user).then_some(channel.id)
    })
}
