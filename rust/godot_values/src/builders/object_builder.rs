//! The state of a builder: an object in Discord's format, and the errors so far.

use discord_rest::schema::ObjectSchema;
use godot::prelude::*;
use serde_json::{Map, Value};

use crate::convert;

/// The maximum number of errors that are kept: enough to find the mistake, however often it is repeated.
const PROBLEMS: usize = 32;

/// An incomplete object. Each value is validated when it is added; an invalid value is not added, and its error is
/// kept.
pub struct ObjectBuilder {
    class: &'static str,
    schema: &'static ObjectSchema,
    fields: Map<String, Value>,
    files: Vec<Variant>,
    problems: Vec<Problem>,
}

/// An error.
struct Problem {
    /// The field that it is about, if setting the field to another value corrects it.
    field: Option<String>,
    told: String,
}

/// The reason why a value cannot be added to an object.
pub enum BuildError {
    /// The value is invalid.
    Unfit(String),
    /// The value is a builder with errors of its own, and whether they were reported.
    Inherited { told: String, reported: bool },
}

impl From<String> for BuildError {
    fn from(told: String) -> Self {
        Self::Unfit(told)
    }
}

impl ObjectBuilder {
    /// Creates an empty object of this schema.
    pub fn new(class: &'static str, schema: &'static ObjectSchema) -> Self {
        Self {
            class,
            schema,
            fields: Map::new(),
            files: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Returns the object with an initial field that is known to be valid.
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(field.to_owned(), value.into());
        self
    }

    /// Changes the type of the object. Its fields are kept, and are validated again at the end.
    pub fn change_kind(&mut self, kind: u8, schema: &'static ObjectSchema) {
        self.schema = schema;
        self.clear_error("type");
        self.fields.insert("type".to_owned(), kind.into());
    }

    /// Returns the value of a field.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.fields.get(field)
    }

    /// Returns the entries of a list.
    pub fn list(&self, field: &str) -> &[Value] {
        self.get(field)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// Returns whether the schema has a field of this name.
    pub fn takes(&self, field: &str) -> bool {
        self.schema.fields().any(|each| each.name == field)
    }

    /// Sets a field.
    pub fn set(&mut self, field: &str, value: Result<Value, BuildError>) -> Option<String> {
        let value = value.and_then(|value| Ok(self.schema.check_field(field, value)?));
        match value {
            Ok(value) => {
                self.clear_error(field);
                self.fields.insert(field.to_owned(), value);
                None
            }
            Err(refusal) => {
                self.clear_error(field);
                self.refuse(Some(field.to_owned()), refusal)
            }
        }
    }

    /// Adds an entry to a list.
    pub fn add(&mut self, list: &str, entry: Result<Value, BuildError>) -> Option<String> {
        let index = self.list(list).len();
        self.put_entry(list, index, entry)
    }

    /// Replaces the last entry of a list.
    pub fn replace_last(&mut self, list: &str, entry: Value) -> Option<String> {
        let index = self.list(list).len().saturating_sub(1);
        self.put_entry(list, index, Ok(entry))
    }

    fn put_entry(
        &mut self,
        list: &str,
        index: usize,
        entry: Result<Value, BuildError>,
    ) -> Option<String> {
        let entry = entry.and_then(|entry| Ok(self.schema.check_entry(list, index, entry)?));
        let entry = match entry {
            Ok(entry) => entry,
            Err(refusal) => return self.refuse(None, refusal),
        };
        let entries = self
            .fields
            .entry(list)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(entries) = entries {
            entries.truncate(index);
            entries.push(entry);
        }
        None
    }

    /// Checks the combination of the current fields, where more fields can only add errors. It is checked again at the
    /// end.
    pub fn check_combination(&self) -> Option<String> {
        self.schema.check_combination(&self.fields).err()
    }

    /// Records an error. If it is about a field, setting the field to another value corrects it.
    pub fn refuse(&mut self, field: Option<String>, refusal: BuildError) -> Option<String> {
        let (told, news) = match refusal {
            BuildError::Unfit(told) => (format!("{}: {told}", self.class), Some(told)),
            BuildError::Inherited { told, reported } => {
                let news = (!reported).then(|| told.clone());
                (told, news)
            }
        };
        if self.problems.len() < PROBLEMS {
            self.problems.push(Problem { field, told });
        }
        news
    }

    fn clear_error(&mut self, field: &str) {
        self.problems
            .retain(|problem| problem.field.as_deref() != Some(field));
    }

    /// Adds a file, which is read when it is sent.
    pub fn add_file(&mut self, file: Variant) {
        self.files.push(file);
    }

    /// Returns the files in the format of the list `files` of a message.
    pub fn files(&self) -> &[Variant] {
        &self.files
    }

    /// Returns whether all errors were reported. Missing fields are only found at the end.
    pub fn is_reported(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Returns all errors, including missing fields.
    pub fn problems(&self) -> Vec<String> {
        if !self.problems.is_empty() {
            return self
                .problems
                .iter()
                .map(|problem| problem.told.clone())
                .collect();
        }
        let whole = self.schema.check(Value::Object(self.fields.clone()), "");
        whole
            .err()
            .map(|told| format!("{}: {told}", self.class))
            .into_iter()
            .collect()
    }

    /// Returns the object, if it has no errors.
    pub fn finish(&self) -> Result<Value, String> {
        match self.problems() {
            problems if problems.is_empty() => Ok(Value::Object(self.fields.clone())),
            problems => Err(problems.join("; ")),
        }
    }

    /// Returns the current object.
    pub fn to_dictionary(&self) -> VarDictionary {
        let mut dictionary: VarDictionary =
            convert::to_variant(&Value::Object(self.fields.clone()))
                .try_to()
                .unwrap_or_default();
        if !self.files.is_empty() {
            let files: VarArray = self.files.iter().cloned().collect();
            dictionary.set("files", &files.to_variant());
        }
        dictionary
    }
}
