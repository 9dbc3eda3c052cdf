//! Applications and what belongs to them.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::has_age;
use crate::cdn;
use crate::entity::{connect_class, entity_class};

discord_model::define_application!(entity_class);
connect_class!(Application as DiscordApplication {
    key: |application| application.id.is_some().then_some((application.id.get(), 0)),
    current: |application, cache| cache.application().filter(|own| own.id == application.id).cloned(),
});
has_age!(DiscordApplication);

#[godot_api(secondary)]
impl DiscordApplication {
    /// Returns the URL of the icon, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for `size` and
    /// `format`.
    #[func]
    fn get_icon_url(
        &self,
        #[opt(default = 128)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let icon = cdn::application_icon;
        cdn::url(&self.handle, "get_icon_url", size, &format, icon)
    }

    /// Returns the URL of the cover image, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for
    /// `size` and `format`.
    #[func]
    fn get_cover_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let cover = cdn::application_cover;
        cdn::url(&self.handle, "get_cover_url", size, &format, cover)
    }
}

discord_model::define_activity_instance!(entity_class);
connect_class!(ActivityInstance as DiscordActivityInstance);

discord_model::define_activity_location!(entity_class);
connect_class!(ActivityLocation as DiscordActivityLocation);

discord_model::define_application_role_connection!(entity_class);
connect_class!(ApplicationRoleConnection as DiscordApplicationRoleConnection);

discord_model::define_application_role_connection_metadata!(entity_class);
connect_class!(ApplicationRoleConnectionMetadata as DiscordApplicationRoleConnectionMetadata);

discord_model::define_install_params!(entity_class);
connect_class!(InstallParams as DiscordInstallParams);

discord_model::define_integration_type_config!(entity_class);
connect_class!(IntegrationTypeConfig as DiscordIntegrationTypeConfig);

discord_model::define_team!(entity_class);
connect_class!(Team as DiscordTeam {
    key: |team| team.id.is_some().then_some((team.id.get(), 0)),
    whole: |team| !team.name.is_empty(),
    current: |team, cache| cache.team(team.id).cloned(),
});
has_age!(DiscordTeam);

discord_model::define_team_member!(entity_class);
connect_class!(TeamMember as DiscordTeamMember);

#[godot_api(secondary)]
impl DiscordTeam {
    /// Returns the URL of the icon, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for `size` and
    /// `format`.
    #[func]
    fn get_icon_url(
        &self,
        #[opt(default = 128)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        cdn::url(&self.handle, "get_icon_url", size, &format, cdn::team_icon)
    }
}
