//! Interactions, entitlements and subscriptions.

use std::sync::Arc;

use discord_model::{Entitlement, Guild, Id, Interaction, Patch, Resolved, Subscription};

use crate::{Cache, Change};

impl Cache {
    /// Updates the user, the message and the resolved entities of an interaction.
    pub(super) fn interaction_create(&mut self, mut interaction: Interaction) -> Change {
        let guild = interaction.guild_id;
        if let Some(user) = &mut interaction.user {
            self.users.update(user);
        }
        if let Some(member) = &mut interaction.member {
            self.update_partial_member(guild, member);
            // Discord sends the user inside the member in guilds, and separately in direct messages.
            if interaction.user.is_none() {
                interaction.user.clone_from(&member.user);
            }
        }
        if let Some(message) = &mut interaction.message {
            let message = Arc::make_mut(message);
            if message.guild_id.is_none() {
                message.guild_id = guild;
            }
            self.update_from_message(message);
        }
        let data = interaction.data.as_mut().map(Arc::make_mut);
        if let Some(resolved) = data.and_then(|data| data.resolved.as_mut()) {
            self.update_from_resolved(guild, resolved);
        }
        Change::InteractionCreated {
            interaction: Arc::new(interaction),
        }
    }

    /// Updates resolved entities. Discord sends them without their guild, and members without their user.
    pub(super) fn update_from_resolved(&mut self, guild: Id<Guild>, resolved: &mut Arc<Resolved>) {
        let resolved = Arc::make_mut(resolved);
        for user in resolved.users.values_mut() {
            self.users.update(user);
        }
        for role in resolved.roles.values_mut() {
            Arc::make_mut(role).guild_id = guild;
        }
        for (id, member) in resolved.members.iter_mut() {
            if let Some(user) = resolved.users.get(id) {
                Arc::make_mut(member)
                    .user
                    .get_or_insert_with(|| user.clone());
            }
            self.update_partial_member(guild, member);
        }
        for message in resolved.messages.values_mut() {
            let message = Arc::make_mut(message);
            if message.guild_id.is_none() {
                message.guild_id = guild;
            }
            self.update_from_message(message);
        }
    }

    pub(super) fn entitlement_create(&mut self, patch: Patch<Entitlement>) -> Change {
        let entitlement = self.entitlements.create(patch.value.id, patch);
        Change::EntitlementCreated { entitlement }
    }

    pub(super) fn entitlement_update(&mut self, patch: Patch<Entitlement>) -> Change {
        let now = self.now();
        let (old, new) = self.entitlements.update(now, patch.value.id, patch);
        Change::EntitlementUpdated { old, new }
    }

    pub(super) fn entitlement_delete(&mut self, patch: Patch<Entitlement>) -> Change {
        let now = self.now();
        let entitlement = self.entitlements.delete(now, patch.value.id, patch);
        Change::EntitlementDeleted { entitlement }
    }

    pub(super) fn subscription_create(&mut self, patch: Patch<Subscription>) -> Change {
        let subscription = self.subscriptions.create(patch.value.id, patch);
        Change::SubscriptionCreated { subscription }
    }

    pub(super) fn subscription_update(&mut self, patch: Patch<Subscription>) -> Change {
        let now = self.now();
        let (old, new) = self.subscriptions.update(now, patch.value.id, patch);
        Change::SubscriptionUpdated { old, new }
    }

    pub(super) fn subscription_delete(&mut self, patch: Patch<Subscription>) -> Change {
        let now = self.now();
        let subscription = self.subscriptions.delete(now, patch.value.id, patch);
        Change::SubscriptionDeleted { subscription }
    }
}
