//! The notation of the route table.

/// Defines a family of endpoints.
///
/// It generates a static [`Route`](crate::Route) for each entry, the list `ALL` of them, and a macro with the name that
/// is given first. That macro passes the entries to a callback (`message_routes!(make_methods)`), so that another crate
/// can generate a method for each of them. The `($)` after the name is needed because a macro cannot contain a `$` for
/// the macro that it generates.
///
/// An entry has these sections, in this order:
///
/// ```text
/// /// Documentation, written for the GDScript user: it becomes the class reference.
/// get_reactions = GET "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}" {
///     path: (channel_id: id, message_id: id, emoji: emoji),  // as in the template; see PathKind
///     required: (),                        // what comes next: part of the body, or of the query of a GET
///     raw_body: (commands: list(any, 0..=130)),              // or this parameter is the body itself
///     query: [after: id_or_start, limit: integer(1..=100)],  // optional, in the query string
///     body: [],                            // optional, in the JSON body
///     body_of: MESSAGE,                    // or the fields of a list that several endpoints share
///     check: some::function,               // what no single field can tell; a schema::Check
///     files: attachments,                  // how files travel, where there may be files; see Files
///     permissions: [READ_MESSAGE_HISTORY], // what the bot needs
///     reason: no,                          // whether the audit log takes a reason
///     also: [get_message_reactions],       // other names it is known by
///     result: [User],                      // an entity, a list of them, `bool` for nothing; see `response_type!`
/// }
/// ```
///
/// `raw_body`, `query`, `body`, `body_of`, `check`, `files`, `permissions` and `also` are optional. The kinds of fields
/// are those of [`field_kind!`].
///
/// The callback receives each entry as
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
                $(raw_body: ($raw_body:ident : $raw_body_kind:ident $(($($raw_body_limit:tt)*))?),)?
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
                raw_body: raw_body!($($raw_body : $raw_body_kind $(($($raw_body_limit)*))?)?),
                query: fields![$($($query : $query_kind $(($($query_limit)*))?),*)?],
                body: body!($($fields)? [$($($body : $body_kind $(($($body_limit)*))?),*)?]),
                check: optional!($($check)?),
                files: files!($($files $(($place))?)?),
                permissions: &[$($(stringify!($permission)),*)?],
                reason: yes_or_no!($reason),
                response: response_type!($result),
            };
        )*

        /// The entries of this file, in order.
        pub static ALL: &[&$crate::Route] = &[$(&$name),*];

        /// Passes the endpoints of this family to the macro named by `callback`, as [`routes`](mod@crate::routes) shows.
        #[macro_export]
        macro_rules! $export {
            ($d ($d callback:ident)::+) => {
                $d ($d callback)::+! {
                    $({
                        $(#[doc = $doc])*
                        $name($($path: $path_kind,)* $($required: $required_kind,)* $($raw_body: $raw_body_kind,)?)
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
            kind: field_kind!($kind $(($($limit)*))?),
        }),*]
    };
}

/// The field of [`Route::raw_body`](crate::Route::raw_body), if there is one.
macro_rules! raw_body {
    () => {
        None
    };
    ($name:ident : $kind:ident $(($($limit:tt)*))?) => {
        Some($crate::schema::Field {
            name: stringify!($name),
            kind: field_kind!($kind $(($($limit)*))?),
        })
    };
}

/// The optional fields of a body: its own, or those of a list that is shared.
macro_rules! body {
    ([$($field:tt)*]) => { fields![$($field)*] };
    ($shared:ident []) => { $shared };
}

/// The kind of a field in the notation of the table. Each is a variant of [`FieldKind`](crate::schema::FieldKind) of its name.
macro_rules! field_kind {
    (any) => { $crate::schema::FieldKind::Any };
    (bool) => { $crate::schema::FieldKind::Bool };
    (integer) => { field_kind!(integer(i64::MIN..=i64::MAX)) };
    (integer($range:expr)) => { $crate::schema::FieldKind::Integer($range) };
    (number($range:expr)) => { $crate::schema::FieldKind::Number($range) };
    (text) => { field_kind!(text(0..=usize::MAX)) };
    (text($range:expr)) => { $crate::schema::FieldKind::Text($range) };
    (one_of($($word:literal),+ $(,)?)) => { $crate::schema::FieldKind::OneOf(&[$($word),+]) };
    (choice($($number:literal),+ $(,)?)) => { $crate::schema::FieldKind::Choice(&[$($number),+]) };
    (id) => { $crate::schema::FieldKind::Id };
    (id_or_start) => { $crate::schema::FieldKind::IdOrStart };
    (id_or_none) => { $crate::schema::FieldKind::IdOrNone };
    (ids($range:expr)) => { field_kind!(list(id, $range)) };
    (flags) => { $crate::schema::FieldKind::Flags };
    (timestamp) => { $crate::schema::FieldKind::Timestamp };
    (color) => { $crate::schema::FieldKind::Color };
    (image) => { $crate::schema::FieldKind::Image };
    (sound) => { $crate::schema::FieldKind::Sound };
    (comma_separated($range:expr)) => { $crate::schema::FieldKind::CommaSeparated($range) };
    (file) => { $crate::schema::FieldKind::File };
    (user_ids($range:expr)) => { $crate::schema::FieldKind::UserIds($range) };
    (nonce) => { $crate::schema::FieldKind::Nonce };
    (message) => { $crate::schema::FieldKind::Message };
    (object($schema:path)) => { $crate::schema::FieldKind::Object(&$schema) };
    (list($item:ident $(($($limit:tt)*))?, $range:expr)) => {
        $crate::schema::FieldKind::List(&field_kind!($item $(($($limit)*))?), $range)
    };
    (codes($codes:path)) => { $crate::schema::FieldKind::Choice(&$codes) };
    (by_type($variants:path)) => { $crate::schema::FieldKind::ByType($variants) };
    (map($keys:path, $item:ident $(($($limit:tt)*))?)) => {
        $crate::schema::FieldKind::Map(&$keys, &field_kind!($item $(($($limit)*))?))
    };
    (url($beginnings:path, $length:expr)) => { $crate::schema::FieldKind::Url(&$beginnings, $length) };
    (command_name) => { $crate::schema::FieldKind::CommandName };
    (file_type) => { $crate::schema::FieldKind::FileType };
    (not_null($kind:ident $(($($limit:tt)*))?)) => {
        $crate::schema::FieldKind::NotNull(&field_kind!($kind $(($($limit)*))?))
    };
}

/// The kind of a path parameter in the notation of the table.
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

/// How files are sent, in the notation of the table.
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
    (multipart) => {
        $crate::schema::Files::Multipart
    };
    (multipart_with_json) => {
        $crate::schema::Files::MultipartWithJson
    };
}

/// The [`ResponseType`](crate::schema::ResponseType): `bool` is `true` for a response without content, `raw` is JSON that is not an
/// entity, `bytes` is not JSON, and `(items [Emoji])` is an object with a list under the key `items`.
macro_rules! response_type {
    (bytes) => {
        $crate::schema::ResponseType::Bytes
    };
    (($key:ident [$entity:ident])) => {
        $crate::schema::ResponseType::ManyIn(stringify!($key), stringify!($entity))
    };
    (bool) => {
        $crate::schema::ResponseType::Nothing
    };
    (raw) => {
        $crate::schema::ResponseType::Raw
    };
    ([$entity:ident]) => {
        $crate::schema::ResponseType::Many(stringify!($entity))
    };
    ($entity:ident) => {
        $crate::schema::ResponseType::One(stringify!($entity))
    };
}

/// `yes` or `no` as a `bool`.
macro_rules! yes_or_no {
    (yes) => {
        true
    };
    (no) => {
        false
    };
}

/// An `Option`: `None` without an argument.
macro_rules! optional {
    () => {
        None
    };
    ($value:path) => {
        Some($value)
    };
}
