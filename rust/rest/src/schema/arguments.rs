//! From what a caller gives to a request that is right.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::suggest::unknown_field;
use super::{Field, Files, Kind, Route, check};
use crate::request::{File, Request};
use crate::upload::Media;

/// What a caller gives to an endpoint, before any check. It has no `Debug`: among it may be the token of a webhook.
#[derive(Default)]
pub struct Arguments {
    /// The parameters in the order of the table: those of the path, the required ones, and the one that is the body. For one
    /// that is a file it is null, and the file is among `files`.
    pub parameters: Vec<Value>,
    /// What is optional, by Discord's names.
    pub options: Map<String, Value>,
    /// The files to send along.
    pub files: Vec<File>,
    /// The images and sounds inside the body that are loaded when the request is sent. Their fields are not among `options`,
    /// and null among `parameters`.
    pub media: Vec<Media>,
    /// What the audit log shall say; 1 to 512 characters.
    pub reason: Option<String>,
}

/// Arguments that Discord would refuse; nothing has been sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{route}: {problem}")]
pub struct ArgumentError {
    /// The endpoint's name.
    pub route: &'static str,
    /// What is wrong, naming the field and what is allowed.
    pub problem: String,
}

impl Route {
    /// Checks the arguments and builds the request.
    ///
    /// Everything that can be known without Discord is checked here: names, types, lengths, ranges, and what only several
    /// fields tell together.
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
        let expected = self.path.len() + self.required.len() + usize::from(self.whole.is_some());
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
        let whole = match (&self.whole, parameters.next()) {
            (Some(field), Some(value)) => Some(check::required(&field.kind, value, field.name)?),
            _ => None,
        };
        self.lists_to_files(&mut fields, &mut files);
        self.check_files(&files)?;
        if let Some(check) = self.check {
            let body = whole.as_ref().and_then(Value::as_object);
            check(body.unwrap_or(&fields), files.len())?;
        }
        self.check_reason(reason.as_deref())?;

        let (query, body) = self.split(fields);
        let body = whole.or(body);
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
        })
    }

    /// The path with its parameters filled in.
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
            return check::optional(&field.kind, value, name);
        }
        if let Some(field) = check::find(self.query, name) {
            return check::optional(&field.kind, value, name);
        }
        let known: Vec<_> = self
            .body
            .iter()
            .chain(self.query)
            .map(|field| field.name)
            .collect();
        Err(unknown_field(name, name, &known))
    }

    /// Checks a required parameter and puts it among the fields; a message brings several.
    fn require(
        &self,
        field: &Field,
        value: Value,
        files: &[File],
        fields: &mut Map<String, Value>,
    ) -> Result<(), String> {
        let given = match (&field.kind, value) {
            (Kind::File, _) if files.iter().any(|file| file.field == Some(field.name)) => {
                return Ok(());
            }
            (Kind::File, value) => return Err(check::wants(field.name, &value, "a file")),
            (Kind::Message, Value::String(content)) => {
                Map::from_iter([("content".into(), Value::String(content))])
            }
            (Kind::Message, Value::Object(message)) => message,
            (Kind::Message, value) => {
                return Err(check::wants(field.name, &value, "text or a Dictionary"));
            }
            (kind, value) => {
                fields.insert(field.name.into(), check::required(kind, value, field.name)?);
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

    /// Makes files of the lists that travel as such.
    fn lists_to_files(&self, fields: &mut Map<String, Value>, files: &mut Vec<File>) {
        for field in self.required.iter().chain(self.body) {
            if let Kind::UserIds(_) = field.kind
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
            file.check().map_err(|told| match file.field {
                Some(field) => format!("{field}{told}"),
                None => format!("files[{index}]{told}"),
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

    /// Sorts the fields into the query and the body.
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

/// The ids of users as Discord wants them where there may be very many: a table of one column.
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

/// The pairs one value makes in a query string: a list repeats its key, null says nothing.
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
