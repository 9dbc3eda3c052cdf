//! Godot out of Debian's packages, unpacked into a folder of its own.
//!
//! Debian's stable releases carry no Godot 4, its testing release does. Its packages are resolved, fetched and verified
//! by apt with a state of its own, then unpacked with all the libraries they need, loader and C library included: nothing
//! on the machine is changed and no rights are needed. The mirror is the one this machine's apt already uses.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::workspace;

/// The name of the release template in Debian's package of the same name.
pub const RELEASE_TEMPLATE: &str = "godot-template-release";

/// Programs made runnable: the editor, and the program of an exported game.
const PROGRAMS: [&str; 2] = ["godot", RELEASE_TEMPLATE];

/// What is unpacked. The graphics drivers are only suggested by Godot's own package; patchelf is for the unpacking itself.
const PACKAGES: [&str; 6] = [
    "godot",
    RELEASE_TEMPLATE,
    "libgl1",
    "libegl1",
    "libgl1-mesa-dri",
    "patchelf",
];

/// Folders in the cache that are being prepared, with the process id of who does it.
const UNFINISHED: &str = "unfinished-";

/// About 200 MB are fetched.
const FETCH_LIMIT: Duration = Duration::from_secs(900);

/// For every other step, each a matter of seconds.
const STEP_LIMIT: Duration = Duration::from_secs(300);

/// Folders beside the main library folder in which packages hide libraries that others link to.
const HIDDEN_LIBRARIES: [&str; 3] = ["pulseaudio", "blas", "lapack"];

/// Whether this machine has what the unpacking needs.
pub fn is_possible() -> bool {
    ["apt-get", "dpkg", "dpkg-deb"]
        .iter()
        .all(|program| workspace::on_path(program).is_some())
}

/// The editor an earlier run has installed; the newest, if several.
///
/// # Errors
/// When there is no place for a cache.
pub fn installed() -> Result<Option<PathBuf>> {
    let Ok(entries) = fs::read_dir(workspace::cache()?) else {
        return Ok(None);
    };
    let mut editors: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("godot-"))
        })
        .map(|path| path.join("bin/godot"))
        .filter(|editor| editor.is_file())
        .collect();
    editors.sort();
    Ok(editors.pop())
}

/// Installs Godot into the cache and returns the editor. Everything is prepared in a folder beside the final one, which
/// appears complete or not at all: an interrupted run leaves nothing that a later one would trust.
///
/// # Errors
/// When a step fails; with its output.
pub fn install() -> Result<PathBuf> {
    let cache = workspace::cache()?;
    sweep(&cache);
    let workshop = cache.join(format!("{UNFINISHED}{}", std::process::id()));
    let installed = install_in(&cache, &workshop);
    // The downloads, and what a failure has left half done.
    let _ = fs::remove_dir_all(&workshop);
    installed.context("Godot could not be installed from Debian's packages")
}

/// Removes what interrupted runs have left, a gigabyte each.
fn sweep(cache: &Path) {
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.strip_prefix(UNFINISHED));
        if owner.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn install_in(cache: &Path, workshop: &Path) -> Result<PathBuf> {
    println!(
        "godot: fetching Debian's packages (200 MB; once, kept in {})",
        cache.display()
    );
    let packages = fetch(&workshop.join("apt"))?;
    println!("godot: unpacking {} packages", packages.len());
    let tree = workshop.join("tree");
    fs::create_dir_all(&tree)?;
    for package in &packages {
        process::quiet(
            Command::new("dpkg-deb").arg("-x").arg(package).arg(&tree),
            STEP_LIMIT,
        )?;
    }
    let home = cache.join(format!("godot-{}", version(&packages)?));
    println!("godot: making it independent of this machine's libraries");
    make_runnable(&tree, &home)?;
    // Another run may have been faster. What stands there is complete.
    if !home.exists() {
        fs::rename(&tree, &home)?;
    }
    println!("godot: installed");
    Ok(home.join("bin/godot"))
}

