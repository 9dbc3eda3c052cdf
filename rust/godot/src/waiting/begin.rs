//! How waits begin, and what keeps them from it.

use discord_rest::schema::nearest;
use godot::classes::ClassDb;
use godot::prelude::*;

use super::collection::Reason;
use super::collector::DiscordCollector;
use super::filter::{Filter, Predicate, Test};
use super::limits::Limits;
use crate::convert;
use crate::core::Core;
use crate::options::Options;

/// The signal that tells of interactions.
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

/// Waits for an interaction that `wanted`, which is asked first, and `filter` want. `method` is what the script called, for
/// errors.
pub fn interaction(
    core: &Core,
    method: &str,
    wanted: Predicate,
    filter: Filter,
    timeout: f64,
) -> Signal {
    once(core, method, INTERACTIONS, Some(wanted), filter, timeout)
}

/// Waits for an interaction that `wanted` wants, and gives the number under which it can be given up.
pub fn one_interaction(core: &Core, wanted: Predicate, timeout: f64) -> (u64, Signal) {
    let test = Test {
        interaction: Some(wanted),
        filter: None,
    };
    core.waiting.once_numbered(INTERACTIONS, test, timeout)
}

/// Gives a wait up: it ends with `null`.
pub fn give_up(core: &Core, number: u64) {
    core.waiting.end(number, Reason::Stopped);
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

/// Collects interactions that `wanted`, which is asked first, and `filter` want. `method` is what the script called, for errors.
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
    match test(signal, interaction, filter) {
        Ok(test) => core.waiting.once(signal, test, timeout),
        Err(problem) => {
            godot_error!("{method}: {problem}");
            core.waiting.nothing()
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
    let asked = test(signal, interaction, filter).and_then(|test| Ok((test, limits(options)?)));
    match asked {
        Ok((test, limits)) => DiscordCollector::begin(core, signal, test, limits),
        Err(problem) => {
            godot_error!("{method}: {problem}");
            DiscordCollector::ended(core)
        }
    }
}

fn test(signal: &str, interaction: Option<Predicate>, filter: Filter) -> Result<Test, String> {
    check(signal)?;
    Ok(Test {
        interaction,
        filter: filter.callable()?,
    })
}

fn limits(options: &Options) -> Result<Limits, String> {
    Limits::read(&convert::to_object(&options.0)?)
}

/// Whether it is a signal of the node that this addon emits.
fn check(signal: &str) -> Result<(), String> {
    let classes = ClassDb::singleton();
    if classes.class_has_signal("Node", signal) {
        return Err(format!(
            "'{signal}' is a signal every node has; await it as it is: await client.{signal}"
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
