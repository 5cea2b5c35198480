//! What a type's validation needs beside the value: nothing, or a context whose type the author names with
//! `#[validate(context = TYPE)]`.
//!
//! The need is the parameter of the trait, `DeploymentValidate<NoContext>` or `DeploymentValidate<InContext<TYPE>>`. So
//! whatever validates without a context does not compile for a type that needs one. The context itself is at the root of
//! the path, from where a function that takes it fetches it.

use core::any::Any;
use core::marker::PhantomData;

/// The need of a type that is validated by itself.
#[derive(Debug)]
pub enum NoContext {}

/// The need of a type with `#[validate(context = C)]`.
#[derive(Debug)]
pub struct InContext<C>(PhantomData<fn(&C)>);

/// The need of what is validated without a context.
#[diagnostic::on_unimplemented(
    message = "the value is validated in a context: `{Self}`",
    label = "this has no context",
    note = "write `value.validate_with(&context)`, and likewise `is_valid_with`, `advice_with` and `Valid::new_with`",
    note = "documents are read with `json::from_str_with(text, &Options::new().context(&context))`"
)]
pub trait NeedsNone {}

impl NeedsNone for NoContext {}

/// The need of what is validated in a context of the type `C`.
#[diagnostic::on_unimplemented(
    message = "the value is not validated in a context of the type `{C}`, but with `{Self}`",
    label = "this is not what it needs",
    note = "write `validate()` for a type without `#[validate(context = TYPE)]`, else hand on a reference to such a `TYPE`"
)]
pub trait Needs<C> {}

impl<C> Needs<C> for InContext<C> {}

/// A need that is met inside a type with the need `Around`.
#[diagnostic::on_unimplemented(
    message = "the type of the field is validated in another context than the type around it: `{Self}`, not `{Around}`",
    label = "this needs `{Self}`",
    note = "what contains a type with `#[validate(context = TYPE)]` has the same `context = TYPE`"
)]
pub trait MetIn<Around> {}

impl<C> MetIn<InContext<C>> for NoContext {}
impl<C> MetIn<InContext<C>> for InContext<C> {}

/// A type that can be a context: any that owns what it has and that threads may share.
pub trait Context: Any + Sync {}

impl<C: Any + Sync> Context for C {}
