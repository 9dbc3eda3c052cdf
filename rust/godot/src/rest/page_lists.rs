//! The lists that are fetched page by page.

use discord_rest::routes::entries::*;
use discord_rest::schema::Kind;
use discord_rest::{PageDirection, PageKey, Route};
use godot::prelude::*;

use super::DiscordREST;
use super::pages::DiscordPages;
use crate::entities::*;
use crate::id_argument::IdArgument;
use crate::options::Options;

/// How an endpoint is read page by page.
pub(super) struct PagedList {
    pub(super) route: &'static Route,
    /// Where paging goes if the caller does not say where to begin.
    pub(super) direction: PageDirection,
    /// Reads what the endpoint answers with.
    pub(super) read: fn(Variant) -> Page,
    /// What an entry is sorted by.
    pub(super) key: fn(&Variant) -> Option<PageKey>,
    /// A page without entries.
    pub(super) empty: fn() -> Variant,
}

/// One page of an answer.
pub(super) struct Page {
    pub(super) entries: Variant,
    /// Whether others follow, if the answer says so.
    pub(super) has_more: Option<bool>,
}

impl PagedList {
    /// Whether its cursors are ids; otherwise they are times.
    pub(super) fn is_sorted_by_id(&self) -> bool {
        let is_cursor = |name: &str| matches!(name, "before" | "after");
        let mut fields = self.route.query.iter();
        fields.all(|field| !is_cursor(field.name) || matches!(field.kind, Kind::Id))
    }
}

fn list(answer: Variant) -> Page {
    Page {
        entries: answer,
        has_more: None,
    }
}

fn threads(answer: Variant) -> Page {
    match answer.try_to::<Gd<DiscordThreadList>>() {
        Ok(list) => Page {
            entries: list.get("threads"),
            has_more: Some(list.get("has_more").booleanize()),
        },
        Err(_) => list(answer),
    }
}

fn pins(answer: Variant) -> Page {
    match answer.try_to::<Gd<DiscordMessagePins>>() {
        Ok(list) => Page {
            entries: list.get("items"),
            has_more: Some(list.get("has_more").booleanize()),
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

/// Makes a method for each list: `name(parameters) -> class = route, direction, read, key`.
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
                DiscordPages::create(self.core_id(), &LIST, vec![$($parameter.to_variant()),*], &options)
            }
        }
    )*};
}

pages! {
    /// Messages of a channel, page by page, the newest first; [DiscordMessage]. Options: `limit` (how many in all; without it
    /// all there are), and `before` or `after` (the id of a message): behind `after` come the older ones first, page by page.
    page_channel_messages(channel_id: IdArgument) -> DiscordMessage = get_channel_messages, Before, list, by_id;

    /// The members of a guild, page by page, by the id of their account; [DiscordMember]. Options: `limit` (how many in all),
    /// `after` (the id of a user). Needs [constant DiscordIntents.GUILD_MEMBERS] granted in the developer portal.
    page_guild_members(guild_id: IdArgument) -> DiscordMember = list_guild_members, After, list, by_user;

    /// The guilds the bot is in, page by page, by id; [DiscordGuild], of which Discord tells little here. Options: `limit` (how
    /// many in all), `before` or `after` (the id of a guild), `with_counts`.
    page_current_user_guilds() -> DiscordGuild = get_current_user_guilds, After, list, by_id;

    /// Who is banned from a guild, page by page, by id; [DiscordBan]. Options: `limit` (how many in all), `before` or `after` (the
    /// id of a user). Needs `BAN_MEMBERS`.
    page_guild_bans(guild_id: IdArgument) -> DiscordBan = get_guild_bans, After, list, by_user;

    /// The audit log of a guild, page by page, the newest entry first; [DiscordAuditLogEntry]. Options: `limit` (how many in
    /// all), `before` or `after` (the id of an entry), `user_id`, `action_type` (see [DiscordAuditLogEvent]). Needs
    /// `VIEW_AUDIT_LOG`.
    page_guild_audit_log(guild_id: IdArgument) -> DiscordAuditLogEntry = get_guild_audit_log, Before, audit_log, by_id;

    /// Who reacted to a message with one emoji, page by page, by id; [DiscordUser]. Options: `limit` (how many in all), `after`
    /// (the id of a user), `type` (`0` for ordinary reactions, `1` for super reactions).
    page_reactions(channel_id: IdArgument, message_id: IdArgument, emoji: Variant) -> DiscordUser = get_reactions, After, list, by_id;

    /// Who voted for an answer of a poll, page by page, by id; [DiscordUser]. Options: `limit` (how many in all), `after` (the id
    /// of a user).
    page_answer_voters(channel_id: IdArgument, message_id: IdArgument, answer_id: i64) -> DiscordUser = get_answer_voters, After, list, by_id;

    /// The archived threads of a channel that everybody can see, page by page, those archived last first; [DiscordChannel].
    /// Options: `limit` (how many in all), `before` (Unix seconds, or text such as `"2026-01-31T12:00:00Z"`).
    page_public_archived_threads(channel_id: IdArgument) -> DiscordChannel = list_public_archived_threads, Before, threads, by_archive_time;

    /// The archived private threads of a channel, as [method page_public_archived_threads]. Needs `MANAGE_THREADS`.
    page_private_archived_threads(channel_id: IdArgument) -> DiscordChannel = list_private_archived_threads, Before, threads, by_archive_time;

    /// The archived private threads of a channel the bot is in, page by page, by id, the newest first; [DiscordChannel].
    /// Options: `limit` (how many in all), `before` (the id of a thread).
    page_joined_private_archived_threads(channel_id: IdArgument) -> DiscordChannel = list_joined_private_archived_threads, Before, threads, by_id;

    /// The pinned messages of a channel, page by page, those pinned last first; [DiscordMessagePin]. Options: `limit` (how many
    /// in all), `before` (Unix seconds, or text such as `"2026-01-31T12:00:00Z"`).
    page_channel_pins(channel_id: IdArgument) -> DiscordMessagePin = get_channel_pins, Before, pins, by_pin_time;

    /// What was bought of an application, page by page, by id; [DiscordEntitlement]. `application_id` `0` means the bot's own. Options:
    /// `limit` (how many in all), `before` or `after` (the id of an entitlement), and those of
    /// [method list_entitlements].
    page_entitlements(application_id: IdArgument) -> DiscordEntitlement = list_entitlements, After, list, by_id;

    /// Who wants to come to a scheduled event, page by page, by id; [DiscordScheduledEventSubscription]. Options: `limit` (how
    /// many in all), `before` or `after` (the id of a user), `with_member`.
    page_scheduled_event_users(guild_id: IdArgument, guild_scheduled_event_id: IdArgument) -> DiscordScheduledEventSubscription = get_guild_scheduled_event_users, After, list, by_subscriber;

    /// Who subscribed to a SKU, page by page, by id; [DiscordSubscription]. Options: `limit` (how many in all), `before` or `after`
    /// (the id of a subscription), `user_id`.
    page_sku_subscriptions(sku_id: IdArgument) -> DiscordSubscription = list_sku_subscriptions, After, list, by_id;
}
