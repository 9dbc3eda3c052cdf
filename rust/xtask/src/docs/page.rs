//! The page of a class, with the layout of Godot's class reference.

use std::fmt::Write;

use super::bbcode::{code_span, escape, to_markdown};
use super::links::{Links, anchor};
use crate::class_reference::{Class, Member, MemberKind};

/// The class that all ready-made nodes extend.
const BASE_OF_NODES: &str = "DiscordClientNode";

/// The page of a class in Markdown.
pub fn page(class: &Class, links: &mut Links<'_>) -> String {
    let mut page = format!("# {}\n\n", class.name);
    page += &format!("**Inherits:** {}\n\n", links.class(&class.inherits));
    for text in [&class.brief, &class.description] {
        page += &to_markdown(text, &class.name, links);
        page += "\n\n";
    }
    page += &table(class, MemberKind::Property, links);
    page += &table(class, MemberKind::Method, links);
    for (kind, title) in [
        (MemberKind::Signal, "Signals"),
        (MemberKind::Constant, "Constants"),
        (MemberKind::Property, "Property descriptions"),
        (MemberKind::Method, "Method descriptions"),
    ] {
        page += &descriptions(class, kind, title, links);
    }
    page
}

/// The table of the members of one kind.
fn table(class: &Class, kind: MemberKind, links: &mut Links<'_>) -> String {
    let mut rows = String::new();
    for member in class.members_of(kind) {
        let name = format!(
            "[{}](#{})",
            escape(&member.name),
            anchor(kind, &member.name)
        );
        let value_type = links.value_type(&member.value_type);
        let rest = match kind {
            MemberKind::Method => parameters(member, links) + &qualifiers(member),
            _ => default(member.value.as_deref()),
        };
        // Writing to a string never fails.
        let _ = writeln!(rows, "| {value_type} | {name}{rest} |");
    }
    let title = match kind {
        MemberKind::Method => "## Methods\n\n| Returns | Method |",
        _ => "## Properties\n\n| Type | Property |",
    };
    match rows.is_empty() {
        true => rows,
        false => format!("{title}\n|---|---|\n{rows}\n"),
    }
}

/// The members of one kind with their documentation.
fn descriptions(class: &Class, kind: MemberKind, title: &str, links: &mut Links<'_>) -> String {
    let mut section = String::new();
    for member in class.members_of(kind) {
        let name = escape(&member.name);
        let value_type = links.value_type(&member.value_type);
        let signature = match kind {
            MemberKind::Property => {
                let value = default(member.value.as_deref());
                format!("{value_type} **{name}**{value}")
            }
            // The title has the name and the value.
            MemberKind::Constant => String::new(),
            MemberKind::Signal => format!("**{name}**{}", parameters(member, links)),
            MemberKind::Method => {
                let parameters = parameters(member, links);
                format!("{value_type} **{name}**{parameters}{}", qualifiers(member))
            }
        };
        let description = to_markdown(&member.description, &class.name, links);
        let id = anchor(kind, &member.name);
        let value = match (kind, &member.value) {
            (MemberKind::Constant, Some(value)) => format!(" = {}", escape(value)),
            _ => String::new(),
        };
        let _ = write!(
            section,
            "### {name}{value} {{ #{id} }}\n\n{signature}\n\n{description}\n\n"
        );
    }
    match section.is_empty() {
        true => section,
        false => format!("## {title}\n\n{section}"),
    }
}

fn parameters(member: &Member, links: &mut Links<'_>) -> String {
    let mut parameters = Vec::new();
    for parameter in &member.parameters {
        let value_type = links.value_type(&parameter.value_type);
        let name = escape(&parameter.name);
        let default = default(parameter.default.as_deref());
        parameters.push(format!("{name}: {value_type}{default}"));
    }
    format!("({})", parameters.join(", "))
}

fn qualifiers(member: &Member) -> String {
    match member.qualifiers.is_empty() {
        true => String::new(),
        false => format!(" *{}*", member.qualifiers),
    }
}

