//! What is connected to guilds.

use std::sync::Arc;

use discord_model::events::{GuildIntegrationsUpdate, IntegrationDelete};
use discord_model::{Integration, Patch};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn integration_create(&mut self, patch: Patch<Integration>) -> Change {
        let integration = self.keep_created(patch);
        self.note_integration(&integration);
        Change::IntegrationCreated { integration }
    }

    pub(super) fn integration_update(&mut self, patch: Patch<Integration>) -> Change {
        let (old, new) = self.keep_updated(patch);
        self.note_integration(&new);
        Change::IntegrationUpdated { old, new }
    }

    pub(super) fn integration_delete(&mut self, gone: &IntegrationDelete) -> Change {
        let integration = self.forget(Patch {
            value: Integration {
                id: gone.id,
                guild_id: gone.guild_id,
                application_id: gone.application_id,
                ..Integration::default()
            },
            present: 0,
        });
        self.note_integration(&integration);
        Change::IntegrationDeleted { integration }
    }

    /// Discord says no more than that something changed; most often another event has just told what.
    pub(super) fn integrations_update(&self, update: &GuildIntegrationsUpdate) -> Change {
        let guild = update.guild_id;
        let entry = self.guilds.get(&guild);
        Change::IntegrationsUpdated {
            guild,
            integration: entry.and_then(|entry| entry.last_integration.clone()),
        }
    }

    fn note_integration(&mut self, integration: &Arc<Integration>) {
        if let Some(entry) = self.guilds.get_mut(&integration.guild_id) {
            entry.last_integration = Some(integration.clone());
        }
    }
}
