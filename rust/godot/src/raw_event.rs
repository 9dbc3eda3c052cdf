//! `raw_event`: converts the JSON of an event to values of GDScript, over as many frames as necessary.
//!
//! A guild can have thousands of channels and members, and a Dictionary can only be created on the main thread. The
//! order of events is kept: the next event is handled only after this one.

use std::cell::RefCell;
use std::time::Instant;

use discord_cache::PreparedEvent;
use discord_client::RawEvent;
use discord_godot_values::convert;
use godot::prelude::*;
use serde_json::{Map, Value};

/// The number of values that are converted between two checks of the time.
const STEP: usize = 64;

/// The event that is being converted, if there is one.
#[derive(Default)]
pub struct RawEventSlot(RefCell<Option<RawEventConversion>>);

struct RawEventConversion {
    shard: u32,
    name: String,
    payload: ValueConversion,
    prepared: Option<PreparedEvent>,
}

/// An event with its payload as values of GDScript.
pub struct ConvertedEvent {
    /// The shard that received it.
    pub shard: u32,
    /// Its name, such as `MESSAGE_CREATE`.
    pub name: String,
    /// Its payload.
    pub payload: Variant,
    /// The prepared event; `None` for events without a type.
    pub prepared: Option<PreparedEvent>,
}

impl RawEventSlot {
    /// Returns whether no event is being converted.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_none()
    }

    /// Starts to convert an event. The previous conversion must be complete.
    pub fn begin(&self, shard: u32, raw: RawEvent, prepared: Option<PreparedEvent>) {
        self.0.replace(Some(RawEventConversion {
            shard,
            name: raw.name,
            payload: ValueConversion::new(raw.data),
            prepared,
        }));
    }

    /// Continues the conversion until the deadline. Returns the event if it is complete.
    pub fn advance(&self, deadline: Instant) -> Option<ConvertedEvent> {
        let mut slot = self.0.borrow_mut();
        let payload = slot.as_mut()?.payload.advance(deadline)?;
        let event = slot.take()?;
        Some(ConvertedEvent {
            shard: event.shard,
            name: event.name,
            payload,
            prepared: event.prepared,
        })
    }

    /// Drops the incomplete conversion, because the login has ended.
    pub fn clear(&self) {
        self.0.take();
    }
}

/// A conversion of JSON to a value of GDScript. It has the incomplete containers, the outermost first.
struct ValueConversion {
    stack: Vec<Container>,
    result: Option<Variant>,
}

enum Container {
    Array(std::vec::IntoIter<Value>, VarArray),
    /// The key is that of the value that is being converted.
    Object(serde_json::map::IntoIter, VarDictionary, GString),
}

impl ValueConversion {
    fn new(value: Value) -> Self {
        let mut conversion = Self {
            stack: Vec::new(),
            result: None,
        };
        conversion.enter(value);
        conversion
    }

    /// Continues until everything is converted or the deadline is reached.
    fn advance(&mut self, deadline: Instant) -> Option<Variant> {
        loop {
            for _ in 0..STEP {
                if self.result.is_some() {
                    return self.result.take();
                }
                self.step();
            }
            if Instant::now() >= deadline {
                return self.result.take();
            }
        }
    }

    /// Converts the next value of the innermost container, or completes that container.
    fn step(&mut self) {
        let next = match self.stack.last_mut() {
            Some(Container::Array(values, _)) => values.next(),
            Some(Container::Object(fields, _, key)) => fields.next().map(|(name, value)| {
                *key = convert::text(&name);
                value
            }),
            None => None,
        };
        if let Some(value) = next {
            return self.enter(value);
        }
        match self.stack.pop() {
            Some(Container::Array(_, array)) => self.add(array.to_variant()),
            Some(Container::Object(_, dictionary, _)) => self.add(dictionary.to_variant()),
            None => {}
        }
    }

    fn enter(&mut self, value: Value) {
        match value {
            Value::Array(values) => {
                let values = values.into_iter();
                self.stack.push(Container::Array(values, VarArray::new()));
            }
            Value::Object(object) => self.stack.push(object_container(object)),
            scalar => self.add(convert::to_variant(&scalar)),
        }
    }

    /// Adds a complete value to the innermost container.
    fn add(&mut self, value: Variant) {
        match self.stack.last_mut() {
            Some(Container::Array(_, array)) => array.push(&value),
            Some(Container::Object(_, dictionary, key)) => dictionary.set(&*key, &value),
            None => self.result = Some(value),
        }
    }
}

fn object_container(object: Map<String, Value>) -> Container {
    Container::Object(object.into_iter(), VarDictionary::new(), GString::new())
}