fn default(value: Option<&str>) -> String {
    value.map_or_else(String::new, |value| {
        format!(" = {}", code_span(value).replace('|', "\\|"))
    })
}

/// A group of classes in the index.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The client and its helpers, with which a game starts.
    Client,
    /// The ready-made nodes.
    Nodes,
    /// Builders of objects to send.
    Builders,
    /// Objects of Discord.
    Objects,
    /// Enumerations and flags.
    Constants,
}

impl Group {
    /// All groups, in the order of the index.
    pub const ALL: [Self; 5] = [
        Self::Client,
        Self::Nodes,
        Self::Builders,
        Self::Objects,
        Self::Constants,
    ];

    /// The group of a class.
    pub fn of_class(class: &Class) -> Self {
        if [class.name.as_str(), &class.inherits].contains(&BASE_OF_NODES) {
            Self::Nodes
        } else if class.name.ends_with("Builder") {
            Self::Builders
        } else if class.member("to_dictionary").is_some() {
            Self::Objects
        } else if class
            .member("get_names")
            .or(class.member("get_name"))
            .is_some()
        {
            Self::Constants
        } else {
            Self::Client
        }
    }

    /// The title of the group.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Client => "Client",
            Self::Nodes => "Ready-made nodes",
            Self::Builders => "Builders",
            Self::Objects => "Objects",
            Self::Constants => "Enumerations and flags",
        }
    }
}

/// The page that lists all classes.
pub fn index(classes: &[Class], links: &mut Links<'_>) -> String {
    let mut page = "# Class reference\n\nThe same texts are in the editor: press F1 and search for `Discord`.\n".to_owned();
    for group in Group::ALL {
        let _ = write!(page, "\n## {}\n\n| Class | |\n|---|---|\n", group.title());
        let classes = classes
            .iter()
            .filter(|class| Group::of_class(class) == group);
        for class in classes {
            let name = links.class(&class.name);
            let brief = to_markdown(&class.brief, &class.name, links);
            let _ = writeln!(page, "| {name} | {} |", brief.replace('\n', " "));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_made_nodes_are_a_group() {
        for (name, inherits, group) in [
            ("DiscordClientNode", "Node", Group::Nodes),
            ("DiscordChatBridge", "DiscordClientNode", Group::Nodes),
            ("DiscordClient", "Node", Group::Client),
        ] {
            let xml = format!(r#"<class name="{name}" inherits="{inherits}"/>"#);
            assert!(
                Group::of_class(&Class::parse(&xml).unwrap()) == group,
                "{name}"
            );
        }
    }

    #[test]
    fn a_page_has_tables_and_descriptions() {
        let xml = r#"<class name="DiscordDie" inherits="RefCounted"><brief_description>A die.</brief_description>
            <members><member name="side_count" type="int" default="6">How many sides.</member></members>
            <methods><method name="roll" qualifiers="const"><return type="int"/><param name="by" type="String" default="&quot;a|b&quot;"/>
            <description>Rolls it. See [member side_count].</description></method></methods></class>"#;
        let classes = [Class::parse(xml).unwrap()];
        let mut links = Links::new(&classes);
        let page = page(&classes[0], &mut links);
        for part in [
            "# DiscordDie\n\n**Inherits:** [RefCounted](",
            "\n\nA die.\n\n",
            "|---|---|\n| [int](",
            ") | [side\\_count](#property-side_count) = `6` |\n",
            ") | [roll](#method-roll)(by: [String](",
            ") = `\"a\\|b\"`) *const* |\n",
            "## Property descriptions\n\n### side\\_count { #property-side_count }\n\n[int](",
            ") **side\\_count** = `6`\n\nHow many sides.\n\n",
            "Rolls it. See [`side_count`](DiscordDie.md#property-side_count).\n\n",
        ] {
            assert!(page.contains(part), "{part:?} in {page}");
        }
        assert!(links.broken.is_empty());
    }
}
