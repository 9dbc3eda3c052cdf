//! The limits of the route table and of its schemas beside those of the specification: the least and the most of numbers, of texts
//! and of lists, and the values of enumerations.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::{Context, Result};
use discord_rest::routes;
use discord_rest::schema::{Field, FieldKind, Route, Variant};
use serde_json::Value;

use crate::amend::amend;
use crate::mark::Mark;
use crate::reduce::{Reduced, reduce};

/// What the specification writes as the most characters or entries where there is no limit.
const NO_LIMITS: [f64; 2] = [152_133.0, 1521.0];
/// What limits every number that it says nothing else of.
const LEAST: f64 = i32::MIN as f64;
const MOST: f64 = i32::MAX as f64;
/// The most numbers of a range that is compared with an enumeration number by number.
const FEW: i64 = 100;

/// What a value may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Limits {
    /// At least and at most; infinite where there is no limit.
    Range(f64, f64),
    /// One of these.
    Values(BTreeSet<String>),
}

impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range(least, most) => write!(f, "{least}..={most}"),
            Self::Values(values) => write!(f, "one of {values:?}"),
        }
    }
}

/// Where the two disagree: the name of the schema and of the field, with ours and theirs.
pub type Differences = BTreeMap<String, (Limits, Limits)>;

/// Compares all limits, and counts them.
///
/// # Errors
/// If the specification lacks what it refers to.
pub fn compare(mut specification: Value) -> Result<(usize, Differences)> {
    amend(&mut specification);
    let mut comparison = Comparison {
        reduced: Reduced::new(&specification),
        specification,
        compared: 0,
        differences: Differences::new(),
    };
    for route in routes::all() {
        comparison.route(route)?;
    }
    Ok((comparison.compared, comparison.differences))
}

struct Comparison {
    specification: Value,
    reduced: Reduced,
    compared: usize,
    differences: Differences,
}

impl Comparison {
    fn route(&mut self, route: &Route) -> Result<()> {
        let mark = Mark::new(route.method.as_str(), route.template);
        let in_query = route.method.as_str() == "GET";
        let query = route
            .query
            .iter()
            .chain(route.required.iter().filter(|_| in_query));
        for field in query {
            if let Some(schema) = self.parameter(&mark, field.name) {
                let place = format!("{}?{}", route.name, field.name);
                self.field(&place, &field.kind, &[schema])?;
            }
        }
        let Some(body) = self.reduced.operations.get(&mark).cloned() else {
            return Ok(());
        };
        if let Some(raw_body) = &route.raw_body {
            return self.field(route.name, &raw_body.kind, &[body]);
        }
        let required = route.required.iter().filter(|_| !in_query);
        self.object(route.name, required.chain(route.body), &[body])
    }

    /// The schema of a parameter of a query.
    fn parameter(&self, mark: &Mark, name: &str) -> Option<Value> {
        let paths = self.specification["paths"].as_object()?;
        let (_, item) = paths
            .iter()
            .find(|(template, _)| Mark::new(&mark.verb, template) == *mark)?;
        let listed = item[mark.verb.to_lowercase()]["parameters"].as_array()?;
        let parameter = listed.iter().find(|parameter| parameter["name"] == name)?;
        Some(reduce(&self.specification, &parameter["schema"]))
    }