/// Has apt fetch the packages and all they depend on, as if for an empty machine.
fn fetch(folder: &Path) -> Result<Vec<PathBuf>> {
    let archives = folder.join("cache/archives");
    for needed in ["state/lists/partial", "cache/archives/partial", "parts"] {
        fs::create_dir_all(folder.join(needed))?;
    }
    fs::write(folder.join("status"), "")?;
    let options = [
        ("Dir::State", folder.join("state")),
        ("Dir::State::status", folder.join("status")),
        ("Dir::Cache", folder.join("cache")),
        ("Dir::Etc::SourceList", folder.join("sources.list")),
        ("Dir::Etc::SourceParts", folder.join("parts")),
        ("Dir::Etc::PreferencesParts", folder.join("parts")),
    ];
    fs::write(
        folder.join("sources.list"),
        format!(
            "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {} testing main\n",
            mirror()?
        ),
    )?;
    let apt = || {
        let mut command = Command::new("apt-get");
        for (name, path) in &options {
            command.arg("-o").arg(format!("{name}={}", path.display()));
        }
        // A mirror may be a snapshot, whose signatures are old but good. The fetching user of apt cannot write here.
        command.args([
            "-o",
            "Acquire::Check-Valid-Until=false",
            "-o",
            "APT::Sandbox::User=root",
        ]);
        command.args([
            "-o",
            "Acquire::Languages=none",
            "-o",
            "APT::Install-Recommends=false",
            "-qq",
        ]);
        command
    };
    process::quiet(apt().arg("update"), FETCH_LIMIT)?;
    process::quiet(
        apt()
            .args(["install", "--yes", "--download-only"])
            .args(PACKAGES),
        FETCH_LIMIT,
    )?;
    let mut packages: Vec<PathBuf> = fs::read_dir(&archives)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .collect();
    packages.sort();
    Ok(packages)
}

/// The Debian mirror this machine's apt uses.
fn mirror() -> Result<String> {
    let targets = process::quiet(
        Command::new("apt-get").args([
            "indextargets",
            "--format",
            "$(SITE)",
            "Created-By: Packages",
        ]),
        STEP_LIMIT,
    )?;
    pick_mirror(&targets.output()).context(
        "apt knows no Debian mirror. Set GODOT to the program of a Godot installed by hand",
    )
}

/// Security and third-party archives carry no testing release; Debian's own archive ends in `/debian` on every mirror.
fn pick_mirror(sites: &str) -> Option<String> {
    sites
        .lines()
        .map(|site| site.trim_end_matches('/'))
        .find(|site| site.ends_with("/debian"))
        .map(str::to_owned)
}

/// The version of the fetched Godot, without what a folder name should not hold.
fn version(packages: &[PathBuf]) -> Result<String> {
    let package = packages
        .iter()
        .find(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("godot_"))
        })
        .context("apt fetched no package of Godot")?;
    let field = process::quiet(
        Command::new("dpkg-deb")
            .arg("-f")
            .arg(package)
            .arg("Version"),
        STEP_LIMIT,
    )?;
    Ok(upstream_version(field.output().trim()).to_owned())
}

/// `4.6.3` of `1:4.6.3+ds-2`: without epoch, repacking and Debian's own revision.
fn upstream_version(version: &str) -> &str {
    let version = version
        .split_once(':')
        .map_or(version, |(_epoch, version)| version);
    version.split(['+', '~', '-']).next().unwrap_or(version)
}

