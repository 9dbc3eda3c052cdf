//! The code that one definition of an entity generates.

use discord_model::{
    Channel, ChannelType, Encode, Entity, Guild, Id, Member, Message, Patch, Permissions, User,
    decode,
};

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
    other.merge(user.clone(), user.non_default_fields());
    assert_eq!(
        (other.id, &*other.username, other.bot),
        (Id::new(1), "ann", true)
    );
}

#[test]
fn a_definition_is_passed_on_completely() {
    macro_rules! names {
        ($(#[doc = $doc:tt])* $name:ident as $class:ident {
            $($(#[doc = $field_doc:tt])* $field:ident $(as $json:ident)? $(from $key:ident)? : $type:ty),* $(,)?
        }) => {
            (stringify!($class), [$(stringify!($field)),*])
        };
    }
    let (class, fields) = discord_model::define_channel!(names);
    assert_eq!(class, "DiscordChannel");
    assert_eq!(fields.len(), Channel::FIELDS.len());
    assert_eq!(fields[1], "kind");
}

#[test]
fn a_name_of_its_own_leaves_the_json_name_alone() {
    let guild: Patch<Guild> = decode::from_str(r#"{"id":"1","owner":true}"#)
        .expect("this is JSON")
        .expect("an object");
    assert!(guild.value.bot_is_owner);
    assert_eq!(guild.value.encode(false)["owner"], true);
}

#[test]
fn partial_objects_remember_what_was_sent() {
    let member: Member = decode::from_str(r#"{"nick":null,"user":{"id":"1"},"permissions":"0"}"#)
        .expect("this is JSON")
        .expect("an object");
    let bit = Member::field_bit;
    let sent = bit("nick") | bit("user") | bit("permissions");
    assert_eq!(member.present.fields(), sent);
    assert_eq!(member.own_permissions(), Some(Permissions::empty()));
    assert_eq!(Member::default().own_permissions(), None);
    let mut known = Member {
        nick: Some("ann".into()),
        pending: true,
        ..Member::default()
    };
    known.merge(member.clone(), sent & !bit("permissions"));
    assert_eq!((known.nick.as_deref(), known.pending), (None, true));
    assert_eq!(known.own_permissions(), None, "was not merged");
    assert_eq!(known.present.fields(), bit("nick") | bit("user"));
    assert!(
        member.fields_equal(&known, bit("nick")) && !member.fields_equal(&known, bit("pending"))
    );
}

#[test]
fn a_mention_is_a_user_and_may_be_a_member() {
    let text = r#"{"mentions":[{"id":"1","member":{"nick":"An"},"username":"ann"},{"id":"2"}]}"#;
    let message: Message = decode::from_str(text)
        .expect("this is JSON")
        .expect("an object");
    let [ann, ben] = &*message.mentions else {
        panic!("two are mentioned");
    };
    assert_eq!((&*ann.username, ann.id), ("ann", Id::new(1)));
    let nick = ann
        .member
        .as_ref()
        .and_then(|member| member.nick.as_deref());
    assert_eq!((nick, &ben.member), (Some("An"), &None));
    assert_eq!(message.encode(false).to_string(), text);
}
