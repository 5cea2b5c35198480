// The cases of the corpus, category by category: `{ category, name, text }` or, for huge texts,
// `{ category, name, text_parts: [[piece, times], ..] }`. Nothing here knows what is right or wrong.

import { keyForms, pointers, suggestions, unknownKeys } from "./keys.mjs";
import {
  BUILDPACK_TYPES,
  DOCKER_TYPES,
  EXAMPLES,
  FIELDS,
  FULL,
  OBJECTS_OF_SHAPE,
  SHAPES,
  WRONG_VALUES,
  payload,
} from "./payloads.mjs";
import { lengths, patterns, strings } from "./strings.mjs";
import { DUPLICATES, LAYOUT, NESTING, SURROGATES, SYNTAX } from "./texts.mjs";

export function corpus() {
  return withoutRepeats([
    ...examples(),
    ...shapes(),
    ...types(),
    ...lenient(),
    ...numbers(),
    ...presence(),
    ...configTypes(),
    ...keyForms(),
    ...unknownKeys(),
    ...pointers(),
    ...nulls(),
    ...strings(),
    ...lengths(),
    ...patterns(),
    ...several(),
    ...suggestions(),
    ...literal("duplicate", DUPLICATES),
    ...literal("layout", LAYOUT),
    ...literal("syntax", SYNTAX),
    ...literal("surrogate", SURROGATES),
    ...NESTING.map(([name, ...text_parts]) => ({ category: "nesting", name, text_parts })),
  ]);
}

/** A text that an earlier case has already is left out, but for the bodies that both pages print. */
function withoutRepeats(cases) {
  const texts = new Set();
  return cases.filter(({ category, text }) => {
    if (text === undefined || category === "example") return true;
    return !texts.has(text) && texts.add(text);
  });
}

const literal = (category, entries) => entries.map(([name, text]) => ({ category, name, text }));

/** A payload of the shape, with `object` under the key `name`. */
const inShape = (shape, name, object) => ({ ...SHAPES[shape], [name]: object });

function examples() {
  return literal("example", EXAMPLES);
}

/** Every subset of the four keys, each with right contents and with contents wrong inside. */
function shapes() {
  const keys = ["external", "internal", "buildpack", "docker"];
  return subsets(keys).flatMap((chosen) => {
    const title = chosen.join("+") || "nothing";
    return [
      payload("shape", `${title}: right inside`, pick(FULL, chosen)),
      payload("shape", `${title}: empty objects`, Object.fromEntries(chosen.map((key) => [key, {}]))),
      payload("shape", `${title}: unknown key in each`, Object.fromEntries(chosen.map((key) => [key, { ...FULL[key], surprise: 1 }]))),
      payload("shape", `${title}: reversed order`, pick(FULL, chosen.toReversed())),
    ];
  });
}

/** Every key with a value of every JSON type, in every shape that takes it. */
function types() {
  const root = Object.entries(WRONG_VALUES).map(([type, value]) => payload("type", `root is ${type}`, value));
  const inside = Object.entries(OBJECTS_OF_SHAPE).flatMap(([shape, objects]) =>
    objects.flatMap((object) => [
      ...Object.entries(WRONG_VALUES).map(([type, value]) =>
        payload("type", `${shape}: ${object} is ${type}`, inShape(shape, object, value)),
      ),
      ...FIELDS[object].flatMap((field) =>
        Object.entries(WRONG_VALUES).map(([type, value]) =>
          payload("type", `${shape}: ${object}.${field} is ${type}`, inShape(shape, object, { ...FULL[object], [field]: value })),
        ),
      ),
    ]),
  );
  return [...root, ...inside];
}

