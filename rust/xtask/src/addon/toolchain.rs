//! Compiles for a target: its standard library, its C compiler and linker, and flags that keep paths of this machine out of the
//! library.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::Target;
use super::ndk::{self, Ndk};
use super::target::System;
use crate::missing_requirement::MissingRequirement;
use crate::process::{self, Echo};
use crate::python::Environment;
use crate::workspace;

/// The oldest glibc that the libraries for Linux run with: the same as that of Godot's own builds.
pub const GLIBC: (u32, u32) = (2, 28);

/// The C compiler and linker for Linux and Windows. It brings the headers and libraries of both.
const ZIG: [&str; 2] = ["ziglang==0.17.1", "cargo-zigbuild==0.24.1"];

/// Time limit for a program that only prints a setting.
const LIMIT: Duration = Duration::from_secs(30);

/// Time limit for downloading a standard library.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(600);

/// Between the flags in `CARGO_ENCODED_RUSTFLAGS`.
const FLAG_SEPARATOR: &str = "\u{1f}";

/// A command that builds libraries for a target. The caller adds the selection of packages.
///
/// # Errors
/// If this machine cannot build for the target; with the reason.
pub fn cargo_build(target: &Target) -> Result<Command> {
    let mut command = cargo(target, ["build", "zigbuild"])?;
    command.arg("--lib");
    Ok(command)
}

/// A command that builds test programs for a target. The caller adds the selection of packages.
///
/// # Errors
/// If this machine cannot build for the target; with the reason.
pub fn cargo_test(target: &Target) -> Result<Command> {
    let mut command = cargo(target, ["test", "test"])?;
    command.arg("--no-run");
    Ok(command)
}

/// A command of cargo, by its names with the linker of this machine and with zig.
fn cargo(target: &Target, [with_system, with_zig]: [&str; 2]) -> Result<Command> {
    let mut command = match linker(target, env::consts::OS)? {
        Linker::Zig => cargo_zigbuild(target, with_zig)?,
        Linker::System => {
            let mut cargo = Command::new(env!("CARGO"));
            cargo.args([with_system, "--target", target.triple()]);
            cargo
        }
        Linker::Ndk => {
            let mut cargo = Command::new(env!("CARGO"));
            cargo.args([with_system, "--target", target.triple()]);
            Ndk::find()?.set(&mut cargo, target);
            cargo
        }
    };
    if standard_library(target)? == StandardLibrary::FromSource {
        // The stable compiler has this switch for its own build, which is what building the standard library is.
        command
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["-Z", "build-std=std,panic_unwind"]);
    }
    command.current_dir(workspace::root());
    command.env(
        "CARGO_ENCODED_RUSTFLAGS",
        flags(target)?.join(FLAG_SEPARATOR),
    );
    Ok(command)
}

/// The C compiler and linker of a build.
#[derive(Debug, PartialEq, Eq)]
enum Linker {
    /// zig, which builds for all systems with Linux' or MinGW's C library, in the oldest supported version.
    Zig,
    /// The one of this machine.
    System,
    /// That of Android's NDK.
    Ndk,
}

/// The linker for a target on a machine with the operating system `host`.
fn linker(target: &Target, host: &str) -> Result<Linker> {
    match target.system {
        System::Linux => Ok(Linker::Zig),
        System::Windows if !target.is_msvc() => Ok(Linker::Zig),
        System::Windows if host == "windows" => Ok(Linker::System),
        System::Windows => {
            bail!("{target} is built on Windows only. Other systems build x86_64-pc-windows-gnu")
        }
        System::MacOs if host == "macos" => Ok(Linker::System),
        System::MacOs => bail!("{target} is built on macOS only, with Apple's frameworks"),
        System::Android => Ok(Linker::Ndk),
    }
}

/// A command of cargo that uses zig. zig and its caches are kept in the cache of the project.
fn cargo_zigbuild(target: &Target, name: &str) -> Result<Command> {
    let environment = Environment::create("zig", &ZIG).with_context(|| {
        format!("{target} is linked by zig, which is installed as a package of Python")
    })?;
    let mut command = Command::new(environment.program("cargo-zigbuild"));
    command.env("CARGO_ZIGBUILD_PYTHON_PATH", environment.program("python"));
    for (variable, folder) in [
        ("CARGO_ZIGBUILD_CACHE_DIR", "zig-commands"),
        ("ZIG_GLOBAL_CACHE_DIR", "zig-libraries"),
    ] {
        command.env(variable, workspace::cache()?.join(folder));
    }
    // mimalloc names the time of its build in a message, which zig refuses to optimize for Windows.
    let flags = format!("CFLAGS_{}", target.triple().replace('-', "_"));
    command.env(flags, "-Wno-error=date-time");
    let (major, minor) = GLIBC;
    let triple = match target.system {
        System::Linux => format!("{target}.{major}.{minor}"),
        _ => target.to_string(),
    };
    command.args([name, "--target", &triple]);
    Ok(command)
}

/// Where the standard library of a target comes from.
#[derive(Debug, PartialEq, Eq)]
enum StandardLibrary {
    /// It is installed.
    Installed,
    /// It is compiled with the rest.
    FromSource,
}

