//! Checks what a built library needs and contains, so that it works on the machines of others: which glibc and which libraries it
//! needs, which symbols it exports, and whether paths of the machine that built it are in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use memchr::memmem;
use object::read::elf::{ElfFile64, ProgramHeader};
use object::read::macho::{FatArch, MachOFatFile32};
use object::{BinaryFormat, Endianness, File, FileKind, NameOrOrdinal, Object, elf};

use super::toolchain;

/// The symbols that a library exports: the entry point, that of gdext, which it calls, and a function that gdext replaces on Linux so
/// that the editor can reload a library.
const EXPORTS: [&str; 3] = [
    "gdext_rust_init",
    "discord_unguarded_init",
    "__cxa_thread_atexit_impl",
];

/// The C library of Android.
const BIONIC: &str = "libc.so";

/// The largest memory page of Android devices, in bytes.
const ANDROID_PAGE: u64 = 16 * 1024;

/// What a library needs and offers.
#[derive(Debug, Default, PartialEq, Eq)]
struct Interface {
    /// The names of the exported symbols.
    exports: BTreeSet<String>,
    /// The names of the libraries that it loads, in lower case.
    libraries: BTreeSet<String>,
    /// The versions of symbols that it needs from other libraries, such as `GLIBC_2.17`.
    versions: BTreeSet<String>,
    /// The smallest alignment of its parts in memory, in bytes, if it is a library for Linux or Android.
    alignment: Option<u64>,
}

/// Fails if one of the libraries does not exist, or cannot be distributed.
///
/// # Errors
/// With all problems of all libraries.
pub fn check(paths: &[PathBuf]) -> Result<()> {
    let mut found = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !path.is_file() {
            found.push(format!("{name} is missing"));
            continue;
        }
        let problems = problems(path)?;
        found.extend(problems.iter().map(|problem| format!("{name} {problem}")));
    }
    ensure!(
        found.is_empty(),
        "libraries that cannot be distributed:\n  {}",
        found.join("\n  ")
    );
    Ok(())
}

/// The problems of a library, none if it can be distributed.
///
/// # Errors
/// If the file cannot be read, or is not a library.
pub fn problems(path: &Path) -> Result<Vec<String>> {
    let name = path.display();
    let bytes = fs::read(path).with_context(|| format!("cannot read {name}"))?;
    let mut problems = Vec::new();
    for part in parts(&bytes).with_context(|| format!("{name} is not a library"))? {
        let file = File::parse(part).with_context(|| format!("{name} is not a library"))?;
        problems.extend(interface_problems(&read_interface(&file)?, file.format()));
    }
    problems.extend(path_problems(&bytes, &toolchain::builder_paths()?));
    Ok(problems)
}

/// The libraries in a file, of which only macOS has several in one.
fn parts(bytes: &[u8]) -> object::Result<Vec<&[u8]>> {
    match FileKind::parse(bytes)? {
        FileKind::MachOFat32 => {
            let file = MachOFatFile32::parse(bytes)?;
            file.arches().iter().map(|arch| arch.data(bytes)).collect()
        }
        _ => Ok(vec![bytes]),
    }
}

fn read_interface(file: &File<'_>) -> object::Result<Interface> {
    let mut interface = Interface::default();
    for export in file.exports()? {
        if let NameOrOrdinal::Name(name) = export?.name() {
            // Symbols of macOS start with an underscore.
            let name = match file.format() {
                BinaryFormat::MachO => name.strip_prefix(b"_").unwrap_or(name),
                _ => name,
            };
            interface.exports.insert(text(name));
        }
    }
    for library in file.import_libraries()? {
        let name = text(library?.name()).to_lowercase();
        interface.libraries.insert(name);
    }
    if let File::Elf64(file) = file {
        interface.versions = needed_versions(file)?;
        interface.alignment = alignment(file);
    }
    Ok(interface)
}

