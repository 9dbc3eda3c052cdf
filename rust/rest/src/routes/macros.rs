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
///     whole: (commands: list(any, 0..=130)),                 // or this is the body itself
///     query: [after: id_or_start, limit: integer(1..=100)],  // optional, in the query string
///     body: [],                            // optional, in the JSON body
///     body_of: MESSAGE,                    // or the fields of a list that several endpoints share
///     check: some::function,               // what no single field can tell; a schema::Check
///     files: attachments,                  // how files travel, where there may be files; see Files
///     permissions: [READ_MESSAGE_HISTORY], // what the bot needs
///     reason: no,                          // whether the audit log takes a reason
///     also: [get_message_reactions],       // other names it is known by
///     result: [User],                      // an entity, a list of them, `bool` for nothing; see `outcome!`
/// }
/// ```
///
/// `whole`, `query`, `body`, `body_of`, `check`, `files`, `permissions` and `also` may be left out. The kinds of fields are
/// those of [`kind!`].
///
/// The callback gets each entry as
///
/// ```text
/// {
///     #[doc = "…"] …
///     get_reactions(channel_id: id, message_id: id, emoji: emoji,)
///     options: [after limit]
///     reason: no
///     also: [get_message_reactions]
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
                $(whole: ($whole:ident : $whole_kind:ident $(($($whole_limit:tt)*))?),)?
                $(query: [$($query:ident : $query_kind:ident $(($($query_limit:tt)*))?),* $(,)?],)?
                $(body: [$($body:ident : $body_kind:ident $(($($body_limit:tt)*))?),* $(,)?],)?
                $(body_of: $fields:ident,)?
                $(check: $check:path,)?
                $(files: $files:ident $(($place:ident))?,)?
                $(permissions: [$($permission:ident),* $(,)?],)?
                reason: $reason:ident,
                $(also: [$($also:ident),* $(,)?],)?
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
                whole: whole!($($whole : $whole_kind $(($($whole_limit)*))?)?),
                query: fields![$($($query : $query_kind $(($($query_limit)*))?),*)?],
                body: body!($($fields)? [$($($body : $body_kind $(($($body_limit)*))?),*)?]),
                check: option!($($check)?),
                files: files!($($files $(($place))?)?),
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
                        $name($($path: $path_kind,)* $($required: $required_kind,)* $($whole: $whole_kind,)?)
                        options: [$($($query)*)? $($($body)*)? $($fields)?]
                        reason: $reason
                        also: [$($($also)*)?]
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

/// The parameter that is the body, if there is one.
macro_rules! whole {
    () => {
        None
    };
    ($name:ident : $kind:ident $(($($limit:tt)*))?) => {
        Some($crate::schema::Field {
            name: stringify!($name),
            kind: kind!($kind $(($($limit)*))?),
        })
    };
}

/// The optional fields of a body: its own, or those of a list that is shared.
macro_rules! body {
    ([$($field:tt)*]) => { fields![$($field)*] };
    ($shared:ident []) => { $shared };
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
    (choice($($number:literal),+ $(,)?)) => { $crate::schema::Kind::Choice(&[$($number),+]) };
    (id) => { $crate::schema::Kind::Id };
    (id_or_start) => { $crate::schema::Kind::IdOrStart };
    (id_or_none) => { $crate::schema::Kind::IdOrNone };
    (ids($range:expr)) => { kind!(list(id, $range)) };
    (flags) => { $crate::schema::Kind::Flags };
    (timestamp) => { $crate::schema::Kind::Timestamp };
    (colour) => { $crate::schema::Kind::Colour };
    (image) => { $crate::schema::Kind::Image };
    (sound) => { $crate::schema::Kind::Sound };
    (joined($range:expr)) => { $crate::schema::Kind::Joined($range) };
    (file) => { $crate::schema::Kind::File };
    (user_ids($range:expr)) => { $crate::schema::Kind::UserIds($range) };
    (nonce) => { $crate::schema::Kind::Nonce };
    (message) => { $crate::schema::Kind::Message };
    (object($shape:path)) => { $crate::schema::Kind::Object(&$shape) };
    (list($item:ident $(($($limit:tt)*))?, $range:expr)) => {
        $crate::schema::Kind::List(&kind!($item $(($($limit)*))?), $range)
    };
    (codes($codes:path)) => { $crate::schema::Kind::Choice(&$codes) };
    (by_type($variants:path)) => { $crate::schema::Kind::ByType($variants) };
    (map($keys:path, $item:ident $(($($limit:tt)*))?)) => {
        $crate::schema::Kind::Map(&$keys, &kind!($item $(($($limit)*))?))
    };
    (url($beginnings:path, $length:expr)) => { $crate::schema::Kind::Url(&$beginnings, $length) };
    (command_name) => { $crate::schema::Kind::CommandName };
    (file_type) => { $crate::schema::Kind::FileType };
    (not_null($kind:ident $(($($limit:tt)*))?)) => {
        $crate::schema::Kind::NotNull(&kind!($kind $(($($limit)*))?))
    };
}

macro_rules! path_kind {
    (integer) => {
        $crate::schema::PathKind::Integer
    };
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
        $crate::schema::Files::Attachments(None)
    };
    (attachments($place:ident)) => {
        $crate::schema::Files::Attachments(Some(stringify!($place)))
    };
    (form) => {
        $crate::schema::Files::Form
    };
    (beside) => {
        $crate::schema::Files::Beside
    };
}

/// What an answer holds: `bool` is `true` for one that says nothing, `raw` JSON that is no entity, `bytes` no JSON at all,
/// `items [Emoji]` in parentheses a list under the key `items`.
macro_rules! outcome {
    (bytes) => {
        $crate::schema::Outcome::Bytes
    };
    (($key:ident [$entity:ident])) => {
        $crate::schema::Outcome::ManyIn(stringify!($key), stringify!($entity))
    };
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
