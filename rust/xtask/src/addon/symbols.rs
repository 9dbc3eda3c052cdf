//! Separates the symbols of a library from it: games stay small, and the backtrace of a crash can still be read.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::target::System;
use super::{Target, toolchain};
use crate::missing_requirement::MissingRequirement;
use crate::process;
use crate::workspace;

/// Settings of a build whose library has the names of functions, and the lines of the source.
const SETTINGS: [(&str, &str); 2] = [
    ("CARGO_PROFILE_RELEASE_STRIP", "none"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "line-tables-only"),
];

/// The extensions of files with symbols: for gdb and lldb, and those of Visual C++.
const EXTENSIONS: [&str; 2] = ["debug", "pdb"];

/// The program that separates symbols, in the names of Rust's toolchain and of LLVM.
const PROGRAMS: [&str; 2] = ["rust-objcopy", "llvm-objcopy"];

/// Time limit for a library with all symbols.
const LIMIT: Duration = Duration::from_secs(120);

/// The settings of a build with symbols. Libraries for macOS have none, because its linker leaves them in the folder of the build.
///
/// # Errors
/// If no program separates symbols here, which would otherwise be noticed after the build.
pub fn settings(target: &Target) -> Result<&'static [(&'static str, &'static str)]> {
    if target.system == System::MacOs {
        return Ok(&[]);
    }
    if !target.is_msvc() {
        objcopy()?;
    }
    Ok(&SETTINGS)
}

/// Writes the symbols of a built library to a file beside the path to which it will be copied. Returns the library without them.
///
/// # Errors
/// If no program separates symbols here, or a file cannot be read or written.
pub fn separate(target: &Target, built: &Path, library: &Path) -> Result<Vec<u8>> {
    let name = library.file_name().context("the library has no name")?;
    let stripped = workspace::scratch("stripped").join(name);
    match target.system {
        System::MacOs => return read(built),
        System::Windows if target.is_msvc() => {
            let symbols = beside(library, EXTENSIONS[1]);
            fs::copy(built.with_extension("pdb"), &symbols)
                .with_context(|| format!("cannot write {}", symbols.display()))?;
            return read(built);
        }
        _ => {}
    }
    fs::create_dir_all(workspace::scratch("stripped"))?;
    let symbols = beside(library, EXTENSIONS[0]);
    let mut keep = objcopy()?;
    keep.arg("--only-keep-debug").args([built, &symbols]);
    process::quiet(&mut keep, LIMIT)?;
    // The library names the file, which debuggers look for in its folder.
    let mut link = OsString::from("--add-gnu-debuglink=");
    link.push(&symbols);
    let mut strip = objcopy()?;
    strip
        .args(["--strip-all".into(), link])
        .args([built, &stripped]);
    process::quiet(&mut strip, LIMIT)?;
    read(&stripped)
}

/// The files with the symbols of a library, none if it was built without.
pub fn of(library: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let files = EXTENSIONS.map(|extension| beside(library, extension));
    files.into_iter().filter(|file| file.is_file())
}

fn beside(library: &Path, extension: &str) -> PathBuf {
    let mut path = library.as_os_str().to_owned();
    path.push(".");
    path.push(extension);
    path.into()
}

/// The program that separates symbols: the one of Rust's toolchain, or one that is installed.
fn objcopy() -> Result<Command> {
    let libraries = toolchain::sysroot()?.join("lib");
    let folder = libraries
        .join("rustlib")
        .join(Target::host()?.triple())
        .join("bin");
    let name = format!("{}{}", PROGRAMS[0], env::consts::EXE_SUFFIX);
    let own = Some(folder.join(name)).filter(|program| program.is_file());
    let others = PROGRAMS.iter();
    let mut others = others.filter_map(|program| workspace::program_on_path(program));
    let program = own.or_else(|| others.next()).ok_or_else(|| {
        let reason =
            "symbols are separated by rust-objcopy, which rustup installs, or llvm-objcopy";
        MissingRequirement::new(reason)
    })?;
    let mut command = Command::new(program);
    // It needs a library of the toolchain, and does not look for it there.
    command.env("LD_LIBRARY_PATH", libraries);
    Ok(command)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of functions are in the symbols, and no longer in the library, which names the file with them.
    #[test]
    #[cfg(target_os = "linux")]
    fn symbols_are_in_a_file_of_their_own() {
        let folder = workspace::scratch("symbols");
        fs::create_dir_all(&folder).unwrap();
        let source = folder.join("library.rs");
        fs::write(
            &source,
            "#[unsafe(no_mangle)] pub extern \"C\" fn exported() -> usize { hidden_function() }\n\
             #[inline(never)] fn hidden_function() -> usize { std::env::args().count() }\n",
        )
        .unwrap();
        let (built, library) = (folder.join("built.so"), folder.join("library.so"));
        let mut rustc = Command::new("rustc");
        rustc
            .args(["--crate-type", "cdylib", "-Cdebuginfo=line-tables-only"])
            .args([&source, Path::new("-o"), &built]);
        process::quiet(&mut rustc, LIMIT).unwrap();
        assert_eq!(of(&library).count(), 0);
        let stripped = separate(&Target::host().unwrap(), &built, &library).unwrap();
        let symbols: Vec<_> = of(&library).collect();
        assert_eq!(symbols, [folder.join("library.so.debug")]);
        let has = |bytes: &[u8], text: &str| memchr::memmem::find(bytes, text.as_bytes()).is_some();
        let symbols = fs::read(&symbols[0]).unwrap();
        assert!(has(&symbols, "hidden_function") && has(&symbols, "library.rs"));
        assert!(!has(&stripped, "hidden_function"));
        assert!(has(&stripped, "exported") && has(&stripped, "library.so.debug"));
        fs::remove_dir_all(folder).unwrap();
    }
}
