//! What comes page by page.

use std::cell::{Cell, RefCell};

use discord_client::Failure;
use discord_model::{Encode, Timestamp};
use discord_rest::Route;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::then::Next;
use super::{DiscordREST, build};
use crate::core::{Core, CoreId};
use crate::entities::*;
use crate::options::Options;

/// A long list of Discord's, which comes page by page, as it is asked for. Methods of [DiscordREST] that begin with `page_` make
/// one.
///
/// ```gdscript
/// var pages := client.rest.page_channel_messages(channel_id, {"limit": 500})
/// while pages.has_next():
///     for message: DiscordMessage in await pages.next():
///         print(message.content)
/// ```
///
/// Stop whenever you have seen enough; nothing is loaded ahead.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordPages {
    core: CoreId,
    way: &'static Way,
    place: Vec<Variant>,
    options: VarDictionary,
    /// Where the next page begins.
    cursor: RefCell<Option<Variant>>,
    /// The option that says so.
    anchor: &'static str,
    /// How many are still wanted.
    left: Cell<i64>,
    done: Cell<bool>,
}

/// How the pages of an endpoint follow one another.
struct Way {
    route: &'static Route,
    /// How many Discord gives at once.
    page: i64,
    /// The option that goes on behind what came, if the caller does not say where to begin.
    anchor: &'static str,
    /// What stands in the answer, and where it ends.
    read: fn(Variant) -> Page,
    /// What tells where an entry stands.
    cursor: fn(&Variant) -> Option<Variant>,
    /// A page without entries.
    empty: fn() -> Variant,
}

/// One page of an answer.
struct Page {
    entries: Variant,
    /// Whether others follow, if the answer says so.
    more: Option<bool>,
}

#[godot_api]
impl DiscordPages {
    /// Whether there may be another page.
    #[func]
    fn has_next(&self) -> bool {
        !self.done.get()
    }

    /// Fetches the next page, to be awaited: an [Array] of what is listed. It is empty behind the last page, and on failure;
    /// [member DiscordREST.last_error] tells which, and after a failure the same page can be asked for again.
    #[func(gd_self)]
    fn next(this: Gd<Self>) -> Signal {
        let (core, way, done) = {
            let pages = this.bind();
            (Core::find(pages.core), pages.way, pages.done.get())
        };
        let Some(core) = core else {
            return Signal::invalid();
        };
        let nothing = (way.empty)();
        if done {
            return core.requests.answered(way.route.name, nothing);
        }
        let request = this.bind().request(&core);
        let pages = this.clone();
        core.requests.send_then(
            &core,
            way.route.name,
            nothing,
            request,
            Box::new(move |_, answer| Next::Value(pages.bind().take(answer))),
        )
    }
}

impl DiscordPages {
    fn create(
        core: CoreId,
        way: &'static Way,
        place: Vec<Variant>,
        options: &AnyDictionary,
    ) -> Gd<Self> {
        let mut options: VarDictionary = options
            .iter_shared()
            .map(|(key, value)| (key.stringify().to_variant(), value))
            .collect();
        let limit = options
            .remove("limit")
            .and_then(|limit| limit.try_to::<i64>().ok());
        let begins = |anchor: &str| options.get(anchor).is_some_and(|value| !value.is_nil());
        let anchor = ["after", "before"]
            .into_iter()
            .find(|anchor| begins(anchor))
            .unwrap_or(way.anchor);
        // Behind the least of all ids, so that the first page is where the others go on.
        let cursor = options
            .remove(anchor)
            .filter(|cursor| !cursor.is_nil())
            .or_else(|| (anchor == "after").then(|| 1_i64.to_variant()));
        Gd::from_object(Self {
            core,
            way,
            place,
            options,
            cursor: RefCell::new(cursor),
            anchor,
            left: Cell::new(limit.unwrap_or(i64::MAX)),
            done: Cell::new(limit.is_some_and(|limit| limit <= 0)),
        })
    }

    fn wanted(&self) -> i64 {
        self.left.get().min(self.way.page)
    }

    fn request(&self, core: &Core) -> Result<discord_rest::Request, Failure> {
        let mut options = self.options.duplicate_shallow();
        options.set("limit", self.wanted());
        if let Some(cursor) = &*self.cursor.borrow() {
            options.set(self.anchor, cursor);
        }
        let options = options.upcast_any_dictionary();
        build::request(core, self.way.route, &self.place, Some(&options), None)
    }

