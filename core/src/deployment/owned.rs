//! Payloads that outlive the text they were read from: `into_owned` copies what is borrowed.

use alloc::borrow::Cow;

use super::buildpack::Buildpack;
use super::docker::Docker;
use super::payload::{Deployment, External, Internal};
use crate::validate::valid::Valid;

impl Deployment<'_> {
    /// The same payload with copies of its texts.
    ///
    /// ```
    /// use deployment_validate::Valid;
    /// use deployment_validate::deployment::Deployment;
    ///
    /// fn read(text: String) -> Valid<Deployment<'static>> {
    ///     let deployment: Valid<Deployment<'_>> = deployment_validate::json::from_str(&text).unwrap();
    ///     deployment.into_owned()
    /// }
    ///
    /// let deployment = read(r#"{"external":{"imagePath":"nginx:latest"}}"#.to_owned());
    /// assert!(matches!(*deployment, Deployment::External { .. }));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Deployment<'static> {
        match self {
            Deployment::External { external, docker } => Deployment::External {
                external: external.into_owned(),
                docker: docker.map(Docker::into_owned),
            },
            Deployment::Internal { internal, buildpack, docker } => Deployment::Internal {
                internal: internal.into_owned(),
                buildpack: buildpack.map(Buildpack::into_owned),
                docker: docker.map(Docker::into_owned),
            },
            Deployment::Unmodified { buildpack, docker } => Deployment::Unmodified {
                buildpack: buildpack.map(Buildpack::into_owned),
                docker: docker.map(Docker::into_owned),
            },
        }
    }
}

impl Valid<Deployment<'_>> {
    /// The same payload with copies of its texts; it stays valid, so nothing is judged again.
    ///
    /// ```
    /// use deployment_validate::Valid;
    /// use deployment_validate::deployment::Deployment;
    ///
    /// let nothing = Valid::new(Deployment::Unmodified { buildpack: None, docker: None }).unwrap();
    /// let kept: Valid<Deployment<'static>> = nothing.clone().into_owned();
    /// assert_eq!(kept, nothing);
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Valid<Deployment<'static>> {
        crate::validate::valid::assume(self.into_inner().into_owned())
    }
}

impl External<'_> {
    /// The same with copies of its texts.
    #[must_use]
    pub fn into_owned(self) -> External<'static> {
        External { image_path: own(self.image_path), credentials: self.credentials.map(own) }
    }
}

impl Internal<'_> {
    /// The same with copies of its texts.
    #[must_use]
    pub fn into_owned(self) -> Internal<'static> {
        Internal {
            id: self.id.map(own),
            branch: self.branch.map(own),
            build_sha: self.build_sha.map(own),
            build_id: self.build_id.map(own),
        }
    }
}

impl Docker<'_> {
    /// The same with copies of its texts.
    #[must_use]
    pub fn into_owned(self) -> Docker<'static> {
        Docker {
            config_type: self.config_type,
            custom_entrypoint: self.custom_entrypoint.map(own),
            custom_command: self.custom_command.map(own),
        }
    }
}

impl Buildpack<'_> {
    /// The same with copies of its texts.
    #[must_use]
    pub fn into_owned(self) -> Buildpack<'static> {
        Buildpack {
            config_type: self.config_type,
            custom_process: self.custom_process.map(own),
            custom_entrypoint: self.custom_entrypoint.map(own),
            custom_command: self.custom_command.map(own),
        }
    }
}

fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}