/** Values that a lenient reader takes for the right ones: sequences for objects, maps for enums. */
function lenient() {
  return Object.entries({
    "root is an array of the fields": [{ imagePath: "nginx:latest" }, null],
    "root is an array of one right payload": [{ docker: { configType: "default" } }],
    "root is an empty array": [],
    "external is an array of its fields": { external: ["nginx:latest", "example-credentials"] },
    "external is a bare image path": { external: "nginx:latest" },
    "internal is an empty array": { internal: [] },
    "internal is an array of its fields": { internal: ["example-build", "main", "latest", "guide-1"] },
    "docker is an array of its fields": { docker: ["customCommand", null, "npm start"] },
    "docker is an array of configType": { docker: ["default"] },
    "docker is a bare configType": { docker: "default" },
    "docker is an array of one right object": { docker: [{ configType: "default" }] },
    "docker is the text of a right object": { docker: '{"configType":"default"}' },
    "buildpack is an array of its fields": { buildpack: ["customProcess", "web", null, null] },
    "docker.configType is a map of the variant": { docker: { configType: { default: null } } },
    "docker.configType is an array of the variant": { docker: { configType: ["default"] } },
    "docker.configType is the number of the variant": { docker: { configType: 0 } },
    "docker.configType is false": { docker: { configType: false } },
    "buildpack.configType is a map of the variant": { buildpack: { configType: { customProcess: null }, customProcess: "web" } },
    "external is the name of a variant": { External: { external: { imagePath: "nginx:latest" } } },
    "imagePath is an array of bytes": { external: { imagePath: [110, 103, 105, 110, 120, 58, 49] } },
    "customCommand is an array of words": { docker: { configType: "customCommand", customCommand: ["npm", "start"] } },
    "branch is a number that could be text": { internal: { branch: 20240131 } },
    "buildSHA is a 40-digit number's worth of zeros in an array": { internal: { buildSHA: ["0".repeat(40)] } },
    "id is false": { internal: { id: false } },
  }).map(([name, value]) => payload("lenient", name, value));
}

/** Numbers of every kind where something else belongs. */
function numbers() {
  const literals = ["0", "-0", "-1", "1.5", "1e5", "1E+2", "1e-400", "1e400", "-1e400", "18446744073709551616", "9".repeat(400), `0.${"0".repeat(400)}1`];
  return literals.flatMap((number) => {
    const title = number.length > 30 ? `${number.slice(0, 5)}.. of ${number.length} characters` : number;
    return [
      { category: "number", name: `root ${title}`, text: number },
      { category: "number", name: `docker ${title}`, text: `{"docker":${number}}` },
      { category: "number", name: `docker.configType ${title}`, text: `{"docker":{"configType":${number}}}` },
      { category: "number", name: `unknown key ${title}`, text: `{"replicas":${number}}` },
    ];
  });
}

/** Every configType (right, missing, of no meaning, of the wrong type) with every state of its fields. */
function presence() {
  const present = { absent: undefined, text: "some text" };
  const withEmpty = { absent: undefined, empty: "" };
  const withNull = { ...present, null: null };
  const noType = [undefined, "custom", 7];
  const grid = (shape, object, configTypes, states) =>
    configTypes.flatMap((configType) =>
      product(FIELDS[object].slice(1), Object.keys(states)).map((chosen) => {
        const fields = Object.fromEntries(chosen.map(([field, state]) => [field, states[state]]));
        const title = chosen.map(([field, state]) => `${field} ${state}`).join(", ");
        const type = configType === undefined ? "without configType" : JSON.stringify(configType);
        return payload("presence", `${shape}: ${object} ${type}, ${title}`, inShape(shape, object, { configType, ...fields }));
      }),
    );
  return [
    ...grid("unmodified", "docker", DOCKER_TYPES, withNull),
    ...grid("unmodified", "docker", DOCKER_TYPES, withEmpty),
    ...grid("unmodified", "docker", noType, present),
    ...grid("external", "docker", DOCKER_TYPES, present),
    ...grid("internal", "docker", DOCKER_TYPES, present),
    ...grid("unmodified", "buildpack", BUILDPACK_TYPES, withNull),
    ...grid("unmodified", "buildpack", BUILDPACK_TYPES, withEmpty),
    ...grid("unmodified", "buildpack", noType, present),
    ...grid("internal", "buildpack", BUILDPACK_TYPES, present),
  ];
}

/** Values of configType, right and nearly right, with all fields there. */
function configTypes() {
  const values = [
    ...new Set([...DOCKER_TYPES, ...BUILDPACK_TYPES]),
    "", "Default", "DEFAULT", "default ", " default", "default\n", "default\u0000", "defaut",
    "CustomCommand", "customcommand", "custom_command", "custom-command", "customCommands", "custom",
    "customCommandCustomEntrypoint", "customEntrypoint,customCommand", "originalEntrypoint", "ｄefault", "0", "null",
  ];
  return ["docker", "buildpack"].flatMap((object) =>
    values.map((configType) =>
      payload("config_type", `${object} ${JSON.stringify(configType)}`, { [object]: { ...FULL[object], configType } }),
    ),
  );
}

