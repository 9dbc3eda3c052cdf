//! Discord's OpenAPI file.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context, Result, ensure};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, ValidationError, Validator};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::amend::amend;
use crate::bots::NOT_FOR_BOTS;
use crate::mark::Mark;
use crate::strict;

/// What the specification is called by references to it. Nothing is fetched from there.
const ADDRESS: &str = "https://discord.com/openapi.json";
/// The verbs under which a path has operations.
const VERBS: [&str; 5] = ["get", "put", "post", "patch", "delete"];
/// The characters of a JSON pointer that are not escaped in the fragment of a URL.
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'~')
    .remove(b'-')
    .remove(b'_');

/// A specification, ready to check requests.
pub struct Spec {
    /// By what each is known by.
    pub operations: BTreeMap<Mark, Operation>,
    registry: Registry<'static>,
    validators: RefCell<HashMap<String, Rc<Validator>>>,
}

/// One operation.
#[derive(Debug)]
pub struct Operation {
    /// Its name in the specification.
    pub id: String,
    /// Whether a bot can use it.
    pub is_for_bots: bool,
    /// The parameters of the path, in its order.
    pub path: Vec<Parameter>,
    /// The parameters of the query string.
    pub query: Vec<Parameter>,
    /// The content types of the body, with where the schema of each stands.
    pub formats: BTreeMap<String, String>,
    /// The names of what may stand in the body, if that is an object.
    pub fields: BTreeSet<String>,
    /// Whether there must be a body.
    pub needs_body: bool,
}

/// One parameter.
#[derive(Debug)]
pub struct Parameter {
    pub name: String,
    /// Where its schema stands.
    pub schema: String,
    pub is_required: bool,
}

impl Spec {
    /// Reads a file.
    ///
    /// # Errors
    /// If it cannot be read, or is no OpenAPI 3 file.
    pub fn read(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        let specification = serde_json::from_str(&text)
            .with_context(|| format!("{} is no JSON", file.display()))?;
        Self::new(specification)
    }

    /// Takes a specification.
    ///
    /// # Errors
    /// If it is no OpenAPI 3 file.
    pub fn new(mut specification: Value) -> Result<Self> {
        amend(&mut specification);
        let mut operations = BTreeMap::new();
        let paths = specification["paths"]
            .as_object()
            .context("there are no paths; is it an OpenAPI 3 file?")?;
        for (template, item) in paths {
            for verb in VERBS {
                let Some(operation) = item.get(verb) else {
                    continue;
                };
                let mark = Mark::new(verb, template);
                let place = format!("/paths/{}/{verb}", escaped(template));
                let operation = Operation::read(&specification, item, operation, &place, &mark);
                operations.insert(mark, operation);
            }
        }
        ensure!(!operations.is_empty(), "there are no operations");
        strict::close(&mut specification);
        let registry = Registry::new()
            .draft(Draft::Draft202012)
            .add(ADDRESS, specification)?
            .prepare()?;
        Ok(Self {
            operations,
            registry,
            validators: RefCell::default(),
        })
    }

    /// Those a bot can use.
    pub fn for_bots(&self) -> impl Iterator<Item = (&Mark, &Operation)> {
        self.operations
            .iter()
            .filter(|(_, operation)| operation.is_for_bots)
    }

    /// What is wrong with a value by the schema at a place; empty if nothing is.
    ///
    /// # Errors
    /// If there is no such schema.
    pub fn faults(&self, schema: &str, value: &Value) -> Result<Vec<String>> {
        let validator = self.validator(schema)?;
        let errors: Vec<_> = validator.iter_errors(value).collect();
        let mut leaves: Vec<_> = errors.iter().flat_map(leaves).collect();
        // What holds something wrong is said to be unknown besides.
        let is_unknown = |error: &ValidationError<'_>| {
            matches!(
                error.kind(),
                ValidationErrorKind::UnevaluatedProperties { .. }
            )
        };
        if leaves.iter().any(|error| !is_unknown(error)) {
            leaves.retain(|error| !is_unknown(error));
        } else {
            let deepest = leaves.iter().map(depth).max();
            leaves.retain(|error| Some(depth(error)) == deepest);
        }
        Ok(leaves
            .into_iter()
            .map(|error| format!("{}: {}", error.instance_path(), error.masked()))
            .collect())
    }

    fn validator(&self, schema: &str) -> Result<Rc<Validator>> {
        if let Some(known) = self.validators.borrow().get(schema) {
            return Ok(known.clone());
        }
        let fragment = utf8_percent_encode(schema, FRAGMENT);
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&self.registry)
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .build(&json!({ "$ref": format!("{ADDRESS}#{fragment}") }))
            .map_err(|error| anyhow::anyhow!("the schema at {schema} is of no use: {error}"))?;
        let validator = Rc::new(validator);
        self.validators
            .borrow_mut()
            .insert(schema.to_owned(), validator.clone());
        Ok(validator)
    }
}

