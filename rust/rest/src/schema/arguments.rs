//! Checks the arguments of an endpoint, and builds the request.

use std::borrow::Cow;
use std::sync::Arc;

use http::HeaderMap;
use serde_json::{Map, Value};

use super::suggest::unknown_field;
use super::{Field, FieldKind, Files, Route, check};
use crate::request::{File, Request, RequestSettings};
use crate::upload::Media;

/// The arguments of an endpoint, before they are checked. It has no `Debug`, since they may contain the token of a
/// webhook.
#[derive(Default)]
pub struct Arguments {
    /// The parameters in the order of the route: those of the path, the required fields, and the raw body. A parameter that is a file is null
    /// here, and the file is in `files`.
    pub parameters: Vec<Value>,
    /// The optional fields, by Discord's names.
    pub options: Map<String, Value>,
    /// The files to send.
    pub files: Vec<File>,
    /// The images and sounds inside the body that are loaded when the request is sent. Their fields are left out of `options`, and null in
    /// `parameters`.
    pub media: Vec<Media>,
    /// The reason for the audit log; 1 to 512 characters.
    pub reason: Option<String>,
}

/// Arguments that Discord would reject. Nothing has been sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{route}: {problem}")]
pub struct ArgumentError {
    /// The endpoint's name.
    pub route: &'static str,
    /// The problem, with the name of the field and the allowed values.
    pub problem: String,
}

impl Route {
    /// Checks the arguments and builds the request.
    ///
    /// It checks everything that can be checked without Discord: names, types, lengths, ranges, and combinations of
    /// fields.
    pub fn request(&'static self, arguments: Arguments) -> Result<Request, ArgumentError> {
        self.build(arguments).map_err(|problem| ArgumentError {
            route: self.name,
            problem,
        })
    }

    fn build(&'static self, arguments: Arguments) -> Result<Request, String> {
        let Arguments {
            parameters,
            options,
            mut files,
            media,
            reason,
        } = arguments;
        let expected = self.path.len() + self.required.len() + usize::from(self.raw_body.is_some());
        if parameters.len() != expected {
            return Err(format!(
                "{} parameters were given; it takes {expected}",
                parameters.len()
            ));
        }
        let mut parameters = parameters.into_iter();
        let path = self
            .path
            .iter()
            .zip(&mut parameters)
            .map(|(parameter, value)| parameter.encode(&value))
            .collect::<Result<Vec<_>, _>>()?;

        let mut fields = self.options(options)?;
        self.drop_unset_cursors(&mut fields);
        for (field, value) in self.required.iter().zip(&mut parameters) {
            if !media.iter().any(|loaded| loaded.field == field.name) {
                self.require(field, value, &files, &mut fields)?;
            }
        }
        let raw_body = match (&self.raw_body, parameters.next()) {
            (Some(field), Some(value)) => {
                Some(check::check_required(&field.kind, value, field.name)?)
            }
            _ => None,
        };
        self.lists_to_files(&mut fields, &mut files);
        self.check_files(&files)?;
        if let Some(check) = self.check {
            let body = raw_body.as_ref().and_then(Value::as_object);
            check(body.unwrap_or(&fields), files.len())?;
        }
        self.check_reason(reason.as_deref())?;

        let (query, body) = self.split(fields);
        let body = raw_body.or(body);
        Ok(Request {
            route: Some(self),
            method: self.method.clone(),
            template: self.template.into(),
            path: self.fill(path),
            query,
            body,
            files,
            media,
            reason,
            progress: Arc::default(),
            headers: HeaderMap::new(),
            settings: RequestSettings::default(),
        })
    }

    /// Returns the path with its parameters filled in.
    fn fill(&self, parameters: Vec<String>) -> String {
        let mut parameters = parameters.into_iter();
        let segments = self.template.split('/').map(|segment| {
            if segment.starts_with('{') {
                parameters.next().unwrap_or_default().into()
            } else {
                Cow::Borrowed(segment)
            }
        });
        segments.collect::<Vec<_>>().join("/")
    }

    /// Checks the optional fields.
    fn options(&self, options: Map<String, Value>) -> Result<Map<String, Value>, String> {
        let mut checked = Map::new();
        for (name, value) in options {
            let value = self.option(&name, value)?;
            checked.insert(name, value);
        }
        Ok(checked)
    }

    fn option(&self, name: &str, value: Value) -> Result<Value, String> {
        if let Some(field) = check::find(self.body, name) {
            return check::check_optional(&field.kind, value, name);
        }
        if let Some(field) = check::find(self.query, name) {
            return check::check_optional(&field.kind, value, name);
        }
        let known: Vec<_> = self
            .body
            .iter()
            .chain(self.query)
            .map(|field| field.name)
            .collect();
        Err(unknown_field(name, name, &known))
    }

