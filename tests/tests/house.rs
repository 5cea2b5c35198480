//! The rule of the house: a room imports only the rooms before it, a file never imports the `mod.rs` above it, and
//! nothing imports in a circle. Read from the sources of core and macros: every path that begins with `crate` or
//! `super`, and in a `use` also with the name of a module.

#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A crate's rooms in their order, and the facades over them, which no room imports.
struct House {
    root: &'static str,
    rooms: &'static [&'static str],
    facades: &'static [&'static str],
}

const HOUSES: [House; 2] = [
    House {
        root: "core/src",
        rooms: &[
            "pattern",
            "lexer",
            "rules",
            "report",
            "schema",
            "validate",
            "de",
            "ser",
            "probe",
            "constant",
            "document",
            "json_schema",
            "deployment",
        ],
        facades: &["lib", "private"],
    },
    House {
        root: "macros/src",
        rooms: &["pattern", "errors", "syntax", "value_set", "rules", "model", "check", "expand"],
        facades: &["lib"],
    },
];

#[test]
fn rooms_import_only_what_is_before_them() {
    let found: BTreeSet<String> = HOUSES.iter().flat_map(faults).collect();
    assert!(found.is_empty(), "imports that break the rule of the house: {found:#?}");
}

/// A file by the names of its modules; the crate itself is the empty list.
type Module = Vec<String>;

/// The sources of a crate.
struct Sources<'h> {
    house: &'h House,
    files: BTreeMap<Module, PathBuf>,
}

/// Structs whose fields are public cannot gain one without breaking who writes them, unless a hidden field or an attribute
/// keeps all others from writing them in full.
#[test]
fn structs_of_data_stay_open() {
    let mut sources = BTreeMap::new();
    for room in ["rules", "report", "schema", "validate"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src").join(room);
        collect(&root, &mut vec![room.to_owned()], &mut sources);
    }
    let mut seen = 0;
    for file in sources.values() {
        let source = fs::read_to_string(file).expect("a source");
        for item in source.split("\n\n").filter(|item| item.contains("\n    pub ")) {
            let Some((before, declared)) = item.split_once("\npub struct ") else { continue };
            let is_open = before.contains("#[non_exhaustive]") || declared.contains("\n    pub more: More,");
            assert!(is_open, "{}: {declared}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} structs");
}

fn faults(house: &House) -> Vec<String> {
    let mut sources = Sources { house, files: BTreeMap::new() };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(house.root);
    collect(&root, &mut Vec::new(), &mut sources.files);
    assert!(sources.files.len() > 20, "{} holds sources", house.root);
    let imports = sources.imports();
    assert!(imports.len() > 100, "{} imports from itself", house.root);
    let mut faults = Vec::new();
    for module in sources.files.keys() {
        if !sources.is_facade(module) && sources.room(module).is_none() {
            faults.push(format!("{}: in no room", sources.show(module)));
        }
    }
    for (module, imported) in &imports {
        let fault = if sources.is_facade(imported) {
            "a facade"
        } else if module.starts_with(imported) {
            "the mod.rs above it"
        } else if sources.room(module).zip(sources.room(imported)).is_some_and(|(own, other)| own < other) {
            "a room behind it"
        } else {
            continue;
        };
        faults.push(format!("{} -> {}: {fault}", sources.show(module), sources.show(imported)));
    }
    for circle in circles(&imports) {
        let names: Vec<_> = circle.iter().map(|unit| unit.join("/")).collect();
        faults.push(format!("{}: circle of {}", house.root, names.join(", ")));
    }
    faults
}

fn collect(folder: &Path, module: &mut Module, files: &mut BTreeMap<Module, PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            module.push(name);
            collect(&path, module, files);
            module.pop();
        } else if name == "mod" {
            files.insert(module.clone(), path);
        } else {
            let mut module = module.clone();
            module.push(name);
            files.insert(module, path);
        }
    }
}

impl Sources<'_> {
    fn is_facade(&self, module: &[String]) -> bool {
        match module {
            [] => true,
            [name] => self.house.facades.contains(&name.as_str()),
            _ => false,
        }
    }

    /// The place of a file's room among the rooms.
    fn room(&self, module: &[String]) -> Option<usize> {
        self.house.rooms.iter().position(|room| module.first().is_some_and(|own| own == room))
    }

    fn show(&self, module: &[String]) -> String {
        format!("{}/{}", self.house.root, if module.is_empty() { "lib".into() } else { module.join("/") })
    }

    /// Which file imports which other one.
    fn imports(&self) -> BTreeSet<(Module, Module)> {
        let mut imports = BTreeSet::new();
        for (module, file) in self.files.iter().filter(|(module, _)| !self.is_facade(module)) {
            let source = fs::read_to_string(file).expect("a source");
            let mut paths = Vec::new();
            read_paths(TokenStream::from_str(&source).expect("Rust"), &mut paths);
            let imported = paths.iter().filter_map(|path| self.resolve(module, path));
            imports.extend(imported.filter(|other| other != module).map(|other| (module.clone(), other)));
        }
        imports
    }

    /// The file that a path leads to, as far as its modules go.
    fn resolve(&self, module: &[String], path: &[String]) -> Option<Module> {
        let (mut at, mut rest) = match path.first()?.as_str() {
            "crate" => (Vec::new(), &path[1..]),
            "self" => (module.to_vec(), &path[1..]),
            "super" => (module.to_vec(), path),
            // A child, by its name.
            child => {
                let child: Module = module.iter().cloned().chain([child.into()]).collect();
                self.files.get(&child)?;
                (module.to_vec(), path)
            }
        };
        while let [first, others @ ..] = rest
            && first == "super"
        {
            at.pop();
            rest = others;
        }
        for name in rest {
            at.push(name.clone());
            if !self.files.contains_key(&at) {
                at.pop();
                break;
            }
        }
        Some(at)
    }
}

