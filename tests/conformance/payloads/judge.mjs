// The verdict on a payload text: ajv's errors against deployment.schema.json, told in our codes.
//
// JSON.parse decides what is JSON; reader.mjs finds repeated keys and lone surrogates, which ajv never
// sees. Everything else is ajv's.

import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { read } from "./reader.mjs";

const schema = JSON.parse(readFileSync(new URL("deployment.schema.json", import.meta.url), "utf8"));

// Without `u` the patterns mean what `new RegExp(pattern)` means.
const ajv = new Ajv2020({ allErrors: true, unicodeRegExp: false, ownProperties: true, strictTypes: false });
const validate = ajv.compile(schema);

const KNOWN_KEYS = new Map([["", Object.keys(schema.properties)]]);
for (const [name, { properties }] of Object.entries(schema.$defs)) {
  KNOWN_KEYS.set(`/${name}`, Object.keys(properties));
}

const CODE_OF_KEYWORD = {
  type: "type",
  additionalProperties: "unknown",
  enum: "one_of",
  oneOf: "any_of",
  pattern: "pattern",
  minLength: "length",
  maxLength: "length",
  "false schema": "forbidden",
};

/** `{ valid, violations: [{ pointer, code }] }`, sorted by pointer and code. */
export function judge(text) {
  const violations = judgeText(text).sort(byPointerAndCode);
  return { valid: violations.length === 0, violations };
}

function judgeText(text) {
  try {
    JSON.parse(text);
  } catch {
    return [{ pointer: "", code: "syntax" }];
  }
  const { value, repeats, illFormed } = read(text);
  const objects = objectsLookedInto(value);

  for (const { container, key } of illFormed) {
    const parent = pointerOf(container);
    if (value === Object(value) && !objects.has(parent)) continue;
    if (key === undefined) return [{ pointer: parent, code: "syntax" }];
    if (KNOWN_KEYS.get(parent).includes(key)) {
      return [{ pointer: pointerOf([...container, key]), code: "syntax" }];
    }
  }

  const violations = validate(value) ? [] : dropExplained(fromAjv(validate.errors), objects);
  for (const { container, key } of repeats) {
    if (objects.has(pointerOf(container))) {
      violations.push({ pointer: pointerOf([...container, key]), code: "duplicate" });
    }
  }
  return violations;
}

function fromAjv(errors) {
  const violations = [];
  for (const { keyword, instancePath, schemaPath, params } of errors) {
    if (keyword === "if") continue; // its `then` has spoken
    if (/\/oneOf\/\d+\//.test(schemaPath)) continue; // `oneOf` itself speaks for its alternatives
    if (keyword === "required") {
      const code = schemaPath.endsWith("/then/required") ? "required_if" : "missing";
      violations.push({ pointer: instancePath + pointerOf([params.missingProperty]), code });
    } else if (keyword === "additionalProperties") {
      violations.push({ pointer: instancePath + pointerOf([params.additionalProperty]), code: "unknown" });
    } else {
      const code = CODE_OF_KEYWORD[keyword];
      if (!code) throw new Error(`no code for the keyword ${keyword} at ${schemaPath}`);
      violations.push({ pointer: instancePath, code });
    }
  }
  // A value of the wrong type is one mistake: `enum` and `oneOf` have nothing to add.
  const wrongType = new Set(violations.filter((v) => v.code === "type").map((v) => v.pointer));
  return violations.filter((v) => v.code === "type" || !wrongType.has(v.pointer));
}

/** A missing key is not told when an unknown key beside it is its misspelling. */
function dropExplained(violations, objects) {
  const explained = new Set();
  for (const parent of objects) {
    const inside = (v) => v.pointer.slice(0, v.pointer.lastIndexOf("/")) === parent;
    const missing = violations.filter((v) => ["missing", "required_if"].includes(v.code) && inside(v));
    for (const { pointer } of violations.filter((v) => v.code === "unknown" && inside(v))) {
      const near = nearestKey(unescape(pointer.slice(parent.length + 1)), KNOWN_KEYS.get(parent));
      const meant = missing.find((v) => v.pointer === `${parent}/${near}`);
      if (meant) explained.add(meant);
    }
  }
  return violations.filter((v) => !explained.has(v));
}

function nearestKey(key, known) {
  const ranked = known
    .map((name) => ({ name, distance: distanceIgnoringCase(key, name) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)));
  ranked.sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name;
}

function distanceIgnoringCase(a, b) {
  return a.toLowerCase() === b.toLowerCase() ? 0 : editDistance([...a], [...b]);
}

/** Damerau-Levenshtein: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const substituted = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, substituted);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.length][b.length];
}

/** Pointers of the objects whose keys are judged: none under a forbidden, unknown or wrong-typed one. */
function objectsLookedInto(value) {
  const pointers = new Set();
  if (!isObject(value)) return pointers;
  pointers.add("");
  const external = Object.hasOwn(value, "external");
  for (const key of Object.keys(schema.properties)) {
    const forbidden = external && ["internal", "buildpack"].includes(key);
    if (!forbidden && Object.hasOwn(value, key) && isObject(value[key])) pointers.add(`/${key}`);
  }
  return pointers;
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function pointerOf(path) {
  return path.map((key) => "/" + key.replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}

function unescape(token) {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

function byPointerAndCode(a, b) {
  return Buffer.compare(Buffer.from(a.pointer), Buffer.from(b.pointer)) || Buffer.compare(Buffer.from(a.code), Buffer.from(b.code));
}
