//! Applications and related objects.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::has_age;
use crate::entity_class::{connect_class, entity_class};
use crate::image_methods::image_methods;
use crate::image_url;

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
        let icon = image_url::application_icon;
        image_url::url(&self.handle, "get_icon_url", size, &format, icon)
    }

    /// Returns the URL of the cover image, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for
    /// `size` and `format`.
    #[func]
    fn get_cover_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let cover = image_url::application_cover;
        image_url::url(&self.handle, "get_cover_url", size, &format, cover)
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

image_methods! { DiscordApplication;
    /// Loads the icon, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    get_icon_texture(128) = application_icon;
}
