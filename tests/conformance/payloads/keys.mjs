// Cases about keys: in another form, unknown, hard to write in a pointer, misspelt.

import { FIELDS, FULL, WRONG_VALUES, payload } from "./payloads.mjs";

const REQUIRED = ["external.imagePath", "buildpack.configType", "docker.configType"];

/** Keys in another case or shape. Those of a required key are in `suggestion`. */
export function keyForms() {
  const root = Object.keys(FIELDS).flatMap((key) =>
    formsOf(key).map((form) => payload("key_form", `${key} as ${JSON.stringify(form)}`, { [form]: FULL[key] })),
  );
  const inside = Object.entries(FIELDS).flatMap(([object, fields]) =>
    fields
      .filter((field) => !REQUIRED.includes(`${object}.${field}`))
      .flatMap((field) =>
        formsOf(field).map((form) => {
          const value = object === "docker" || object === "buildpack" ? { configType: "default" } : { ...FULL[object] };
          delete value[field];
          return payload("key_form", `${object}.${field} as ${JSON.stringify(form)}`, { [object]: { ...value, [form]: "some text" } });
        }),
      ),
  );
  return [...root, ...inside];
}

function formsOf(key) {
  const words = key.replace(/[A-Z]+/g, (upper) => ` ${upper.toLowerCase()}`).split(" ");
  const forms = [
    key.toLowerCase(),
    key[0].toUpperCase() + key.slice(1),
    key.toUpperCase(),
    words.join("_"),
    words.join("-"),
    `${key} `,
    `${key}s`,
    `"${key}"`,
  ];
  return [...new Set(forms)].filter((form) => form !== key);
}

/** Unknown keys at each level, with a value of each type, and keys of one level at another. */
export function unknownKeys() {
  const cases = [];
  for (const [type, value] of Object.entries(WRONG_VALUES)) {
    cases.push(payload("unknown", `root, ${type}`, { surprise: value }));
    for (const object of Object.keys(FIELDS)) {
      cases.push(payload("unknown", `${object}, ${type}`, { [object]: { ...FULL[object], surprise: value } }));
    }
  }
  for (const [object, fields] of Object.entries(FIELDS)) {
    for (const field of fields) {
      cases.push(payload("unknown", `${object}.${field} at the root`, { [field]: FULL[object][field] }));
    }
    for (const other of Object.keys(FIELDS)) {
      cases.push(payload("unknown", `${object} inside ${other}`, { [other]: { ...FULL[other], [object]: FULL[object] } }));
    }
  }
  cases.push(payload("unknown", "docker.customProcess", { docker: { configType: "default", customProcess: "web" } }));
  cases.push(payload("unknown", "deployment around the payload", { deployment: { docker: { configType: "default" } } }));
  cases.push(payload("unknown", "fifty of them", Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`surprise${i}`, i]))));
  cases.push(payload("unknown", "before and after known keys", { first: 1, docker: { before: 1, configType: "default", after: 1 }, last: 1 }));
  return cases;
}

/** Unknown keys whose names need care in a pointer, and names that a program may trip over. */
export function pointers() {
  const keys = [
    "", "/", "~", "a/b", "m~n", "~0", "~1", "~01", "~~//", "/docker/configType", "a b", " ", "%2F", "0", "-", "é", "日本", "😀",
    '"', "\\", "\n", "\u0000", "\u2028", "a\tb", "__proto__", "constructor", "toString", "hasOwnProperty", "#/docker", "$ref", "k".repeat(300),
  ];
  return keys.flatMap((key) => {
    const json = JSON.stringify(key);
    const title = key.length > 40 ? `${key.slice(0, 3)}.. of ${key.length} characters` : json;
    return [
      { category: "pointer", name: `root ${title}`, text: `{${json}:{"a":1}}` },
      { category: "pointer", name: `docker ${title}`, text: `{"docker":{"configType":"default",${json}:1}}` },
    ];
  });
}

/** A misspelt key that explains a missing one: the misspelling is told, the missing key is not. */
export function suggestions() {
  const forms = (key) => [...formsOf(key)].filter((form) => !/^[A-Z_]+$|"/.test(form));
  return [
    ...forms("configType").flatMap((form) => [
      [`docker.configType as ${JSON.stringify(form)}`, { docker: { [form]: "customCommand" } }],
      [`buildpack.configType as ${JSON.stringify(form)}`, { buildpack: { [form]: "default" } }],
    ]),
    ...forms("imagePath").map((form) => [`external.imagePath as ${JSON.stringify(form)}`, { external: { [form]: "nginx:latest" } }]),
    ["one letter left out", { docker: { configType: "customCommand", customComand: "npm start" } }],
    ["two letters swapped", { docker: { configType: "customCommand", customComamnd: "npm start" } }],
    ["one letter too many", { docker: { configType: "customEntrypoint", customEntryPoints: "/bin/sh" } }],
    ["one letter wrong", { buildpack: { configType: "customProcess", customProcces: "web" } }],
    ["lower case", { buildpack: { configType: "originalEntrypointCustomCommand", customcommand: "npm start" } }],
    ["the value is wrong too", { docker: { configType: "customCommand", customComand: 5 } }],
    ["one of two missing keys is explained", { docker: { configType: "customEntrypointCustomCommand", customEntrypont: "/bin/sh" } }],
    ["both missing keys are explained", { docker: { configType: "customEntrypointCustomCommand", customEntrypont: "/bin/sh", customComand: "npm" } }],
    ["two misspellings of one key", { docker: { configType: "customCommand", customComand: "npm", customCommandd: "npm" } }],
    ["a misspelling of a key that is there", { docker: { configType: "customEntrypointCustomCommand", customEntrypoint: "sh", customEntrypont: "sh" } }],
    ["a misspelling of a key that is not required", { docker: { configType: "customEntrypoint", customComand: "npm" } }],
    ["nothing like the missing key", { docker: { configType: "customCommand", shell: "bash" } }],
    ["nothing like configType", { docker: { kind: "default" } }],
    ["the missing key is in another object", { docker: { configType: "customCommand" }, buildpack: { configType: "default", customComand: "npm" } }],
    ["the missing key is at the root", { configType: "default", docker: {} }],
    ["misspelt root keys explain nothing", { dockr: { configType: "default" }, extrenal: { imagePath: "nginx:latest" } }],
    ["misspelt configType beside fields", { docker: { configTyp: "customCommand", customComand: "npm" } }],
  ].map(([name, value]) => payload("suggestion", name, value));
}
