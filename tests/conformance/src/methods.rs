//! The names that GDScript knows the route table by.

use std::collections::BTreeMap;

use discord_rest::routes::removed;
use serde::Serialize;

/// The methods of `DiscordREST` that come from the route table.
#[derive(Debug, Serialize)]
pub struct Methods {
    /// The entries, each with its other names.
    pub endpoints: BTreeMap<&'static str, &'static [&'static str]>,
    /// What cannot be called, but says what to do instead.
    pub removed: Vec<&'static str>,
}

/// All of them.
pub fn all() -> Methods {
    let mut endpoints: BTreeMap<&'static str, &'static [&'static str]> = BTreeMap::new();
    macro_rules! note {
        ($({
            $(#[doc = $doc:tt])*
            $name:ident $parameters:tt
            options: $options:tt
            reason: $reason:ident
            also: [$($also:ident)*]
            result: $result:tt
        })*) => {
            $(endpoints.insert(stringify!($name), &[$(stringify!($also)),*]);)*
        };
    }
    discord_rest::all_routes!(note);
    Methods {
        endpoints,
        removed: removed::ALL.iter().map(|removed| removed.name).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use discord_rest::routes;

    use super::*;

    #[test]
    fn every_entry_is_there_and_no_name_twice() {
        let methods = all();
        assert_eq!(methods.endpoints.len(), routes::all().count());
        let names: Vec<_> = methods
            .endpoints
            .iter()
            .flat_map(|(name, also)| std::iter::once(name).chain(also.iter()))
            .chain(&methods.removed)
            .collect();
        let different: BTreeSet<_> = names.iter().collect();
        assert_eq!(different.len(), names.len());
    }
}
