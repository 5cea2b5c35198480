//! Generated code stands among names that are not its own: without a prelude, beside a user's `Option`,
//! `Result`, `String`, `validate` and `core`, in crates that deny every lint.

#![deny(warnings)]
#![deny(clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::panic)]
#![forbid(unsafe_code)]
#![allow(dead_code, unused_macros)]

mod statics;

/// Everything that an author may have called their own, and no prelude.
mod shadowed {
    #![no_implicit_prelude]

    use ::deployment_validate::DeploymentValidate;

    mod core {}
    mod std {}
    mod alloc {}
    mod serde {}
    mod private {}
    mod deployment_validate {}

    struct Option;
    struct Result;
    struct Some;
    struct None;
    struct Ok;
    struct Err;
    struct String;
    struct Vec;
    struct Box;
    struct Default;
    struct Into;
    struct From;
    struct Cow;
    struct Path;
    struct Pattern;
    struct Schema;
    struct Judge;
    struct Collector;
    struct Key;
    struct List;
    struct Text;

    trait Validate {
        fn validate(&self) -> bool;
        fn is_valid(&self) -> u8;
        fn validate_at(&self);
        fn is_present(&self);
        fn schema(&self);
        fn inside(&self);
        fn is_done(&self);
        fn rule(&self);
        fn text(&self);
        fn unique(&self);
        fn custom(&self);
        fn content(&self);
        fn change_inside(&self);
        fn below(&self);
        fn checked(&self);
        fn number(&self);
        fn verdict(&self);
    }

    impl<T> Validate for T {
        fn validate(&self) -> bool {
            false
        }
        fn is_valid(&self) -> u8 {
            0
        }
        fn validate_at(&self) {}
        fn is_present(&self) {}
        fn schema(&self) {}
        fn inside(&self) {}
        fn is_done(&self) {}
        fn rule(&self) {}
        fn text(&self) {}
        fn unique(&self) {}
        fn custom(&self) {}
        fn content(&self) {}
        fn change_inside(&self) {}
        fn below(&self) {}
        fn checked(&self) {}
        fn number(&self) {}
        fn verdict(&self) {}
    }

    fn validate() {}
    fn judge() {}
    fn value() {}
    const PATTERN_0: u8 = 0;

    macro_rules! vec {
        () => {};
    }
    macro_rules! matches {
        () => {};
    }
    macro_rules! panic {
        () => {};
    }

    #[derive(::core::clone::Clone, ::core::marker::Copy, DeploymentValidate)]
    pub(crate) enum Kind {
        None,
        Some,
        Ok,
    }

    #[allow(clippy::unnecessary_wraps)]
    fn check(_: &str) -> ::core::result::Result<(), &'static str> {
        ::core::result::Result::Ok(())
    }

    #[derive(DeploymentValidate)]
    #[validate(constructors, at_most_one_of(some, judge))]
    pub(crate) struct Everything {
        #[validate(discriminator(Ok))]
        pub(crate) kind: Kind,
        #[validate(required_if(kind = Some), forbidden_if(kind = None))]
        pub(crate) some: ::core::option::Option<::std::string::String>,
        #[validate(pattern = r"^[a-z]+$", length(min = 1, max = 9), custom(check))]
        pub(crate) value: ::std::string::String,
        #[validate(each(range(min = 1, max = 9)))]
        pub(crate) step: ::std::vec::Vec<u8>,
        #[validate(keys(length(min = 1)), values(one_of("a", "b")))]
        pub(crate) inside: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        #[validate(any_of((length(equal = 2)), (one_of("x"))))]
        pub(crate) at: ::std::string::String,
        #[validate(multiple_of = 2)]
        pub(crate) out: u32,
        pub(crate) judge: ::core::option::Option<u8>,
        #[validate(skip)]
        pub(crate) other: ::core::marker::PhantomData<u8>,
    }

    #[derive(::serde::Serialize, DeploymentValidate)]
    #[validate(by_key, deny_null)]
    #[serde(untagged)]
    pub(crate) enum Source {
        Image { image: ::std::string::String, tag: ::core::option::Option<::std::string::String> },
        Build { build: u32 },
    }

    #[derive(DeploymentValidate)]
    #[validate(const)]
    pub(crate) struct InConst {
        #[validate(length(min = 1), pattern = r"^[a-z]+$")]
        pub(crate) name: &'static str,
        #[validate(range(min = 1))]
        pub(crate) count: ::core::option::Option<u8>,
    }

    pub(crate) const IN_CONST: ::deployment_validate::Valid<InConst> =
        InConst { name: "a", count: ::core::option::Option::None }.assert_valid();

    pub(crate) const SLUG: ::deployment_validate::Pattern = ::deployment_validate::pattern!("^[a-z]+$");
}

