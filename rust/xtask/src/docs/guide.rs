//! The pages that are written by hand: their links, as the site needs them.

use std::path::{Component, Path, PathBuf};

use super::links::{Links, anchor};
use crate::workspace;

/// Where files are shown that are no pages of the site.
const REPOSITORY: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main");

/// The text of a page. Links to files of the project that are not on the site lead to the repository, and names such as
/// `DiscordClient.login()` to the class reference. Both paths are those from the top of the checkout, and of the site.
pub fn for_site(
    markdown: &str,
    file: &Path,
    is_on_site: impl Fn(&Path) -> bool,
    links: &mut Links<'_>,
) -> String {
    let folder = file.parent().unwrap_or(Path::new(""));
    let classes = "../".repeat(folder.components().count()) + "classes";
    let mut is_code = false;
    let mut page = String::new();
    for line in markdown.lines() {
        is_code ^= line.starts_with("```");
        page += &match is_code {
            true => line.to_owned(),
            false => {
                let line = with_addresses(line, file, &is_on_site, links);
                with_names(&line, &classes, links)
            }
        };
        page.push('\n');
    }
    page
}

/// A line whose links to other files lead to the repository.
fn with_addresses(
    line: &str,
    file: &Path,
    is_on_site: impl Fn(&Path) -> bool,
    links: &mut Links<'_>,
) -> String {
    let mut pieces = line.split("](");
    let mut linked = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        linked += "](";
        let end = piece.find([')', '#']).unwrap_or(piece.len());
        let (address, rest) = piece.split_at(end);
        let target = normalize(&file.with_file_name(address));
        if address.is_empty() || address.contains(':') || is_on_site(&target) {
            linked += address;
        } else {
            if !workspace::root().join(&target).exists() {
                let file = file.display();
                links.broken.insert(format!("{file}: {address}"));
            }
            linked += &format!("{REPOSITORY}/{}", target.display());
        }
        linked += rest;
    }
    linked
}

/// A line whose names of classes and their members are links.
fn with_names(line: &str, classes: &str, links: &Links<'_>) -> String {
    let mut linked = String::new();
    // Every second piece is code.
    for (index, piece) in line.split('`').enumerate() {
        if index % 2 == 0 {
            linked += piece;
            continue;
        }
        // What is a link already stays one.
        let address = (!linked.ends_with('['))
            .then(|| address(piece, links))
            .flatten();
        linked += &match address {
            Some(address) => format!("[`{piece}`]({classes}/{address})"),
            None => format!("`{piece}`"),
        };
    }
    // A line with an odd number of backticks is no line of code spans.
    match line.matches('`').count() % 2 {
        0 => linked,
        _ => line.to_owned(),
    }
}

/// The page of what a piece of code names, if it names nothing but a class or a member of one.
fn address(code: &str, links: &Links<'_>) -> Option<String> {
    let name = code.split('(').next()?;
    let (class, member) = match name.split_once('.') {
        Some((class, member)) => (class, Some(member)),
        None => (name, None),
    };
    let class = links.find(class)?;
    let Some(member) = member else {
        return (name == code).then(|| format!("{}.md", class.name));
    };
    let member = class.member(member)?;
    Some(format!(
        "{}.md#{}",
        class.name,
        anchor(member.kind, &member.name)
    ))
}

/// A path without `..`.
fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class_reference::Class;

    #[test]
    fn links_lead_to_pages_classes_and_the_repository() {
        let xml = r#"<class name="DiscordDie" inherits="RefCounted"><signals><signal name="rolled"/></signals></class>"#;
        let classes = [Class::parse(xml).unwrap()];
        let markdown = "See [that](ids.md#big), [this](../../LICENSE) or `DiscordDie.rolled`.\n\
            [`DiscordDie`](ids.md), `DiscordDie.new()`, `DiscordDie`\n```gdscript\n`DiscordDie`\n```\n";
        let mut links = Links::new(&classes);
        let page = for_site(
            markdown,
            Path::new("docs/guides/dice.md"),
            |path| path == Path::new("docs/guides/ids.md"),
            &mut links,
        );
        assert!(links.broken.is_empty());
        let expected = format!(
            "See [that](ids.md#big), [this]({REPOSITORY}/LICENSE) or [`DiscordDie.rolled`](../../classes/DiscordDie.md#signal-rolled).\n\
            [`DiscordDie`](ids.md), `DiscordDie.new()`, [`DiscordDie`](../../classes/DiscordDie.md)\n```gdscript\n`DiscordDie`\n```\n"
        );
        assert_eq!(page, expected);
    }
}
