//! Looks at the tokens of a field's type: an `Option` or `Box` around it, whether it is a collection, which
//! parameters it mentions.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericArgument, PathArguments, Type};

/// The type without parentheses and invisible groups.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        _ => ty,
    }
}

/// Visits a type and every type of the values in it, by their tokens.
pub(crate) fn each_inside<'a>(ty: &'a Type, visit: &mut dyn FnMut(&'a Type)) {
    let ty = bare(ty);
    visit(ty);
    match ty {
        Type::Path(path) if path.qself.is_none() => {
            for segment in &path.path.segments {
                let PathArguments::AngleBracketed(arguments) = &segment.arguments else { continue };
                for argument in &arguments.args {
                    if let GenericArgument::Type(ty) = argument {
                        each_inside(ty, visit);
                    }
                }
            }
        }
        Type::Reference(reference) => each_inside(&reference.elem, visit),
        Type::Array(array) => each_inside(&array.elem, visit),
        Type::Slice(slice) => each_inside(&slice.elem, visit),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|ty| each_inside(ty, visit)),
        _ => {}
    }
}

/// The only type argument of a path type with this last segment.
fn single_argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = bare(ty) else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(args) = &last.arguments else { return None };
    if last.ident != name {
        return None;
    }
    let mut types = args.args.iter().filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    match (types.next(), types.next()) {
        (Some(ty), None) => Some(ty),
        _ => None,
    }
}

/// The type inside an `Option`.
pub(crate) fn option_inner(ty: &Type) -> Option<&Type> {
    single_argument(ty, "Option")
}

/// The type inside a `Maybe`.
pub(crate) fn maybe_inner(ty: &Type) -> Option<&Type> {
    single_argument(ty, "Maybe")
}

/// The type of the literal of a `Templated`.
pub(crate) fn templated_inner(ty: &Type) -> Option<&Type> {
    single_argument(ty, "Templated")
}

/// The type inside an `Option` or a `Maybe`.
pub(crate) fn optional_inner(ty: &Type) -> Option<&Type> {
    option_inner(ty).or_else(|| maybe_inner(ty))
}