    /// The fields of an object, of which there may be several schemas.
    fn object<'a>(
        &mut self,
        place: &str,
        fields: impl Iterator<Item = &'a Field>,
        schemas: &[Value],
    ) -> Result<()> {
        let objects = self.named(place, schemas)?;
        for field in fields {
            let mut theirs: BTreeMap<String, Vec<Value>> = BTreeMap::new();
            for (name, schema) in &objects {
                if let Some(schema) = schema["properties"].get(field.name) {
                    theirs
                        .entry(format!("{name}.{}", field.name))
                        .or_default()
                        .push(schema.clone());
                }
            }
            // What only parts of a union limit is compared with all of them together.
            let place = theirs.keys().next().cloned();
            if let Some(place) = place {
                let schemas: Vec<Value> = theirs.into_values().flatten().collect();
                self.field(&place, &field.kind, &schemas)?;
            }
        }
        Ok(())
    }

    /// The schemas themselves with their names, instead of references to them; of unions, all parts.
    fn named(&self, place: &str, schemas: &[Value]) -> Result<Vec<(String, Value)>> {
        let mut named = Vec::new();
        for schema in schemas {
            if let Some(name) = schema["ref"].as_str() {
                let schema = self.reduced.schemas.get(name).cloned();
                // Parameters of queries refer to schemas that no body has.
                let schema = schema.unwrap_or_else(|| {
                    let schema = &self.specification["components"]["schemas"][name];
                    reduce(&self.specification, schema)
                });
                named.extend(self.named(name, &[schema])?);
            } else if let Some(parts) = schema["one_of"].as_array() {
                named.extend(self.named(place, parts)?);
            } else {
                schema["type"]
                    .as_str()
                    .with_context(|| format!("{place} has no type: {schema}"))?;
                named.push((place.to_owned(), schema.clone()));
            }
        }
        Ok(named)
    }

    fn field(&mut self, place: &str, kind: &FieldKind, schemas: &[Value]) -> Result<()> {
        match kind {
            FieldKind::NotNull(kind) => return self.field(place, kind, schemas),
            FieldKind::Object(schema) => return self.object(place, schema.fields(), schemas),
            FieldKind::ByType(variants) => return self.variants(place, variants, schemas),
            FieldKind::List(kind, _) => {
                let inside: Vec<Value> = self
                    .named(place, schemas)?
                    .iter()
                    .filter_map(|(_, list)| list.get("items").cloned())
                    .collect();
                self.field(&format!("{place}[]"), kind, &inside)?;
            }
            FieldKind::Map(_, kind) => {
                let inside: Vec<Value> = self
                    .named(place, schemas)?
                    .iter()
                    .filter_map(|(_, map)| map.get("values").cloned())
                    .collect();
                return self.field(&format!("{place}{{}}"), kind, &inside);
            }
            _ => {}
        }
        let Some(ours) = ours(kind) else {
            return Ok(());
        };
        let is_list = matches!(kind, FieldKind::List(..));
        let theirs: Vec<Limits> = self
            .named(place, schemas)?
            .iter()
            // Of lists in queries, one entry alone is specified as well.
            .filter(|(_, schema)| !is_list || schema["type"] == "array")
            .map(|(_, schema)| theirs(schema))
            .collect();
        let Some(all) = theirs.iter().cloned().reduce(together) else {
            return Ok(());
        };
        self.compared += 1;
        let ours = unlimited(spelled_out(ours, &all));
        if ours != all && !theirs.contains(&ours) {
            self.differences.insert(place.to_owned(), (ours, all));
        }
        Ok(())
    }

    /// Which types there are, and the fields of each.
    fn variants(&mut self, place: &str, variants: &[Variant], schemas: &[Value]) -> Result<()> {
        let mut parts: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for (name, schema) in self.named(place, schemas)? {
            let values = schema["properties"]["type"]["enum"].as_array();
            for value in values.into_iter().flatten() {
                let mut schema = schema.clone();
                schema["name"] = name.clone().into();
                parts.entry(value.to_string()).or_default().push(schema);
            }
        }
        let ours = Limits::Values(
            variants
                .iter()
                .map(|variant| variant.number.to_string())
                .collect(),
        );
        let theirs = Limits::Values(parts.keys().cloned().collect());
        self.compared += 1;
        if ours != theirs {
            self.differences
                .insert(format!("{place}.type"), (ours, theirs));
        }
        for variant in variants {
            let schemas = parts.remove(&variant.number.to_string());
            for schema in schemas.into_iter().flatten() {
                let name = schema["name"].as_str().unwrap_or_default().to_owned();
                let fields = variant.schema.fields().filter(|field| field.name != "type");
                self.object(&name, fields, &[schema])?;
            }
        }
        Ok(())
    }
}

/// What we let through; `None` where we say nothing, or what is no limit.
fn ours(kind: &FieldKind) -> Option<Limits> {
    let count = |range: &std::ops::RangeInclusive<usize>| {
        let most = match *range.end() {
            usize::MAX => f64::INFINITY,
            most => most as f64,
        };
        Limits::Range(*range.start() as f64, most)
    };
    let number = |number: i64| match number {
        i64::MIN => f64::NEG_INFINITY,
        i64::MAX => f64::INFINITY,
        number => number as f64,
    };
    Some(match kind {
        FieldKind::Integer(range) => Limits::Range(number(*range.start()), number(*range.end())),
        FieldKind::Number(range) => Limits::Range(*range.start(), *range.end()),
        FieldKind::Text(range) | FieldKind::List(_, range) => count(range),
        FieldKind::Url(_, most) => Limits::Range(0.0, *most as f64),
        FieldKind::CommandName => Limits::Range(1.0, 32.0),
        FieldKind::Color => Limits::Range(0.0, f64::from(0xFF_FFFF)),
        FieldKind::OneOf(words) => {
            Limits::Values(words.iter().map(|word| format!("{word:?}")).collect())
        }
        FieldKind::Choice(numbers) => Limits::Values(numbers.iter().map(i64::to_string).collect()),
        _ => return None,
    })
}

fn theirs(schema: &Value) -> Limits {
    if let Some(values) = schema["enum"].as_array() {
        return Limits::Values(values.iter().map(Value::to_string).collect());
    }
    let is_number = matches!(schema["type"].as_str(), Some("integer" | "number"));
    let least = match is_number {
        true => f64::NEG_INFINITY,
        false => 0.0,
    };
    unlimited(Limits::Range(
        schema["min"].as_f64().unwrap_or(least),
        schema["max"].as_f64().unwrap_or(f64::INFINITY),
    ))
}

/// The same without limits that say nothing.
fn unlimited(limits: Limits) -> Limits {
    let Limits::Range(least, most) = limits else {
        return limits;
    };
    let is_open = most == MOST || NO_LIMITS.contains(&most);
    Limits::Range(
        if least == LEAST {
            f64::NEG_INFINITY
        } else {
            least
        },
        if is_open { f64::INFINITY } else { most },
    )
}

/// What either lets through.
fn together(one: Limits, other: Limits) -> Limits {
    match (one, other) {
        (Limits::Range(least, most), Limits::Range(lower, higher)) => {
            Limits::Range(least.min(lower), most.max(higher))
        }
        (Limits::Values(one), Limits::Values(other)) => {
            Limits::Values(one.union(&other).cloned().collect())
        }
        (one, _) => one,
    }
}

/// A short range of whole numbers as these, where an enumeration is beside it.
fn spelled_out(ours: Limits, theirs: &Limits) -> Limits {
    match (&ours, theirs) {
        (Limits::Range(least, most), Limits::Values(_)) if most - least <= FEW as f64 => {
            let numbers = *least as i64..=*most as i64;
            Limits::Values(numbers.map(|number| number.to_string()).collect())
        }
        _ => ours,
    }
}
