//! Converts the links in pages that are not generated, such as the guides.

use std::path::{Component, Path, PathBuf};

use super::links::{Links, anchor};
use crate::workspace;

/// The URL of files in the repository that are not on the site.
const REPOSITORY: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main");

/// The text of a page on the site. Links to files that are not on the site point to the repository, and names such as
/// `DiscordClient.login()` become links to the class reference. `file` is the path of the page in the checkout, and on the site.
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
                let line = with_repository_links(line, file, &is_on_site, links);
                with_class_links(&line, &classes, links)
            }
        };
        page.push('\n');
    }
    page
}

/// A line in which links to files that are not on the site point to the repository.
fn with_repository_links(
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
        let (url, rest) = piece.split_at(end);
        let target = normalize(&file.with_file_name(url));
        if url.is_empty() || url.contains(':') || is_on_site(&target) {
            linked += url;
        } else {
            if !workspace::root().join(&target).exists() {
                let file = file.display();
                links.broken.insert(format!("{file}: {url}"));
            }
            linked += &format!("{REPOSITORY}/{}", target.display());
        }
        linked += rest;
    }
    linked
}

/// A line in which names of classes and members are links to the class reference.
fn with_class_links(line: &str, classes: &str, links: &Links<'_>) -> String {
    let mut linked = String::new();
    // Every second piece is a code span.
    for (index, piece) in line.split('`').enumerate() {
        if index % 2 == 0 {
            linked += piece;
            continue;
        }
        // A name that is a link already stays as it is.
        let url = (!linked.ends_with('['))
            .then(|| class_url(piece, links))
            .flatten();
        linked += &match url {
            Some(url) => format!("[`{piece}`]({classes}/{url})"),
            None => format!("`{piece}`"),
        };
    }
    // With an odd number of backticks, the pieces are not code spans.
    match line.matches('`').count() % 2 {
        0 => linked,
        _ => line.to_owned(),
    }
}

/// The relative URL of the class or the member that a code span names, if it names one.
fn class_url(code: &str, links: &Links<'_>) -> Option<String> {
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

/// Removes `..` from a path.
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
    fn links_point_to_pages_classes_and_the_repository() {
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