    /// Takes a page in: gives its entries, and notes where the next one begins.
    fn take(&self, answer: Variant) -> Variant {
        let Page { entries, more } = (self.way.read)(answer);
        let list: AnyArray = entries
            .try_to()
            .unwrap_or_else(|_| VarArray::new().upcast_any_array());
        let count = list.len() as i64;
        // Discord lists messages the newest first, whichever way one goes.
        let last = match (list.front(), list.back()) {
            (Some(first), Some(last)) if self.anchor == "after" => [first, last]
                .into_iter()
                .filter_map(|entry| (self.way.cursor)(&entry))
                .max_by_key(|cursor| cursor.try_to::<i64>().unwrap_or_default()),
            (_, Some(last)) => (self.way.cursor)(&last),
            _ => None,
        };
        self.done.set(
            last.is_none() || !more.unwrap_or(count >= self.wanted()) || self.left.get() <= count,
        );
        self.left.set(self.left.get().saturating_sub(count));
        self.cursor.replace(last);
        entries
    }
}

fn list(answer: Variant) -> Page {
    Page {
        entries: answer,
        more: None,
    }
}

fn threads(answer: Variant) -> Page {
    match answer.try_to::<Gd<DiscordThreadList>>() {
        Ok(list) => Page {
            entries: list.get("threads"),
            more: Some(list.get("has_more").booleanize()),
        },
        Err(_) => list(answer),
    }
}

fn pins(answer: Variant) -> Page {
    match answer.try_to::<Gd<DiscordMessagePins>>() {
        Ok(list) => Page {
            entries: list.get("items"),
            more: Some(list.get("has_more").booleanize()),
        },
        Err(_) => list(answer),
    }
}

fn audit_log(answer: Variant) -> Page {
    match answer.try_to::<Gd<DiscordAuditLog>>() {
        Ok(log) => list(log.get("audit_log_entries")),
        Err(_) => list(answer),
    }
}

fn by_id(entry: &Variant) -> Option<Variant> {
    let entry = entry.try_to::<Gd<Object>>().ok()?;
    Some(entry.get("id")).filter(|id| !id.is_nil())
}

fn by_user(entry: &Variant) -> Option<Variant> {
    let user = entry.try_to::<Gd<Object>>().ok()?.get("user");
    by_id(&user)
}

fn by_subscriber(entry: &Variant) -> Option<Variant> {
    let entry = entry.try_to::<Gd<Object>>().ok()?;
    by_user(&entry.to_variant()).or_else(|| Some(entry.get("user_id")).filter(|id| !id.is_nil()))
}

/// A time of Discord's to the microsecond, which whole seconds would not find again.
fn exactly(time: Timestamp) -> Option<Variant> {
    Some(time.encode(true).as_str()?.to_variant())
}

fn by_archive_time(entry: &Variant) -> Option<Variant> {
    let thread = entry.try_to::<Gd<DiscordChannel>>().ok()?.bind().entity();
    exactly(thread.thread_metadata.as_ref()?.archive_timestamp)
}

fn by_pin_time(entry: &Variant) -> Option<Variant> {
    let pin = entry
        .try_to::<Gd<DiscordMessagePin>>()
        .ok()?
        .bind()
        .entity();
    exactly(pin.pinned_at)
}

