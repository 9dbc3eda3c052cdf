//! Entitlements and subscriptions.

use std::collections::BTreeMap;

use ItemKind::{Entitlement, Subscription};

use super::commands::place;
use super::*;

/// What was bought of an application.
fn all(state: &State, kind: ItemKind, application: Id) -> impl Iterator<Item = &Item> {
    let purchases = state.world.purchases.get(&kind);
    let purchases = purchases.into_iter().flat_map(|all| all.values());
    purchases.filter(move |purchase| purchase.user == application)
}

fn page<'a>(
    call: &Call<'_>,
    kind: ItemKind,
    found: impl Iterator<Item = &'a Item>,
    most: usize,
) -> Outcome {
    let page = call.newest_page(found, |one| one.id, call.limit(most, 100)?);
    Ok(page.into_iter().map(|one| one.render(kind)).collect())
}

pub fn list_entitlements(state: &State, call: &Call<'_>) -> Outcome {
    let application = place(call)?.0;
    let skus = call.query("sku_ids").unwrap_or_default().split(',');
    let skus: Vec<Id> = skus.filter_map(|sku| sku.parse().ok()).collect();
    let (user, guild) = (call.query_id("user_id"), call.query_id("guild_id"));
    let only_current = call.query_flag("exclude_ended") || call.query_flag("only_active");
    let wanted = |one: &&Item| {
        let ends = one.field("ends_at").as_str().and_then(read_iso);
        let sku = one.id_field("sku_id");
        (skus.is_empty() || sku.is_some_and(|sku| skus.contains(&sku)))
            && (user.is_none() || one.id_field("user_id") == user)
            && (guild.is_none() || one.id_field("guild_id") == guild)
            && !(only_current && ends.is_some_and(|ends| ends < unix_ms()))
    };
    let found = all(state, Entitlement, application).filter(wanted);
    page(call, Entitlement, found, 100)
}

fn entitlement<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Item> {
    items::find(call, Entitlement, all(state, Entitlement, place(call)?.0))
}

pub fn get_entitlement(state: &State, call: &Call<'_>) -> Outcome {
    Ok(entitlement(state, call)?.render(Entitlement))
}

/// A test entitlement, for a guild (1) or a user (2). It never ends.
pub fn create_entitlement(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = place(call)?.0;
    let asked = call.fields()?;
    let (sku, owner) = (field(asked, "sku_id"), field(asked, "owner_id"));
    let ids = Id::from_json(sku).zip(Id::from_json(owner));
    let (sku, owner) = ids.ok_or(ApiError::INVALID_FORM)?;
    let fields = match field(asked, "owner_type") == 1 {
        true => {
            json!({ "sku_id": sku, "guild_id": owner, "user_id": state.known_guild(owner)?.owner_id })
        }
        false => json!({ "sku_id": sku, "user_id": owner }),
    };
    let created = state.create_item(Entitlement, NO_GUILD, application, &fields_of(fields));
    Ok(json!(created))
}

pub fn delete_entitlement(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let id = entitlement(state, call)?.id;
    state.delete_item(Entitlement, NO_GUILD, id);
    Ok(())
}

pub fn consume_entitlement(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let id = entitlement(state, call)?.id;
    let changes = object([("consumed", json!(true))]);
    state.update_item(Entitlement, NO_GUILD, id, &changes);
    Ok(())
}

/// The subscriptions to a SKU.
fn subscriptions(state: &State, application: Id, sku: Id) -> impl Iterator<Item = &Item> {
    let all = all(state, Subscription, application);
    all.filter(move |one| ids(one.field("sku_ids")).contains(&sku))
}

/// The subscriptions of one user, whom the request has to name.
pub fn list_subscriptions(state: &State, call: &Call<'_>) -> Outcome {
    let (sku, user) = (call.id("sku_id")?, call.query_id("user_id"));
    check(|errors| errors.required(&["user_id"], &json!(user)))?;
    let all = subscriptions(state, call.bot, sku);
    let of_user = all.filter(|one| one.id_field("user_id") == user);
    page(call, Subscription, of_user, 50)
}

pub fn get_subscription(state: &State, call: &Call<'_>) -> Outcome {
    let all = subscriptions(state, call.bot, call.id("sku_id")?);
    Ok(items::find(call, Subscription, all)?.render(Subscription))
}

/// What was bought, as offers: the sandbox has no shop. A subscription's are of the type 5, others of 2 (to keep).
pub fn list_skus(state: &State, call: &Call<'_>) -> Outcome {
    let application = applications::own(call)?;
    let bought = all(state, Entitlement, application).filter_map(|one| one.id_field("sku_id"));
    let subscribed = all(state, Subscription, application);
    let subscribed = subscribed.flat_map(|one| ids(one.field("sku_ids")));
    let skus = bought.map(|sku| (sku, 2));
    let skus: BTreeMap<Id, u64> = skus.chain(subscribed.map(|sku| (sku, 5))).collect();
    let render = |(id, kind): (Id, u64)| {
        json!({
            "id": id, "type": kind, "application_id": application, "name": format!("SKU {id}"),
            "slug": format!("sku-{id}"), "flags": 1 << 2,
        })
    };
    Ok(skus.into_iter().map(render).collect())
}
