//! Links to classes and their members: to a page of ours, or to Godot's reference.

use std::collections::BTreeSet;

use super::bbcode::{code_span, escape};
use crate::class_reference::{Class, MemberKind};

/// Godot's own class reference.
const GODOT: &str = "https://docs.godotengine.org/en/stable/classes/class_";

/// Where Godot's reference has what belongs to no class.
const GLOBAL_SCOPE: &str = "@GlobalScope";

/// Knows the classes there are, and notes what is named but does not exist.
pub struct Links<'a> {
    classes: &'a [Class],
    /// What does not exist, each with the page that names it.
    pub broken: BTreeSet<String>,
}

impl<'a> Links<'a> {
    /// Links to these classes.
    pub fn new(classes: &'a [Class]) -> Self {
        Self {
            classes,
            broken: BTreeSet::new(),
        }
    }

    /// The class of ours with that name.
    pub fn find(&self, name: &str) -> Option<&'a Class> {
        self.classes.iter().find(|class| class.name == name)
    }

    /// A link to a class, of ours or of Godot's.
    pub fn class(&mut self, name: &str) -> String {
        let address = self.class_address(name);
        format!("[{}]({address})", escape(name))
    }

    /// A type such as `Array[DiscordUser]`, with links to the classes in it.
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

    /// A link to what documentation in `class` calls a `[method name]`, or of another kind.
    pub fn member(&mut self, kind: &str, name: &str, class: &str) -> String {
        let (owner, member) = name.rsplit_once('.').unwrap_or((class, name));
        let called = match kind {
            "method" => code_span(&format!("{name}()")),
            _ => code_span(name),
        };
        let address = match self.find(owner) {
            Some(found) => match found.member(member) {
                Some(found) if names(kind, found.kind) => {
                    format!(
                        "{}#{}",
                        self.class_address(owner),
                        anchor(found.kind, member)
                    )
                }
                // Without a class, constants such as `OK` are Godot's.
                _ if matches!(kind, "constant" | "enum") && !name.contains('.') => {
                    self.godot_address(GLOBAL_SCOPE, kind, member)
                }
                _ => {
                    self.broken.insert(format!("{class}: [{kind} {name}]"));
                    return called;
                }
            },
            None => self.godot_address(owner, kind, member),
        };
        format!("[{called}]({address})")
    }

    fn class_address(&mut self, name: &str) -> String {
        if self.find(name).is_some() {
            return format!("{name}.md");
        }
        if name.starts_with("Discord") && !self.classes.is_empty() {
            self.broken.insert(format!("[{name}]"));
        }
        format!("{GODOT}{}.html", name.to_lowercase())
    }

    fn godot_address(&mut self, class: &str, kind: &str, member: &str) -> String {
        let address = self.class_address(class);
        let words = match kind {
            "member" => "property",
            other => other,
        };
        let anchor = format!("class-{class}-{words}-{member}").to_lowercase();
        format!(
            "{address}#{}",
            anchor.replace(['@', '_'], "-").replace("--", "-")
        )
    }
}

/// Where the page of a class has a member.
pub fn anchor(kind: MemberKind, name: &str) -> String {
    let kind = match kind {
        MemberKind::Property => "property",
        MemberKind::Method => "method",
        MemberKind::Signal => "signal",
        MemberKind::Constant => "constant",
    };
    format!("{kind}-{name}")
}

/// Whether the word in BBCode names members of that kind.
fn names(word: &str, kind: MemberKind) -> bool {
    word == match kind {
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
    fn ours_are_linked_to_our_pages_and_others_to_those_of_godot() {
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
    fn what_does_not_exist_is_noted() {
        let classes = classes();
        let mut links = Links::new(&classes);
        links.member("signal", "roll", "DiscordDie");
        links.class("DiscordCard");
        let broken: Vec<_> = links.broken.into_iter().collect();
        assert_eq!(broken, ["DiscordDie: [signal roll]", "[DiscordCard]"]);
    }
}