/// Makes a method of each way through a list: `name(parameters) = route, page, anchor, read, cursor`.
macro_rules! pages {
    ($(
        $(#[doc = $doc:tt])*
        $name:ident($($parameter:ident: $type:ty),*) -> $class:ident = $route:ident, $page:literal, $anchor:literal, $read:ident, $cursor:ident;
    )*) => {$(
        #[godot_api(secondary)]
        impl DiscordREST {
            $(#[doc = $doc])*
            #[func]
            fn $name(
                &self,
                $($parameter: $type,)*
                #[opt(default = Options::default())] options: Options,
            ) -> Gd<DiscordPages> {
                static WAY: Way = Way {
                    route: &$route,
                    page: $page,
                    anchor: $anchor,
                    read: $read,
                    cursor: $cursor,
                    empty: || Array::<Gd<$class>>::new().to_variant(),
                };
                DiscordPages::create(self.core_id(), &WAY, vec![$($parameter.to_variant()),*], &options.0)
            }
        }
    )*};
}

pages! {
    /// Messages of a channel, page by page, the newest first; [DiscordMessage]. Options: `limit` (how many in all; without it
    /// all there are), and `before` or `after` (the id of a message): behind `after` come the older ones first, page by page.
    page_channel_messages(channel_id: i64) -> DiscordMessage = get_channel_messages, 100, "before", list, by_id;

    /// The members of a guild, page by page, by the id of their account; [DiscordMember]. Options: `limit` (how many in all),
    /// `after` (the id of a user). Needs [constant DiscordIntents.GUILD_MEMBERS] granted in the developer portal.
    page_guild_members(guild_id: i64) -> DiscordMember = list_guild_members, 1000, "after", list, by_user;

    /// The guilds the bot is in, page by page, by id; [DiscordGuild], of which Discord tells little here. Options: `limit` (how
    /// many in all), `before` or `after` (the id of a guild), `with_counts`.
    page_current_user_guilds() -> DiscordGuild = get_current_user_guilds, 200, "after", list, by_id;

    /// Who is banned from a guild, page by page, by id; [DiscordBan]. Options: `limit` (how many in all), `before` or `after` (the
    /// id of a user). Needs `BAN_MEMBERS`.
    page_guild_bans(guild_id: i64) -> DiscordBan = get_guild_bans, 1000, "after", list, by_user;

    /// The audit log of a guild, page by page, the newest entry first; [DiscordAuditLogEntry]. Options: `limit` (how many in
    /// all), `before` or `after` (the id of an entry), `user_id`, `action_type` (see [DiscordAuditLogEvent]). Needs
    /// `VIEW_AUDIT_LOG`.
    page_guild_audit_log(guild_id: i64) -> DiscordAuditLogEntry = get_guild_audit_log, 100, "before", audit_log, by_id;

    /// Who reacted to a message with one emoji, page by page, by id; [DiscordUser]. Options: `limit` (how many in all), `after`
    /// (the id of a user), `type` (`0` for ordinary reactions, `1` for super reactions).
    page_reactions(channel_id: i64, message_id: i64, emoji: Variant) -> DiscordUser = get_reactions, 100, "after", list, by_id;

    /// Who voted for an answer of a poll, page by page, by id; [DiscordUser]. Options: `limit` (how many in all), `after` (the id
    /// of a user).
    page_answer_voters(channel_id: i64, message_id: i64, answer_id: i64) -> DiscordUser = get_answer_voters, 100, "after", list, by_id;

    /// The archived threads of a channel that everybody can see, page by page, those archived last first; [DiscordChannel].
    /// Options: `limit` (how many in all), `before` (Unix seconds, or text such as `"2026-01-31T12:00:00Z"`).
    page_public_archived_threads(channel_id: i64) -> DiscordChannel = list_public_archived_threads, 100, "before", threads, by_archive_time;

    /// The archived private threads of a channel, as [method page_public_archived_threads]. Needs `MANAGE_THREADS`.
    page_private_archived_threads(channel_id: i64) -> DiscordChannel = list_private_archived_threads, 100, "before", threads, by_archive_time;

    /// The archived private threads of a channel the bot is in, page by page, by id, the newest first; [DiscordChannel].
    /// Options: `limit` (how many in all), `before` (the id of a thread).
    page_joined_private_archived_threads(channel_id: i64) -> DiscordChannel = list_joined_private_archived_threads, 100, "before", threads, by_id;

    /// The pinned messages of a channel, page by page, those pinned last first; [DiscordMessagePin]. Options: `limit` (how many
    /// in all), `before` (Unix seconds, or text such as `"2026-01-31T12:00:00Z"`).
    page_channel_pins(channel_id: i64) -> DiscordMessagePin = get_channel_pins, 50, "before", pins, by_pin_time;

    /// What was bought of an application, page by page, by id; [DiscordEntitlement]. `application_id` `0` means the bot's own. Options:
    /// `limit` (how many in all), `before` or `after` (the id of an entitlement), and those of
    /// [method list_entitlements].
    page_entitlements(application_id: i64) -> DiscordEntitlement = list_entitlements, 100, "after", list, by_id;

    /// Who wants to come to a scheduled event, page by page, by id; [DiscordScheduledEventSubscription]. Options: `limit` (how
    /// many in all), `before` or `after` (the id of a user), `with_member`.
    page_scheduled_event_users(guild_id: i64, guild_scheduled_event_id: i64) -> DiscordScheduledEventSubscription = get_guild_scheduled_event_users, 100, "after", list, by_subscriber;

    /// Who subscribed to a SKU, page by page, by id; [DiscordSubscription]. Options: `limit` (how many in all), `before` or `after`
    /// (the id of a subscription), `user_id`.
    page_sku_subscriptions(sku_id: i64) -> DiscordSubscription = list_sku_subscriptions, 100, "after", list, by_id;
}
