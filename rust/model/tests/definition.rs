//! What one definition of an entity gives.

use discord_model::{Channel, ChannelType, Entity, Id, Message, User};

#[test]
fn fields_bear_their_json_names() {
    assert_eq!(Channel::FIELDS[0..2], ["id", "type"]);
    assert_eq!(Channel::field_index("type"), Some(1));
    assert_eq!(
        Channel::field_index("kind"),
        None,
        "that is only Rust's name"
    );
    for (index, name) in Message::FIELDS.iter().enumerate() {
        assert_eq!(Message::field_index(name), Some(index), "{name}");
    }
}

#[test]
fn merging_takes_only_what_is_present() {
    let mut channel = Channel {
        name: Some("old".into()),
        position: 3,
        ..Channel::default()
    };
    let news = Channel {
        name: Some("new".into()),
        position: 7,
        kind: ChannelType::GUILD_VOICE,
        ..Channel::default()
    };
    let bit = |field| 1 << Channel::field_index(field).expect("is a field");
    channel.merge(news, bit("name") | bit("type"));
    assert_eq!(
        (channel.name.as_deref(), channel.position),
        (Some("new"), 3)
    );
    assert_eq!(channel.kind, ChannelType::GUILD_VOICE);
}

#[test]
fn what_differs_from_nothing_was_said() {
    let user = User {
        id: Id::new(1),
        bot: true,
        ..User::default()
    };
    let mut other = User {
        id: Id::new(2),
        username: "ann".into(),
        ..User::default()
    };
    other.merge(user.clone(), user.said());
    assert_eq!(
        (other.id, &*other.username, other.bot),
        (Id::new(1), "ann", true)
    );
}

#[test]
fn a_definition_is_handed_on_whole() {
    macro_rules! names {
        ($(#[doc = $doc:tt])* $name:ident as $class:ident {
            $($(#[doc = $field_doc:tt])* $field:ident $(as $json:ident)? : $type:ty),* $(,)?
        }) => {
            (stringify!($class), [$(stringify!($field)),*])
        };
    }
    let (class, fields) = discord_model::define_channel!(names);
    assert_eq!(class, "DiscordChannel");
    assert_eq!(fields.len(), Channel::FIELDS.len());
    assert_eq!(fields[1], "kind");
}
