//! What users have bought of an application: entitlements and subscriptions.

use serde_json::{Value, json};

use super::Fields;
use super::role::overlay;
use crate::id::{Id, unix_ms};
use crate::time::iso;

/// What was bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PurchaseKind {
    Entitlement,
    Subscription,
}

/// One of them. Only the fields it begins with are ever set.
#[derive(Clone, Debug)]
pub struct Purchase {
    pub id: Id,
    pub application_id: Id,
    fields: Fields,
}

/// Thirty days, in milliseconds.
const MONTH_MS: u64 = 30 * 24 * 3_600_000;

impl PurchaseKind {
    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            PurchaseKind::Entitlement => "entitlement",
            PurchaseKind::Subscription => "subscription",
        }
    }

    fn defaults(self) -> Value {
        match self {
            PurchaseKind::Entitlement => json!({
                "sku_id": "0", "user_id": null, "guild_id": null, "type": 8, "deleted": false, "consumed": false,
                "starts_at": null, "ends_at": null, "subscription_id": null,
            }),
            PurchaseKind::Subscription => json!({
                "user_id": "0", "sku_ids": [], "renewal_sku_ids": null, "entitlement_ids": [],
                "current_period_start": iso(unix_ms()), "current_period_end": iso(unix_ms() + MONTH_MS),
                "status": 0, "canceled_at": null,
            }),
        }
    }
}

impl Purchase {
    /// A new one with nothing set.
    pub fn new(kind: PurchaseKind, id: Id, application_id: Id) -> Purchase {
        let fields = match kind.defaults() {
            Value::Object(fields) => fields,
            _ => Fields::new(),
        };
        Purchase {
            id,
            application_id,
            fields,
        }
    }

    /// A field, null when it is not there.
    pub fn field(&self, name: &str) -> &Value {
        self.fields.get(name).unwrap_or(&Value::Null)
    }

    /// A field that is an id.
    pub fn id_field(&self, name: &str) -> Option<Id> {
        Id::from_json(self.field(name))
    }

    /// Takes over the fields that its kind has.
    pub fn apply(&mut self, changes: &Fields) {
        for (key, value) in changes {
            if let Some(field) = self.fields.get_mut(key) {
                *field = value.clone();
            }
        }
    }

    /// The purchase as JSON. An entitlement does not tell of a guild or a subscription that it has not to do with.
    pub fn render(&self, kind: PurchaseKind) -> Value {
        let mut rendered = match kind {
            PurchaseKind::Entitlement => {
                json!({ "id": self.id, "application_id": self.application_id })
            }
            PurchaseKind::Subscription => json!({ "id": self.id }),
        };
        overlay(&mut rendered, &self.fields);
        if let Value::Object(fields) = &mut rendered {
            fields.retain(|key, value| {
                !value.is_null() || !matches!(key.as_str(), "guild_id" | "subscription_id")
            });
        }
        rendered
    }
}
