//! The types of the route table, and the check of arguments against them.

mod arguments;
mod check;
mod command_name;
mod cursors;
mod description;
mod field;
mod media;
mod object_schema;
mod path;
mod route;
mod suggest;

pub(crate) use arguments::query_pairs;
pub use arguments::{ArgumentError, Arguments};
pub use check::id as parse_id;
pub use command_name::is_command_name;
pub use field::{Field, FieldKind, ObjectSchema, Variant};
pub use media::MediaKind;
pub use path::{Parameter, PathKind};
pub use route::{Check, Files, ResponseType, Route};
pub use suggest::nearest;
