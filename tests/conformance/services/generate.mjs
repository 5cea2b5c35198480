// Makes cases.json: bodies of services and jobs that are right, and what one mistake or two make of them, each with
// ajv's verdict on the schema of that body. The schemas are written from the API's pages alone, not from the types.
//
// npm ci --prefix tests/conformance/payloads && node tests/conformance/services/generate.mjs

import { readFileSync, writeFileSync } from "node:fs";
import Ajv2020 from "../payloads/node_modules/ajv/dist/2020.js";

const KINDS = [
  "create-service", "patch-service", "create-job", "patch-job",
  "create-cron-job", "patch-cron-job", "create-manual-job", "patch-manual-job",
];
const here = (name) => new URL(name, import.meta.url);
const read = (name) => JSON.parse(readFileSync(here(name), "utf8"));
const ajv = new Ajv2020({ unicodeRegExp: false, strict: false });

/** A text for each key with a pattern. */
const TEXTS = {
  name: "name", description: "What it does.", stageId: "stage", tags: "tag", buildPlan: "plan", deploymentPlan: "plan",
  gradualRolloutStrategyId: "strategy-id", imagePath: "nginx:latest", credentials: "example-credentials", id: "build",
  buildSHA: "latest", projectUrl: "https://github.com/owner/name", selfHostedVcsId: "own", vcsLinkId: "0123456789abcdef01234567",
  username: "admin", path: "/health", exposedMetricsPath: "/metrics", metricName: "metric", volumesToAttach: "volume",
  dockerFilePath: "/Dockerfile", dockerWorkDir: "/", buildContext: "/", schedule: "30 8 * * *", maxSurge: 1,
  dockerCredentials: "docker", maxUnavailable: "25%",
};

/** A right value with every key; `pick` chooses among the alternatives of a union. */
function full(schema, key, pick) {
  if (schema.anyOf) {
    const open = schema.anyOf.filter((own) => own.type !== "null");
    if (key in TEXTS && open.every((own) => !["object", "array"].includes(own.type))) return TEXTS[key];
    return full(open[pick % open.length], key, pick);
  }
  if (schema.type === "object") {
    const value = {};
    for (const [name, inside] of Object.entries(schema.properties ?? (schema.additionalProperties === false ? {} : { any: { type: "string" } }))) {
      value[name] = full(inside, name, pick);
    }
    return value;
  }
  if (schema.type === "array") return [full(schema.items, key, pick)];
  if (schema.enum) return schema.enum[pick % schema.enum.length];
  if (schema.type === "boolean") return true;
  if (schema.type === "integer") return key === "expiryTime" ? 86400 : 1;
  if (schema.type === "number") return 1.5;
  return TEXTS[key] ?? "text";
}

const escape = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** All places of a value. */
function places(value, pointer = "") {
  const own = [[pointer, value]];
  if (value && typeof value === "object") {
    for (const [key, inside] of Object.entries(value)) own.push(...places(inside, `${pointer}/${escape(key)}`));
  }
  return own;
}

/** What may stand in a value's place: each type of JSON, and values next to the right one. */
function others(value) {
  const any = [null, true, 1, -1, 0.5, "", "text", [], {}];
  if (typeof value === "string") {
    any.push(`${value} `, `${value}${value}`, value.slice(0, 2), "x".repeat(40), "x".repeat(201), "HTTP", "0%", "100%", "101%", "/a b");
  }
  if (typeof value === "number") any.push(299, 300, 604800, 604801, 16384);
  if (Array.isArray(value)) any.push([...value, ...value]);
  return any.filter((other) => JSON.stringify(other) !== JSON.stringify(value));
}

/** The edits of a value, each with one mistake at most. */
function edits(value) {
  const all = [];
  for (const [pointer, inside] of places(value)) {
    if (pointer !== "") all.push({ at: pointer, do: "remove" });
    for (const other of others(inside)) all.push({ at: pointer, do: "set", value: other });
    if (inside && typeof inside === "object" && !Array.isArray(inside)) {
      all.push({ at: `${pointer}/unknownKey`, do: "set", value: 1 });
    }
  }
  return all;
}

export function apply(base, edit) {
  if (edit.at === "") return edit.do === "set" ? edit.value : undefined;
  const value = structuredClone(base);
  const keys = edit.at.slice(1).split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop();
  const parent = keys.reduce((inside, key) => inside?.[key], value);
  if (parent === null || typeof parent !== "object") return value;
  if (edit.do === "set") parent[last] = edit.value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return value;
}

/** A small generator with a seed, so that the same run makes the same cases. */
function random(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const kinds = {};
for (const kind of KINDS) {
  const schema = read(`${kind}.schema.json`);
  const validate = ajv.compile(schema);
  const bases = [read(`${kind}.example.json`)];
  for (let pick = 0; pick < 5; pick++) bases.push(full(schema, "", pick));
  const roll = random(1);
  const cases = [];
  const seen = new Set();
  const add = (base, list) => {
    const value = list.reduce(apply, bases[base]);
    const text = JSON.stringify(value);
    if (seen.has(text)) return;
    seen.add(text);
    cases.push({ base, edits: list, valid: validate(value) });
  };
  bases.forEach((base, index) => {
    add(index, []);
    const all = edits(base);
    // The value with every key is edited often, the others here and there, and all of them twice.
    all.forEach((edit) => roll(index === 1 ? 3 : 16) === 0 && add(index, [edit]));
    for (let count = 0; count < 30; count++) add(index, [all[roll(all.length)], all[roll(all.length)]]);
  });
  kinds[kind] = { bases, cases };
}
const lines = Object.entries(kinds).map(([kind, { bases, cases }]) => {
  const rows = cases.map(({ base, edits: list, valid }) => JSON.stringify([base, list, valid]));
  return `"${kind}": {"bases": ${JSON.stringify(bases)}, "cases": [\n${rows.join(",\n")}\n]}`;
});
writeFileSync(here("cases.json"), `{\n${lines.join(",\n")}\n}\n`);
for (const [kind, { cases }] of Object.entries(kinds)) {
  const valid = cases.filter((own) => own.valid).length;
  console.log(`${kind}: ${valid} valid, ${cases.length - valid} invalid`);
}
