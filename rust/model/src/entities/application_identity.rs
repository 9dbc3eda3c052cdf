use std::sync::Arc;

use serde_json::Value;

use crate::entity::{entity, object};
use crate::{Id, User};

entity! {
    /// An account of a player in a game, which a Discord user has linked to the application of the game.
    ApplicationIdentity as DiscordApplicationIdentity {
        /// The id of the user.
        user_id: Id<User>,
        /// The type of the provider of the account, such as `"NONE"` or `"OIDC"`.
        provider_type: Box<str>,
        /// The id of the provider, which distinguishes several providers of one type; an empty string if there is none.
        provider_id: Option<Box<str>>,
        /// The id of the player at the provider. It is not a Discord id.
        provider_issued_user_id: Box<str>,
    }
}

object! {
    /// The identities in the response of an endpoint.
    ApplicationIdentityList {
        /// The identities.
        identities: Box<[Arc<ApplicationIdentity>]>,
    }
}

entity! {
    /// The data of a game about a player, which is shown in game stats widgets on the player's Discord profile.
    ApplicationIdentityProfile as DiscordApplicationIdentityProfile {
        /// The name of the player in the game, or an empty string.
        username: Option<Box<str>>,
        /// Data of the game that Discord does not use: a [Dictionary], or `null`.
        metadata: Value,
        /// The stats, or `null` if there are none.
        data: Option<Arc<ApplicationIdentityProfileData>>,
    }
}

entity! {
    /// The stats in the profile of a player.
    ApplicationIdentityProfileData as DiscordApplicationIdentityProfileData {
        /// The stats that Discord has defined for all games, or `null` if there are none.
        primary: Option<Arc<ApplicationIdentityPrimaryData>>,
        /// The custom stats of the game.
        dynamic: Box<[Arc<ApplicationIdentityDynamicField>]>,
    }
}

entity! {
    /// The stats that Discord has defined for all games. Numbers are an [int] or a [float], or `null` if they are not set.
    ApplicationIdentityPrimaryData as DiscordApplicationIdentityPrimaryData {
        /// The name of the current season, such as `"Season 3"`, or an empty string.
        season: Option<Box<str>>,
        /// The name of the current rank, such as `"Silver"`, or an empty string.
        rank_name: Option<Box<str>>,
        /// The image of the current rank, or `null`.
        rank_image: Option<Arc<ApplicationIdentityMedia>>,
        /// The name of the highest rank the player has achieved, or an empty string.
        highest_rank: Option<Box<str>>,
        /// The image of the highest rank, or `null`.
        highest_rank_image: Option<Arc<ApplicationIdentityMedia>>,
        /// The name of the character that the player has played most, or an empty string.
        featured_played_character: Option<Box<str>>,
        /// The image of that character, or `null`.
        featured_played_character_image: Option<Arc<ApplicationIdentityMedia>>,
        /// The time played, in hours, such as `69.41`.
        playtime_hours: Value,
        /// The number of wins.
        total_wins: Value,
        /// The number of wins in the current period, such as a season.
        current_period_wins: Value,
        /// The number of games played.
        total_games: Value,
        /// The number of games played in the current period.
        current_period_games: Value,
        /// The number of kills.
        total_kills: Value,
        /// The number of kills in the current period.
        current_period_kills: Value,
        /// The number of assists.
        total_assists: Value,
        /// The number of assists in the current period.
        current_period_assists: Value,
        /// The number of deaths.
        total_deaths: Value,
        /// The number of deaths in the current period.
        current_period_deaths: Value,
    }
}

entity! {
    /// A custom stat of a game.
    ApplicationIdentityDynamicField as DiscordApplicationIdentityDynamicField {
        /// The type of the value: `1` text, `2` a number, `3` an image.
        kind as type: u32,
        /// The name for the widget editor. It is not shown to players.
        name: Box<str>,
        /// The value: a [String], an [int] or [float], or, for an image, a [Dictionary] with its `url`.
        value: Value,
    }
}

entity! {
    /// An image in the profile of a player.
    ApplicationIdentityMedia as DiscordApplicationIdentityMedia {
        /// The URL of the image, which Discord must be able to reach.
        url: Box<str>,
    }
}