/// Finds the standard library of a target. Otherwise installs it with rustup, or falls back to its source.
fn standard_library(target: &Target) -> Result<StandardLibrary> {
    if is_installed(target)? {
        return Ok(StandardLibrary::Installed);
    }
    println!("build: installing the standard library of {target}");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", target.triple()]);
    let failure = match process::run(&mut rustup, DOWNLOAD_LIMIT, Echo::Quiet) {
        Ok(finished) if finished.succeeded() && is_installed(target)? => {
            return Ok(StandardLibrary::Installed);
        }
        Ok(finished) => finished.output(),
        Err(error) => format!("{error:#}\n"),
    };
    let source = sysroot()?.join("lib/rustlib/src/rust/library/std/Cargo.toml");
    if source.is_file() {
        println!("build: it cannot be installed, and is compiled from source");
        return Ok(StandardLibrary::FromSource);
    }
    Err(MissingRequirement::new(format!(
        "the standard library of {target} is not installed, and neither is its source: install rustup, or the package \
         rust-src\n{failure}"
    ))
    .into())
}

/// Whether the folder that the compiler searches contains a standard library.
fn is_installed(target: &Target) -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", target.triple()]);
    let folder = PathBuf::from(process::quiet(&mut rustc, LIMIT)?.output().trim());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.any(|name| name.starts_with("libstd-")))
}

/// The folder of the toolchain of Rust.
///
/// # Errors
/// If the compiler does not run.
pub fn sysroot() -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    let printed = process::quiet(rustc.args(["--print", "sysroot"]), LIMIT)?;
    Ok(PathBuf::from(printed.output().trim()))
}

/// The flags of the compiler. They replace the folders of this machine, which panic messages contain, and include the flags in
/// `RUSTFLAGS`, which cargo ignores beside these.
fn flags(target: &Target) -> Result<Vec<String>> {
    let given = env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags: Vec<_> = given.split_whitespace().map(str::to_owned).collect();
    for (folder, name) in folders()? {
        flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
    }
    if target.is_msvc() {
        // Otherwise the library needs the runtime of Visual C++, which players would have to install.
        flags.push("-Ctarget-feature=+crt-static".to_owned());
    }
    if target.system == System::Android {
        flags.extend(ndk::link_flags(target));
    }
    Ok(flags)
}

/// The folders of this machine whose files are compiled, with the names that replace them. Of nested folders, the last one
/// counts.
fn folders() -> Result<[(PathBuf, &'static str); 4]> {
    Ok([
        (workspace::root().to_owned(), "."),
        (workspace::target(), "target"),
        (cargo_home()?, "cargo"),
        (sysroot()?, "rust"),
    ])
}

/// The folder in which cargo keeps the sources of dependencies.
fn cargo_home() -> Result<PathBuf> {
    match env::var_os("CARGO_HOME") {
        Some(home) if !home.is_empty() => Ok(workspace::root().join(home)),
        _ => Ok(env::home_dir().context("no home folder")?.join(".cargo")),
    }
}

/// Paths of the building machine that a library must not contain: its folders, and folders that builders usually have. A sentence
/// may end right before the name that replaces a folder, so the separator belongs to the path.
///
/// # Errors
/// If a folder is not known.
pub fn builder_paths() -> Result<Vec<String>> {
    let own = folders()?.map(|(folder, _)| folder.display().to_string());
    let own = own
        .into_iter()
        .filter(|folder| Path::new(folder).components().count() > 2);
    let usual = [
        "/.cargo/registry",
        "\\.cargo\\registry",
        "rustlib/src",
        "rustlib\\src",
    ];
    Ok(own.chain(usual.map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(triple: &str) -> Target {
        triple.parse().unwrap()
    }

    #[test]
    fn zig_links_what_no_vendor_has_to() {
        for (triple, host, expected) in [
            ("x86_64-unknown-linux-gnu", "linux", Some(Linker::Zig)),
            ("aarch64-unknown-linux-gnu", "macos", Some(Linker::Zig)),
            ("x86_64-pc-windows-gnu", "linux", Some(Linker::Zig)),
            ("x86_64-pc-windows-msvc", "windows", Some(Linker::System)),
            ("aarch64-apple-darwin", "macos", Some(Linker::System)),
            ("x86_64-pc-windows-msvc", "linux", None),
            ("aarch64-apple-darwin", "linux", None),
            ("aarch64-linux-android", "macos", Some(Linker::Ndk)),
        ] {
            assert_eq!(linker(&target(triple), host).ok(), expected, "{triple}");
        }
    }

    #[test]
    fn folders_of_this_machine_are_replaced() {
        let flags = flags(&target("x86_64-pc-windows-msvc")).unwrap();
        let root = format!("--remap-path-prefix={}=.", workspace::root().display());
        assert!(flags.contains(&root), "{flags:?}");
        assert!(flags.contains(&"-Ctarget-feature=+crt-static".to_owned()));
    }

    #[test]
    fn the_standard_library_of_this_machine_is_found() {
        let host = Target::host().unwrap();
        assert!(is_installed(&host).unwrap());
    }
}
