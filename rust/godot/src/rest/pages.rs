//! Long lists that are fetched page by page.

use std::cell::RefCell;

use discord_client::ClientError;
use discord_client::requests::Step;
use discord_godot_entities::entity_store::ClientId;
use discord_godot_values::error::DiscordError;
use discord_godot_values::parameters::Options;
use discord_rest::{PageDirection, PageKey, Paginator, RequestSettings};
use godot::builtin::VariantType;
use godot::prelude::*;

use super::build;
use super::page_lists::{Page, PagedList, by_id};
use crate::core::Core;

/// A list that is fetched page by page, on demand. Returned by the methods of [DiscordREST] whose names begin with `page_`.
///
/// ```gdscript
/// var pages := client.rest.page_channel_messages(channel_id, {"limit": 500})
/// while pages.has_next():
///     for message: DiscordMessage in await pages.next():
///         print(message.content)
/// if pages.error:
///     print(pages.error)
/// ```
///
/// You can stop at any time; no page is fetched in advance.
///
/// With `after` the pages go towards larger ids, with `before` towards smaller ids. If both are set, the list contains
/// the entries between them, starting at `after`. Within a page, the entries have Discord's order. Every list also has
/// the option `page_size`: the number of entries per request. The default is the maximum that Discord allows.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordPages {
    core: ClientId,
    /// How its requests are sent.
    settings: RequestSettings,
    list: &'static PagedList,
    parameters: Vec<Variant>,
    options: VarDictionary,
    /// The start of the first page, as the script passed it.
    start: Option<Variant>,
    paginator: RefCell<Paginator>,
    /// The pending page.
    pending: RefCell<Option<Signal>>,
    failure: RefCell<Option<Gd<DiscordError>>>,
    /// The error of the last call of [method next], or `null` if it succeeded.
    #[var(get = get_error, no_set)]
    error: PhantomVar<Option<Gd<DiscordError>>>,
}

#[godot_api]
impl DiscordPages {
    /// Returns `true` if there may be another page. Returns `false` after the last page, after a page could not be fetched (see
    /// [member error]), and if the client was freed.
    #[func]
    fn has_next(&self) -> bool {
        self.paginator.borrow().has_next() && Core::find(self.core).is_some()
    }

    /// Awaitable. Fetches the next page and returns its entries as an [Array]. The array is empty past the last page,
    /// and if the page could not be fetched. In the latter case, [member error] is set and [method has_next] returns
    /// `false`. Call this method again to retry the same page.
    #[func(gd_self)]
    fn next(this: Gd<Self>) -> Signal {
        let Some(core) = Core::find(this.bind().core) else {
            return Signal::invalid();
        };
        let list = this.bind().list;
        let nothing = (list.empty)();
        if let Some(pending) = &*this.bind().pending.borrow() {
            return pending.clone();
        }
        if this.bind().is_exhausted() {
            return core.requests.completed(list.route.name, nothing);
        }
        let request = this.bind().request(&core);
        let (accepted, failed) = (this.clone(), this.clone());
        let (number, signal) = core.requests.open(list.route.name, nothing);
        core.requests.send_opened(
            &core,
            number,
            request,
            Some(Box::new(move |_, response| {
                Step::Value(accepted.bind().accept(response))
            })),
            Some(Box::new(move |_, failure| failed.bind().fail(failure))),
        );
        this.bind().pending.replace(Some(signal.clone()));
        signal
    }

    #[func]
    fn get_error(&self) -> Option<Gd<DiscordError>> {
        self.failure.borrow().clone()
    }
}

impl DiscordPages {
    pub(super) fn create(
        (core, settings): (ClientId, RequestSettings),
        list: &'static PagedList,
        parameters: Vec<Variant>,
        options: &Options,
    ) -> Gd<Self> {
        let mut options = options.copy();
        let limit = take_count(&mut options, "limit");
        let page_size = take_count(&mut options, "page_size");
        let mut take_cursor = |name: &str| {
            let cursor = options.remove(name).filter(|cursor| !cursor.is_nil())?;
            Some((to_key(&cursor) != Some(PageKey::Id(0)), cursor))
        };
        // An id of 0 only specifies the start of the list.
        let (direction, start, other) = match (take_cursor("after"), take_cursor("before")) {
            (Some((true, after)), before) => (PageDirection::After, Some(after), before),
            (_, Some((true, before))) => (PageDirection::Before, Some(before), None),
            (Some(_), None) => (PageDirection::After, None, None),
            _ => (list.direction, None, None),
        };
        // Discord accepts either `before` or `after`, not both.
        let mut end = None;
        if let Some((true, before)) = other {
            let before_name = list.cursor(PageDirection::Before);
            match to_key(&before).filter(|_| list.route.takes_in_query(before_name)) {
                Some(key) => end = Some(key),
                // The check of arguments reports what is wrong with it.
                None => options.set("before", &before),
            }
        }
        let sizes = list.route.page_sizes().unwrap_or(1..=100);
        let page_size = page_size.unwrap_or(*sizes.end());
        let sizes = *sizes.start()..=page_size.clamp(*sizes.start(), *sizes.end());
        let first = start.as_ref().filter(|_| list.is_sorted_by_id());
        let paginator = Paginator::new(direction, sizes, limit)
            .starting_at(first.and_then(to_key))
            .ending_at(end);
        Gd::from_object(Self {
            core,
            settings,
            list,
            parameters,
            options,
            start,
            paginator: RefCell::new(paginator),
            pending: RefCell::default(),
            failure: RefCell::default(),
            error: PhantomVar::default(),
        })
    }

