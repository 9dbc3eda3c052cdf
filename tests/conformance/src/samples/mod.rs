//! Arguments for every entry of the route table, made from the kinds of its fields.

mod rules;
mod values;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use discord_rest::schema::{FieldKind, Files};
use discord_rest::{Arguments, File, Route, routes};
use serde::Serialize;
use serde_json::{Map, Value};

use values::{Maker, Size};

/// What the audit log is told. It is not ASCII, since it travels in a header.
const REASON: &str = "Because – 🎲";
/// A PNG of one pixel.
pub(crate) const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// The arguments of one call, as GDScript gives them.
#[derive(Debug, Clone, Serialize)]
pub struct Sample {
    /// The entry's name, which is the method's.
    pub route: &'static str,
    /// What kind of sample it is, such as `minimal`.
    pub sample: String,
    /// The parameters before the options. One that is a file is null here.
    pub parameters: Vec<Value>,
    /// The Dictionary of options; null for a method that has none.
    pub options: Option<Map<String, Value>>,
    /// The reason for the audit log; null where none is given.
    pub reason: Option<&'static str>,
    /// The files, which stand under `files` in the options.
    pub files: Vec<SampleFile>,
    /// The parameters that are files, by their index.
    pub file_parameters: BTreeMap<usize, SampleFile>,
}

/// A file to upload.
#[derive(Debug, Clone, Serialize)]
pub struct SampleFile {
    /// Its name.
    pub name: &'static str,
    /// What is in it, in base64.
    pub base64: &'static str,
    /// What it shows, if that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'static str>,
    /// Whether it is hidden until one clicks on it.
    pub spoiler: bool,
}

/// The samples of all entries.
pub fn all() -> Vec<Sample> {
    routes::all().flat_map(of).collect()
}

/// The samples of one entry: `minimal` with nothing that could be left out, `full` with every option and the least of each,
/// `boundaries` with the most of each, and `null` with every option cleared that can be. What excludes each other makes
/// several of them.
pub fn of(route: &'static Route) -> Vec<Sample> {
    let mut samples = vec![sample(route, "minimal", Size::Minimal, |_| false)];
    if route.body.is_empty() && route.query.is_empty() && !has_more(route) {
        return samples;
    }
    for (name, given) in rules::extra(route.name) {
        samples.push(changed(route, name, given));
    }
    let groups = rules::exclusive(route.name);
    let variants = groups.iter().map(|group| group.len()).max().unwrap_or(1);
    for (name, size) in [
        ("full", Size::Least),
        ("boundaries", Size::Most),
        ("null", Size::Null),
    ] {
        let is_empty = route.body.is_empty() && size == Size::Null;
        if is_empty || size == Size::Null && rules::has_no_null(route.name) {
            continue;
        }
        for variant in 0..variants {
            let is_chosen = |option: &str| {
                groups
                    .iter()
                    .all(|group| !group.contains(&option) || group[variant % group.len()] == option)
            };
            let name = match variants {
                1 => name.to_owned(),
                _ => format!("{name} {}", variant + 1),
            };
            samples.push(sample(route, &name, size, is_chosen));
        }
    }
    samples
}

/// Whether there is more to it than its parameters in their simplest form.
fn has_more(route: &Route) -> bool {
    route.reason || !route.required.is_empty() || route.raw_body.is_some()
}

