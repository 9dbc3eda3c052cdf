use serde_json::json;

use super::*;

#[test]
fn a_role_comes_changes_and_goes() {
    let mut cache = in_guild();
    let create = json!({"guild_id": "10", "role": {"id": "12", "name": "new", "permissions": "8"}});
    take!(
        send(&mut cache, "GUILD_ROLE_CREATE", create),
        RoleCreated { role }
    );
    assert_eq!(role.guild_id, id(GUILD));
    assert_eq!(cache.role(id(GUILD), id(12)), Some(&role));
    let update = json!({"guild_id": "10", "role": {"id": "12", "name": "newer"}});
    take!(
        send(&mut cache, "GUILD_ROLE_UPDATE", update),
        RoleUpdated { old, new }
    );
    assert_eq!(old, Some(role));
    assert_eq!((&*new.name, new.permissions.bits()), ("newer", 8));
    assert_eq!(new.guild_id, id(GUILD));
    let delete = json!({"guild_id": "10", "role_id": "12"});
    take!(
        send(&mut cache, "GUILD_ROLE_DELETE", delete),
        RoleDeleted { role }
    );
    assert_eq!(role, new);
    assert!(cache.role(id(GUILD), id(12)).is_none());
}

#[test]
fn a_deleted_role_leaves_its_members() {
    let mut cache = in_guild();
    let promoted = json!({"guild_id": "10", "user": user(ANN), "roles": ["11", "13"]});
    send(&mut cache, "GUILD_MEMBER_UPDATE", promoted);
    send(
        &mut cache,
        "GUILD_ROLE_DELETE",
        json!({"guild_id": "10", "role_id": "11"}),
    );
    let ann = cache.member(id(GUILD), id(ANN)).expect("is kept");
    assert_eq!(*ann.roles, [id(13)]);
}

#[test]
fn roles_that_are_not_known_are_told_of_all_the_same() {
    for guild in ["10", "20"] {
        let mut cache = in_guild();
        let role = json!({"guild_id": guild, "role": {"id": "12", "name": "new"}});
        take!(
            send(&mut cache, "GUILD_ROLE_UPDATE", role),
            RoleUpdated { old, new }
        );
        assert_eq!((old, &*new.name), (None, "new"));
        let gone = json!({"guild_id": guild, "role_id": "99"});
        take!(
            send(&mut cache, "GUILD_ROLE_DELETE", gone),
            RoleDeleted { role }
        );
        assert_eq!(role.id, id(99));
    }
}
