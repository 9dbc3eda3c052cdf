//! Links to classes and their members, on the site or in Godot's class reference.

use std::collections::BTreeSet;

use super::bbcode::{code_span, escape};
use crate::class_reference::{Class, MemberKind};

/// The URL of the pages in Godot's class reference.
const GODOT: &str = "https://docs.godotengine.org/en/stable/classes/class_";

/// The page of Godot's class reference with members that do not belong to a class.
const GLOBAL_SCOPE: &str = "@GlobalScope";

/// Creates links to the known classes, and collects the broken ones.
pub struct Links<'a> {
    classes: &'a [Class],
    /// The links whose targets do not exist, each with the page that has it.
    pub broken: BTreeSet<String>,
}

impl<'a> Links<'a> {
    /// Creates links to these classes.
    pub fn new(classes: &'a [Class]) -> Self {
        Self {
            classes,
            broken: BTreeSet::new(),
        }
    }

    /// The known class of this name.
    pub fn find(&self, name: &str) -> Option<&'a Class> {
        self.classes.iter().find(|class| class.name == name)
    }

    /// A link to a class of the addon or of Godot.
    pub fn class(&mut self, name: &str) -> String {
        let url = self.class_url(name);
        format!("[{}]({url})", escape(name))
    }

    /// A type such as `Array[DiscordUser]` with links to its classes.
    pub fn value_type(&mut self, value_type: &str) -> String {
        let mut linked = String::new();
        let mut rest = value_type;
        while let Some(start) = rest.find(|letter: char| letter.is_alphanumeric()) {
            let (before, from) = rest.split_at(start);
            let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
            let end = from.find(|letter| !is_name(letter)).unwrap_or(from.len());
            let (name, after) = from.split_at(end);
            linked += &escape(before);
            linked += &match name {
                "void" => name.to_owned(),
                _ => self.class(name),
            };
            rest = after;
        }
        linked + &escape(rest)
    }

    /// A link for a tag such as `[method name]` in the documentation of `class`.
    pub fn member(&mut self, kind: &str, name: &str, class: &str) -> String {
        let (owner, member) = name.rsplit_once('.').unwrap_or((class, name));
        let text = match kind {
            "method" => code_span(&format!("{name}()")),
            _ => code_span(name),
        };
        let url = match self.find(owner) {
            Some(found) => match found.member(member) {
                Some(found) if is_tag_of(kind, found.kind) => {
                    format!("{}#{}", self.class_url(owner), anchor(found.kind, member))
                }
                // Constants without a class, such as `OK`, are in Godot's global scope.
                _ if matches!(kind, "constant" | "enum") && !name.contains('.') => {
                    self.godot_url(GLOBAL_SCOPE, kind, member)
                }
                _ => {
                    self.broken.insert(format!("{class}: [{kind} {name}]"));
                    return text;
                }
            },
            None => self.godot_url(owner, kind, member),
        };
        format!("[{text}]({url})")
    }

    fn class_url(&mut self, name: &str) -> String {
        if self.find(name).is_some() {
            return format!("{name}.md");
        }
        if name.starts_with("Discord") && !self.classes.is_empty() {
            self.broken.insert(format!("[{name}]"));
        }
        format!("{GODOT}{}.html", name.to_lowercase())
    }

    fn godot_url(&mut self, class: &str, kind: &str, member: &str) -> String {
        let url = self.class_url(class);
        let kind = match kind {
            "member" => "property",
            other => other,
        };
        let anchor = format!("class-{class}-{kind}-{member}").to_lowercase();
        format!(
            "{url}#{}",
            anchor.replace(['@', '_'], "-").replace("--", "-")
        )
    }
}

/// The anchor of a member on the page of its class.
pub fn anchor(kind: MemberKind, name: &str) -> String {
    let kind = match kind {
        MemberKind::Property => "property",
        MemberKind::Method => "method",
        MemberKind::Signal => "signal",
        MemberKind::Constant => "constant",
    };
    format!("{kind}-{name}")
}

/// Whether a BBCode tag is for members of this kind.
fn is_tag_of(tag: &str, kind: MemberKind) -> bool {
    tag == match kind {
        MemberKind::Property => "member",
        MemberKind::Method => "method",
        MemberKind::Signal => "signal",
        MemberKind::Constant => "constant",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes() -> [Class; 1] {
        let xml = r#"<class name="DiscordDie" inherits="RefCounted"><methods><method name="roll"><return type="int"/>
            <description>Rolls.</description></method></methods></class>"#;
        [Class::parse(xml).unwrap()]
    }

    #[test]
    fn links_point_to_pages_of_the_site_or_of_godot() {
        let classes = classes();
        let mut links = Links::new(&classes);
        assert_eq!(links.class("DiscordDie"), "[DiscordDie](DiscordDie.md)");
        assert_eq!(
            links.member("method", "roll", "DiscordDie"),
            "[`roll()`](DiscordDie.md#method-roll)"
        );
        assert_eq!(
            links.member("method", "Object.call_deferred", "DiscordDie"),
            format!(
                "[`Object.call_deferred()`]({GODOT}object.html#class-object-method-call-deferred)"
            )
        );
        assert_eq!(
            links.member("constant", "OK", "DiscordDie"),
            format!("[`OK`]({GODOT}@globalscope.html#class-globalscope-constant-ok)")
        );
        assert_eq!(
            links.value_type("DiscordDie[]"),
            "[DiscordDie](DiscordDie.md)\\[\\]"
        );
        assert!(links.broken.is_empty());
    }

    #[test]
    fn broken_links_are_collected() {
        let classes = classes();
        let mut links = Links::new(&classes);
        links.member("signal", "roll", "DiscordDie");
        links.class("DiscordCard");
        let broken: Vec<_> = links.broken.into_iter().collect();
        assert_eq!(broken, ["DiscordDie: [signal roll]", "[DiscordCard]"]);
    }
}
