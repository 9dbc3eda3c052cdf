//! Starts waits, or reports why they cannot start.

use discord_client::wait::CollectorLimits;
use discord_godot_entities::collector::DiscordCollector;
use discord_godot_values::convert;
use discord_godot_values::parameters::Filter;
use discord_godot_values::parameters::Options;
use discord_rest::schema::nearest;
use godot::classes::ClassDb;
use godot::prelude::*;

use super::filter::{Predicate, SignalFilter};
use crate::core::Core;

/// The signal for interactions.
const INTERACTIONS: &str = "interaction_created";

/// Waits for a signal of the node.
pub fn wait_for(core: &Core, signal: &str, filter: Filter, timeout: f64) -> Signal {
    once(
        core,
        "DiscordClient.wait_for",
        signal,
        None,
        filter,
        timeout,
    )
}

/// Waits for an interaction that both `wanted`, which is checked first, and `filter` accept. `method` is the method
/// that the script called, for errors.
pub fn interaction(
    core: &Core,
    method: &str,
    wanted: Predicate,
    filter: Filter,
    timeout: f64,
) -> Signal {
    once(core, method, INTERACTIONS, Some(wanted), filter, timeout)
}

/// Waits for an interaction that matches `wanted`. Returns the number by which the wait can be canceled.
pub fn one_interaction(core: &Core, wanted: Predicate, timeout: f64) -> (u64, Signal) {
    let filter = SignalFilter {
        interaction: Some(wanted),
        filter: None,
    };
    core.waits.wait_once(INTERACTIONS, filter, timeout)
}

/// Collects emissions of a signal of the node.
pub fn collect(
    core: &Core,
    signal: &str,
    filter: Filter,
    options: &Options,
) -> Gd<DiscordCollector> {
    all(core, "DiscordClient.collect", signal, None, filter, options)
}

/// Collects interactions that both `wanted`, which is checked first, and `filter` accept. `method` is the method that
/// the script called, for errors.
pub fn interactions(
    core: &Core,
    method: &str,
    wanted: Predicate,
    filter: Filter,
    options: &Options,
) -> Gd<DiscordCollector> {
    all(core, method, INTERACTIONS, Some(wanted), filter, options)
}

fn once(
    core: &Core,
    method: &str,
    signal: &str,
    interaction: Option<Predicate>,
    filter: Filter,
    timeout: f64,
) -> Signal {
    match signal_filter(signal, interaction, filter) {
        Ok(filter) => core.waits.wait_once(signal, filter, timeout).1,
        Err(problem) => {
            godot_error!("{method}: {problem}");
            core.waits.nothing()
        }
    }
}

fn all(
    core: &Core,
    method: &str,
    signal: &str,
    interaction: Option<Predicate>,
    filter: Filter,
    options: &Options,
) -> Gd<DiscordCollector> {
    let asked = signal_filter(signal, interaction, filter)
        .and_then(|filter| Ok((filter, limits(options)?)));
    match asked {
        Ok((filter, limits)) => core.waits.collect(core.id(), signal, filter, &limits),
        Err(problem) => {
            godot_error!("{method}: {problem}");
            core.waits.collect_nothing(core.id())
        }
    }
}

fn signal_filter(
    signal: &str,
    interaction: Option<Predicate>,
    filter: Filter,
) -> Result<SignalFilter, String> {
    check(signal)?;
    Ok(SignalFilter {
        interaction,
        filter: filter.callable()?,
    })
}

fn limits(options: &Options) -> Result<CollectorLimits, String> {
    CollectorLimits::read(&convert::to_object(&options.0)?)
}

/// Checks whether the name is that of a signal of the node that this addon emits.
fn check(signal: &str) -> Result<(), String> {
    let classes = ClassDb::singleton();
    if classes.class_has_signal("Node", signal) {
        return Err(format!(
            "'{signal}' is a signal of every node; await it directly: await client.{signal}"
        ));
    }
    if classes.class_has_signal("DiscordClient", signal) {
        return Ok(());
    }
    let list = classes
        .class_get_signal_list_ex("DiscordClient")
        .no_inheritance(true)
        .done();
    let known: Vec<_> = list
        .iter_shared()
        .filter_map(|known| Some(known.get("name")?.stringify().to_string()))
        .collect();
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    Err(match nearest(signal, &known) {
        Some(near) => format!("there is no signal '{signal}'; did you mean '{near}'?"),
        None => format!(
            "there is no signal '{signal}'; see those in the documentation of DiscordClient"
        ),
    })
}
