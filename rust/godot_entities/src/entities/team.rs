//! Teams that own applications.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::has_age;
use crate::entity_class::{connect_class, entity_class};
use crate::image_url;

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
        image_url::url(
            &self.handle,
            "get_icon_url",
            size,
            &format,
            image_url::team_icon,
        )
    }
}
