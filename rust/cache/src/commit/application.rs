//! What people do with the application, and what it sells them.

use std::sync::Arc;

use discord_model::{Entitlement, Interaction, Patch, Subscription};

use crate::{Cache, Change};

impl Cache {
    /// An interaction tells of who used it. What the member may do in the channel is said here alone, and stays.
    pub(super) fn interaction_create(&mut self, mut interaction: Interaction) -> Change {
        if let Some(user) = &mut interaction.user {
            self.users.see(user);
        }
        if let Some(member) = &mut interaction.member {
            let mut seen = member.clone();
            self.see_member(interaction.guild_id, &mut seen);
            let member = Arc::make_mut(member);
            member.guild_id = interaction.guild_id;
            member.user.clone_from(&seen.user);
        }
        let data = interaction.data.as_mut().map(Arc::make_mut);
        if let Some(resolved) = data.and_then(|data| data.resolved.as_mut()) {
            // Which guild a role is of goes without saying.
            for role in Arc::make_mut(resolved).roles.values_mut() {
                Arc::make_mut(role).guild_id = interaction.guild_id;
            }
        }
        Change::InteractionCreated {
            interaction: Arc::new(interaction),
        }
    }

    pub(super) fn entitlement_create(&mut self, patch: Patch<Entitlement>) -> Change {
        let (_, entitlement) = self.entitlements.keep(patch.value.id, patch);
        Change::EntitlementCreated { entitlement }
    }

    pub(super) fn entitlement_update(&mut self, patch: Patch<Entitlement>) -> Change {
        let (old, new) = self.entitlements.keep(patch.value.id, patch);
        Change::EntitlementUpdated { old, new }
    }

    pub(super) fn entitlement_delete(&mut self, patch: Patch<Entitlement>) -> Change {
        let entitlement = self.entitlements.forget(patch.value.id, patch);
        Change::EntitlementDeleted { entitlement }
    }

    pub(super) fn subscription_create(&mut self, patch: Patch<Subscription>) -> Change {
        let (_, subscription) = self.subscriptions.keep(patch.value.id, patch);
        Change::SubscriptionCreated { subscription }
    }

    pub(super) fn subscription_update(&mut self, patch: Patch<Subscription>) -> Change {
        let (old, new) = self.subscriptions.keep(patch.value.id, patch);
        Change::SubscriptionUpdated { old, new }
    }

    pub(super) fn subscription_delete(&mut self, patch: Patch<Subscription>) -> Change {
        let subscription = self.subscriptions.forget(patch.value.id, patch);
        Change::SubscriptionDeleted { subscription }
    }
}
