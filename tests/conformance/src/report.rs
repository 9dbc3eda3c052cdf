//! What came of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use discord_rest::Route;
use serde_json::Value;

use crate::mark::Mark;
use crate::recorded::Recorded;
use crate::spec::{Operation, Spec};

/// The header a reason travels in.
const REASON: &str = "x-audit-log-reason";

/// What came of a check.
#[derive(Debug, Default)]
pub struct Report {
    /// How many requests were checked.
    pub requests: usize,
    /// How many operations bots can use.
    pub operations: usize,
    /// Those of them of which there was no request.
    pub missing: Vec<String>,
    /// What is wrong: the entry of the route table, and what it is.
    pub invalid: BTreeSet<(String, String)>,
    /// Fields of the specification that no request had: the operation, and their names.
    pub unsent: Vec<(String, Vec<String>)>,
}

/// What was seen of one operation.
#[derive(Default)]
pub(crate) struct Seen {
    entries: BTreeMap<&'static str, &'static Route>,
    /// The names of parameters of the query, fields of the body and files.
    fields: BTreeSet<String>,
    has_reason: bool,
}

impl Seen {
    pub(crate) fn add(&mut self, entry: &'static Route, request: &Recorded) {
        self.entries.insert(entry.name, entry);
        self.has_reason |= request.headers.contains_key(REASON);
        let query = url::form_urlencoded::parse(request.query.as_bytes());
        self.fields.extend(query.map(|(name, _)| name.into_owned()));
        if let Value::Object(body) = &request.body {
            self.fields.extend(body.keys().cloned());
        }
        self.fields
            .extend(request.files.iter().map(|file| file.field.clone()));
    }
}

impl Report {
    pub(crate) fn invalid(&mut self, route: &str, fault: String) {
        self.invalid.insert((route.to_owned(), fault));
    }

    /// Notes what there was none of.
    pub(crate) fn finish(&mut self, spec: &Spec, seen: &BTreeMap<Mark, Seen>) {
        for (mark, operation) in spec.for_bots() {
            self.operations += 1;
            match seen.get(mark) {
                Some(seen) => self.unsent(operation, seen),
                None => self.missing.push(format!("{mark} ({})", operation.id)),
            }
        }
        for seen in seen.values() {
            self.untried(seen);
        }
    }

    /// What the table knows of an endpoint, but no request had.
    fn untried(&mut self, seen: &Seen) {
        for entry in seen.entries.values() {
            for field in entry.query.iter().chain(entry.body) {
                if !seen.fields.contains(field.name) {
                    self.invalid(entry.name, format!("{} was never sent", field.name));
                }
            }
            if entry.reason != seen.has_reason {
                let fault = match entry.reason {
                    true => "no reason was ever sent",
                    false => "a reason was sent, but it takes none",
                };
                self.invalid(entry.name, fault.to_owned());
            }
        }
    }

    fn unsent(&mut self, operation: &Operation, seen: &Seen) {
        let query = operation.query.iter().map(|parameter| &parameter.name);
        let unsent: Vec<_> = query
            .chain(&operation.fields)
            .filter(|name| !seen.fields.contains(*name))
            .cloned()
            .collect();
        if !unsent.is_empty() {
            self.unsent.push((operation.id.clone(), unsent));
        }
    }

    /// Whether every operation was there, and nothing was wrong.
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty() && self.invalid.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (operation, fields) in &self.unsent {
            writeln!(f, "not sent: {operation}: {}", fields.join(", "))?;
        }
        for operation in &self.missing {
            writeln!(f, "missing: {operation}")?;
        }
        for (route, fault) in &self.invalid {
            writeln!(f, "invalid: {route}: {fault}")?;
        }
        write!(
            f,
            "{} of {} operations covered by {} requests; {} missing, {} faults",
            self.operations - self.missing.len(),
            self.operations,
            self.requests,
            self.missing.len(),
            self.invalid.len(),
        )
    }
}
