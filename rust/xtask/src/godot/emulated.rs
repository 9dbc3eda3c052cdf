//! Godot for Linux arm64, and an emulator of the processor that runs it on this machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::debian::{LIBRARY_SUBFOLDERS, RELEASE_TEMPLATE};
use super::{Godot, check};
use crate::debian::relocate::write_launcher;
use crate::debian::{self, Program};
use crate::missing_requirement::MissingRequirement;

/// The emulator is linked statically, so that it also runs on older releases of Debian.
const GODOT: Program = Program {
    folder: "arm64-godot",
    release: "testing",
    architecture: Some("arm64"),
    package: "godot",
    packages: &[
        "godot",
        RELEASE_TEMPLATE,
        "libgl1",
        "libegl1",
        "qemu-user:native",
    ],
    megabytes: 230,
};

/// The emulator in the unpacked packages.
const EMULATOR: &str = "usr/bin/qemu-aarch64";

/// The folder of libraries in the unpacked packages.
const LIBRARIES: &str = "/usr/lib/aarch64-linux-gnu";

/// An emulator of arm64, with the libraries that programs need.
pub struct Emulator {
    home: PathBuf,
}

impl Emulator {
    /// Finds the emulator that an earlier run has installed. Otherwise installs it on distributions based on Debian.
    ///
    /// # Errors
    /// [`MissingRequirement`] if this is not possible on this machine; otherwise if a step fails.
    pub fn find_or_install() -> Result<Self> {
        let home = match GODOT.installed()? {
            Some(home) => home,
            None if debian::is_possible() => GODOT.install(prepare)?,
            None => {
                return Err(MissingRequirement::new(
                    "Godot for arm64 and its emulator are installed from the packages of Debian, which needs apt",
                )
                .into());
            }
        };
        Ok(Self { home })
    }

    /// Godot for arm64. Its editor is a script that starts the emulator.
    ///
    /// # Errors
    /// If it does not run, or its version is not supported.
    pub fn godot(&self) -> Result<Godot> {
        let editor = self.home.join("bin/godot");
        check(&editor).context("Godot does not run in the emulator")?;
        Ok(Godot {
            editor,
            release_template: Some(self.home.join("usr/bin").join(RELEASE_TEMPLATE)),
            label: "arm64",
        })
    }

    /// A command that runs a program for arm64.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(self.home.join(EMULATOR));
        command.args(arguments(&self.home)).arg(program);
        command
    }
}

/// The arguments of the emulator. It looks for files of the system, such as the loader, in the unpacked packages first.
fn arguments(home: &Path) -> [String; 4] {
    let subfolders = LIBRARY_SUBFOLDERS.map(|folder| format!(":{LIBRARIES}/{folder}"));
    let search = format!("LD_LIBRARY_PATH={LIBRARIES}{}", subfolders.concat());
    let home = home.display().to_string();
    ["-L".to_owned(), home, "-E".to_owned(), search]
}

fn prepare(tree: &Path, home: &Path) -> Result<()> {
    // Programs name the loader in `/lib`, which a package links to `/usr/lib` when it is installed.
    let lib = tree.join("lib");
    if !lib.exists() {
        #[cfg(unix)]
        std::os::unix::fs::symlink("usr/lib", &lib)?;
    }
    let others = fs::read_dir(tree.join("usr/bin"))?.flatten();
    let others = others.filter(|entry| entry.file_name().to_string_lossy().starts_with("qemu-"));
    for other in others.filter(|entry| entry.path() != tree.join(EMULATOR)) {
        fs::remove_file(other.path())?;
    }
    let arguments = arguments(home).map(|argument| format!("'{argument}'"));
    let script = format!(
        "exec '{home}/{EMULATOR}' {} '{home}/usr/bin/godot' \"$@\"\n",
        arguments.join(" "),
        home = home.display()
    );
    write_launcher(&tree.join("bin/godot"), &script)
}
