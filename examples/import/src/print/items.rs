//! The items of the module: structs, enums, newtypes.

use super::rules::{Scope, rules, rules_of};
use super::{attributes, docs};
use crate::dsl::names::{best_case, renamed, renamed_variant, written};
use crate::dsl::rules::Rule;
use crate::dsl::types::{Def, Docs, Field, Form, Struct, Tagging, Ty, TypeDef, Typed, Variant};

const FIELD_CASES: [&str; 5] =
    ["camelCase", "kebab-case", "PascalCase", "SCREAMING_SNAKE_CASE", "SCREAMING-KEBAB-CASE"];
const VARIANT_CASES: [&str; 7] = [
    "lowercase",
    "camelCase",
    "kebab-case",
    "snake_case",
    "UPPERCASE",
    "SCREAMING_SNAKE_CASE",
    "SCREAMING-KEBAB-CASE",
];

/// What a module needs of other crates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Uses {
    /// `BTreeMap`.
    pub map: bool,
    /// `serde_json::Value`.
    pub value: bool,
    /// `Maybe`.
    pub maybe: bool,
    /// serde's derive of `Deserialize`.
    pub deserialize: bool,
    /// Any type at all.
    pub derive: bool,
}

/// Writes types.
pub struct Items<'a> {
    /// The text so far.
    pub out: String,
    /// What it needs.
    pub uses: Uses,
    types: &'a [TypeDef],
}

impl<'a> Items<'a> {
    /// Nothing written yet.
    #[must_use]
    pub fn new(types: &'a [TypeDef]) -> Self {
        Items { out: String::new(), uses: Uses::default(), types }
    }

    /// Writes a type.
    pub fn item(&mut self, def: &TypeDef) {
        self.out.push('\n');
        docs::write(&mut self.out, &def.docs, "");
        docs::write_losses(&mut self.out, &def.losses, "");
        match &def.def {
            Def::Struct(object) => self.object(def, object),
            Def::Enum(tagging, variants) => self.enumeration(def, tagging, variants),
            Def::Newtype(typed) => self.tuple(def, std::slice::from_ref(typed)),
            Def::Tuple(places) => self.tuple(def, places),
            Def::Alias(ty) => {
                let ty = self.ty(ty);
                self.out.push_str(&format!("pub type {} = {ty};\n", def.name));
            }
            Def::Open => {}
        }
    }

    fn head(&mut self, def: &TypeDef, derives: &str) {
        self.uses.derive = true;
        self.uses.deserialize |= derives.contains("Deserialize");
        if def.docs.deprecated {
            self.out.push_str("#[deprecated]\n");
        }
        self.out.push_str(&format!("#[derive({derives}, DeploymentValidate)]\n"));
    }

    fn object(&mut self, def: &TypeDef, object: &Struct) {
        let scope = Scope { fields: &object.fields, types: self.types };
        let is_flattened = object.fields.iter().any(|field| field.is_flattened);
        let derives = if is_flattened {
            "Clone, Debug, PartialEq, Serialize, Deserialize"
        } else {
            "Clone, Debug, PartialEq, Serialize"
        };
        self.head(def, derives);
        let named: Vec<(&str, &str)> = object
            .fields
            .iter()
            .filter(|field| !field.is_flattened)
            .map(|field| (field.ident.as_str(), field.key.as_str()))
            .collect();
        let case = best_case(&FIELD_CASES, &named, renamed);
        let mut serde = Vec::new();
        if !case.is_empty() {
            serde.push(format!("rename_all = {case:?}"));
        }
        if object.is_closed {
            serde.push("deny_unknown_fields".to_owned());
        }
        attributes::write(&mut self.out, "serde", &serde, "");
        let mut validate = Vec::new();
        if !is_flattened {
            validate.push("deserialize".to_owned());
        }
        if object.denies_null {
            validate.push("deny_null".to_owned());
        }
        validate.extend(rules(&object.rules, scope));
        attributes::write(&mut self.out, "validate", &validate, "");
        if object.fields.is_empty() {
            self.out.push_str(&format!("pub struct {} {{}}\n", def.name));
            return;
        }
        self.out.push_str(&format!("pub struct {} {{\n", def.name));
        for field in &object.fields {
            self.field(field, case, (scope, is_flattened), "    ");
        }
        self.out.push_str("}\n");
    }

