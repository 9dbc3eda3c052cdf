//! Edits of entities: a class for each endpoint that changes one, with a method for each field of its entry in the
//! route table.

mod entity_edit;

use discord_rest::routes::entries::*;
use godot::prelude::*;

use entity_edit::EntityEdit;

use crate::entities::*;

/// Generates the class of the edits of an entity, and the method `edit` of the entity:
///
/// ```text
/// DiscordRoleEdit of DiscordRole as role = modify_guild_role[role.guild_id, role.id] ".set_name(…)" { name permissions … }
/// ```
///
/// The text is the call in the example. The fields are those of the body of the endpoint; a test fails if one is missing. In the documentation,
/// `@endpoint.field@` stands for what the field accepts: `class_reference.rs` replaces it.
macro_rules! edits {
    ($(
        $class:ident of $entity:ident as $me:ident = $route:ident[$($id:expr),*] $example:literal { $($field:ident)* }
    )*) => {
        $(edits! { @class $class $entity $me $route [$($id),*] $example { $($field)* } })*

        /// The fields of each endpoint that have a method.
        #[cfg(test)]
        static FIELDS: &[(&discord_rest::Route, &[&str])] = &[$(
            (&$route, &[$(stringify!($field)),*])
        ),*];
    };
    (@class $class:ident $entity:ident $me:ident $route:ident [$($id:expr),*] $example:literal { $($field:ident)* }) => {
        pastey::paste! {
            #[doc = "Changes of a [" $entity "], which are sent in one request. Returned by [method " $entity ".edit]."]
            ///
            /// Each method sets one field, and returns this object. Fields that are not set are not sent, so they keep
            /// their values. Values are checked by [method submit].
            #[derive(GodotClass)]
            #[class(no_init, base = RefCounted)]
            pub struct $class {
                edit: EntityEdit,
            }

            #[godot_api]
            impl $class {
                $(
                    #[doc = "Sets `" $field "`: @" $route "." $field "@."]
                    #[func(gd_self)]
                    fn [<set_ $field>](this: Gd<Self>, value: Variant) -> Gd<Self> {
                        this.bind().edit.set(stringify!($field), &value);
                        this
                    }
                )*

                /// Returns the changes so far, by Discord's names. This is a copy.
                #[func]
                fn get_changes(&self) -> VarDictionary {
                    self.edit.changes()
                }

                #[doc = "Awaitable. Sends the changes with [method DiscordREST." $route "], and returns what it returns:"]
                #[doc = "the changed [" $entity "], or `null` on failure. `reason` is written into the audit log, 1 to 512 characters."]
                #[func]
                fn submit(&self, #[opt(default = "")] reason: GString) -> Signal {
                    self.edit.submit(&reason)
                }
            }

            #[godot_api(secondary)]
            impl $entity {
                #[doc = "Returns an object that collects changes, and sends them in one request. Only the fields that are set are"]
                #[doc = "sent. See [method DiscordREST." $route "] for the permissions that are needed."]
                ///
                /// ```gdscript
                #[doc = "await " $me ".edit()" $example ".submit()"]
                /// ```
                #[func]
                fn edit(&self) -> Gd<$class> {
                    let $me = self.entity();
                    let ids = vec![$(discord_godot_values::argument::Argument::argument(&$id)),*];
                    let edit = EntityEdit::new(self.handle.client_id(), &$route, ids);
                    Gd::from_object($class { edit })
                }
            }
        }
    };
}

edits! {
    DiscordGuildEdit of DiscordGuild as guild = modify_guild[guild.id] ".set_name(\"Workshop\").set_description(null)" {
        name description icon banner splash discovery_splash home_header verification_level default_message_notifications
        explicit_content_filter afk_channel_id afk_timeout system_channel_id system_channel_flags rules_channel_id
        public_updates_channel_id safety_alerts_channel_id preferred_locale features premium_progress_bar_enabled region
    }
    DiscordChannelEdit of DiscordChannel as channel = modify_channel[channel.id] ".set_topic(\"Tea\").set_nsfw(false)" {
        position topic bitrate user_limit nsfw rate_limit_per_user parent_id permission_overwrites rtc_region video_quality_mode
        default_auto_archive_duration default_reaction_emoji default_thread_rate_limit_per_user default_sort_order
        default_forum_layout default_tag_setting available_tags flags name icon type archived locked invitable
        auto_archive_duration applied_tags
    }
    DiscordMemberEdit of DiscordMember as member = modify_guild_member[member.guild_id, member.user_id()] ".set_nick(\"Ada\")" {
        nick roles mute deaf channel_id communication_disabled_until flags
    }
    DiscordRoleEdit of DiscordRole as role = modify_guild_role[role.guild_id, role.id] ".set_name(\"Winners\").set_hoist(true)" {
        name permissions color colors hoist mentionable icon unicode_emoji
    }
    DiscordWebhookEdit of DiscordWebhook as webhook = modify_webhook[webhook.id] ".set_name(\"Herald\")" {
        name avatar channel_id
    }
    DiscordStickerEdit of DiscordSticker as sticker = modify_guild_sticker[sticker.guild_id, sticker.id] ".set_name(\"Wave\")" {
        name description tags
    }
    DiscordSoundboardSoundEdit of DiscordSoundboardSound as sound = modify_guild_soundboard_sound[sound.guild_id, sound.sound_id] ".set_volume(0.5)" {
        name volume emoji_id emoji_name
    }
    DiscordScheduledEventEdit of DiscordScheduledEvent as event = modify_guild_scheduled_event[event.guild_id, event.id] ".set_name(\"Finals\")" {
        status name privacy_level scheduled_start_time scheduled_end_time entity_type channel_id entity_metadata description image
        recurrence_rule
    }
    DiscordStageInstanceEdit of DiscordStageInstance as stage = modify_stage_instance[stage.channel_id] ".set_topic(\"The final\")" {
        topic privacy_level
    }
    DiscordAutoModerationRuleEdit of DiscordAutoModerationRule as rule = modify_auto_moderation_rule[rule.guild_id, rule.id] ".set_enabled(false)" {
        name event_type trigger_type trigger_metadata actions enabled exempt_roles exempt_channels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_table_has_a_method() {
        for (route, methods) in FIELDS {
            let fields: Vec<_> = route.body.iter().map(|field| field.name).collect();
            assert_eq!(fields, *methods, "{}", route.name);
            assert!(route.required.is_empty() && route.reason, "{}", route.name);
        }
    }
}
