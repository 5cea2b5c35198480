//! Rust types as data.

use super::rules::Rule;

/// The number of a type of the module.
pub type TypeId = usize;

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// `()`.
    Unit,
    /// `bool`.
    Bool,
    /// An integer of this name.
    Int(&'static str),
    /// `f64`.
    Float,
    /// `String`.
    Text,
    /// `serde_json::Value`.
    Value,
    /// `Option<..>`.
    Option(Box<Ty>),
    /// `Box<..>`.
    Box(Box<Ty>),
    /// `Vec<..>`.
    List(Box<Ty>),
    /// `BTreeMap<String, ..>`.
    Map(Box<Ty>),
    /// A type of the module.
    Named(TypeId),
}

/// Something that the types do not say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// Its place in the schema.
    pub place: String,
    /// The keyword.
    pub keyword: String,
    /// Why it is not said, or what is said in its place.
    pub why: String,
    /// Whether the types are only narrower than the schema's letter: they take it as it is meant.
    pub is_reading: bool,
}

/// What is written above an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The text, in paragraphs.
    pub text: String,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// A type with its rules, as it stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// The type.
    pub ty: Ty,
    /// Whether `null` fits, too.
    pub is_nullable: bool,
    /// The rules.
    pub rules: Vec<Rule>,
    /// The docs.
    pub docs: Docs,
    /// What is lost.
    pub losses: Vec<Loss>,
    /// Whether no value fits, and any is taken.
    pub is_never: bool,
}

impl Typed {
    /// A type without rules.
    #[must_use]
    pub fn plain(ty: Ty) -> Self {
        Typed {
            is_nullable: matches!(ty, Ty::Value | Ty::Unit),
            ty,
            rules: Vec::new(),
            docs: Docs::default(),
            losses: Vec::new(),
            is_never: false,
        }
    }

    /// The type with `Option` around it where `null` fits.
    #[must_use]
    pub fn whole(&self) -> Ty {
        if self.is_nullable && !matches!(self.ty, Ty::Value | Ty::Unit) {
            Ty::Option(Box::new(self.ty.clone()))
        } else {
            self.ty.clone()
        }
    }
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key in documents; empty for the flattened map.
    pub key: String,
    /// The name in Rust.
    pub ident: String,
    /// Its type and rules.
    pub typed: Typed,
    /// Whether the key may be absent.
    pub is_optional: bool,
    /// Whether it takes all other keys.
    pub is_flattened: bool,
    /// How absence and `null` are held.
    pub form: Form,
}

/// How a field holds that its key is absent, or `null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The key is there.
    #[default]
    Plain,
    /// An `Option`: absent.
    Option,
    /// An `Option` that `null` stands for, too, in a type that denies it elsewhere.
    Nullable,
    /// A `Maybe`: absence and `null` differ.
    Maybe,
    /// A `Maybe` that is required.
    RequiredMaybe,
}

/// A variant of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The name in documents.
    pub name: String,
    /// The name in Rust.
    pub ident: String,
    /// What it holds; nothing for a unit variant.
    pub content: Option<Typed>,
    /// Its fields, where they stand in the variant itself.
    pub inline: Option<Struct>,
    /// The docs of a unit variant.
    pub docs: Docs,
}

/// How an enum is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tagging {
    /// Unit variants only.
    Names,
    /// `{"variant": content}`.
    External,
    /// `{"tag": "variant", ..}`.
    Tag(String),
    /// The first that fits.
    Untagged,
    /// The key that only one variant has.
    ByKey,
}

/// A struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The fields.
    pub fields: Vec<Field>,
    /// Whether other keys are violations.
    pub is_closed: bool,
    /// The rules over fields.
    pub rules: Vec<Rule>,
    /// Whether `null` is no absent key.
    pub denies_null: bool,
}

/// What a type of the module is.
#[derive(Clone, Debug, PartialEq)]
pub enum Def {
    /// Not built yet.
    Open,
    /// A struct.
    Struct(Struct),
    /// An enum.
    Enum(Tagging, Vec<Variant>),
    /// A struct around one value.
    Newtype(Typed),
    /// A tuple struct.
    Tuple(Vec<Typed>),
    /// Another name of a type.
    Alias(Ty),
}