/// Makes the programs and libraries of `tree` find each other, and the loader and C library that came with them, once
/// the tree has become `home`.
fn make_runnable(tree: &Path, home: &Path) -> Result<()> {
    let (triplet, loader) = library_names()?;
    let unpacked = tree.join("usr/lib").join(triplet);
    let libraries = home.join("usr/lib").join(triplet);
    let search = std::iter::once(libraries.clone())
        .chain(HIDDEN_LIBRARIES.iter().map(|folder| libraries.join(folder)))
        .map(|folder| folder.display().to_string())
        .collect::<Vec<_>>()
        .join(":");
    // The unpacked patchelf needs the unpacked C library.
    let patchelf = || {
        let mut command = Command::new(unpacked.join(loader));
        command
            .arg("--library-path")
            .arg(&unpacked)
            .arg(tree.join("usr/bin/patchelf"));
        command
    };
    for library in libraries_in(&unpacked)? {
        let has_own_search = process::run(
            patchelf().arg("--print-rpath").arg(&library),
            STEP_LIMIT,
            process::Echo::Quiet,
        )?;
        // A library's own search path would put the program's out of force.
        if has_own_search.succeeded() && !has_own_search.output().trim().is_empty() {
            process::quiet(
                patchelf().args(["--set-rpath", &search]).arg(&library),
                STEP_LIMIT,
            )?;
        }
    }
    fs::create_dir_all(tree.join("bin"))?;
    for program in PROGRAMS {
        let binary = tree.join("bin").join(format!("{program}.bin"));
        fs::copy(tree.join("usr/bin").join(program), &binary)?;
        let mut command = patchelf();
        command.arg("--set-interpreter").arg(libraries.join(loader));
        process::quiet(
            command
                .args(["--force-rpath", "--set-rpath", &search])
                .arg(&binary),
            STEP_LIMIT,
        )?;
    }
    write_launcher(tree, home, &libraries)?;
    // The template is copied into exported games, so it stands there as a program and not as a launcher.
    fs::rename(
        tree.join("bin").join(format!("{RELEASE_TEMPLATE}.bin")),
        tree.join("bin").join(RELEASE_TEMPLATE),
    )?;
    Ok(())
}

/// `bin/godot`: the editor with the graphics drivers that came with it.
fn write_launcher(tree: &Path, home: &Path, libraries: &Path) -> Result<()> {
    let launcher = tree.join("bin/godot");
    let home = home.display();
    fs::write(
        &launcher,
        format!(
            "#!/bin/sh\n\
             export LIBGL_DRIVERS_PATH='{}/dri'\n\
             export __EGL_VENDOR_LIBRARY_DIRS='{home}/usr/share/glvnd/egl_vendor.d'\n\
             exec '{home}/bin/godot.bin' \"$@\"\n",
            libraries.display()
        ),
    )?;
    #[cfg(unix)]
    fs::set_permissions(
        &launcher,
        std::os::unix::fs::PermissionsExt::from_mode(0o755),
    )?;
    Ok(())
}

fn libraries_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut libraries = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("no libraries in {}", folder.display()))?
    {
        let entry = entry?;
        if entry.file_type()?.is_file() && entry.file_name().to_string_lossy().contains(".so") {
            libraries.push(entry.path());
        }
    }
    Ok(libraries)
}

/// Debian's folder for libraries of this machine's kind, and the loader in it.
fn library_names() -> Result<(&'static str, &'static str)> {
    match std::env::consts::ARCH {
        "x86_64" => Ok(("x86_64-linux-gnu", "ld-linux-x86-64.so.2")),
        "aarch64" => Ok(("aarch64-linux-gnu", "ld-linux-aarch64.so.1")),
        other => bail!(
            "no way known for {other} machines: set GODOT to the program of a Godot installed by hand"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_versions_lose_what_is_debians() {
        for version in ["4.6.3", "4.6.3+ds-2", "1:4.6.3-1", "4.6.3~rc1+ds-2"] {
            assert_eq!(upstream_version(version), "4.6.3");
        }
    }

    #[test]
    fn the_mirror_is_the_one_with_debian_itself() {
        let sites = "http://mirror.test/debian-security\nhttp://mirror.test/snapshot/debian\n";
        assert_eq!(
            pick_mirror(sites).as_deref(),
            Some("http://mirror.test/snapshot/debian")
        );
        assert_eq!(
            pick_mirror("http://mirror.test/debian/\n").as_deref(),
            Some("http://mirror.test/debian")
        );
        assert_eq!(pick_mirror("http://mirror.test/ubuntu\n"), None);
    }
}