/// The type inside an `Option` or a `Maybe`, and the value as an `Option`.
pub(crate) fn opened<'a>(
    value: &TokenStream,
    ty: &'a Type,
    private: &Ident,
) -> Option<(&'a Type, TokenStream)> {
    let option = option_inner(ty).map(|inner| (inner, value.clone()));
    option.or_else(|| Some((maybe_inner(ty)?, quote!(#private::Opened(#value).value()))))
}

/// The value of an `Option` or a `Maybe` without a key.
pub(crate) fn absent_of(ty: &Type, private: &Ident) -> TokenStream {
    if option_inner(ty).is_some() {
        quote!(#private::None)
    } else {
        quote!(#private::Optional::<#ty>::ABSENT)
    }
}

/// An `Option` or a `Maybe` that holds a value.
pub(crate) fn present_of(ty: &Type, value: &TokenStream, private: &Ident) -> TokenStream {
    match option_inner(ty) {
        Some(_) => quote!(#private::Some(#value)),
        None => quote!(#private::Optional::<#ty>::of(#value)),
    }
}

/// The type inside a `Box`.
pub(crate) fn box_inner(ty: &Type) -> Option<&Type> {
    single_argument(ty, "Box")
}

/// The type inside a `Box`, an `Rc` or an `Arc`.
pub(crate) fn pointer_inner(ty: &Type) -> Option<&Type> {
    ["Box", "Rc", "Arc"].into_iter().find_map(|pointer| single_argument(ty, pointer))
}

/// Whether a type is a `Cow` of a string.
pub(crate) fn is_cow_of_str(ty: &Type) -> bool {
    single_argument(ty, "Cow").and_then(outer_name).is_some_and(|name| name == "str")
}

/// The type of the items of a list that `const` can walk: a `Vec`, an array or a slice.
pub(crate) fn list_inner(ty: &Type) -> Option<&Type> {
    match bare(ty) {
        Type::Array(array) => Some(&array.elem),
        Type::Reference(reference) => match bare(&reference.elem) {
            Type::Slice(slice) => Some(&slice.elem),
            _ => None,
        },
        _ => single_argument(ty, "Vec"),
    }
}

/// The last segment of a path type.
pub(crate) fn outer_name(ty: &Type) -> Option<&Ident> {
    match bare(ty) {
        Type::Path(path) => path.path.segments.last().map(|last| &last.ident),
        _ => None,
    }
}

/// The tokens with another span. Names still resolve where they were written.
pub(crate) fn respan_all(tokens: TokenStream, span: Span) -> TokenStream {
    let respan_one = |mut tree: TokenTree| {
        if let TokenTree::Group(group) = &tree {
            tree = Group::new(group.delimiter(), respan_all(group.stream(), span)).into();
        }
        tree.set_span(tree.span().located_at(span));
        tree
    };
    tokens.into_iter().map(respan_one).collect()
}

/// The type with another span.
pub(crate) fn respan(ty: &Type, span: Span) -> Type {
    syn::parse2(respan_all(ty.to_token_stream(), span)).unwrap_or_else(|_| ty.clone())
}

/// Whether a type mentions a lifetime other than `'static`, or a reference.
pub(crate) fn mentions_lifetime(ty: &Type) -> bool {
    mentions(ty.to_token_stream(), &|tree, next| match (tree, next) {
        (TokenTree::Punct(tick), Some(TokenTree::Ident(name))) => tick.as_char() == '\'' && name != "static",
        _ => false,
    })
}

/// Whether a type has something `'static` in it.
pub(crate) fn mentions_static(ty: &Type) -> bool {
    mentions(ty.to_token_stream(), &|tree, _| matches!(tree, TokenTree::Ident(name) if name == "static"))
}

/// The type with inferred lifetimes; `None` where Rust cannot write that.
pub(crate) fn with_inferred_lifetimes(ty: &Type) -> Option<Type> {
    fn inferred(tokens: TokenStream) -> TokenStream {
        let mut is_lifetime = false;
        let trees = tokens.into_iter().map(|tree| match tree {
            TokenTree::Group(group) => Group::new(group.delimiter(), inferred(group.stream())).into(),
            TokenTree::Ident(name) if is_lifetime => {
                is_lifetime = false;
                Ident::new("_", name.span()).into()
            }
            tree => {
                is_lifetime = matches!(&tree, TokenTree::Punct(tick) if tick.as_char() == '\'');
                tree
            }
        });
        trees.collect()
    }
    let tokens = ty.to_token_stream();
    let is_fixed = |tree: &TokenTree, _: Option<&TokenTree>| matches!(tree, TokenTree::Ident(name) if ["static", "for", "dyn", "fn"].iter().any(|own| name == own));
    if mentions(tokens.clone(), &is_fixed) { None } else { syn::parse2(inferred(tokens)).ok() }
}

/// The type with `owned` in place of references to `str`.
pub(crate) fn with_owned_strings(ty: &Type, owned: &TokenStream) -> Type {
    fn replaced(tokens: TokenStream, owned: &TokenStream) -> TokenStream {
        let mut trees = tokens.into_iter();
        let mut parts = TokenStream::new();
        while let Some(tree) = trees.next() {
            let mut after = trees.clone();
            let mut next = after.next();
            if matches!(&next, Some(TokenTree::Punct(tick)) if tick.as_char() == '\'') {
                next = after.nth(1);
            }
            match (tree, next) {
                (TokenTree::Punct(and), Some(TokenTree::Ident(name)))
                    if and.as_char() == '&' && name == "str" =>
                {
                    trees = after;
                    parts.extend(owned.clone());
                }
                (TokenTree::Group(group), _) => {
                    let group = Group::new(group.delimiter(), replaced(group.stream(), owned));
                    parts.extend([TokenTree::from(group)]);
                }
                (tree, _) => parts.extend([tree]),
            }
        }
        parts
    }
    syn::parse2(replaced(ty.to_token_stream(), owned)).unwrap_or_else(|_| ty.clone())
}

/// A type's name without lifetimes and paths, with owned strings in place of borrowed ones. Types with equal names
/// have the same form in documents.
pub(crate) fn owned_name(ty: &Type) -> String {
    fn write(tokens: TokenStream, name: &mut String) {
        let mut trees = tokens.into_iter().peekable();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Punct(tick) if tick.as_char() == '\'' => {
                    trees.next();
                    trees.next_if(|next| matches!(next, TokenTree::Punct(comma) if comma.as_char() == ','));
                }
                TokenTree::Punct(colon) if colon.as_char() == ':' => {
                    let start = name.rfind(|char: char| !char.is_alphanumeric() && char != '_');
                    name.truncate(start.map_or(0, |start| start + 1));
                }
                TokenTree::Group(group) => {
                    name.push('(');
                    write(group.stream(), name);
                    name.push(')');
                }
                tree => name.push_str(&tree.to_string()),
            }
        }
    }
    let mut name = String::new();
    write(ty.to_token_stream(), &mut name);
    name.replace("&str", "String").replace("Cow<str>", "String")
}

/// Whether a type mentions a parameter.
pub(crate) fn mentions_ident(ty: &Type, ident: &Ident) -> bool {
    mentions(ty.to_token_stream(), &|tree, _| matches!(tree, TokenTree::Ident(found) if found == ident))
}

fn mentions(tokens: TokenStream, found: &dyn Fn(&TokenTree, Option<&TokenTree>) -> bool) -> bool {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    trees.iter().enumerate().any(|(index, tree)| {
        let inside = matches!(tree, TokenTree::Group(group) if mentions(group.stream(), found));
        inside || found(tree, trees.get(index + 1))
    })
}

/// Whether a type is `PhantomData`, which holds nothing.
pub(crate) fn is_phantom(ty: &Type) -> bool {
    matches!(bare(ty), Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "PhantomData"))
}
