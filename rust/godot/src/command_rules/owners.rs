//! Fetches the owners of the application.

use std::cell::RefCell;
use std::rc::Rc;

use discord_client::requests::Step;
use discord_godot_entities::entities::DiscordApplication;
use discord_model::{Application, Id, TeamMembershipState, User};
use discord_rest::routes::entries::get_current_application;
use godot::prelude::*;

use crate::core::Core;
use crate::rest::build_request;

/// The role of a team member who can only look.
const READ_ONLY: &str = "read_only";

/// Fetches the owners of the application, and then calls `then`: with `true`, if they are known now.
pub(super) fn fetch_owners(core: &Core, then: impl FnOnce(&Core, bool) + 'static) {
    let request = build_request(core, &get_current_application, &[], None, None);
    let method = get_current_application.name;
    let then = Rc::new(RefCell::new(Some(then)));
    let on_failure = then.clone();
    let (number, _) = core.requests.open(method, Variant::nil());
    core.requests.send_opened(
        core,
        number,
        request,
        Some(Box::new(move |core: &Core, application: Variant| {
            let application = application.try_to::<Gd<DiscordApplication>>().ok();
            let owners = application.map(|application| owners_of(&application.bind().entity()));
            let is_known = owners.is_some();
            if let Some(owners) = owners {
                core.command_state.set_owners(owners);
            }
            if let Some(then) = then.take() {
                then(core, is_known);
            }
            Step::Value(Variant::nil())
        })),
        Some(Box::new(move |core: &Core, _| {
            if let Some(then) = on_failure.take() {
                then(core, false);
            }
        })),
    );
}

fn owners_of(application: &Application) -> Vec<Id<User>> {
    let Some(team) = &application.team else {
        return application.owner.iter().map(|owner| owner.id).collect();
    };
    let members = team.members.iter();
    members
        .filter(|member| {
            let has_accepted = member.membership_state == TeamMembershipState::ACCEPTED;
            has_accepted && member.role.as_deref() != Some(READ_ONLY)
        })
        .filter_map(|member| Some(member.user.as_ref()?.id))
        .chain(std::iter::once(team.owner_user_id))
        .collect()
}
