//! Flags of the linker: the symbols that the library for Windows exports, and the name of the library for macOS.

#![allow(
    clippy::print_stdout,
    reason = "this is how a build script talks to cargo"
)]

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=exports.def");
    let is = |variable, value| env::var(variable).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "windows") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        // Not every linker for MinGW gets the compiler's own list, and without a list all symbols are exported.
        let folder = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
        println!("cargo::rustc-link-arg-cdylib={folder}/exports.def");
    }
    if is("CARGO_CFG_TARGET_OS", "macos") {
        // Otherwise the name in the library is the path to which it is linked, on the machine that builds it.
        println!("cargo::rustc-link-arg-cdylib=-Wl,-install_name,@rpath/libdiscord.dylib");
    }
}
