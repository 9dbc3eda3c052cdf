use std::sync::Arc;

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
fn the_list_of_roles_is_in_order_after_each_change() {
    let mut cache = in_guild();
    let send_role = |cache: &mut Cache, name, id: u64, position: i32| {
        let role = json!({"id": id.to_string(), "name": "role", "position": position});
        send(cache, name, json!({"guild_id": "10", "role": role}));
    };
    let listed = |cache: &Cache| -> Vec<u64> {
        let guild = cache.guild(id(GUILD)).expect("is cached");
        let roles = guild.guild().roles.iter();
        roles
            .map(|role| role.id.get())
            .filter(|id| *id >= 21)
            .collect()
    };
    for (id, position) in [(21, 1), (22, 2), (23, 3), (24, 3)] {
        send_role(&mut cache, "GUILD_ROLE_CREATE", id, position);
    }
    assert_eq!(listed(&cache), [23, 24, 22, 21]);
    for (role, position, order) in [
        (21, 4, [21, 23, 24, 22]),
        (21, 1, [23, 24, 22, 21]),
        (24, 2, [23, 22, 24, 21]),
        (22, 3, [22, 23, 24, 21]),
        (22, 3, [22, 23, 24, 21]),
    ] {
        send_role(&mut cache, "GUILD_ROLE_UPDATE", role, position);
        assert_eq!(listed(&cache), order, "role {role} at {position}");
        assert_eq!(
            cache.role(id(GUILD), id(role)).map(|role| role.position),
            Some(position)
        );
    }
    let roles = [(22, 1), (21, 2)]
        .map(|(id, position)| json!({"id": id.to_string(), "position": position}));
    send(
        &mut cache,
        "GUILD_UPDATE",
        json!({"id": "10", "roles": roles}),
    );
    assert_eq!(listed(&cache), [21, 22]);
    assert!(cache.role(id(GUILD), id(23)).is_none());
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

#[test]
fn a_deleted_role_visits_no_member() {
    let mut cache = in_guild();
    let ann = json!({"guild_id": "10", "user": user(ANN), "roles": ["11"]});
    send(&mut cache, "GUILD_MEMBER_UPDATE", ann);
    let entry = cache.guild(id(GUILD)).expect("is kept");
    let before = entry.members.get(id(ANN)).cloned();
    send(
        &mut cache,
        "GUILD_ROLE_DELETE",
        json!({"guild_id": "10", "role_id": "11"}),
    );
    let entry = cache.guild(id(GUILD)).expect("is kept");
    assert!(
        entry
            .members
            .get(id(ANN))
            .zip(before.as_ref())
            .is_some_and(|(now, before)| Arc::ptr_eq(now, before)),
        "the member that is kept was not touched"
    );
    assert_eq!(entry.member(id(ANN)).map(|ann| ann.roles.len()), Some(0));
    assert!(entry.members().all(|member| member.roles.is_empty()));
    take!(
        send(
            &mut cache,
            "GUILD_MEMBER_UPDATE",
            json!({"guild_id": "10", "user": user(ANN), "nick": "An"})
        ),
        MemberUpdated { old }
    );
    assert_eq!(old.map(|old| old.roles.len()), Some(0));
}

#[test]
fn many_deleted_roles_take_no_more_and_more_memory() {
    let mut cache = in_guild();
    for role in 0..3_000_u64 {
        let roles = json!({"guild_id": "10", "user": user(ANN), "roles": ["11", (5_000 + role).to_string()]});
        send(&mut cache, "GUILD_MEMBER_UPDATE", roles);
        let gone = json!({"guild_id": "10", "role_id": (5_000 + role).to_string()});
        send(&mut cache, "GUILD_ROLE_DELETE", gone);
        let entry = cache.guild(id(GUILD)).expect("is kept");
        assert!(entry.deleted_roles.len() <= 1_000);
        assert_eq!(
            entry.member(id(ANN)).map(|ann| ann.roles.to_vec()),
            Some(vec![id(ROLE)])
        );
    }
}
