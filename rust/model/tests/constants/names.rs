//! The names of values.

use discord_model::{Intents, MemberFlags, MessageType, Permissions};

#[test]
fn a_number_knows_its_name() {
    assert_eq!(MessageType::REPLY.name(), Some("REPLY"));
    assert_eq!(MessageType(9999).name(), None);
}

#[test]
fn flags_know_the_names_of_their_bits() {
    let flags = Permissions::PIN_MESSAGES | Permissions::KICK_MEMBERS;
    let unknown = Permissions::from_bits_retain(1 << 63);
    let names: Vec<_> = (flags | unknown).names().collect();
    assert_eq!(names, ["KICK_MEMBERS", "PIN_MESSAGES"]);
    assert_eq!(MemberFlags::empty().names().count(), 0);
}

#[test]
fn all_are_those_with_a_name() {
    assert_eq!(Permissions::ALL.names().count(), 52);
    assert_eq!(Permissions::ALL.bits().count_ones(), 52);
    assert_eq!(Intents::ALL, Intents::PRIVILEGED | Intents::UNPRIVILEGED);
}
