//! Dates, times and durations: RFC 3339.

use super::bytes::{digits, has, part, skip_digits};

/// A date of the Gregorian calendar, as in 2024-02-29.
pub(super) const fn is_date(text: &[u8]) -> bool {
    if text.len() != 10 || text[4] != b'-' || text[7] != b'-' {
        return false;
    }
    match (digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)) {
        (Some(year), Some(month), Some(day)) => day > 0 && day <= days(year, month),
        _ => false,
    }
}

/// The days of a month; none of one that is no month.
const fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// A time with its offset from UTC, as in 08:30:06.283Z. A leap second is the last one of a day in UTC.
pub(super) const fn is_time(text: &[u8]) -> bool {
    if text.len() < 9 || text[2] != b':' || text[5] != b':' {
        return false;
    }
    let (Some(hour), Some(minute), Some(second)) =
        (digits(text, 0, 2), digits(text, 3, 2), digits(text, 6, 2))
    else {
        return false;
    };
    let mut at = 8;
    if has(text, at, b'.') {
        let end = skip_digits(text, at + 1);
        if end == at + 1 {
            return false;
        }
        at = end;
    }
    let Some(offset) = offset(part(text, at, text.len())) else { return false };
    // A day ahead, so that an offset never leads below zero.
    let in_utc = (24 * 60 + hour * 60 + minute).wrapping_add_signed(-offset) % (24 * 60);
    hour < 24 && minute < 60 && (second < 60 || second == 60 && in_utc == 23 * 60 + 59)
}

/// The minutes of an offset: `Z`, or a sign, hours and minutes.
const fn offset(text: &[u8]) -> Option<i32> {
    match text {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => match (digits(text, 1, 2), digits(text, 4, 2)) {
            (Some(hours), Some(minutes)) if hours < 24 && minutes < 60 => {
                let minutes = (hours * 60 + minutes) as i32;
                Some(if *sign == b'-' { -minutes } else { minutes })
            }
            _ => None,
        },
        _ => None,
    }
}

/// A date, `T`, and a time.
pub(super) const fn is_date_time(text: &[u8]) -> bool {
    text.len() > 10
        && (text[10] == b'T' || text[10] == b't')
        && is_date(part(text, 0, 10))
        && is_time(part(text, 11, text.len()))
}

/// A duration of RFC 3339, appendix A, as in P1Y2M3DT4H5M6S: units in their order without a gap, or weeks alone.
pub(super) const fn is_duration(text: &[u8]) -> bool {
    if !has(text, 0, b'P') || text.len() < 3 {
        return false;
    }
    let mut at = 1;
    let mut units: &[u8] = b"YMD";
    // The next unit that may follow; any one may come first.
    let mut next = None;
    while at < text.len() {
        if text[at] == b'T' && units.len() == 3 && units[0] == b'Y' {
            units = b"HMS";
            next = None;
            at += 1;
            if at == text.len() {
                return false;
            }
        }
        let end = skip_digits(text, at);
        if end == at || end == text.len() {
            return false;
        }
        if text[end] == b'W' {
            return at == 1 && end + 1 == text.len();
        }
        let mut unit = 0;
        while unit < 3 && units[unit] != text[end] {
            unit += 1;
        }
        let follows = match next {
            Some(next) => unit == next,
            None => true,
        };
        if unit == 3 || !follows {
            return false;
        }
        next = Some(unit + 1);
        at = end + 1;
    }
    true
}
