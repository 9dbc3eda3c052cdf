//! The lists that are fetched page by page.

use discord_godot_entities::entities::*;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::Options;
use discord_rest::routes::entries::*;
use discord_rest::schema::FieldKind;
use discord_rest::{PageDirection, PageKey, Route};
use godot::prelude::*;

use super::DiscordREST;
use super::pages::DiscordPages;

/// How an endpoint is fetched page by page.
pub(super) struct PagedList {
    pub(super) route: &'static Route,
    /// The direction if the caller does not specify a start.
    pub(super) direction: PageDirection,
    /// Parses the response of the endpoint.
    pub(super) read: fn(Variant) -> Page,
    /// Returns the key that an entry is sorted by.
    pub(super) key: fn(&Variant) -> Option<PageKey>,
    /// Returns a page without entries.
    pub(super) empty: fn() -> Variant,
}

/// One page of a list.
pub(super) struct Page {
    pub(super) entries: Variant,
    /// Whether there are more pages, if the response contains this.
    pub(super) has_more: Option<bool>,
}

impl PagedList {
    /// Returns whether the cursors are ids; otherwise they are times.
    pub(super) fn is_sorted_by_id(&self) -> bool {
        let is_cursor = |name: &str| matches!(name, "before" | "after");
        let mut fields = self.route.query.iter();
        fields.all(|field| !is_cursor(field.name) || matches!(field.kind, FieldKind::Id))
    }
}

fn list(response: Variant) -> Page {
    Page {
        entries: response,
        has_more: None,
    }
}

fn threads(response: Variant) -> Page {
    match response.try_to::<Gd<DiscordThreadList>>() {
        Ok(list) => Page {
            entries: list.get("threads"),
            has_more: Some(list.get("has_more").booleanize()),
        },
        Err(_) => list(response),
    }
}

fn pins(response: Variant) -> Page {
    match response.try_to::<Gd<DiscordMessagePins>>() {
        Ok(list) => Page {
            entries: list.get("items"),
            has_more: Some(list.get("has_more").booleanize()),
        },
        Err(_) => list(response),
    }
}

fn audit_log(response: Variant) -> Page {
    match response.try_to::<Gd<DiscordAuditLog>>() {
        Ok(log) => list(log.get("audit_log_entries")),
        Err(_) => list(response),
    }
}

pub(super) fn by_id(entry: &Variant) -> Option<PageKey> {
    let entry = entry.try_to::<Gd<Object>>().ok()?;
    let id: i64 = entry.get("id").try_to().ok()?;
    Some(PageKey::Id(id as u64)).filter(|_| id != 0)
}

fn by_user(entry: &Variant) -> Option<PageKey> {
    by_id(&entry.try_to::<Gd<Object>>().ok()?.get("user"))
}

fn by_subscriber(entry: &Variant) -> Option<PageKey> {
    by_user(entry).or_else(|| {
        let entry = entry.try_to::<Gd<Object>>().ok()?;
        let id: i64 = entry.get("user_id").try_to().ok()?;
        Some(PageKey::Id(id as u64))
    })
}

fn by_archive_time(entry: &Variant) -> Option<PageKey> {
    let thread = entry.try_to::<Gd<DiscordChannel>>().ok()?.bind().entity();
    Some(PageKey::Time(
        thread.thread_metadata.as_ref()?.archive_timestamp,
    ))
}

fn by_pin_time(entry: &Variant) -> Option<PageKey> {
    let pin = entry
        .try_to::<Gd<DiscordMessagePin>>()
        .ok()?
        .bind()
        .entity();
    Some(PageKey::Time(pin.pinned_at))
}

/// Generates a method for each list: `name(parameters) -> class = route, direction, read, key`.
macro_rules! pages {
    ($(
        $(#[doc = $doc:tt])*
        $name:ident($($parameter:ident: $type:ty),*) -> $class:ident = $route:ident, $direction:ident, $read:ident, $key:ident;
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
                static LIST: PagedList = PagedList {
                    route: &$route,
                    direction: PageDirection::$direction,
                    read: $read,
                    key: $key,
                    empty: || Array::<Gd<$class>>::new().to_variant(),
                };
                DiscordPages::create(self.client_id(), &LIST, vec![$($parameter.to_variant()),*], &options)
            }
        }
    )*};
}

