//! Runs programs for Windows in Wine, which is installed from the packages of Debian into the cache.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::debian::relocate::{self, Relocation};
use crate::debian::{self, Program};
use crate::missing_requirement::MissingRequirement;

/// Older releases have a Wine without what the standard library of Rust needs.
const WINE: Program = Program {
    folder: "wine",
    release: "trixie",
    architecture: None,
    package: "wine64",
    packages: &["wine64", "patchelf"],
    megabytes: 190,
};

/// The folder of the programs in the unpacked packages.
const PROGRAMS: &str = "usr/lib/wine";

/// An installed Wine.
pub struct Wine {
    home: PathBuf,
}

impl Wine {
    /// Finds the Wine that an earlier run has installed. Otherwise installs it on distributions based on Debian.
    ///
    /// # Errors
    /// [`MissingRequirement`] if this is not possible on this machine; otherwise if a step fails.
    pub fn find_or_install() -> Result<Self> {
        if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
            let reason = "programs for Windows run on Linux x86_64 only, in Wine";
            return Err(MissingRequirement::new(reason).into());
        }
        let home = match WINE.installed()? {
            Some(home) => home,
            None if debian::is_possible() => WINE.install(make_runnable)?,
            None => {
                let reason = "Wine is installed from the packages of Debian, which needs apt";
                return Err(MissingRequirement::new(reason).into());
            }
        };
        Ok(Self { home })
    }

    /// A command that runs a program. The first one creates the simulated disk, which takes half a minute.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(self.home.join(PROGRAMS).join("wine64"));
        command
            .arg(program)
            .env("WINEPREFIX", self.home.join("prefix"))
            // A library that Wine itself needs.
            .env(
                "WINEPATH",
                windows_path(&self.home.join("usr/x86_64-w64-mingw32/lib")),
            )
            // Wine logs what programs might miss, and starts a debugger with a window after a crash.
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "winedbg.exe=d;mscoree=d;mshtml=d")
            // The encoding of arguments and environment variables.
            .env("LC_ALL", "C.UTF-8");
        command
    }

    /// Writes a script that runs a program with the arguments that the script gets.
    ///
    /// # Errors
    /// If the script cannot be written.
    pub fn write_launcher(&self, program: &Path, launcher: &Path) -> Result<()> {
        let command = self.command(program);
        let quoted = |text: &OsStr| format!("'{}'", text.to_string_lossy().replace('\'', "'\\''"));
        let variables = command.get_envs().filter_map(|(name, value)| {
            Some(format!("{}={} ", name.to_string_lossy(), quoted(value?)))
        });
        let arguments = command.get_args().map(quoted);
        let script = format!(
            "exec env {}{} {} \"$@\"\n",
            variables.collect::<String>(),
            quoted(command.get_program()),
            arguments.collect::<Vec<_>>().join(" ")
        );
        relocate::write_launcher(launcher, &script)
    }
}

/// The path of a file of this machine for a program in Wine, where the disk `Z:` is the whole file system.
pub fn windows_path(path: &Path) -> String {
    format!("Z:{}", path.display()).replace('/', "\\")
}

/// Makes the unpacked programs find the files that they look for at fixed paths.
fn make_runnable(tree: &Path, home: &Path) -> Result<()> {
    let relocation = Relocation::new(tree, home, &[])?;
    relocation.libraries()?;
    let programs = tree.join(PROGRAMS);
    // The server's script looks for the program in the system.
    fs::rename(programs.join("wineserver64"), programs.join("wineserver"))?;
    for program in ["wine64", "wineserver"] {
        relocation.program(&programs.join(program))?;
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(".", tree.join("usr/share/wine/wine"))?;
    let name = relocation.libraries.file_name();
    let wine = tree
        .join("usr/lib")
        .join(name.context("the folder of libraries has no name")?)
        .join("wine");
    // Each simulated disk has a copy of all libraries, and those of 32 bits are not used.
    fs::remove_dir_all(wine.join("i386-windows"))?;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::process;
    use crate::workspace;

    #[test]
    fn a_launcher_passes_variables_and_arguments() {
        let home = workspace::scratch("a wine");
        let program = home.join(PROGRAMS).join("wine64");
        relocate::write_launcher(&program, "echo \"$LC_ALL|$WINEDEBUG|$2|$3\"\n").unwrap();
        let launcher = home.join("launcher");
        let wine = Wine { home };
        wine.write_launcher(Path::new("/a folder/a.exe"), &launcher)
            .unwrap();
        let mut command = Command::new(launcher);
        command.args(["--path", "/two words"]);
        let finished = process::quiet(&mut command, Duration::from_secs(30)).unwrap();
        assert_eq!(finished.output(), "C.UTF-8|-all|--path|/two words\n");
    }
}
