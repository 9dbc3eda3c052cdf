//! Stage instances of open stages.

use discord_model::*;
use godot::prelude::*;

use super::shared::{entity_class_in_guild_channel, has_age};
use crate::entity_class::connect_class;
use crate::rest_methods::rest_methods;

discord_model::define_stage_instance!(entity_class_in_guild_channel);
connect_class!(StageInstance as DiscordStageInstance {
    key: |stage| stage.id.is_some().then_some((stage.guild_id.get(), stage.id.get())),
    whole: |stage| !stage.topic.is_empty(),
    current: |stage, cache| cache.get::<StageInstance>(stage.guild_id, &stage.id).cloned(),
});
has_age!(DiscordStageInstance);

rest_methods! {
    DiscordStageInstance as stage {
        /// Changes the stage instance. The options are those of [method DiscordREST.modify_stage_instance].
        modify(; options, reason) = modify_stage_instance[stage.channel_id];

        /// Closes the stage.
        delete(; reason) = delete_stage_instance[stage.channel_id];
    }
}
