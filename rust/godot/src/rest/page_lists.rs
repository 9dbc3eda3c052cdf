//! The lists that are fetched page by page.

use discord_class_tables::{class_table, method};
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
    /// Sets the options without which the endpoint returns no pages.
    pub(super) prepare: fn(&mut VarDictionary),
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
        let mut fields = self.route.query.iter();
        !fields
            .any(|field| self.is_cursor(field.name) && matches!(field.kind, FieldKind::Timestamp))
    }

    /// Returns the name of the query parameter with the cursor. A search has other names for it.
    pub(super) fn cursor(&self, direction: PageDirection) -> &'static str {
        match (self.is_search(), direction) {
            (true, PageDirection::Before) => "max_id",
            (true, PageDirection::After) => "min_id",
            (false, direction) => direction.parameter(),
        }
    }

    /// Returns whether the endpoint is a search, whose order has to be requested.
    pub(super) fn is_search(&self) -> bool {
        self.route.takes_in_query("sort_order")
    }

    fn is_cursor(&self, name: &str) -> bool {
        let directions = [PageDirection::Before, PageDirection::After];
        directions
            .into_iter()
            .any(|direction| self.cursor(direction) == name)
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

fn join_requests(response: Variant) -> Page {
    match response.try_to::<Gd<DiscordGuildJoinRequestList>>() {
        Ok(requests) => list(requests.get("guild_join_requests")),
        Err(_) => list(response),
    }
}

fn search_result(response: Variant) -> Page {
    let Ok(found) = response.try_to::<Gd<DiscordMessageSearchResult>>() else {
        return list(response);
    };
    let messages = found.get("messages");
    let count = messages.try_to::<AnyArray>().map_or(0, |list| list.len());
    let total: i64 = found.get("total_results").try_to().unwrap_or_default();
    Page {
        entries: messages,
        has_more: Some(total > count as i64),
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
    by_user(entry).or_else(|| by_user_id(entry))
}

fn by_user_id(entry: &Variant) -> Option<PageKey> {
    let entry = entry.try_to::<Gd<Object>>().ok()?;
    let id: i64 = entry.get("user_id").try_to().ok()?;
    Some(PageKey::Id(id as u64)).filter(|_| id != 0)
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

/// Generates a method for each list: `name(parameters) -> class = route, direction, read, key`, followed by the option that
/// it needs and its value, if there is one.
macro_rules! pages {
    ($(
        $(#[doc = $doc:tt])*
        $name:ident($($parameter:ident: $type:ty),*) -> $class:ident = $route:ident, $direction:ident, $read:ident, $key:ident $(, $needs:literal = $value:literal)?;
    )*) => {
        /// The endpoints of all lists.
        #[cfg(test)]
        const PAGED: &[&str] = &[$(stringify!($route)),*];

        class_table!(DiscordREST: $(
            method!((stringify!($name)) [$($doc),*]
                (rest: &DiscordREST $(, $parameter: $type)*, options: Options = Options::default())
                -> Gd<DiscordPages>
            {
                static LIST: PagedList = PagedList {
                    route: &$route,
                    direction: PageDirection::$direction,
                    read: $read,
                    key: $key,
                    empty: || Array::<Gd<$class>>::new().to_variant(),
                    prepare: |_options| { $(_options.set($needs, $value);)? },
                };
                let settings = (rest.client_id(), rest.settings().clone());
                DiscordPages::create(settings, &LIST, vec![$($parameter.to_variant()),*], &options)
            }),
        )*);
    };
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

    /// Returns the members of a thread page by page, sorted by user id, as [DiscordPages] of [DiscordThreadMember] with their
    /// [member DiscordThreadMember.member]. Options: `limit` (the maximum number of members), `after` (the id of a user). Requires
    /// that [constant DiscordIntents.GUILD_MEMBERS] is enabled in the developer portal.
    page_thread_members(channel_id: IdArgument) -> DiscordThreadMember = list_thread_members, After, list, by_user_id, "with_member" = true;

    /// Returns the requests to join a guild page by page, sorted by id, as [DiscordPages] of [DiscordGuildJoinRequest]. Options:
    /// `limit` (the maximum number of requests), `before` or `after` (the id of a request), `status`. Needs `KICK_MEMBERS`.
    page_guild_join_requests(guild_id: IdArgument) -> DiscordGuildJoinRequest = get_guild_join_requests, After, join_requests, by_id;

    /// Returns the users who are interested in one occurrence of a recurring event page by page, sorted by id, as
    /// [DiscordPages] of [DiscordScheduledEventSubscription]. Options: those of [method page_scheduled_event_users].
    page_scheduled_event_exception_users(guild_id: IdArgument, guild_scheduled_event_id: IdArgument, guild_scheduled_event_exception_id: IdArgument) -> DiscordScheduledEventSubscription = list_guild_scheduled_event_exception_users, After, list, by_subscriber;

    /// Searches the messages of a guild and returns those that match page by page, newest first, as [DiscordPages] of
    /// [DiscordMessage]. Options: `limit` (the maximum number of messages), `before` or `after` (the id of a message; with
    /// `after`, the pages begin with the oldest messages after it), and the filters of [method search_guild_messages]. Needs
    /// `READ_MESSAGE_HISTORY`, and the message content intent.
    page_guild_message_search(guild_id: IdArgument) -> DiscordMessage = search_guild_messages, Before, search_result, by_id, "sort_by" = "timestamp";

    /// Searches the threads of a channel, such as the posts of a forum, and returns those that match page by page, newest first,
    /// as [DiscordPages] of [DiscordChannel]. Options: `limit` (the maximum number of threads), `before` or `after` (the id of a
    /// thread; with `after`, the pages begin with the oldest threads after it), and the filters of [method search_threads]. Threads
    /// are always sorted by their creation, because Discord has no cursors for other orders: use [method search_threads] with
    /// `offset` for these. Needs `READ_MESSAGE_HISTORY`.
    page_thread_search(channel_id: IdArgument) -> DiscordChannel = search_threads, Before, threads, by_id, "sort_by" = "creation_time";
}

#[cfg(test)]
mod tests {
    use discord_rest::routes;

    use super::*;

    /// An endpoint that is added with cursors must have pages.
    #[test]
    fn every_list_with_cursors_has_pages() {
        for route in routes::all() {
            let has_cursor = ["before", "after", "max_id"]
                .iter()
                .any(|name| route.takes_in_query(name));
            if has_cursor && route.page_sizes().is_some() {
                assert!(
                    PAGED.contains(&route.name),
                    "{} has no page_ method",
                    route.name
                );
            }
        }
    }
}
