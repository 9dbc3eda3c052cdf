//! Tests that the class `DiscordSandbox` and its stub, of which each build includes one, declare the same properties
//! and methods.

/// Returns the declarations that scripts see: properties and the signatures of methods.
fn declarations(source: &str) -> Vec<String> {
    let lines: Vec<_> = source
        .lines()
        .take_while(|line| *line != "#[cfg(test)]")
        .map(str::trim)
        .collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.starts_with("#[var") {
            let field = lines[index..].iter().find(|line| !line.starts_with("#["));
            found.extend(field.map(|line| (*line).to_owned()));
        } else if line.starts_with("#[func") {
            let end = lines[index..]
                .iter()
                .position(|line| line.ends_with('{') || line.ends_with("{}"));
            let signature = lines[index + 1..=index + end.unwrap_or(1)].concat();
            found.push(
                signature
                    .trim_end_matches("{}")
                    .trim_end_matches('{')
                    .trim()
                    .to_owned(),
            );
        }
    }
    found
}

#[test]
fn the_stub_has_what_the_class_has() {
    let class = declarations(include_str!("sandbox.rs"));
    assert!(class.len() > 10, "{class:?}");
    assert_eq!(declarations(include_str!("sandbox_stub.rs")), class);
}
