//! Modals.

use super::component::{MODAL_COMPONENTS, combinations};
use crate::schema::ObjectSchema;

/// A [modal](https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal).
pub static MODAL: ObjectSchema = ObjectSchema {
    required: fields![
        custom_id: text(1..=100),
        title: text(1..=45),
        components: list(by_type(MODAL_COMPONENTS), 1..=5),
    ],
    optional: fields![],
    check: Some(combinations::check_modal),
};