/// The paths of a source that may lead to other files. Those of macros for other crates begin with `$crate`; modules
/// inside a file are tests.
fn read_paths(tokens: TokenStream, found: &mut Vec<Vec<String>>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Group(group) => read_paths(group.stream(), found),
            TokenTree::Ident(ident) => {
                let before = at.checked_sub(1).and_then(|before| trees.get(before));
                let is_inside =
                    matches!(before, Some(TokenTree::Punct(punct)) if "$:".contains(punct.as_char()));
                match ident.to_string().as_str() {
                    "mod" if matches!(trees.get(at + 2), Some(TokenTree::Group(_))) => at += 2,
                    "use" => {
                        at += 1;
                        let end = trees[at..].iter().position(|tree| is_punct(tree, ';')).unwrap_or_default();
                        read_tree(&trees[at..at + end], &[], found);
                        at += end;
                    }
                    "crate" | "super" if !is_inside => {
                        let (path, end) = read_path(&trees, at);
                        // `pub(crate)` is no path.
                        if path.len() > 1 {
                            found.push(path);
                        }
                        at = end - 1;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_punct(tree: &TokenTree, char: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == char)
}

/// The names from a place on, with `::` between them, and where they end.
fn read_path(trees: &[TokenTree], mut at: usize) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    while let Some(TokenTree::Ident(name)) = trees.get(at) {
        path.push(name.to_string());
        at += 1;
        if !matches!(trees.get(at..at + 2), Some([a, b]) if is_punct(a, ':') && is_punct(b, ':')) {
            break;
        }
        at += 2;
    }
    (path, at)
}

/// The paths of a `use`, those in braces each with what is before the braces.
fn read_tree(trees: &[TokenTree], before: &[String], found: &mut Vec<Vec<String>>) {
    for part in trees.split(|tree| is_punct(tree, ',')).filter(|part| !part.is_empty()) {
        let (own, end) = read_path(part, 0);
        let path = [before, own.as_slice()].concat();
        match part.get(end) {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                read_tree(&inside, &path, found);
            }
            _ => found.push(path),
        }
    }
}

/// Files and folders beside each other that import in a circle, each with all that it is tied to.
fn circles(imports: &BTreeSet<(Module, Module)>) -> BTreeSet<Vec<Module>> {
    let mut arrows: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (module, imported) in imports {
        // Where the ways part: below the innermost folder around both.
        let shared = module.iter().zip(imported).take_while(|(own, other)| own == other).count();
        let [from, to] = [module, imported].map(|module| module[..module.len().min(shared + 1)].to_vec());
        if from.len() == to.len() && from != to {
            arrows.entry(from).or_default().insert(to);
        }
    }
    let reached = |from: &Module| {
        let mut reached = BTreeSet::new();
        let mut left = vec![from];
        while let Some(unit) = left.pop() {
            for next in arrows.get(unit).into_iter().flatten() {
                if reached.insert(next.clone()) {
                    left.push(next);
                }
            }
        }
        reached
    };
    let all: BTreeMap<&Module, BTreeSet<Module>> = arrows.keys().map(|unit| (unit, reached(unit))).collect();
    let tied = |unit: &Module| {
        all[unit]
            .iter()
            .filter(|other| all.get(other).is_some_and(|back| back.contains(unit)))
            .cloned()
            .collect()
    };
    arrows.keys().map(tied).filter(|circle: &Vec<Module>| !circle.is_empty()).collect()
}

/// What ARCHITECTURE.md says is so: its lists of rooms are those of the test and of the folders, in that order, every
/// path is there, and every function that a line names behind a file is in that file.
#[test]
fn architecture_names_what_is_there() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = fs::read_to_string(top.join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    assert!(text.lines().count() <= 120, "{} lines", text.lines().count());
    for house in &HOUSES {
        let (_, list) = text.split_once(&format!("\n{}/\n", house.root)).expect("the house");
        let listed: Vec<_> = list
            .lines()
            .take_while(|line| line.starts_with("  "))
            .map(|line| line.trim_start().split_once('/').expect("a room").0)
            .collect();
        assert_eq!(listed, house.rooms, "{}", house.root);
        let folders: BTreeSet<_> = fs::read_dir(top.join(house.root))
            .expect("a folder")
            .flatten()
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(folders, house.rooms.iter().map(|room| room.to_string()).collect(), "{}", house.root);
    }
    let mut faults = Vec::new();
    let (mut paths, mut functions) = (0, 0);
    // A function belongs to the file before it, up to the next step.
    for step in text.replace("\n   ", " ").lines() {
        let mut file = None;
        for name in step.split('`').skip(1).step_by(2) {
            let is_path = name.contains('/') && !name.contains(' ');
            let is_function = name.chars().all(|char| char.is_ascii_lowercase() || char == '_');
            if is_path {
                paths += 1;
                let inside =
                    if top.join(name).exists() { top.join(name) } else { top.join("tests").join(name) };
                if !inside.exists() {
                    faults.push(format!("{name} is not there"));
                }
                file = name.ends_with(".rs").then(|| fs::read_to_string(&inside).unwrap_or_default());
            } else if let Some(source) = file.as_ref().filter(|_| is_function) {
                functions += 1;
                let is_there = ["(", "<"].iter().any(|next| source.contains(&format!("fn {name}{next}")));
                if !is_there {
                    faults.push(format!("no function `{name}`: {step}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(paths > 30 && functions > 20, "{paths} paths and {functions} functions were found");
}
