//! The notation of the route table.

/// Writes down a family of endpoints, once, for everything that needs to know them.
///
/// Each entry becomes a [`Route`](crate::Route) in the module, and the whole family becomes a macro of the name given
/// first, which hands the same entries to a callback (`message_routes!(make_methods)`), so that another crate can make a
/// method of each. The `($)` after that name is what lets a macro write a macro.
///
/// An entry, its sections in this order:
///
/// ```text
/// /// Documentation, written for the GDScript user: it becomes the class reference.
/// get_reactions = GET "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}" {
///     path: (channel_id: id, message_id: id, emoji: emoji),  // as in the template; see PathKind
///     required: (),                        // what comes next: part of the body, or of the query of a GET
///     query: [after: id, limit: integer(1..=100)],           // optional, in the query string
///     body: [],                            // optional, in the JSON body
///     check: some::function,               // what no single field can tell; a schema::Check
///     files: attachments,                  // how files travel, where there may be files; see Files
///     permissions: [READ_MESSAGE_HISTORY], // what the bot needs
///     reason: no,                          // whether the audit log takes a reason
///     result: [User],                      // an entity, a list of them, `bool` for nothing, `raw` for plain JSON
/// }
/// ```
///
/// `query`, `body`, `check`, `files` and `permissions` may be left out. The kinds of fields are those of [`kind!`].
///
/// The callback gets each entry as
///
/// ```text
/// {
///     #[doc = "…"] …
///     get_reactions(channel_id: id, message_id: id, emoji: emoji,)
///     options: [after limit]
///     files: []
///     reason: no
///     result: [User]
/// }
/// ```
macro_rules! routes {
    (
        $export:ident ($d:tt);
        $(
            $(#[doc = $doc:tt])*
            $name:ident = $method:ident $template:literal {
                path: ($($path:ident : $path_kind:ident),* $(,)?),
                required: ($($required:ident : $required_kind:ident $(($($required_limit:tt)*))?),* $(,)?),
                $(query: [$($query:ident : $query_kind:ident $(($($query_limit:tt)*))?),* $(,)?],)?
                $(body: [$($body:ident : $body_kind:ident $(($($body_limit:tt)*))?),* $(,)?],)?
                $(check: $check:path,)?
                $(files: $files:ident,)?
                $(permissions: [$($permission:ident),* $(,)?],)?
                reason: $reason:ident,
                result: $result:tt,
            }
        )*
    ) => {
        $(
            $(#[doc = $doc])*
            #[allow(non_upper_case_globals)]
            pub static $name: $crate::Route = $crate::Route {
                name: stringify!($name),
                method: ::http::Method::$method,
                template: $template,
                path: &[$($crate::schema::Parameter {
                    name: stringify!($path),
                    kind: path_kind!($path_kind),
                }),*],
                required: fields![$($required : $required_kind $(($($required_limit)*))?),*],
                query: fields![$($($query : $query_kind $(($($query_limit)*))?),*)?],
                body: fields![$($($body : $body_kind $(($($body_limit)*))?),*)?],
                check: option!($($check)?),
                files: files!($($files)?),
                permissions: &[$($(stringify!($permission)),*)?],
                reason: answer!($reason),
                outcome: outcome!($result),
            };
        )*

        /// The entries of this file, in order.
        pub static ALL: &[&$crate::Route] = &[$(&$name),*];

        /// Hands the endpoints of one family to the macro named by `callback`, as [`routes`](mod@crate::routes) shows.
        #[macro_export]
        macro_rules! $export {
            ($d ($d callback:ident)::+) => {
                $d ($d callback)::+! {
                    $({
                        $(#[doc = $doc])*
                        $name($($path: $path_kind,)* $($required: $required_kind,)*)
                        options: [$($($query)*)? $($($body)*)?]
                        files: [$($files)?]
                        reason: $reason
                        result: $result
                    })*
                }
            };
        }
    };
}

/// The fields of an object: `fields![content: text(0..=2000), tts: bool]`.
macro_rules! fields {
    ($($name:ident : $kind:ident $(($($limit:tt)*))?),* $(,)?) => {
        &[$($crate::schema::Field {
            name: stringify!($name),
            kind: kind!($kind $(($($limit)*))?),
        }),*]
    };
}

/// The kind of a field, as the table writes it. Each stands for the variant of [`Kind`](crate::schema::Kind) of its name.
macro_rules! kind {
    (any) => { $crate::schema::Kind::Any };
    (bool) => { $crate::schema::Kind::Bool };
    (integer) => { kind!(integer(i64::MIN..=i64::MAX)) };
    (integer($range:expr)) => { $crate::schema::Kind::Integer($range) };
    (number($range:expr)) => { $crate::schema::Kind::Number($range) };
    (text) => { kind!(text(0..=usize::MAX)) };
    (text($range:expr)) => { $crate::schema::Kind::Text($range) };
    (words($($word:literal),+ $(,)?)) => { $crate::schema::Kind::Words(&[$($word),+]) };
    (id) => { $crate::schema::Kind::Id };
    (ids($range:expr)) => { kind!(list(id, $range)) };
    (flags) => { $crate::schema::Kind::Flags };
    (timestamp) => { $crate::schema::Kind::Timestamp };
    (colour) => { $crate::schema::Kind::Colour };
    (image) => { $crate::schema::Kind::Image };
    (nonce) => { $crate::schema::Kind::Nonce };
    (message) => { $crate::schema::Kind::Message };
    (object($shape:path)) => { $crate::schema::Kind::Object(&$shape) };
    (list($item:ident $(($($limit:tt)*))?, $range:expr)) => {
        $crate::schema::Kind::List(&kind!($item $(($($limit)*))?), $range)
    };
    (not_null($kind:ident $(($($limit:tt)*))?)) => {
        $crate::schema::Kind::NotNull(&kind!($kind $(($($limit)*))?))
    };
}

macro_rules! path_kind {
    (id) => {
        $crate::schema::PathKind::Id
    };
    (text) => {
        $crate::schema::PathKind::Text
    };
    (emoji) => {
        $crate::schema::PathKind::Emoji
    };
}

macro_rules! files {
    () => {
        $crate::schema::Files::None
    };
    (attachments) => {
        $crate::schema::Files::Attachments
    };
}

macro_rules! outcome {
    (bool) => {
        $crate::schema::Outcome::Nothing
    };
    (raw) => {
        $crate::schema::Outcome::Raw
    };
    ([$entity:ident]) => {
        $crate::schema::Outcome::Many(stringify!($entity))
    };
    ($entity:ident) => {
        $crate::schema::Outcome::One(stringify!($entity))
    };
}

macro_rules! answer {
    (yes) => {
        true
    };
    (no) => {
        false
    };
}

macro_rules! option {
    () => {
        None
    };
    ($value:path) => {
        Some($value)
    };
}
