//! What is left out on purpose, and why.

/// Fields which the types do not keep, wherever they stand. Each is undocumented, or no longer documented, or of no use to a
/// bot.
const FIELDS: &[(&str, &str)] = &[("_trace", "which of Discord's servers answered")];

/// Whether the field at this path is left out on purpose.
pub fn left_out(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or(path);
    FIELDS.iter().any(|(field, _)| *field == name)
}