/// A type of the module.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// Its name.
    pub name: String,
    /// Its docs.
    pub docs: Docs,
    /// What it is.
    pub def: Def,
    /// What is lost of it.
    pub losses: Vec<Loss>,
    /// Its place in the schema.
    pub place: String,
    /// Whether the schema has it where it is used, and not among its definitions.
    pub is_inline: bool,
    /// The place of the branches that an untagged enum is made of, and their keyword.
    pub branches: Option<(String, &'static str)>,
}

impl Ty {
    /// Calls `f` for each type of the module in this type.
    pub fn each_named(&self, f: &mut dyn FnMut(TypeId)) {
        match self {
            Ty::Named(id) => f(*id),
            Ty::Option(inner) | Ty::Box(inner) | Ty::List(inner) | Ty::Map(inner) => inner.each_named(f),
            _ => {}
        }
    }

    /// Replaces types of the module.
    pub fn rename(&mut self, f: &dyn Fn(TypeId) -> TypeId) {
        match self {
            Ty::Named(id) => *id = f(*id),
            Ty::Option(inner) | Ty::Box(inner) | Ty::List(inner) | Ty::Map(inner) => inner.rename(f),
            _ => {}
        }
    }

    /// The type that is in the value itself, without a pointer between.
    #[must_use]
    pub fn by_value(&self) -> Option<TypeId> {
        match self {
            Ty::Named(id) => Some(*id),
            Ty::Option(inner) => inner.by_value(),
            _ => None,
        }
    }

    /// The type without `Option` and `Box`.
    #[must_use]
    pub fn inner(&self) -> &Ty {
        match self {
            Ty::Option(inner) | Ty::Box(inner) => inner.inner(),
            other => other,
        }
    }
}

impl Def {
    /// Calls `f` for each typed part.
    pub fn each<'d>(&'d self, f: &mut dyn FnMut(&'d Typed)) {
        match self {
            Def::Struct(object) => object.fields.iter().for_each(|field| f(&field.typed)),
            Def::Enum(_, variants) => {
                for variant in variants {
                    variant.content.iter().for_each(&mut *f);
                    variant.inline.iter().flat_map(|object| &object.fields).for_each(|field| f(&field.typed));
                }
            }
            Def::Newtype(typed) => f(typed),
            Def::Tuple(places) => places.iter().for_each(f),
            Def::Open | Def::Alias(_) => {}
        }
    }

    /// Calls `f` for each typed part, to change it.
    pub fn each_mut(&mut self, f: &mut dyn FnMut(&mut Typed)) {
        match self {
            Def::Struct(object) => object.fields.iter_mut().for_each(|field| f(&mut field.typed)),
            Def::Enum(_, variants) => {
                for variant in variants {
                    variant.content.iter_mut().for_each(&mut *f);
                    let fields = variant.inline.iter_mut().flat_map(|object| &mut object.fields);
                    fields.for_each(|field| f(&mut field.typed));
                }
            }
            Def::Newtype(typed) => f(typed),
            Def::Tuple(places) => places.iter_mut().for_each(f),
            Def::Open | Def::Alias(_) => {}
        }
    }
}

impl Struct {
    /// The keys that conditions and groups look at, or that are there only under a condition.
    #[must_use]
    pub fn tested_keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        for rule in &self.rules {
            if let Rule::Group(_, names) = rule {
                keys.extend(names.iter().cloned());
            }
        }
        for field in &self.fields {
            for rule in &field.typed.rules {
                match rule {
                    Rule::Presence(_, condition) => {
                        keys.push(field.key.clone());
                        keys.extend(condition.any.iter().flatten().map(|test| test.key.clone()));
                    }
                    Rule::When(tests, _) => keys.extend(tests.iter().map(|test| test.key.clone())),
                    _ => {}
                }
            }
        }
        keys
    }
}
