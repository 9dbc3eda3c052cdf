//! `cargo xtask docs`: builds the documentation site, with the guides and the class reference, in `target/docs/site`.

mod bbcode;
mod guide;
mod links;
mod page;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::class_reference::{self, Class};
use crate::python::Environment;
use crate::{correspondence, godot, process, workspace};
use links::Links;
use page::Group;

/// The packages of the site generator. Zensical is by the authors of Material for MkDocs, and reads the settings of MkDocs.
const GENERATOR: [&str; 4] = [
    "zensical==0.0.73",
    "Markdown==3.11.3",
    "pymdown-extensions==13.1.2",
    "Pygments==2.21.0",
];

/// The generator takes a few seconds.
const LIMIT: Duration = Duration::from_secs(300);

/// The pages that are not generated, by their paths in the checkout.
const START_PAGE: &str = "README.md";
const GUIDES: &str = "docs/guides";
const GUIDE_INDEX: &str = "docs/guides/README.md";
const TABLES: [&str; 4] = [
    "docs/examples.md",
    "docs/events.md",
    "docs/sandbox.md",
    correspondence::PAGE,
];

/// The pages of the site in Markdown.
pub struct Pages {
    /// The folder of the pages.
    folder: PathBuf,
    /// The links whose targets do not exist.
    pub broken: BTreeSet<String>,
    /// The navigation, in the format of the generator.
    navigation: Value,
}

/// Builds the site.
///
/// # Errors
/// If something does not build, a link is broken, or the generator cannot be downloaded.
pub fn run() -> Result<()> {
    let classes = class_reference::read(&godot::find_or_install()?)?;
    let pages = Pages::write(&classes)?;
    if !pages.broken.is_empty() {
        let broken: Vec<_> = pages.broken.into_iter().collect();
        bail!("broken links:\n  {}", broken.join("\n  "));
    }
    let site = pages.build()?;
    println!("{}", site.join("index.html").display());
    Ok(())
}

impl Pages {
    /// Writes all pages.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn write(classes: &[Class]) -> Result<Self> {
        let home = workspace::scratch("docs");
        // Otherwise the page of a removed class would stay on the site.
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        let folder = home.join("pages");
        let mut links = Links::new(classes);
        let guides = guides()?;
        let mut files: Vec<PathBuf> = vec![START_PAGE.into()];
        files.extend(
            guides
                .iter()
                .chain(&TABLES.map(str::to_owned))
                .map(PathBuf::from),
        );
        for file in &files {
            let markdown = read(file)?;
            let is_on_site = |path: &Path| files.iter().any(|file| file == path) || is_image(path);
            let page = guide::for_site(&markdown, file, is_on_site, &mut links);
            write(&folder.join(file), page)?;
        }
        for image in workspace::files_in("docs", "png")? {
            let place = folder.join(image.strip_prefix(workspace::root())?);
            write(&place, fs::read(&image)?)?;
        }
        let reference = folder.join("classes");
        write(
            &reference.join("README.md"),
            page::index(classes, &mut links),
        )?;
        for class in classes {
            let page = page::page(class, &mut links);
            write(&reference.join(format!("{}.md", class.name)), page)?;
        }
        Ok(Self {
            folder,
            broken: links.broken,
            navigation: navigation(&guides, classes),
        })
    }

    /// The folder with the pages of the classes.
    pub fn class_reference(&self) -> PathBuf {
        self.folder.join("classes")
    }

    /// Builds the site and returns its folder.
    ///
    /// # Errors
    /// If the generator cannot be downloaded, or finds a broken link.
    pub fn build(&self) -> Result<PathBuf> {
        let generator = Environment::create("zensical", &GENERATOR)?;
        let folder = workspace::scratch("docs");
        let settings = folder.join("mkdocs.yml");
        // JSON is valid YAML.
        write(&settings, self.settings().to_string())?;
        let mut command = Command::new(generator.program("zensical"));
        command.args(["build", "--strict", "--config-file"]);
        process::quiet(command.arg(&settings), LIMIT)?;
        Ok(folder.join("site"))
    }

    /// The settings, in the format of MkDocs.
    fn settings(&self) -> Value {
        json!({
            "site_name": "discord-godot",
            "repo_url": env!("CARGO_PKG_REPOSITORY"),
            "docs_dir": "pages",
            "site_dir": "site",
            "theme": {
                "name": "material",
                // Otherwise pages would load fonts from Google.
                "font": false,
                "features": ["content.code.copy", "navigation.indexes", "navigation.prune", "navigation.tabs", "toc.follow"],
                "palette": [
                    {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "indigo"},
                    {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "indigo"},
                ],
            },
            "markdown_extensions": [
                "attr_list",
                "tables",
                "pymdownx.highlight",
                "pymdownx.superfences",
                {"toc": {"permalink": true}},
            ],
            "nav": self.navigation,
        })
    }
}

/// The paths of the guides: their index, and then the guides in its order.
fn guides() -> Result<Vec<String>> {
    let index = read(Path::new(GUIDE_INDEX))?;
    let mut guides = vec![GUIDE_INDEX.to_owned()];
    for piece in index.split("](").skip(1) {
        let (file, _) = piece.split_once(')').context("a link without `)`")?;
        let guide = format!("{GUIDES}/{file}");
        if !guides.contains(&guide) {
            guides.push(guide);
        }
    }
    Ok(guides)
}

fn navigation(guides: &[String], classes: &[Class]) -> Value {
    let mut reference = vec![json!("classes/README.md")];
    for group in Group::ALL {
        let pages: Vec<_> = classes
            .iter()
            .filter(|class| Group::of_class(class) == group)
            .map(|class| format!("classes/{}.md", class.name))
            .collect();
        reference.push(json!({group.title(): pages}));
    }
    json!([
        {"Home": START_PAGE},
        {"Guides": guides},
        {"Overviews": TABLES},
        {"Class reference": reference},
    ])
}

fn is_image(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "png")
}

/// Reads a file of the checkout.
fn read(file: &Path) -> Result<String> {
    let path = workspace::root().join(file);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(file: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, contents).with_context(|| format!("cannot write {}", file.display()))
}