/// The versions of symbols that the loader of Linux looks for in other libraries.
fn needed_versions(file: &ElfFile64<'_, Endianness>) -> object::Result<BTreeSet<String>> {
    let mut versions = BTreeSet::new();
    let (endian, data, sections) = (file.endian(), file.data(), file.elf_section_table());
    if let Some((libraries, strings)) = sections.gnu_verneed(endian, data)? {
        let strings = sections.strings(endian, data, strings)?;
        for library in libraries {
            for version in library?.1 {
                versions.insert(text(version?.name(endian, strings)?));
            }
        }
    }
    Ok(versions)
}

/// The smallest alignment of the parts that the loader maps into memory.
fn alignment(file: &ElfFile64<'_, Endianness>) -> Option<u64> {
    let headers = file.elf_program_headers().iter();
    let loaded = headers.filter(|header| header.p_type(file.endian()) == elf::PT_LOAD);
    loaded.map(|header| header.p_align(file.endian())).min()
}

fn text(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn interface_problems(interface: &Interface, format: BinaryFormat) -> Vec<String> {
    let mut problems = Vec::new();
    let versions = interface.versions.iter();
    for version in versions.filter(|version| !is_old_enough(version)) {
        let (major, minor) = toolchain::GLIBC;
        problems.push(format!(
            "needs {version}, which glibc {major}.{minor} has not"
        ));
    }
    let libraries = interface.libraries.iter();
    for library in libraries.filter(|library| !is_everywhere(library, format)) {
        problems.push(format!("needs {library}, which players may not have"));
    }
    if interface.libraries.contains(BIONIC) && interface.alignment < Some(ANDROID_PAGE) {
        problems.push(
            "is not aligned to the memory pages of 16 KiB of newer Android devices".to_owned(),
        );
    }
    let exports = interface.exports.iter();
    for export in exports.filter(|export| !EXPORTS.contains(&export.as_str())) {
        problems.push(format!("exports {export}"));
    }
    if !interface.exports.contains(EXPORTS[0]) {
        problems.push(format!("does not export {}, its entry point", EXPORTS[0]));
    }
    problems
}

/// Whether a symbol version such as `GLIBC_2.17` is in the oldest supported glibc.
fn is_old_enough(version: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok();
    version
        .strip_prefix("GLIBC_")
        .and_then(|version| {
            let mut numbers = version.split('.').map(number);
            Some((numbers.next()??, numbers.next()??))
        })
        .is_some_and(|version| version <= toolchain::GLIBC)
}

/// Whether a library is a part of every installation of its system.
fn is_everywhere(library: &str, format: BinaryFormat) -> bool {
    const GLIBC: [&str; 6] = [
        "libc.so.6",
        "libdl.so.2",
        "libm.so.6",
        "libpthread.so.0",
        "ld-linux-x86-64.so.2",
        "ld-linux-aarch64.so.1",
    ];
    const ANDROID: [&str; 4] = [BIONIC, "libdl.so", "liblog.so", "libm.so"];
    const WINDOWS: [&str; 14] = [
        "advapi32.dll",
        "bcrypt.dll",
        "bcryptprimitives.dll",
        "crypt32.dll",
        "kernel32.dll",
        "ktmw32.dll",
        "msvcrt.dll",
        "ncrypt.dll",
        "ntdll.dll",
        "oleaut32.dll",
        "psapi.dll",
        "secur32.dll",
        "userenv.dll",
        "ws2_32.dll",
    ];
    match format {
        BinaryFormat::Elf => GLIBC.contains(&library) || ANDROID.contains(&library),
        BinaryFormat::Pe => WINDOWS.contains(&library) || library.starts_with("api-ms-win-"),
        _ => library.starts_with("/usr/lib/") || library.starts_with("/system/library/"),
    }
}

/// The paths of a building machine that occur in a library.
fn path_problems(bytes: &[u8], paths: &[String]) -> Vec<String> {
    let occurs = |path: &&String| memmem::find(bytes, path.as_bytes()).is_some();
    let found = paths.iter().filter(occurs);
    found
        .map(|path| format!("contains the path {path} of the machine that built it"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn clean() -> Interface {
        Interface {
            exports: names(&EXPORTS),
            libraries: names(&["libc.so.6"]),
            versions: names(&["GLIBC_2.2.5", "GLIBC_2.28"]),
            alignment: Some(4096),
        }
    }

    #[test]
    fn libraries_for_windows_export_only_the_entry_point() {
        let list = crate::workspace::root().join("rust/godot/exports.def");
        let list = std::fs::read_to_string(list).unwrap();
        let words: Vec<_> = list.split_whitespace().collect();
        assert_eq!(words, ["EXPORTS", "gdext_rust_init"]);
    }

    #[test]
    fn a_library_for_old_systems_has_no_problems() {
        assert_eq!(
            interface_problems(&clean(), BinaryFormat::Elf),
            Vec::<String>::new()
        );
    }

    #[test]
    fn each_need_and_each_export_is_checked() {
        let interface = Interface {
            exports: names(&["ZSTD_compress"]),
            libraries: names(&["libgcc_s.so.1"]),
            versions: names(&["GLIBC_2.29", "GLIBC_ABI_DT_RELR", "GCC_3.0"]),
            alignment: None,
        };
        assert_eq!(
            interface_problems(&interface, BinaryFormat::Elf),
            [
                "needs GCC_3.0, which glibc 2.28 has not",
                "needs GLIBC_2.29, which glibc 2.28 has not",
                "needs GLIBC_ABI_DT_RELR, which glibc 2.28 has not",
                "needs libgcc_s.so.1, which players may not have",
                "exports ZSTD_compress",
                "does not export gdext_rust_init, its entry point",
            ]
        );
    }

    #[test]
    fn libraries_for_android_are_aligned_to_large_pages() {
        let mut android = Interface {
            libraries: names(&["libc.so", "libdl.so", "liblog.so", "libm.so"]),
            versions: BTreeSet::new(),
            ..clean()
        };
        let problems = interface_problems(&android, BinaryFormat::Elf);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("is not aligned"), "{problems:?}");
        android.alignment = Some(ANDROID_PAGE);
        assert!(interface_problems(&android, BinaryFormat::Elf).is_empty());
    }

    #[test]
    fn the_libraries_of_each_system_are_known() {
        let (elf, pe, macho) = (BinaryFormat::Elf, BinaryFormat::Pe, BinaryFormat::MachO);
        assert!(is_everywhere("kernel32.dll", pe));
        assert!(is_everywhere("api-ms-win-core-synch-l1-2-0.dll", pe));
        assert!(!is_everywhere("vcruntime140.dll", pe));
        assert!(!is_everywhere("libwinpthread-1.dll", pe));
        assert!(is_everywhere("/usr/lib/libsystem.b.dylib", macho));
        assert!(!is_everywhere("@rpath/libother.dylib", macho));
        assert!(!is_everywhere("kernel32.dll", elf));
    }

    #[test]
    fn paths_are_found_anywhere_in_a_file() {
        let paths = ["/home/ada".to_owned(), ".cargo/registry".to_owned()];
        let bytes = b"\0\xff/home/ada/.cargo/registry/src\0";
        assert_eq!(path_problems(bytes, &paths).len(), 2);
        assert!(path_problems(b"/home/bob/cargo", &paths).is_empty());
    }

    #[test]
    fn a_missing_library_is_named() {
        let error = check(&[PathBuf::from("bin/libdiscord.atari.so")]).unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("libdiscord.atari.so is missing")
        );
    }

    /// This test program is built without any of the precautions for libraries.
    #[test]
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    fn the_needs_of_a_real_file_are_read() {
        let bytes = fs::read(std::env::current_exe().unwrap()).unwrap();
        let interface = read_interface(&File::parse(&*bytes).unwrap()).unwrap();
        assert!(interface.libraries.contains("libc.so.6"), "{interface:?}");
        let is_glibc = |version: &String| version.starts_with("GLIBC_2.");
        assert!(interface.versions.iter().any(is_glibc), "{interface:?}");
        let problems = problems(&std::env::current_exe().unwrap()).unwrap();
        assert!(
            problems
                .iter()
                .any(|problem| problem.starts_with("does not export")),
            "{problems:?}"
        );
    }
}
