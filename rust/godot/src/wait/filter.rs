//! Which emissions of a signal count.

use discord_godot_entities::entities::DiscordInteraction;
use discord_godot_values::engine_call::call_method;
use discord_godot_values::handler_error;
use discord_model::Interaction;
use godot::prelude::*;

/// What the addon itself asks of an interaction. It runs no script.
pub type Predicate = Box<dyn Fn(&Interaction) -> bool>;

/// What an emission must pass.
pub struct SignalFilter {
    /// If the signal tells of an interaction: what is asked of it, before the script is.
    pub interaction: Option<Predicate>,
    /// What the script asks.
    pub filter: Option<Callable>,
}

/// What a filter says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FilterResult {
    /// The emission counts.
    Match,
    /// It does not.
    Skip,
    /// None ever will.
    Abort,
}

impl SignalFilter {
    /// Checks an emission. A script may run.
    pub fn check(&self, signal: &str, arguments: &[Variant]) -> FilterResult {
        if let Some(predicate) = &self.interaction {
            let object = arguments
                .first()
                .and_then(|argument| argument.try_to::<Gd<DiscordInteraction>>().ok());
            let entity = object.map(|object| object.bind().entity());
            if !entity.is_some_and(|entity| predicate(&entity)) {
                return FilterResult::Skip;
            }
        }
        match &self.filter {
            None => FilterResult::Match,
            Some(filter) => ask(filter, signal, arguments),
        }
    }
}

fn ask(filter: &Callable, signal: &str, arguments: &[Variant]) -> FilterResult {
    // The object it belongs to was freed.
    if !filter.is_valid() {
        return FilterResult::Abort;
    }
    match call_method(&filter.to_variant(), &"call".into(), arguments) {
        Ok(response) if response.booleanize() => FilterResult::Match,
        Ok(_) => FilterResult::Skip,
        Err(failure) => {
            let filter = handler_error::explain(filter, signal, arguments, &failure);
            godot_error!(
                "DiscordClient: The filter cannot be called by the signal {signal}. {filter}. Nothing passes it; the wait is over."
            );
            FilterResult::Abort
        }
    }
}