    /// Checks a required parameter and adds it to the fields. A message has several fields.
    fn require(
        &self,
        field: &Field,
        value: Value,
        files: &[File],
        fields: &mut Map<String, Value>,
    ) -> Result<(), String> {
        let given = match (&field.kind, value) {
            (FieldKind::File, _) if files.iter().any(|file| file.field == Some(field.name)) => {
                return Ok(());
            }
            (FieldKind::File, value) => return Err(check::wants(field.name, &value, "a file")),
            (FieldKind::Message, Value::String(content)) => {
                Map::from_iter([("content".into(), Value::String(content))])
            }
            (FieldKind::Message, Value::Object(message)) => message,
            (FieldKind::Message, value) => {
                return Err(check::wants(field.name, &value, "text or a Dictionary"));
            }
            (kind, value) => {
                fields.insert(
                    field.name.into(),
                    check::check_required(kind, value, field.name)?,
                );
                return Ok(());
            }
        };
        for (name, value) in given {
            let value = self.option(&name, value)?;
            if fields.insert(name.clone(), value).is_some() {
                return Err(format!(
                    "{name} is given twice, in {} and in the options",
                    field.name
                ));
            }
        }
        Ok(())
    }

    /// Converts lists that are sent as files to files.
    fn lists_to_files(&self, fields: &mut Map<String, Value>, files: &mut Vec<File>) {
        for field in self.required.iter().chain(self.body) {
            if let FieldKind::UserIds(_) = field.kind
                && let Some(Value::Array(ids)) = fields.remove(field.name)
            {
                files.push(table_of_users(field.name, &ids));
            }
        }
    }

    fn check_files(&self, files: &[File]) -> Result<(), String> {
        let listed = files.iter().filter(|file| file.field.is_none()).count();
        match self.files {
            Files::Attachments(_) if listed > 10 => {
                return Err(format!("files has {listed} entries; Discord allows 10"));
            }
            Files::Attachments(_) => {}
            _ if listed > 0 => return Err("it takes no list of files".into()),
            _ => {}
        }
        files.iter().enumerate().try_for_each(|(index, file)| {
            file.check().map_err(|message| match file.field {
                Some(field) => format!("{field}{message}"),
                None => format!("files[{index}]{message}"),
            })
        })
    }

    fn check_reason(&self, reason: Option<&str>) -> Result<(), String> {
        let Some(reason) = reason else { return Ok(()) };
        if !self.reason {
            return Err(
                "it takes no reason; Discord writes nothing about it into the audit log".into(),
            );
        }
        match reason.chars().count() {
            1..=512 => Ok(()),
            0 => Err("reason is empty; leave it out, or give 1 to 512 characters".into()),
            length => Err(format!(
                "reason is {length} characters long; Discord allows 512"
            )),
        }
    }

    /// Splits the fields into those of the query and those of the body.
    fn split(&self, fields: Map<String, Value>) -> (Vec<(String, String)>, Option<Value>) {
        let in_query = |name: &str| {
            check::find(self.query, name).is_some()
                || self.method == http::Method::GET && check::find(self.required, name).is_some()
        };
        let (query, body): (Map<_, _>, Map<_, _>) =
            fields.into_iter().partition(|(name, _)| in_query(name));
        let has_body = self.method != http::Method::GET
            && (!self.body.is_empty() || !self.required.is_empty());
        let query = query
            .into_iter()
            .flat_map(|(name, value)| query_pairs(name, value))
            .collect();
        (query, has_body.then_some(Value::Object(body)))
    }
}

/// Returns the ids of users as a CSV file with one column, which Discord requires for lists that may be very long.
fn table_of_users(field: &'static str, ids: &[Value]) -> File {
    let mut table = String::from("user_id\n");
    for id in ids.iter().filter_map(Value::as_str) {
        table.push_str(id);
        table.push('\n');
    }
    File {
        name: "users.csv".into(),
        bytes: table.into(),
        content_type: Some("text/csv".into()),
        field: Some(field),
        ..File::default()
    }
}

/// Returns the pairs of a value in a query string: a list repeats its key, null has no pair.
pub(crate) fn query_pairs(name: String, value: Value) -> Vec<(String, String)> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => values
            .into_iter()
            .flat_map(|value| query_pairs(name.clone(), value))
            .collect(),
        Value::String(text) => vec![(name, text)],
        value => vec![(name, value.to_string())],
    }
}
