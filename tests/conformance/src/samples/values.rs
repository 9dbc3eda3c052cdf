//! One value of each kind.

use std::ops::RangeInclusive;

use discord_rest::schema::{FieldKind, ObjectSchema, Parameter, PathKind};
use serde_json::{Map, Value, json};

use super::{PIXEL, rules};

/// The largest whole number a float holds exactly: JSON in GDScript has no others.
const LARGEST: i64 = 1 << 53;
/// How long a text is, and how many a list has, where nothing limits them.
const UNLIMITED: usize = 100;
/// How many users a file of them has at most.
const USERS: usize = 50;
/// The first of the ids that are made up.
const FIRST_ID: u64 = 1_000_000_000_000_000;
/// A moment to come.
const MOMENT: i64 = 1_900_000_000;

/// How much of everything there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The least, and nothing that can be left out.
    Minimal,
    /// The least of everything there can be.
    Least,
    /// The most of everything.
    Most,
    /// Nothing, said as such.
    Null,
}

impl Size {
    /// The same, or the shortest for what cannot be null.
    pub fn or_short(self) -> Self {
        match self {
            Self::Null => Self::Minimal,
            other => other,
        }
    }
}

/// Makes the values of one sample; no two of its ids are the same.
pub struct Maker {
    route: &'static str,
    made: u64,
}

impl Maker {
    pub fn new(route: &'static str) -> Self {
        Self { route, made: 0 }
    }

    /// A parameter of the path.
    pub fn in_path(&mut self, parameter: &Parameter, size: Size) -> Value {
        match parameter.kind {
            PathKind::Id => self.id().into(),
            PathKind::Integer if size == Size::Most => 10.into(),
            PathKind::Integer => 1.into(),
            PathKind::Text if size == Size::Most => "aZ09-_.~".into(),
            PathKind::Text => "a".into(),
            PathKind::Emoji if size == Size::Most => format!("<:dice:{}>", self.id()).into(),
            PathKind::Emoji => "🎲".into(),
        }
    }

    /// A value for the field at a place, such as `embeds.footer.text`; none for one that may be anything, and of which nothing
    /// more is known.
    pub fn value(&mut self, kind: &FieldKind, at: &str, size: Size) -> Option<Value> {
        if let Some(known) = rules::value(self.route, at, size) {
            return Some(known);
        }
        let most = size == Size::Most;
        Some(match kind {
            FieldKind::Any => return None,
            FieldKind::Bool => most.into(),
            FieldKind::Integer(range) => integer(range, most).into(),
            FieldKind::Number(range) if most => range.end().min(LARGEST as f64).into(),
            FieldKind::Number(range) => range.start().max(0.0).into(),
            FieldKind::Text(range) => self.text(range, at, size).into(),
            FieldKind::OneOf(words) => end(words, most).copied().into(),
            FieldKind::Choice(numbers) => end(numbers, most).copied().into(),
            // Those of parameters are numbers in GDScript; elsewhere text does as well.
            FieldKind::Id if most && at.contains('.') => self.id().to_string().into(),
            FieldKind::Id | FieldKind::IdOrStart | FieldKind::IdOrNone => self.id().into(),
            FieldKind::Flags => 1.into(),
            FieldKind::Timestamp if most => "2030-12-31T23:59:59Z".into(),
            FieldKind::Timestamp => MOMENT.into(),
            FieldKind::Color if most => "#FFFFFF".into(),
            FieldKind::Color => 0.into(),
            FieldKind::Image => format!("data:image/png;base64,{PIXEL}").into(),
            FieldKind::Sound => "data:audio/ogg;base64,T2dnUw==".into(),
            FieldKind::CommaSeparated(range) => self.list(&FieldKind::Id, range, at, size),
            FieldKind::UserIds(range) => {
                let few = *range.start()..=USERS.min(*range.end());
                self.list(&FieldKind::Id, &few, at, size)
            }
            FieldKind::Nonce if most => "n".repeat(25).into(),
            FieldKind::Nonce => 5.into(),
            FieldKind::Object(schema) => self.object(schema, at, size),
            FieldKind::ByType(variants) => {
                let variant = end(variants, most)?;
                self.object(variant.schema, at, size)
            }
            FieldKind::Map(keys, kind) => {
                let given = if most {
                    keys
                } else {
                    &keys[..keys.len().min(1)]
                };
                let values = given
                    .iter()
                    .filter_map(|key| Some(((*key).to_owned(), self.value(kind, at, size)?)));
                Value::Object(values.collect())
            }
            FieldKind::Url(beginnings, length) => {
                let beginning = beginnings.first().unwrap_or(&"https://");
                self.made += 1;
                let url = format!("{beginning}example.com/{}/", self.made);
                match most {
                    true => format!("{url:a<length$}", length = *length),
                    false => url,
                }
                .into()
            }
            FieldKind::CommandName if most => format!("{:ä<32}", "wurf-_'1").into(),
            FieldKind::CommandName => "w".into(),
            FieldKind::FileType => if most { ".pdf" } else { "image" }.into(),
            FieldKind::List(kind, range) => self.list(kind, range, at, size),
            FieldKind::NotNull(kind) => return self.value(kind, at, size),
            FieldKind::File | FieldKind::Message => return None,
        })
    }

