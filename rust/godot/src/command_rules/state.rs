//! The commands of a client.

use std::cell::RefCell;
use std::rc::Rc;

use discord_client::text_commands::{CommandHelp, Parameter, TextCommandTable, help_text};
use discord_model::{Id, User};
use godot::prelude::*;

use super::rules::CommandRules;

/// The handler of a text command.
#[derive(Clone)]
pub struct TextHandler {
    pub(super) function: Callable,
    pub(super) description: String,
    pub(super) rules: Rc<CommandRules>,
    pub(super) parameters: Rc<RefCell<Vec<Parameter>>>,
}

/// The text commands of a client, and the owners of its application. Nothing is borrowed while a script runs.
#[derive(Default)]
pub struct CommandState {
    text_handlers: RefCell<TextCommandTable<TextHandler>>,
    owners: RefCell<Option<Vec<Id<User>>>>,
}

/// A text command that was found: its name, its handler, and the text after the name.
pub(super) struct FoundTextCommand {
    pub(super) name: String,
    pub(super) handler: TextHandler,
    pub(super) arguments: String,
}

impl TextHandler {
    /// Creates a handler without parameters and rules.
    pub fn new(function: Callable, description: String) -> Self {
        Self {
            function,
            description,
            rules: Rc::default(),
            parameters: Rc::default(),
        }
    }

    /// Returns what scripts can change of the handler.
    pub fn shared_parts(&self) -> (Rc<CommandRules>, Rc<RefCell<Vec<Parameter>>>) {
        (self.rules.clone(), self.parameters.clone())
    }
}

impl CommandState {
    /// Adds a text command, and replaces the one with the same name.
    pub fn set_text_handler(&self, name: &str, handler: TextHandler) {
        let mut handlers = self.text_handlers.borrow_mut();
        let replaced = handlers.insert(name, handler);
        // The old handler is dropped while nothing is borrowed: it may have the last reference to an object of the script.
        drop(handlers);
        drop(replaced);
    }

    /// Removes a text command.
    pub fn remove_text_handler(&self, name: &str) {
        let removed = self.text_handlers.borrow_mut().remove(name);
        drop(removed);
    }

    /// Returns whether there are text commands.
    pub(super) fn has_text_handlers(&self) -> bool {
        !self.text_handlers.borrow().is_empty()
    }

    /// Returns the text command that a text without its prefix begins with.
    pub(super) fn find(&self, text: &str) -> Option<FoundTextCommand> {
        let handlers = self.text_handlers.borrow();
        let found = handlers.find(text)?;
        Some(FoundTextCommand {
            name: found.name.to_owned(),
            handler: found.handler.clone(),
            arguments: found.arguments.to_owned(),
        })
    }

    /// Returns the list of text commands for users.
    pub fn help(&self, prefix: &str) -> String {
        let handlers = self.text_handlers.borrow();
        let parameters: Vec<_> = handlers
            .iter()
            .map(|(_, handler)| handler.parameters.borrow())
            .collect();
        let commands = handlers
            .iter()
            .zip(&parameters)
            .map(|((name, handler), parameters)| CommandHelp {
                name,
                description: &handler.description,
                parameters,
            });
        help_text(prefix, commands)
    }

    /// Returns the owners of the application, if they are known.
    pub(super) fn owners(&self) -> Option<Vec<Id<User>>> {
        self.owners.borrow().clone()
    }

    /// Sets the owners of the application.
    pub(super) fn set_owners(&self, owners: Vec<Id<User>>) {
        self.owners.replace(Some(owners));
    }

    /// Forgets the owners: the next login may be that of another bot.
    pub fn forget_owners(&self) {
        self.owners.replace(None);
    }
}
