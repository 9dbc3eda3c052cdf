//! The sandbox beside Discord's own specification: every operation is there, and answers as it says.
//!
//! The specification and the list of operations stand in the folder `DISCORD_FACTS` names, or beside the repository. Where
//! they are not, the tests say plainly that nothing was checked.

mod answers;
mod fill;
mod place;
mod requests;
mod table;

use std::io::Write;
use std::path::{Path, PathBuf};

/// The text of one of the facts, if they are here.
fn fact(name: &str) -> Option<String> {
    let folder = std::env::var_os("DISCORD_FACTS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/discord-api"),
        PathBuf::from,
    );
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        // Said even where the output of tests that pass is not shown.
        writeln!(
            std::io::stderr(),
            "NOT CHECKED: no {name} in {}. Set DISCORD_FACTS to a folder with endpoints.csv and openapi.json.",
            folder.display()
        )
        .expect("somebody listens");
    }
    text
}