fn sample(
    route: &'static Route,
    name: &str,
    size: Size,
    is_chosen: impl Fn(&str) -> bool,
) -> Sample {
    let mut maker = Maker::new(route.name);
    let mut parameters: Vec<_> = route
        .path
        .iter()
        .map(|parameter| maker.in_path(parameter, size))
        .collect();
    let mut options = Map::new();
    for field in route.query.iter().chain(route.body) {
        let in_query = route.query.iter().any(|other| other.name == field.name);
        let made = match (&field.kind, size) {
            (kind, _) if rules::is_always(route.name, field.name) && size != Size::Most => {
                maker.value(kind, field.name, size.or_short())
            }
            _ if !is_chosen(field.name) || rules::is_left_out(route.name, field.name, size) => None,
            (FieldKind::NotNull(_), Size::Null) => None,
            (_, Size::Null) if in_query => None,
            (_, Size::Null) => Some(Value::Null),
            (kind, _) => maker.value(kind, field.name, size),
        };
        if let Some(made) = made {
            options.insert(field.name.into(), made);
        }
    }
    let mut file_parameters = BTreeMap::new();
    for field in route.required.iter().chain(&route.raw_body) {
        let made = match &field.kind {
            FieldKind::File => {
                file_parameters.insert(parameters.len(), image());
                Value::Null
            }
            // The fields of a message stand in it, or beside it.
            FieldKind::Message if size == Size::Least => {
                Value::Object(std::mem::take(&mut options))
            }
            FieldKind::Message => {
                options.remove("content");
                let content = route.body.iter().find(|field| field.name == "content");
                let content =
                    content.and_then(|field| maker.value(&field.kind, "content", size.or_short()));
                content.unwrap_or_default()
            }
            kind => maker
                .value(kind, field.name, size.or_short())
                .unwrap_or_default(),
        };
        parameters.push(made);
    }
    let is_full = matches!(size, Size::Least | Size::Most);
    let has_files = matches!(route.files, Files::Attachments(_));
    let has_options = has_files || !route.query.is_empty() || !route.body.is_empty();
    Sample {
        route: route.name,
        sample: name.to_owned(),
        parameters,
        options: has_options.then_some(options),
        reason: (is_full && route.reason).then_some(REASON),
        files: if has_files && size == Size::Least {
            files()
        } else {
            Vec::new()
        },
        file_parameters,
    }
}

/// The minimal sample with some of it changed.
fn changed(route: &'static Route, name: &str, given: Value) -> Sample {
    let mut changed = sample(route, name, Size::Minimal, |_| false);
    let parameters = route.required.iter().chain(&route.raw_body);
    let names: Vec<_> = parameters.map(|field| field.name).collect();
    for (name, value) in given.as_object().into_iter().flatten() {
        match names.iter().position(|parameter| parameter == name) {
            Some(index) => changed.parameters[route.path.len() + index] = value.clone(),
            None => {
                let options = changed.options.get_or_insert_default();
                options.insert(name.clone(), value.clone());
            }
        }
    }
    changed
}

fn image() -> SampleFile {
    SampleFile {
        name: "picture.png",
        base64: PIXEL,
        description: None,
        spoiler: false,
    }
}

fn files() -> Vec<SampleFile> {
    let described = SampleFile {
        description: Some("A dot"),
        spoiler: true,
        ..image()
    };
    vec![described, image()]
}

impl SampleFile {
    fn file(&self, field: Option<&'static str>) -> File {
        let mut file = File::new(self.name, STANDARD.decode(self.base64).unwrap_or_default());
        file.description = self.description.map(str::to_owned);
        file.spoiler = self.spoiler;
        file.field = field;
        file
    }
}

impl Sample {
    /// What the route table is given of it.
    pub fn arguments(&self, route: &'static Route) -> Arguments {
        let mut files: Vec<_> = self.files.iter().map(|file| file.file(None)).collect();
        for (index, file) in &self.file_parameters {
            let field = index
                .checked_sub(route.path.len())
                .and_then(|index| route.required.get(index));
            files.push(file.file(field.map(|field| field.name)));
        }
        Arguments {
            parameters: self.parameters.clone(),
            options: self.options.clone().unwrap_or_default(),
            files,
            reason: self.reason.map(str::to_owned),
            ..Arguments::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_takes_its_samples() {
        for sample in all() {
            let route = routes::find(sample.route).unwrap();
            let request = route.request(sample.arguments(route));
            assert!(
                request.is_ok(),
                "{} ({}): {:?}",
                sample.route,
                sample.sample,
                request.err()
            );
        }
    }
}
