//! A class of the reference, parsed from the XML that Godot writes.
//!
//! Members of scripts with names that start with `_` are only part of it if they have documentation, as in the editor.

use anyhow::{Context, Result};
use roxmltree::{Document, Node};

/// A class of the addon, with its documentation.
#[derive(Debug)]
pub struct Class {
    /// The name of the class.
    pub name: String,
    /// The class that it extends.
    pub inherits: String,
    /// The first paragraph of its documentation.
    pub brief: String,
    /// The rest of its documentation.
    pub description: String,
    /// The members, in the order of Godot's reference.
    pub members: Vec<Member>,
}

/// The kind of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberKind {
    /// A property.
    Property,
    /// A method.
    Method,
    /// A signal.
    Signal,
    /// A constant, or a value of an enumeration.
    Constant,
}

/// A property, method, signal or constant of a class.
#[derive(Debug)]
pub struct Member {
    /// Whether it is a property, a method, a signal or a constant.
    pub kind: MemberKind,
    /// The name of the member.
    pub name: String,
    /// The type of the property, or the return type of the method. Otherwise empty.
    pub value_type: String,
    /// The default value of the property, or the value of the constant.
    pub value: Option<String>,
    /// The parameters of the method or signal.
    pub parameters: Vec<Parameter>,
    /// The qualifiers, such as `const` and `static`.
    pub qualifiers: String,
    /// The documentation.
    pub description: String,
}

/// A parameter of a method or signal.
#[derive(Debug)]
pub struct Parameter {
    /// The name of the parameter.
    pub name: String,
    /// The type of the parameter.
    pub value_type: String,
    /// The default value.
    pub default: Option<String>,
}

impl MemberKind {
    /// All kinds, in the order of Godot's reference.
    pub const ALL: [Self; 4] = [Self::Property, Self::Method, Self::Signal, Self::Constant];

    /// The names of the XML elements of the list, and of a member in it.
    const fn elements(self) -> (&'static str, &'static str) {
        match self {
            Self::Property => ("members", "member"),
            Self::Method => ("methods", "method"),
            Self::Signal => ("signals", "signal"),
            Self::Constant => ("constants", "constant"),
        }
    }
}

impl Class {
    /// Parses a class.
    ///
    /// # Errors
    /// If the XML does not have the format of Godot.
    pub fn parse(xml: &str) -> Result<Self> {
        let document = Document::parse(xml)?;
        let root = document.root_element();
        let mut members = Vec::new();
        for kind in MemberKind::ALL {
            let (list, element) = kind.elements();
            let found = root
                .children()
                .filter(|child| child.has_tag_name(list))
                .flat_map(|list| list.children())
                .filter(|child| child.has_tag_name(element));
            for node in found {
                let member = Member::parse(kind, node)?;
                if !member.is_private() {
                    members.push(member);
                }
            }
        }
        Ok(Self {
            name: attribute(root, "name")?,
            inherits: attribute(root, "inherits")?,
            brief: text_of(root, "brief_description"),
            description: text_of(root, "description"),
            members,
        })
    }

    /// The members of one kind.
    pub fn members_of(&self, kind: MemberKind) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(move |member| member.kind == kind)
    }

    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The names of the members without documentation, and of the class itself if it has none.
    pub fn undocumented(&self) -> Vec<String> {
        let itself = self.brief.is_empty().then(|| self.name.clone());
        let members = self
            .members
            .iter()
            .filter(|member| member.description.is_empty())
            .map(|member| format!("{}.{}", self.name, member.name));
        itself.into_iter().chain(members).collect()
    }
}

impl Member {
    fn is_private(&self) -> bool {
        self.name.starts_with('_') && self.description.is_empty()
    }

    fn parse(kind: MemberKind, node: Node<'_, '_>) -> Result<Self> {
        let (value_type, value, description) = match kind {
            MemberKind::Property => {
                let default = node.attribute("default").map(str::to_owned);
                (attribute(node, "type")?, default, text(node))
            }
            MemberKind::Constant => (String::new(), Some(attribute(node, "value")?), text(node)),
            MemberKind::Method | MemberKind::Signal => {
                let mut children = node.children();
                let returned = children.find(|child| child.has_tag_name("return"));
                let returned = returned.and_then(|node| node.attribute("type"));
                let value_type = returned.unwrap_or_default().to_owned();
                (value_type, None, text_of(node, "description"))
            }
        };
        let parameters = node
            .children()
            .filter(|child| child.has_tag_name("param"))
            .map(Parameter::parse)
            .collect::<Result<_>>()?;
        Ok(Self {
            kind,
            name: attribute(node, "name")?,
            value_type,
            value,
            parameters,
            qualifiers: node.attribute("qualifiers").unwrap_or_default().to_owned(),
            description,
        })
    }
}

impl Parameter {
    fn parse(node: Node<'_, '_>) -> Result<Self> {
        Ok(Self {
            name: attribute(node, "name")?,
            value_type: attribute(node, "type")?,
            default: node.attribute("default").map(str::to_owned),
        })
    }
}

fn attribute(node: Node<'_, '_>, name: &str) -> Result<String> {
    let value = node.attribute(name);
    let value = value.with_context(|| format!("no {name} in {:?}", node.tag_name().name()))?;
    Ok(value.to_owned())
}

fn text(node: Node<'_, '_>) -> String {
    node.text().unwrap_or_default().trim().to_owned()
}

/// The text of the child element of this name.
fn text_of(node: Node<'_, '_>, child: &str) -> String {
    let child = node.children().find(|node| node.has_tag_name(child));
    child.map(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<class name="DiscordDie" inherits="RefCounted">
	<brief_description>
		A die.
	</brief_description>
	<description>
	</description>
	<methods>
		<method name="roll" qualifiers="const">
			<return type="int" />
			<param index="0" name="sides" type="int" default="6" />
			<description>
				Returns a number.
			</description>
		</method>
	</methods>
	<members>
		<member name="color" type="Color" setter="" getter="get_color">
		</member>
	</members>
	<members>
		<member name="_state" type="int" setter="" getter="">
		</member>
		<member name="_seed" type="int" setter="" getter="">
			The seed. Override it.
		</member>
	</members>
	<signals>
		<signal name="rolled">
			<param index="0" name="number" type="int" />
			<description>
			</description>
		</signal>
	</signals>
	<constants>
		<constant name="MOST_SIDES" value="20">
			The number of sides of the largest die.
		</constant>
	</constants>
</class>"#;

    #[test]
    fn a_class_is_parsed_with_its_members() {
        let class = Class::parse(XML).unwrap();
        assert_eq!(
            (class.name.as_str(), class.brief.as_str()),
            ("DiscordDie", "A die.")
        );
        let roll = class.member("roll").unwrap();
        assert_eq!(
            (roll.value_type.as_str(), roll.qualifiers.as_str()),
            ("int", "const")
        );
        assert_eq!(roll.parameters[0].default.as_deref(), Some("6"));
        assert_eq!(roll.description, "Returns a number.");
        assert_eq!(
            class.member("MOST_SIDES").unwrap().value.as_deref(),
            Some("20")
        );
        assert_eq!(class.members_of(MemberKind::Signal).count(), 1);
        assert!(class.member("_state").is_none() && class.member("_seed").is_some());
    }

    #[test]
    fn undocumented_members_are_listed() {
        let class = Class::parse(XML).unwrap();
        assert_eq!(
            class.undocumented(),
            ["DiscordDie.color", "DiscordDie.rolled"]
        );
    }
}
