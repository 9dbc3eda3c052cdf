//! Installs Godot from the packages of Debian into the cache. Godot 4 is in Debian's testing release, but in none of the stable ones.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::debian::Program;
use crate::debian::relocate::{Relocation, write_launcher};

/// The file name of the export template, and the name of its package.
pub const RELEASE_TEMPLATE: &str = "godot-template-release";

/// Godot's package only suggests the graphics drivers.
const GODOT: Program = Program {
    folder: "godot",
    release: "testing",
    architecture: None,
    package: "godot",
    packages: &[
        "godot",
        RELEASE_TEMPLATE,
        "libgl1",
        "libegl1",
        "libgl1-mesa-dri",
        "patchelf",
    ],
    megabytes: 200,
};

/// Folders in the library folder with further libraries that programs link to.
pub const LIBRARY_SUBFOLDERS: [&str; 3] = ["pulseaudio", "blas", "lapack"];

/// The path of the newest editor that earlier runs have installed.
///
/// # Errors
/// If there is no folder for the cache.
pub fn installed() -> Result<Option<PathBuf>> {
    Ok(GODOT.installed()?.map(|home| editor(&home)))
}

/// Installs Godot into the cache and returns the path of the editor.
///
/// # Errors
/// If a step fails; with its output.
pub fn install() -> Result<PathBuf> {
    Ok(editor(&GODOT.install(make_runnable)?))
}

fn editor(home: &Path) -> PathBuf {
    home.join("bin/godot")
}

/// Copies the programs to `bin`: the editor with a script that starts it, and the template itself, because exports copy it.
fn make_runnable(tree: &Path, home: &Path) -> Result<()> {
    let relocation = Relocation::new(tree, home, &LIBRARY_SUBFOLDERS)?;
    relocation.libraries()?;
    fs::create_dir_all(tree.join("bin"))?;
    for (program, copy) in [("godot", "godot.bin"), (RELEASE_TEMPLATE, RELEASE_TEMPLATE)] {
        let copy = tree.join("bin").join(copy);
        fs::copy(tree.join("usr/bin").join(program), &copy)?;
        relocation.program(&copy)?;
    }
    let script = format!(
        "export LIBGL_DRIVERS_PATH='{}/dri'\n\
         export __EGL_VENDOR_LIBRARY_DIRS='{home}/usr/share/glvnd/egl_vendor.d'\n\
         exec '{home}/bin/godot.bin' \"$@\"\n",
        relocation.libraries.display(),
        home = home.display()
    );
    write_launcher(&editor(tree), &script)
}
