// What the corpus and the random mode build payloads from: the fields, right values for them, the six
// bodies printed on the pages.

export const DOCKER_TYPES = ["default", "customEntrypoint", "customCommand", "customEntrypointCustomCommand"];
export const BUILDPACK_TYPES = [
  "default",
  "customProcess",
  "customCommand",
  "customEntrypointCustomCommand",
  "originalEntrypointCustomCommand",
];

export const FIELDS = {
  external: ["imagePath", "credentials"],
  internal: ["id", "branch", "buildSHA", "buildId"],
  buildpack: ["configType", "customProcess", "customEntrypoint", "customCommand"],
  docker: ["configType", "customEntrypoint", "customCommand"],
};

/** A right value for each object, every field present. */
export const FULL = {
  external: { imagePath: "nginx:latest", credentials: "example-credentials" },
  internal: { id: "example-build-service", branch: "master", buildSHA: "latest", buildId: "premium-guide-6393" },
  buildpack: {
    configType: "customEntrypointCustomCommand",
    customProcess: "web",
    customEntrypoint: "launcher",
    customCommand: "npm start",
  },
  docker: {
    configType: "customEntrypointCustomCommand",
    customEntrypoint: "/bin/sh",
    customCommand: "npm start",
  },
};

/** The key that makes each shape, with a short right value. */
export const SHAPES = {
  external: { external: { imagePath: "nginx:latest" } },
  internal: { internal: {} },
  unmodified: {},
};

/** Which of the objects each shape takes. */
export const OBJECTS_OF_SHAPE = {
  external: ["external", "docker"],
  internal: ["internal", "buildpack", "docker"],
  unmodified: ["buildpack", "docker"],
};

const EXAMPLE_BODIES = [
  ["an external deployment", '{"external":{"imagePath":"nginx:latest","credentials":"example-credentials"},"docker":{"configType":"default"}}'],
  ["an internal deployment", '{"internal":{"id":"example-build-service","branch":"master","buildId":"premium-guide-6393"},"docker":{"configType":"default"}}'],
  ["don't modify the deployment", '{"docker":{"configType":"default"}}'],
];

/** The request bodies of both pages, as printed there: they are the same three. */
export const EXAMPLES = ["service", "job"].flatMap((page) =>
  EXAMPLE_BODIES.map(([title, text]) => [`${page}: ${title}`, text]),
);

/** A value of every JSON type; the string is right only where any text is. */
export const WRONG_VALUES = {
  null: null,
  bool: true,
  number: 7,
  string: "some secret text",
  array: ["some secret text"],
  object: { secret: "some secret text" },
};

export function payload(category, name, value) {
  return { category, name, text: JSON.stringify(value) };
}
