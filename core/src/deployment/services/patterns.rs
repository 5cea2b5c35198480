//! The patterns that stand on the pages more than once, as they stand there.

use crate::pattern;
use crate::pattern::Pattern;

/// The name of a service or job, which may have spaces.
pub(super) const NAME: Pattern = pattern!(r"^[a-zA-Z]((-|\s)?[a-zA-Z0-9]+((-|\s)[a-zA-Z0-9]+)*)?$");
/// A description.
pub(super) const DESCRIPTION: Pattern = pattern!(r#"^[a-zA-Z0-9.,?\s\\/'"()[\];`%^&*\-_:!]+$"#);
/// Words of letters and digits with hyphens between them: stages, tags, plans.
pub(super) const SLUG: Pattern = pattern!(r"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$");
/// The same, beginning with a letter: ports, user names, volumes.
pub(super) const WORD: Pattern = pattern!(r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$");
/// The ID of something in the platform.
pub(super) const ID: Pattern = pattern!(r"^[A-Za-z0-9-]+$");
/// The path of a file in a repository.
pub(super) const FILE: Pattern = pattern!(r"^\/([a-zA-Z0-9-._]+\/)*[a-zA-Z0-9-._]+$");
/// The path of a folder in a repository.
pub(super) const FOLDER: Pattern = pattern!(r"^\/([a-zA-Z0-9-._]+\/)*[a-zA-Z0-9-._]*$");
/// The path of a URL, with its query.
pub(super) const URL_PATH: Pattern = pattern!(r"^\/([_a-zA-Z0-9-&?=.]*)((\/[_a-zA-Z0-9-&?=.]+)*(\/)?)?$");
/// When a job runs: five fields of cron, or a word.
pub(super) const SCHEDULE: Pattern =
    pattern!(r"(@(annually|yearly|monthly|weekly|daily|hourly))|((((\d+,)+\d+|(\d+(\/|-)\d+)|\d+|\*) ?){5})");
