//! Entitlements and subscriptions.

use serde_json::{Value, json};

use super::super::form_errors::{check, field};
use super::commands::place;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::{Id, unix_ms};
use crate::time::read_iso;
use crate::world::{Fields, Purchase, PurchaseKind};

fn all(state: &State, kind: PurchaseKind, application: Id) -> impl Iterator<Item = &Purchase> {
    let purchases = state.world.purchases.get(&kind);
    purchases
        .into_iter()
        .flat_map(|all| all.values())
        .filter(move |purchase| purchase.application_id == application)
}

/// The page a request asks for: after an id oldest first, else newest first.
fn page<'a>(
    call: &Call<'_>,
    found: impl Iterator<Item = &'a Purchase>,
    most: usize,
) -> Result<Vec<&'a Purchase>, ApiError> {
    let limit = call.limit(most, 100)?;
    let before = call.query_id("before").unwrap_or(Id(u64::MAX));
    let after = call.query_id("after");
    let mut found: Vec<&Purchase> = found
        .filter(|one| one.id < before && after.is_none_or(|after| one.id > after))
        .collect();
    if after.is_none() {
        found.reverse();
    }
    found.truncate(limit);
    Ok(found)
}

pub fn list_entitlements(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = place(call)?.0;
    let skus: Vec<Id> = call
        .query("sku_ids")
        .into_iter()
        .flat_map(|skus| skus.split(','))
        .filter_map(|sku| sku.parse().ok())
        .collect();
    let (user, guild) = (call.query_id("user_id"), call.query_id("guild_id"));
    let only_current = call.query_flag("exclude_ended") || call.query_flag("only_active");
    let wanted = |one: &&Purchase| {
        let ends = one.field("ends_at").as_str().and_then(read_iso);
        (skus.is_empty()
            || one
                .id_field("sku_id")
                .is_some_and(|sku| skus.contains(&sku)))
            && (user.is_none() || one.id_field("user_id") == user)
            && (guild.is_none() || one.id_field("guild_id") == guild)
            && !(only_current && ends.is_some_and(|ends| ends < unix_ms()))
    };
    let found = all(state, PurchaseKind::Entitlement, application).filter(wanted);
    let page = page(call, found, 100)?.into_iter();
    Ok(RestResponse::json(
        page.map(|one| one.render(PurchaseKind::Entitlement))
            .collect(),
    ))
}

fn entitlement<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Purchase, ApiError> {
    let (application, id) = (place(call)?.0, call.id("entitlement_id")?);
    all(state, PurchaseKind::Entitlement, application)
        .find(|one| one.id == id)
        .ok_or(ApiError::UNKNOWN_ENTITLEMENT)
}

pub fn get_entitlement(state: &mut State, call: &Call<'_>) -> Outcome {
    let found = entitlement(state, call)?;
    Ok(RestResponse::json(found.render(PurchaseKind::Entitlement)))
}

/// A test entitlement, for a guild (1) or a user (2). It never ends.
pub fn create_entitlement(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = place(call)?.0;
    let asked = call.fields()?;
    let (sku, owner) = (field(asked, "sku_id"), field(asked, "owner_id"));
    let ids = Id::from_json(sku).zip(Id::from_json(owner));
    let (sku, owner) = ids.ok_or(ApiError::INVALID_FORM)?;
    let mut fields = Fields::from_iter([("sku_id".to_owned(), json!(sku))]);
    if field(asked, "owner_type") == 1 {
        let found = state.world.guilds.get(&owner);
        let guild = found.ok_or(ApiError::UNKNOWN_GUILD)?;
        fields.insert("guild_id".to_owned(), json!(owner));
        fields.insert("user_id".to_owned(), json!(guild.owner_id));
    } else {
        fields.insert("user_id".to_owned(), json!(owner));
    }
    let made = state.create_purchase(PurchaseKind::Entitlement, application, &fields);
    Ok(RestResponse::json(made))
}

pub fn delete_entitlement(state: &mut State, call: &Call<'_>) -> Outcome {
    let id = entitlement(state, call)?.id;
    state.delete_purchase(PurchaseKind::Entitlement, id);
    Ok(RestResponse::empty())
}

pub fn consume_entitlement(state: &mut State, call: &Call<'_>) -> Outcome {
    let id = entitlement(state, call)?.id;
    let changes = Fields::from_iter([("consumed".to_owned(), Value::Bool(true))]);
    state.update_purchase(PurchaseKind::Entitlement, id, &changes);
    Ok(RestResponse::empty())
}

fn has_sku(subscription: &Purchase, sku: Id) -> bool {
    let skus = subscription.field("sku_ids").as_array();
    skus.is_some_and(|skus| skus.iter().any(|other| Id::from_json(other) == Some(sku)))
}

/// The subscriptions of one user, whom the request has to name.
pub fn list_subscriptions(state: &mut State, call: &Call<'_>) -> Outcome {
    let (sku, user) = (call.id("sku_id")?, call.query_id("user_id"));
    check(|errors| errors.required(&["user_id"], &json!(user)))?;
    let of_user = all(state, PurchaseKind::Subscription, call.bot)
        .filter(|one| has_sku(one, sku) && one.id_field("user_id") == user);
    let page = page(call, of_user, 50)?.into_iter();
    Ok(RestResponse::json(
        page.map(|one| one.render(PurchaseKind::Subscription))
            .collect(),
    ))
}

pub fn get_subscription(state: &mut State, call: &Call<'_>) -> Outcome {
    let (sku, id) = (call.id("sku_id")?, call.id("subscription_id")?);
    let found = all(state, PurchaseKind::Subscription, call.bot)
        .find(|one| one.id == id && has_sku(one, sku))
        .ok_or(ApiError::UNKNOWN_SUBSCRIPTION)?;
    Ok(RestResponse::json(found.render(PurchaseKind::Subscription)))
}

/// What was bought, as offers: the sandbox has no shop. A subscription's are of the type 5, others of 2 (to keep).
pub fn list_skus(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = super::applications::own(call)?;
    let mut skus = std::collections::BTreeMap::<Id, u64>::new();
    for entitlement in all(state, PurchaseKind::Entitlement, application) {
        if let Some(sku) = entitlement.id_field("sku_id") {
            skus.insert(sku, 2);
        }
    }
    for subscription in all(state, PurchaseKind::Subscription, application) {
        let listed = subscription.field("sku_ids").as_array();
        for sku in listed.into_iter().flatten().filter_map(Id::from_json) {
            skus.insert(sku, 5);
        }
    }
    let render = |(id, kind): (Id, u64)| {
        json!({
            "id": id, "type": kind, "application_id": application, "name": format!("SKU {id}"),
            "slug": format!("sku-{id}"), "flags": 1 << 2,
        })
    };
    Ok(RestResponse::json(skus.into_iter().map(render).collect()))
}