pages! {
    /// Returns the messages of a channel page by page, newest first, as [DiscordPages] of [DiscordMessage]. Options: `limit` (the
    /// maximum number of messages; all by default), and `before` or `after` (the id of a message). With `after`, the pages begin
    /// with the oldest messages after it.
    page_channel_messages(channel_id: IdArgument) -> DiscordMessage = get_channel_messages, Before, list, by_id;

    /// Returns the members of a guild page by page, sorted by user id, as [DiscordPages] of [DiscordMember]. Options:
    /// `limit` (the maximum number of members), `after` (the id of a user). Requires that
    /// [constant DiscordIntents.GUILD_MEMBERS] is enabled in the developer portal.
    page_guild_members(guild_id: IdArgument) -> DiscordMember = list_guild_members, After, list, by_user;

    /// Returns the guilds that the bot is in page by page, sorted by id, as [DiscordPages] of [DiscordGuild]. They are partial
    /// objects. Options: `limit` (the maximum number of guilds), `before` or `after` (the id of a guild), `with_counts`.
    page_current_user_guilds() -> DiscordGuild = get_current_user_guilds, After, list, by_id;

    /// Returns the bans of a guild page by page, sorted by user id, as [DiscordPages] of [DiscordBan]. Options: `limit` (the
    /// maximum number of bans), `before` or `after` (the id of a user). Needs `BAN_MEMBERS`.
    page_guild_bans(guild_id: IdArgument) -> DiscordBan = get_guild_bans, After, list, by_user;

    /// Returns the audit log of a guild page by page, newest entry first, as [DiscordPages] of [DiscordAuditLogEntry]. Options:
    /// `limit` (the maximum number of entries), `before` or `after` (the id of an entry), `user_id`, `action_type` (see
    /// [DiscordAuditLogEvent]). Needs `VIEW_AUDIT_LOG`.
    page_guild_audit_log(guild_id: IdArgument) -> DiscordAuditLogEntry = get_guild_audit_log, Before, audit_log, by_id;

    /// Returns the users who reacted to a message with one emoji page by page, sorted by id, as [DiscordPages] of [DiscordUser].
    /// Options: `limit` (the maximum number of users), `after` (the id of a user), `type` (`0` for normal reactions, `1` for
    /// super reactions).
    page_reactions(channel_id: IdArgument, message_id: IdArgument, emoji: Variant) -> DiscordUser = get_reactions, After, list, by_id;

    /// Returns the users who voted for an answer of a poll page by page, sorted by id, as [DiscordPages] of [DiscordUser].
    /// Options: `limit` (the maximum number of users), `after` (the id of a user).
    page_answer_voters(channel_id: IdArgument, message_id: IdArgument, answer_id: i64) -> DiscordUser = get_answer_voters, After, list, by_id;

    /// Returns the archived public threads of a channel page by page, the most recently archived first, as
    /// [DiscordPages] of [DiscordChannel]. Options: `limit` (the maximum number of threads), `before` (Unix seconds, or
    /// text such as `"2026-01-31T12:00:00Z"`).
    page_public_archived_threads(channel_id: IdArgument) -> DiscordChannel = list_public_archived_threads, Before, threads, by_archive_time;

    /// Returns the archived private threads of a channel page by page, see [method page_public_archived_threads]. Needs
    /// `MANAGE_THREADS`.
    page_private_archived_threads(channel_id: IdArgument) -> DiscordChannel = list_private_archived_threads, Before, threads, by_archive_time;

    /// Returns the archived private threads of a channel that the bot has joined page by page, sorted by id, newest first, as
    /// [DiscordPages] of [DiscordChannel]. Options: `limit` (the maximum number of threads), `before` (the id of a thread).
    page_joined_private_archived_threads(channel_id: IdArgument) -> DiscordChannel = list_joined_private_archived_threads, Before, threads, by_id;

    /// Returns the pinned messages of a channel page by page, the most recently pinned first, as [DiscordPages] of
    /// [DiscordMessagePin]. Options: `limit` (the maximum number of pins), `before` (Unix seconds, or text such as
    /// `"2026-01-31T12:00:00Z"`).
    page_channel_pins(channel_id: IdArgument) -> DiscordMessagePin = get_channel_pins, Before, pins, by_pin_time;

    /// Returns the entitlements of an application page by page, sorted by id, as [DiscordPages] of [DiscordEntitlement].
    /// `application_id`: `0` means the bot's own. Options: `limit` (the maximum number of entitlements), `before` or `after` (the
    /// id of an entitlement), and those of [method list_entitlements].
    page_entitlements(application_id: IdArgument) -> DiscordEntitlement = list_entitlements, After, list, by_id;

    /// Returns the users who are interested in a scheduled event page by page, sorted by id, as [DiscordPages] of
    /// [DiscordScheduledEventSubscription]. Options: `limit` (the maximum number of users), `before` or `after` (the id of a
    /// user), `with_member`.
    page_scheduled_event_users(guild_id: IdArgument, guild_scheduled_event_id: IdArgument) -> DiscordScheduledEventSubscription = get_guild_scheduled_event_users, After, list, by_subscriber;

    /// Returns the subscriptions to a SKU page by page, sorted by id, as [DiscordPages] of [DiscordSubscription]. Options:
    /// `limit` (the maximum number of subscriptions), `before` or `after` (the id of a subscription), `user_id`.
    page_sku_subscriptions(sku_id: IdArgument) -> DiscordSubscription = list_sku_subscriptions, After, list, by_id;
}
