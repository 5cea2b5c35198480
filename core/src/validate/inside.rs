//! Types that hold a value or something else in its place: rules read the value, and pass where there is none.

/// Implements what rules read of a value for a type of one parameter with a method `as_option`.
macro_rules! reads_inside {
    ($type:ident) => {
        #[diagnostic::do_not_recommend]
        impl<T: Text> Text for $type<T> {
            #[inline]
            fn text(&self) -> Option<&str> {
                self.as_option().and_then(Text::text)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Numeric> Numeric for $type<T> {
            #[inline]
            fn number(&self) -> Option<Number> {
                self.as_option().and_then(Numeric::number)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Scalar> Scalar for $type<T> {
            #[inline]
            fn scalar(&self) -> Option<ScalarValue<'_>> {
                self.as_option().and_then(Scalar::scalar)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: HasLength> HasLength for $type<T> {
            #[inline]
            fn is_within(&self, length: &Length) -> bool {
                self.as_option().is_none_or(|value| value.is_within(length))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: List> List for $type<T> {
            type Item = T::Item;

            #[inline]
            fn all_items<'a>(&'a self, visit: impl FnMut(usize, &'a Self::Item) -> bool) -> bool {
                self.as_option().is_none_or(|list| list.all_items(visit))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Map> Map for $type<T> {
            type Key = T::Key;
            type Value = T::Value;

            #[inline]
            fn all_entries<'a>(&'a self, visit: impl FnMut(&'a T::Key, &'a T::Value) -> bool) -> bool {
                self.as_option().is_none_or(|map| map.all_entries(visit))
            }
        }
    };
}

pub(super) use reads_inside;
