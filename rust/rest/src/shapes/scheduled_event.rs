//! TODO.

use crate::schema::Shape;

/// TODO
pub static RECURRENCE_RULE: Shape = Shape {
    required: fields![start: timestamp, frequency: choice(3, 2, 1, 0)],
    optional: fields![end: timestamp, interval: integer, by_weekday: list(choice(0, 1, 2, 3, 4, 5, 6), 0..=7), by_n_weekday: list(object(BY_NWEEKDAY), 0..=7), by_month: list(choice(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 0..=12), by_month_day: list(integer(-1..=31), 0..=33), by_year_day: list(integer(-1..=365), 0..=367), count: integer],
    check: None,
};

/// TODO
pub static BY_NWEEKDAY: Shape = Shape {
    required: fields![n: integer(1..=5), day: choice(0, 1, 2, 3, 4, 5, 6)],
    optional: fields![],
    check: None,
};

/// TODO
pub static ENTITY_METADATA_EXTERNAL: Shape = Shape {
    required: fields![location: text(0..=100)],
    optional: fields![],
    check: None,
};