    /// Returns whether there are no more pages. A page that failed can be requested again.
    fn is_exhausted(&self) -> bool {
        !self.paginator.borrow().has_next() && self.failure.borrow().is_none()
    }

    fn request(&self, core: &Core) -> Result<discord_rest::Request, ClientError> {
        let paginator = self.paginator.borrow();
        let mut options = self.options.duplicate_shallow();
        if !options.contains_key("limit") {
            options.set("limit", paginator.page_size() as i64);
        }
        let cursor = match paginator.cursor() {
            Some(PageKey::Id(id)) => Some((id as i64).to_variant()),
            Some(key) => Some(discord_godot_values::convert::to_variant(&key.to_json())),
            None => self.start.clone(),
        };
        let direction = paginator.direction();
        match (cursor, direction) {
            (Some(cursor), direction) => options.set(self.list.cursor(direction), &cursor),
            // The smallest id: without a start, some lists begin with the newest entry.
            (None, PageDirection::After) => options.set(self.list.cursor(direction), 1),
            (None, PageDirection::Before) => {}
        }
        if self.list.is_search() {
            let order = match direction {
                PageDirection::Before => "desc",
                PageDirection::After => "asc",
            };
            options.set("sort_order", order);
        }
        (self.list.prepare)(&mut options);
        let options = options.upcast_any_dictionary();
        build::request(
            core,
            self.list.route,
            &self.parameters,
            Some(&options),
            None,
        )
        .map(|request| request.with_settings(self.settings.clone()))
    }

    /// Processes a page, and returns those of its entries that belong to the list.
    fn accept(&self, response: Variant) -> Variant {
        self.pending.take();
        self.failure.take();
        let Page { entries, has_more } = (self.list.read)(response);
        let list: AnyArray = entries
            .try_to()
            .unwrap_or_else(|_| VarArray::new().upcast_any_array());
        let keys: Vec<_> = list
            .iter_shared()
            .map(|entry| (self.list.key)(&entry))
            .collect();
        let kept = self.paginator.borrow_mut().accept(&keys, has_more);
        if kept.len() == list.len() {
            return entries;
        }
        let mut page = list.duplicate_shallow();
        for index in (0..list.len()).rev().filter(|index| !kept.contains(index)) {
            page.remove(index);
        }
        page.to_variant()
    }

    fn fail(&self, failure: &ClientError) {
        self.pending.take();
        self.paginator.borrow_mut().fail();
        self.failure
            .replace(Some(DiscordError::new(failure.clone())));
    }
}

/// Takes out an option that is a number of entries. An option that is not a valid number remains, so that the check of
/// arguments reports it.
fn take_count(options: &mut VarDictionary, name: &str) -> Option<u64> {
    let given = options.get(name)?;
    let number = match given.get_type() {
        VariantType::NIL => None,
        VariantType::INT => Some(given.to::<i64>()),
        VariantType::FLOAT => Some(given.to::<f64>())
            .filter(|number| number.fract() == 0.0)
            .map(|number| number as i64),
        _ => return None,
    };
    if number.is_some() || given.is_nil() {
        options.remove(name);
    }
    Some(number?.max(0).unsigned_abs())
}

/// Returns the id of a cursor: an integer, text or an object with an id. Other cursors, such as times, are sent to
/// Discord unchanged.
fn to_key(cursor: &Variant) -> Option<PageKey> {
    match cursor.get_type() {
        VariantType::INT => Some(PageKey::Id(cursor.to::<i64>() as u64)),
        VariantType::STRING => cursor
            .to::<GString>()
            .to_string()
            .parse()
            .ok()
            .map(PageKey::Id),
        // `JSON.parse_string` returns every number as a float. Large ones have lost digits.
        VariantType::FLOAT => Some(cursor.to::<f64>())
            .filter(|id| id.fract() == 0.0 && (0.0..9e15).contains(id))
            .map(|id| PageKey::Id(id as u64)),
        VariantType::OBJECT => by_id(cursor),
        _ => None,
    }
}