    /// A field of a struct or a variant; serde's own derive has to be told when a `Maybe` is absent.
    fn field(&mut self, field: &Field, case: &str, (scope, by_serde): (Scope<'_>, bool), indent: &str) {
        let typed = &field.typed;
        docs::write(&mut self.out, &typed.docs, indent);
        docs::write_losses(&mut self.out, &typed.losses, indent);
        if typed.docs.deprecated {
            self.out.push_str(&format!("{indent}#[deprecated]\n"));
        }
        let mut serde = Vec::new();
        if field.is_flattened {
            serde.push("flatten".to_owned());
        } else if renamed(case, &field.ident) != field.key {
            serde.push(format!("rename = {:?}", field.key));
        }
        let inner = self.ty(&typed.ty);
        let ty = match field.form {
            Form::Plain => inner,
            Form::Option | Form::Nullable => {
                serde.push("skip_serializing_if = \"Option::is_none\"".to_owned());
                format!("Option<{inner}>")
            }
            Form::Maybe | Form::RequiredMaybe => {
                self.uses.maybe = true;
                if by_serde {
                    serde.push("default".to_owned());
                }
                serde.push("skip_serializing_if = \"Maybe::is_absent\"".to_owned());
                format!("Maybe<{inner}>")
            }
        };
        attributes::write(&mut self.out, "serde", &serde, indent);
        attributes::write(&mut self.out, "validate", &rules_of(&typed.rules, &typed.ty, scope), indent);
        let public = if indent.len() == 4 { "pub " } else { "" };
        self.out.push_str(&format!("{indent}{public}{}: {ty},\n", written(&field.ident)));
    }

    fn rules(&mut self, all: &[Rule], scope: Scope<'_>, indent: &str) {
        attributes::write(&mut self.out, "validate", &rules(all, scope), indent);
    }

    fn enumeration(&mut self, def: &TypeDef, tagging: &Tagging, variants: &[Variant]) {
        let is_names = *tagging == Tagging::Names;
        let derives = match tagging {
            Tagging::Names => "Clone, Copy, Debug, PartialEq, Eq, Serialize",
            Tagging::ByKey => "Clone, Debug, PartialEq, Serialize",
            _ => "Clone, Debug, PartialEq, Serialize, Deserialize",
        };
        self.head(def, derives);
        if *tagging == Tagging::ByKey {
            return self.by_key(def, variants);
        }
        let named: Vec<(&str, &str)> =
            variants.iter().map(|variant| (variant.ident.as_str(), variant.name.as_str())).collect();
        let case = if *tagging == Tagging::Untagged {
            ""
        } else {
            best_case(&VARIANT_CASES, &named, renamed_variant)
        };
        let mut serde = match tagging {
            Tagging::Tag(tag) => vec![format!("tag = {tag:?}")],
            Tagging::Untagged => vec!["untagged".to_owned()],
            Tagging::Names | Tagging::External | Tagging::ByKey => Vec::new(),
        };
        if !case.is_empty() {
            serde.push(format!("rename_all = {case:?}"));
        }
        attributes::write(&mut self.out, "serde", &serde, "");
        if is_names {
            self.out.push_str("#[validate(deserialize)]\n");
        }
        self.out.push_str(&format!("pub enum {} {{\n", def.name));
        for variant in variants {
            self.variant(variant, case, *tagging == Tagging::Untagged);
        }
        self.out.push_str("}\n");
    }

    /// An enum whose keys decide: its variants have their fields themselves.
    fn by_key(&mut self, def: &TypeDef, variants: &[Variant]) {
        let objects = || variants.iter().filter_map(|variant| variant.inline.as_ref());
        let named: Vec<(&str, &str)> = objects()
            .flat_map(|object| &object.fields)
            .map(|field| (field.ident.as_str(), field.key.as_str()))
            .collect();
        let case = best_case(&FIELD_CASES, &named, renamed);
        let mut serde = vec!["untagged".to_owned(), "deny_unknown_fields".to_owned()];
        if !case.is_empty() {
            serde.push(format!("rename_all_fields = {case:?}"));
        }
        attributes::write(&mut self.out, "serde", &serde, "");
        let mut validate = vec!["by_key".to_owned()];
        if objects().any(|object| object.denies_null) {
            validate.push("deny_null".to_owned());
        }
        attributes::write(&mut self.out, "validate", &validate, "");
        self.out.push_str(&format!("pub enum {} {{\n", def.name));
        for variant in variants {
            docs::write(&mut self.out, &variant.docs, "    ");
            self.out.push_str(&format!("    {} {{\n", variant.ident));
            for object in variant.inline.iter() {
                let scope = Scope { fields: &object.fields, types: self.types };
                for field in &object.fields {
                    self.field(field, case, (scope, false), "        ");
                }
            }
            self.out.push_str("    },\n");
        }
        self.out.push_str("}\n");
    }

    fn variant(&mut self, variant: &Variant, case: &str, is_untagged: bool) {
        let indent = "    ";
        docs::write(&mut self.out, &variant.docs, indent);
        if let Some(typed) = &variant.content {
            if variant.docs == Docs::default() {
                docs::write(&mut self.out, &typed.docs, indent);
            }
            docs::write_losses(&mut self.out, &typed.losses, indent);
        }
        if variant.docs.deprecated {
            self.out.push_str("    #[deprecated]\n");
        }
        if !is_untagged && renamed_variant(case, &variant.ident) != variant.name {
            self.out.push_str(&format!("    #[serde(rename = {:?})]\n", variant.name));
        }
        match &variant.content {
            None => self.out.push_str(&format!("    {},\n", variant.ident)),
            Some(typed) => {
                let ty = self.ty(&typed.whole());
                self.place(&format!("    {}(", variant.ident), &typed.rules, &ty, "),\n", indent);
            }
        }
    }

    /// A value in parentheses, with its rules.
    fn place(&mut self, head: &str, all: &[Rule], ty: &str, end: &str, indent: &str) {
        let scope = Scope { fields: &[], types: self.types };
        let written = rules(all, scope);
        let attribute =
            if written.is_empty() { String::new() } else { format!("#[validate({})] ", written.join(", ")) };
        let line = format!("{head}{attribute}{ty}{end}");
        if written.is_empty() || line.trim_end().chars().count() <= docs::WIDTH {
            self.out.push_str(&line);
            return;
        }
        self.out.push_str(&format!("{head}\n"));
        attributes::write(&mut self.out, "validate", &written, &format!("{indent}    "));
        self.out.push_str(&format!("{indent}    {ty},\n{indent}{end}"));
    }

    fn tuple(&mut self, def: &TypeDef, places: &[Typed]) {
        for typed in places {
            docs::write_losses(&mut self.out, &typed.losses, "");
        }
        self.head(def, "Clone, Debug, PartialEq, Serialize, Deserialize");
        if let [typed] = places {
            let ty = format!("pub {}", self.ty(&typed.whole()));
            self.place(&format!("pub struct {}(", def.name), &typed.rules, &ty, ");\n", "");
            return;
        }
        let scope = Scope { fields: &[], types: self.types };
        let mut line = Vec::new();
        for typed in places {
            let written = rules(&typed.rules, scope).join(", ");
            let attribute = if written.is_empty() { written } else { format!("#[validate({written})] ") };
            line.push(format!("{attribute}pub {}", self.ty(&typed.whole())));
        }
        let line = format!("pub struct {}({});\n", def.name, line.join(", "));
        if line.chars().count() <= docs::WIDTH {
            self.out.push_str(&line);
            return;
        }
        self.out.push_str(&format!("pub struct {}(\n", def.name));
        for typed in places {
            let scope = Scope { fields: &[], types: self.types };
            self.rules(&typed.rules, scope, "    ");
            let ty = self.ty(&typed.whole());
            self.out.push_str(&format!("    pub {ty},\n"));
        }
        self.out.push_str(");\n");
    }

    fn ty(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Unit => "()".to_owned(),
            Ty::Bool => "bool".to_owned(),
            Ty::Int(name) => (*name).to_owned(),
            Ty::Float => "f64".to_owned(),
            Ty::Text => "String".to_owned(),
            Ty::Value => {
                self.uses.value = true;
                "Value".to_owned()
            }
            Ty::Option(inner) => format!("Option<{}>", self.ty(inner)),
            Ty::Box(inner) => format!("Box<{}>", self.ty(inner)),
            Ty::List(inner) => format!("Vec<{}>", self.ty(inner)),
            Ty::Map(inner) => {
                self.uses.map = true;
                format!("BTreeMap<String, {}>", self.ty(inner))
            }
            Ty::Named(id) => self.types[*id].name.clone(),
        }
    }
}
