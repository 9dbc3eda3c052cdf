//! What a builder holds: an object as Discord wants it, and what went wrong so far.

use discord_rest::schema::ObjectSchema;
use godot::prelude::*;
use serde_json::{Map, Value};

use crate::convert;

/// How many problems are remembered: enough to see what is wrong, however often it is tried.
const PROBLEMS: usize = 32;

/// An object in the making. What is put into it is checked at once; what is wrong is remembered and left out.
pub struct ObjectBuilder {
    class: &'static str,
    schema: &'static ObjectSchema,
    fields: Map<String, Value>,
    files: Vec<Variant>,
    problems: Vec<Problem>,
}

/// Something wrong.
struct Problem {
    /// The field it is about, if another value for the field mends it.
    field: Option<String>,
    told: String,
}

/// Why a value cannot be put into an object.
pub enum BuildError {
    /// It does not fit.
    Unfit(String),
    /// It is a builder with problems of its own, which were reported or not.
    Inherited { told: String, reported: bool },
}

impl From<String> for BuildError {
    fn from(told: String) -> Self {
        Self::Unfit(told)
    }
}

impl ObjectBuilder {
    /// An empty object of this schema.
    pub fn new(class: &'static str, schema: &'static ObjectSchema) -> Self {
        Self {
            class,
            schema,
            fields: Map::new(),
            files: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The same object with a field from the start, which is known to fit.
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(field.to_owned(), value.into());
        self
    }

    /// Makes it an object of another kind. What was put into it stays, and is checked again in the end.
    pub fn change_kind(&mut self, kind: u8, schema: &'static ObjectSchema) {
        self.schema = schema;
        self.clear_error("type");
        self.fields.insert("type".to_owned(), kind.into());
    }

    /// The value of a field.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.fields.get(field)
    }

    /// The entries of a list.
    pub fn list(&self, field: &str) -> &[Value] {
        self.get(field)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// Whether the object has a field of this name.
    pub fn takes(&self, field: &str) -> bool {
        self.schema.fields().any(|each| each.name == field)
    }

    /// Puts a value into a field.
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

    /// Puts another entry in the place of the last one.
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

    /// Checks what stands together so far, where more can only make it worse. It is checked again in the end.
    pub fn check_combination(&self) -> Option<String> {
        self.schema.check_combination(&self.fields).err()
    }

    /// Remembers that something could not be done; another value for the field, if it is about one, mends it.
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

    /// Adds a file, to be read when it is sent.
    pub fn add_file(&mut self, file: Variant) {
        self.files.push(file);
    }

    /// The files, as the list `files` of a message takes them.
    pub fn files(&self) -> &[Variant] {
        &self.files
    }

    /// Whether all that is wrong has been reported; what is missing is only seen at the end.
    pub fn is_reported(&self) -> bool {
        !self.problems.is_empty()
    }

    /// All that is wrong, also what is still missing.
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

    /// The object, if nothing is wrong with it.
    pub fn finish(&self) -> Result<Value, String> {
        match self.problems() {
            problems if problems.is_empty() => Ok(Value::Object(self.fields.clone())),
            problems => Err(problems.join("; ")),
        }
    }

    /// The object as it is.
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
