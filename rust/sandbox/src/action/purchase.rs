//! Entitlements and subscriptions.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, PurchaseKind};

/// The three actions that create, change and delete purchases of one kind.
macro_rules! purchase_actions {
    ($kind:ident, $title:literal, $field:ident, $fields:literal: $create:ident, $update:ident, $delete:ident) => {
        #[doc = concat!("Creates ", $title, " of a bot's application. Returns it.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub struct $create {
            /// The user who has it. None by default.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub user: Option<Key>,
            /// The guild that has it. None by default.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub guild: Option<Key>,
            /// The bot whose application it is. The first bot by default.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub bot: Option<Key>,
            #[doc = concat!("Other fields to set, with Discord's names: ", $fields, ".")]
            #[serde(flatten)]
            pub fields: Fields,
        }

        impl Perform for $create {
            fn perform(self, state: &mut State) -> Result<Value, ActionError> {
                let bot = state.bot(self.bot.as_ref())?;
                let mut fields = self.fields;
                if let Some(user) = &self.user {
                    fields.insert("user_id".to_owned(), json!(state.user(user)?));
                }
                if let Some(guild) = &self.guild {
                    fields.insert("guild_id".to_owned(), json!(state.guild(guild)?));
                }
                Ok(state.create_purchase(PurchaseKind::$kind, bot, &fields))
            }
        }

        #[doc = concat!("Changes ", $title, ". Returns it.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub struct $update {
            /// Its id.
            pub $field: Id,
            /// The fields to change, the same as those that can be set when it is created.
            #[serde(flatten)]
            pub changes: Fields,
        }

        impl Perform for $update {
            fn perform(self, state: &mut State) -> Result<Value, ActionError> {
                state
                    .update_purchase(PurchaseKind::$kind, self.$field, &self.changes)
                    .ok_or_else(|| unknown(PurchaseKind::$kind, self.$field))
            }
        }

        #[doc = concat!("Deletes ", $title, ". Returns the deleted object.")]
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $delete {
            /// Its id.
            pub $field: Id,
        }

        impl Perform for $delete {
            fn perform(self, state: &mut State) -> Result<Value, ActionError> {
                state
                    .delete_purchase(PurchaseKind::$kind, self.$field)
                    .ok_or_else(|| unknown(PurchaseKind::$kind, self.$field))
            }
        }
    };
}

fn unknown(kind: PurchaseKind, id: Id) -> ActionError {
    ActionError::Unknown {
        kind: kind.title(),
        key: id.to_string(),
    }
}

purchase_actions!(
    Entitlement, "an entitlement", entitlement,
    "`sku_id`, `type`, `starts_at`, `ends_at`, `consumed`, `subscription_id`":
    CreateEntitlement, UpdateEntitlement, DeleteEntitlement
);
purchase_actions!(
    Subscription, "a subscription", subscription,
    "`sku_ids`, `renewal_sku_ids`, `entitlement_ids`, `current_period_start`, `current_period_end`, `status`, `canceled_at`":
    CreateSubscription, UpdateSubscription, DeleteSubscription
);