#[test]
fn names_of_the_author_are_left_alone() {
    use deployment_validate::DeploymentValidate as _;

    let everything = |kind, some: Option<&str>| shadowed::Everything {
        kind,
        some: some.map(String::from),
        value: "a".to_owned(),
        step: vec![1],
        inside: [("k".to_owned(), "a".to_owned())].into(),
        at: "xy".to_owned(),
        out: 4,
        judge: None,
        other: std::marker::PhantomData,
    };
    assert!(everything(shadowed::Kind::Ok, None).is_valid());
    assert!(everything(shadowed::Kind::Some, Some("a")).is_valid());
    assert!(!everything(shadowed::Kind::Some, None).is_valid());
    assert!(!everything(shadowed::Kind::None, Some("a")).is_valid());
    assert!(shadowed::Source::Build { build: 1 }.is_valid());
    assert_eq!(shadowed::IN_CONST.name, "a");
    assert!(shadowed::SLUG.is_match("abc"));
}

/// Raw identifiers as fields, variants and types.
mod raw {
    use deployment_validate::DeploymentValidate;

    #[derive(DeploymentValidate)]
    pub enum r#Type {
        r#Match,
        r#Loop,
    }

    #[derive(DeploymentValidate)]
    #[validate(constructors, exactly_one_of(r#in, r#for))]
    pub struct r#Struct {
        #[validate(discriminator(r#Loop))]
        pub r#type: r#Type,
        #[validate(required_if(r#type = r#Match))]
        pub r#fn: Option<String>,
        #[validate(required_if(r#fn))]
        pub r#in: Option<u8>,
        pub r#for: Option<u8>,
    }

    #[test]
    fn names_in_documents_are_without_the_prefix() {
        let value = Struct { r#type: Type::Match, r#fn: None, r#in: Some(1), r#for: None };
        let report = value.validate().err().map(|report| report.to_string());
        assert_eq!(report.as_deref(), Some("/fn: required when type is Match"));
    }
}

/// Type, lifetime and const parameters, with bounds and defaults.
mod generic {
    use std::borrow::Cow;
    use std::fmt::Debug;

    use deployment_validate::{DeploymentValidate, HasLength, Numeric, Scalar, Text};

