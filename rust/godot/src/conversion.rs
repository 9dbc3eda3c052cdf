//! Converts the JSON of events and packets to values of GDScript, over as many frames as necessary.
//!
//! A guild can have thousands of channels and members, and a Dictionary can only be created on the main thread. The
//! order of events is kept: the next event is handled only after this one.

use std::cell::RefCell;
use std::time::Instant;

use discord_cache::PreparedEvent;
use discord_godot_values::convert;
use godot::prelude::*;
use serde_json::{Map, Value};

/// The number of values that are converted between two checks of the time.
const STEP: usize = 64;

/// The payload that is being converted, if there is one.
#[derive(Default)]
pub struct ConversionSlot(RefCell<Option<(Source, ValueConversion)>>);

/// What a payload belongs to.
pub enum Source {
    /// An event, for `raw_event`.
    Event {
        /// The shard that received it.
        shard: u32,
        /// Its number within the session; 0 for an event that was injected.
        sequence: u64,
        /// Its name, such as `MESSAGE_CREATE`.
        name: String,
        /// The prepared event; `None` for events without a type.
        prepared: Option<PreparedEvent>,
    },
    /// A packet of a connection.
    Packet {
        /// The shard that sent or received it.
        shard: u32,
        /// Whether it was sent.
        sent: bool,
    },
}

impl ConversionSlot {
    /// Returns whether nothing is being converted.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_none()
    }

    /// Starts to convert a payload. The previous conversion must be complete.
    pub fn begin(&self, source: Source, payload: Value) {
        let conversion = ValueConversion::new(payload);
        self.0.replace(Some((source, conversion)));
    }

    /// Continues the conversion until the deadline. Returns the payload if it is complete.
    pub fn advance(&self, deadline: Instant) -> Option<(Source, Variant)> {
        let mut slot = self.0.borrow_mut();
        let (_, conversion) = slot.as_mut()?;
        let payload = conversion.advance(deadline)?;
        let (source, _) = slot.take()?;
        Some((source, payload))
    }

    /// Returns the shard and the sequence number of the event whose payload is being converted.
    pub fn event(&self) -> Option<(u32, u64)> {
        match self.0.borrow().as_ref()?.0 {
            Source::Event {
                shard, sequence, ..
            } => Some((shard, sequence)),
            Source::Packet { .. } => None,
        }
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
