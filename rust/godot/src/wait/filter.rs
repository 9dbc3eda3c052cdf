//! The filters of waits.

use discord_godot_entities::entities::DiscordInteraction;
use discord_godot_values::engine_call::call_method;
use discord_godot_values::handler_error;
use discord_model::Interaction;
use godot::prelude::*;

/// A condition of the addon itself for interactions. It runs no script.
pub type Predicate = Box<dyn Fn(&Interaction) -> bool>;

/// The conditions for an emission.
pub struct SignalFilter {
    /// The condition for the interaction, if the signal has one. It is checked before the script's filter.
    pub interaction: Option<Predicate>,
    /// The filter of the script.
    pub filter: Option<Callable>,
}

/// The result of a filter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FilterResult {
    /// The emission is accepted.
    Match,
    /// The emission is not accepted.
    Skip,
    /// No emission can be accepted anymore.
    Abort,
}

impl SignalFilter {
    /// Checks an emission. This may run a script.
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
    // The object of the filter was freed.
    if !filter.is_valid() {
        return FilterResult::Abort;
    }
    match call_method(&filter.to_variant(), &"call".into(), arguments) {
        Ok(response) if response.booleanize() => FilterResult::Match,
        Ok(_) => FilterResult::Skip,
        Err(failure) => {
            let filter = handler_error::explain(filter, signal, arguments, &failure);
            godot_error!(
                "DiscordClient: The filter cannot be called by the signal {signal}. {filter}. It accepts no \
                 emission, so the wait has ended."
            );
            FilterResult::Abort
        }
    }
}