    #[derive(DeploymentValidate)]
    pub struct Bounded<'a, T: Debug + ?Sized, U = u8, const N: usize = 2>
    where
        U: Numeric + Scalar + DeploymentValidate,
        T: Text + HasLength + DeploymentValidate,
    {
        #[validate(length(min = 1), pattern = "^a")]
        pub text: &'a T,
        #[validate(range(min = 1), one_of(1..=9))]
        pub number: U,
        #[validate(length(max = N))]
        pub list: Vec<U>,
        #[validate(each(length(max = N)))]
        pub lists: [Cow<'a, str>; N],
    }

    #[derive(DeploymentValidate)]
    pub enum Either<'a, A, B>
    where
        A: Send,
    {
        Left(A),
        Right { value: &'a B },
        Neither,
    }

    #[test]
    fn parameters_are_judged_as_what_they_stand_for() {
        let value = |text| Bounded {
            text,
            number: 1_u8,
            list: vec![1, 2],
            lists: [Cow::Borrowed("ab"), Cow::Borrowed("")],
        };
        assert!(value("ab").is_valid());
        assert!(!value("ba").is_valid());
        let nested = Either::Right::<u8, _> { value: &Either::Left::<_, u8>(value("b")) };
        assert_eq!(nested.validate().err().map(|report| report.violations().len()), Some(1));
        assert!(Either::Neither::<u8, u8>.is_valid());
    }
}

/// The crate under another name.
mod renamed {
    mod reexport {
        pub(super) use deployment_validate as validation;
    }

    #[derive(reexport::validation::DeploymentValidate)]
    #[validate(crate = reexport::validation, at_least_one_of(name, nick))]
    struct Payload {
        #[validate(length(min = 1), pattern = "^a")]
        name: Option<String>,
        #[validate(required_unless(name))]
        nick: Option<String>,
        #[validate(each(range(min = 1)))]
        counts: Vec<u8>,
    }

    #[test]
    fn the_path_is_where_the_crate_is() {
        use reexport::validation::DeploymentValidate as _;

        let payload = Payload { name: Some("a".into()), nick: None, counts: vec![1] };
        assert!(payload.is_valid());
    }
}

/// Types made by macros, their parts from the macro and from its caller.
mod generated {
    use deployment_validate::DeploymentValidate;

    macro_rules! payload {
        ($name:ident { $($field:ident: $ty:ty = [$($rule:tt)*]),* }, $least:expr, $pattern:literal) => {
            #[derive(DeploymentValidate)]
            pub struct $name {
                $(#[validate($($rule)*)] pub $field: $ty,)*
                #[validate(length(min = $least), pattern = $pattern)]
                pub value: String,
                #[validate(required_if(value = "a"))]
                pub other: Option<u8>,
            }
        };
    }

    payload!(Payload { name: Option<String> = [required_if(other = 1..=9)], count: u8 = [range(max = 9)] }, 1 + 1, "^a");

    #[test]
    fn rules_cross_the_border_of_a_macro() {
        let payload = |name: Option<&str>| Payload {
            name: name.map(String::from),
            count: 9,
            value: "ab".into(),
            other: Some(1),
        };
        assert!(payload(Some("a")).is_valid());
        assert!(!payload(None).is_valid());
    }
}

/// A library that documents all it has and warns of nothing.
pub mod documented {
    #![deny(missing_docs, missing_debug_implementations, unreachable_pub, unused_qualifications)]
    #![deny(unused, nonstandard_style, rust_2018_idioms, trivial_casts, unused_results)]
    #![deny(
        clippy::impl_trait_in_params,
        clippy::missing_asserts_for_indexing,
        clippy::missing_trait_methods
    )]

    use deployment_validate::DeploymentValidate;

    /// What kind.
    #[derive(Debug, DeploymentValidate)]
    #[validate(const)]
    pub enum Kind {
        /// Plain.
        Plain,
        /// Named.
        Named,
    }

    /// A payload.
    #[derive(Debug, DeploymentValidate)]
    #[validate(const, constructors)]
    pub struct Payload<'a> {
        /// Its kind.
        #[validate(discriminator(Plain))]
        pub kind: Kind,
        /// Its name.
        #[validate(required_if(kind = Named), length(max = 9))]
        pub name: Option<&'a str>,
        /// Old.
        #[deprecated]
        pub old: Option<u8>,
    }

    /// A payload for each key.
    #[derive(Debug, DeploymentValidate)]
    #[validate(by_key)]
    pub enum Either<'a> {
        /// By its name.
        Named {
            /// The name.
            name: std::borrow::Cow<'a, str>,
            /// Shared.
            note: Option<u8>,
        },
        /// By its place.
        Placed {
            /// The place.
            place: u8,
            /// Shared.
            note: Option<u8>,
        },
    }

    /// A payload whose functions ask a context.
    #[derive(Debug, DeploymentValidate)]
    #[validate(context = u8)]
    pub struct Asking {
        /// What is asked.
        #[validate(custom(is_below, context))]
        pub count: u8,
    }

    #[allow(clippy::trivially_copy_pass_by_ref)]
    fn is_below(count: &u8, context: &u8) -> Result<(), &'static str> {
        if count < context { Ok(()) } else { Err("is too large") }
    }

    /// A payload whose constructor takes texts.
    #[derive(Debug, DeploymentValidate)]
    #[validate(constructors)]
    pub struct Titled<'a> {
        /// Its kind.
        #[validate(discriminator(Plain))]
        pub kind: Kind,
        /// Its title.
        #[validate(required_if(kind = Named))]
        pub title: Option<std::borrow::Cow<'a, str>>,
        /// Its author.
        pub author: String,
    }

    #[test]
    fn constructors_are_documented_too() {
        assert!(Payload::named("a").is_valid());
        assert!(Payload::plain().is_valid());
        assert!(Titled::named("a", "b").is_valid());
        assert!(Titled::plain("b").is_valid());
    }
}

/// A type inside a function, beside one of the same name.
#[test]
fn types_of_a_function_derive() {
    use deployment_validate::DeploymentValidate;

    #[derive(DeploymentValidate)]
    struct Payload(#[validate(range(min = 1))] u8);

    assert!(Payload(1).is_valid());
    assert!(!Payload(0).is_valid());
}
