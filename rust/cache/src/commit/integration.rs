//! Integrations of guilds.

use std::sync::Arc;

use discord_model::events::{GuildIntegrationsUpdate, IntegrationDelete};
use discord_model::{Integration, Patch};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn integration_create(&mut self, patch: Patch<Integration>) -> Change {
        let integration = self.create_resource(patch);
        self.record_last_integration(&integration);
        Change::IntegrationCreated { integration }
    }

    pub(super) fn integration_update(&mut self, patch: Patch<Integration>) -> Change {
        let (old, new) = self.update_resource(patch);
        self.record_last_integration(&new);
        Change::IntegrationUpdated { old, new }
    }

    pub(super) fn integration_delete(&mut self, payload: &IntegrationDelete) -> Change {
        let integration = self.remove_resource(Patch {
            value: Integration {
                id: payload.id,
                guild_id: payload.guild_id,
                application_id: payload.application_id,
                ..Integration::default()
            },
            present: 0,
        });
        self.record_last_integration(&integration);
        Change::IntegrationDeleted { integration }
    }

    /// The event does not contain the change, but the event just before it usually does.
    pub(super) fn integrations_update(&self, update: &GuildIntegrationsUpdate) -> Change {
        let guild = update.guild_id;
        let entry = self.guilds.get(&guild);
        Change::IntegrationsUpdated {
            guild,
            integration: entry.and_then(|entry| entry.last_integration.clone()),
        }
    }

    fn record_last_integration(&mut self, integration: &Arc<Integration>) {
        if let Some(entry) = self.guilds.get_mut(&integration.guild_id) {
            entry.last_integration = Some(integration.clone());
        }
    }
}