/** Null in several places at once; one at a time is in `type` and `presence`. */
function nulls() {
  const allNull = (object) => Object.fromEntries(FIELDS[object].map((field) => [field, null]));
  const all = Object.fromEntries(Object.keys(FIELDS).map((object) => [object, allNull(object)]));
  return [
    ["every key of the root", { external: null, internal: null, buildpack: null, docker: null }],
    ["every key but external", { internal: null, buildpack: null, docker: null }],
    ["external beside a right internal", { external: null, internal: FULL.internal }],
    ["external beside a right buildpack", { external: null, buildpack: FULL.buildpack }],
    ["internal beside a right external", { external: FULL.external, internal: null }],
    ["buildpack beside a right external", { external: FULL.external, buildpack: null }],
    ["internal beside a right buildpack", { internal: null, buildpack: FULL.buildpack }],
    ["every field of every object", all],
    ...Object.keys(FIELDS).map((object) => [`every field of ${object}`, { [object]: allNull(object) }]),
    ["every field of internal, buildpack, docker", pick(all, ["internal", "buildpack", "docker"])],
    ["an unknown key", { surprise: null }],
    ["arrays of null", { external: [null], docker: [null] }],
  ].map(([name, value]) => payload("null", name, value));
}

/** Several mistakes in one payload: all of them are told. */
function several() {
  return [
    ["three wrong fields of internal", { internal: { id: "a-", branch: 1, buildSHA: "abc", buildId: null } }],
    ["both fields of external", { external: { imagePath: "nginx", credentials: "no blanks, please" } }],
    ["one in each object", { internal: { id: "1" }, buildpack: { configType: "customProcess" }, docker: { configType: "customCommand" } }],
    ["unknown keys on two levels", { surprise: 1, docker: { configType: "default", surprise: 2 } }],
    ["wrong type beside wrong pattern", { external: { imagePath: 5, credentials: "a b" } }],
    ["missing beside unknown", { external: { tag: "latest" }, docker: {} }],
    ["required fields beside a wrong type", { docker: { configType: "customEntrypointCustomCommand", customCommand: 5 } }],
    ["two required fields", { docker: { configType: "customEntrypointCustomCommand" } }],
    ["two required fields, one unknown key", { docker: { configType: "customEntrypointCustomCommand", tag: 1 } }],
    ["two required fields of buildpack", { buildpack: { configType: "customEntrypointCustomCommand", customProcess: "web" } }],
    ["both sources, both wrong inside", { external: { imagePath: "" }, internal: { id: "" }, docker: { configType: "" } }],
    ["both sources and a buildpack", { external: { imagePath: "nginx" }, internal: 5, buildpack: { configType: 5 }, docker: {} }],
    ["buildpack beside external, docker wrong", { external: FULL.external, buildpack: { configType: "nonsense" }, docker: { configType: "customCommand" } }],
    ["every object of the wrong type", { external: [], internal: [], buildpack: [], docker: [] }],
    ["every object but external of the wrong type", { internal: 1, buildpack: "x", docker: false }],
    ["length and pattern of one value", { internal: { id: "-" } }],
    ["length and pattern of a long value", { internal: { id: "-".repeat(55) } }],
    ["unknown configType hides nothing else", { docker: { configType: "nonsense", customCommand: null, surprise: 1 } }],
    ["wrong-typed configType hides nothing else", { buildpack: { configType: [], customCommand: {}, surprise: 1 } }],
    ["everything at once", {
      surprise: { docker: 1 },
      external: { imagePath: "no tag here", credentials: null, tag: "latest" },
      internal: { id: 5 },
      buildpack: {},
      docker: { configType: "customEntrypointCustomCommand", customEntrypoint: ["sh"], shell: "bash" },
    }],
    ["everything at once, internal", {
      surprise: 1,
      internal: { id: "9", branch: false, buildSHA: "abc123", buildId: {}, sha: "x" },
      buildpack: { configType: "customEntrypointCustomCommand", customProcess: 1, launcher: "x" },
      docker: { configType: "customProcess", customEntrypoint: 1, customCommand: null },
    }],
    ["the values are where the messages must not be", {
      external: { imagePath: "hunter2 secret password", credentials: "hunter2/secret" },
      docker: { configType: "hunter2-secret", customCommand: { password: "hunter2-secret" }, customEntrypoint: ["hunter2-secret"] },
    }],
  ].map(([name, value]) => payload("several", name, value));
}

function subsets(items) {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_, i) => bits & (1 << i)));
}

function product(fields, states) {
  return fields.reduce((rows, field) => rows.flatMap((row) => states.map((state) => [...row, [field, state]])), [[]]);
}

function pick(object, keys) {
  return Object.fromEntries(keys.map((key) => [key, object[key]]));
}
