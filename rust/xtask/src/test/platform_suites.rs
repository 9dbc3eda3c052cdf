//! The suites in Godot that run on platforms other than that of this machine: every area of the addon once. The others would repeat the
//! same code on the same platform.

use anyhow::Result;

use super::godot::run_suites;
use super::report::Tally;
use super::runner::Filter;
use crate::godot::Godot;

/// Left out for their time limits are those that measure time and load (`test_burst`, `test_http_pool`, `test_raw_event`), and what
/// encodes sound in real time (`test_voice_playing`, `test_voice_listening`), for which the unoptimized library is too slow here.
const SUITES: [&str; 17] = [
    // The node, its threads and its connections
    "test_login.",
    "test_life_cycle.",
    "test_shards.",
    "test_saved_sessions.",
    // Events and entities
    "test_message_events.",
    "test_entity_manager.",
    "test_permissions.",
    // Requests
    "test_rest_results.",
    "test_rest_files.",
    "test_uploads.",
    "test_textures.",
    // Interactions, over both connections
    "test_interaction_responses.",
    "test_text_commands.",
    "test_interactions_server.",
    // The sandbox, text, and calls with their encryption
    "test_sandbox.",
    "test_text_helpers.",
    "test_voice.",
];

/// A part of the names of tests that repeat another test under other circumstances.
const REPETITIONS: &str = "@";

/// The number of Godot processes that run suites at the same time.
const PARTS: usize = 2;

/// Runs the tests whose `suite.test` contains one of the names. If the list is empty, runs those of [`SUITES`], each under one
/// circumstance.
pub fn run(godot: &Godot, only: &[String]) -> Result<Vec<Tally>> {
    let chosen = SUITES.map(str::to_owned);
    let repetitions = [REPETITIONS.to_owned()];
    let filter = match only {
        [] => Filter {
            only: &chosen,
            except: &repetitions,
        },
        _ => Filter {
            only,
            ..Filter::default()
        },
    };
    run_suites(godot, filter, PARTS)
}