impl Operation {
    fn read(
        specification: &Value,
        item: &Value,
        operation: &Value,
        place: &str,
        mark: &Mark,
    ) -> Self {
        let item_place = place.rsplit_once('/').map_or(place, |(item, _)| item);
        let listed = |holder: &Value, place: &str| -> Vec<(Value, String)> {
            let parameters = holder["parameters"].as_array().cloned().unwrap_or_default();
            let placed = parameters.into_iter().enumerate().map(
                |(index, parameter)| match parameter["$ref"]
                    .as_str()
                    .and_then(|to| to.strip_prefix('#'))
                {
                    Some(elsewhere) => {
                        let parameter = specification.pointer(elsewhere).cloned();
                        (parameter.unwrap_or_default(), elsewhere.to_owned())
                    }
                    None => (parameter, format!("{place}/parameters/{index}")),
                },
            );
            placed.collect()
        };
        let mut parameters = listed(item, item_place);
        parameters.extend(listed(operation, place));
        let of = |kind: &str| {
            let those = parameters
                .iter()
                .filter(|(parameter, _)| parameter["in"] == kind);
            those
                .map(|(parameter, place)| Parameter {
                    name: text(&parameter["name"]),
                    schema: format!("{place}/schema"),
                    is_required: parameter["required"] == true,
                })
                .collect::<Vec<_>>()
        };
        let content = operation["requestBody"]["content"].as_object();
        let formats = content
            .into_iter()
            .flat_map(|content| content.keys())
            .map(|kind| {
                let schema = format!("{place}/requestBody/content/{}/schema", escaped(kind));
                (kind.clone(), schema)
            });
        let mut fields = BTreeSet::new();
        for format in content.into_iter().flat_map(|content| content.values()) {
            properties(specification, &format["schema"], &mut fields);
        }
        Self {
            id: text(&operation["operationId"]),
            is_for_bots: is_for_bots(operation, mark),
            path: of("path"),
            query: of("query"),
            formats: formats.collect(),
            fields,
            needs_body: operation["requestBody"]["required"] == true,
        }
    }
}

/// Whether it takes a bot's token, or none, and that is true.
fn is_for_bots(operation: &Value, mark: &Mark) -> bool {
    let takes = operation["security"].as_array().is_none_or(|ways| {
        ways.iter()
            .filter_map(Value::as_object)
            .any(|way| way.is_empty() || way.contains_key("BotToken"))
    });
    takes
        && !NOT_FOR_BOTS
            .iter()
            .any(|(verb, path, _)| mark.verb == *verb && mark.path == *path)
}

/// The names of the properties an object may have by a schema; files of a list, which the body itself does not hold, are none.
fn properties(specification: &Value, schema: &Value, names: &mut BTreeSet<String>) {
    if let Some(named) = schema["properties"].as_object() {
        let fields = named.keys().filter(|name| !name.starts_with("files["));
        names.extend(fields.cloned());
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        for part in schema[keyword].as_array().into_iter().flatten() {
            properties(specification, part, names);
        }
    }
    let elsewhere = schema["$ref"].as_str().and_then(|to| to.strip_prefix('#'));
    if let Some(schema) = elsewhere.and_then(|to| specification.pointer(to)) {
        properties(specification, schema, names);
    }
}

/// A name as a step of a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// How deep inside of the value something is wrong.
fn depth(error: &&ValidationError<'_>) -> usize {
    error.instance_path().as_str().matches('/').count()
}

/// What an error comes down to: of a union, what is wrong by the one that fits best.
fn leaves<'a>(error: &'a ValidationError<'a>) -> Vec<&'a ValidationError<'a>> {
    let ValidationErrorKind::AnyOf { context } = error.kind() else {
        return vec![error];
    };
    context
        .iter()
        .map(|branch| branch.iter().flat_map(leaves).collect::<Vec<_>>())
        .max_by_key(|branch| {
            let is_other = |error: &&ValidationError<'_>| {
                matches!(error.kind(), ValidationErrorKind::Type { .. })
            };
            (
                branch.iter().map(depth).max(),
                !branch.iter().any(is_other),
                Reverse(branch.len()),
            )
        })
        .unwrap_or_else(|| vec![error])
}