    fn id(&mut self) -> u64 {
        self.made += 1;
        FIRST_ID + self.made
    }

    fn object(&mut self, schema: &ObjectSchema, at: &str, size: Size) -> Value {
        let optional = schema.optional.iter().filter(|field| {
            size != Size::Minimal || rules::is_always(self.route, &format!("{at}.{}", field.name))
        });
        let mut object = Map::new();
        for field in schema.required.iter().chain(optional.collect::<Vec<_>>()) {
            let here = format!("{at}.{}", field.name);
            if rules::is_left_out(self.route, &here, size) {
                continue;
            }
            if let Some(value) = self.value(&field.kind, &here, size) {
                object.insert(field.name.into(), value);
            }
        }
        object.into()
    }

    /// Of a long list only the first entry has the most of everything.
    fn list(
        &mut self,
        kind: &FieldKind,
        range: &RangeInclusive<usize>,
        at: &str,
        size: Size,
    ) -> Value {
        let length = match size {
            Size::Most if *range.end() == usize::MAX => UNLIMITED,
            Size::Most => *range.end(),
            Size::Minimal => *range.start(),
            _ => (*range.start()).max(1),
        };
        (0..length)
            .filter_map(|index| match kind {
                // No two of a list are the same.
                FieldKind::OneOf(words) => Some((*words.get(index)?).into()),
                FieldKind::Choice(numbers) => Some((*numbers.get(index)?).into()),
                FieldKind::Integer(range) => Some((range.start() + index as i64).into()),
                _ if index == 0 => self.value(kind, at, size),
                FieldKind::Text(range) => Some(self.further(range).into()),
                FieldKind::CommandName => Some(self.further(&(1..=32)).into()),
                _ => self.value(kind, at, Size::Minimal),
            })
            .collect()
    }

    /// A text that differs from the others of its list.
    fn further(&mut self, range: &RangeInclusive<usize>) -> String {
        self.made += 1;
        let text = format!("{:>1$}", self.made, *range.start());
        text.chars().take(*range.end()).collect()
    }

    fn text(&mut self, range: &RangeInclusive<usize>, at: &str, size: Size) -> String {
        let length = match size {
            Size::Most if *range.end() == usize::MAX => UNLIMITED,
            Size::Most => *range.end(),
            _ => *range.start(),
        };
        self.made += 1;
        let name = at.rsplit('.').next().unwrap_or(at);
        if rules::is_url(name) {
            let url = format!("https://example.com/{}/", self.made);
            return match size {
                Size::Most => format!("{url:a<length$}"),
                _ => url,
            };
        }
        let filler = if size == Size::Most { 'ä' } else { 'a' };
        let differs = format!("a{}", self.made);
        let text: String = differs
            .chars()
            .chain(std::iter::repeat(filler))
            .take(length)
            .collect();
        text
    }
}

fn end<T>(of: &[T], last: bool) -> Option<&T> {
    if last { of.last() } else { of.first() }
}

/// The end of a range, or what is as good where there is none.
fn integer(range: &RangeInclusive<i64>, most: bool) -> i64 {
    if most {
        (*range.end()).min(LARGEST)
    } else if *range.start() == i64::MIN {
        0
    } else {
        *range.start()
    }
}

/// JSON that stands in a table as text.
pub fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| json!(text))
}
