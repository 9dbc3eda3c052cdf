//! Modals: forms to fill in.

use super::component::{MODAL_COMPONENTS, together};
use crate::schema::Shape;

/// A [modal](https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal).
pub static MODAL: Shape = Shape {
    required: fields![
        custom_id: text(1..=100),
        title: text(1..=45),
        components: list(by_type(MODAL_COMPONENTS), 1..=5),
    ],
    optional: fields![],
    check: Some(together::of_modal),
};
