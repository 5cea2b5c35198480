// node exported.mjs   judges the corpus with ajv on exported.schema.json and compares with cases.json
//
// Both have to agree on validity, and on the places of what is wrong: a missing key that a misspelt one beside it
// explains is told by ajv alone.

import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const load = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

// As in judge.mjs: without `u` the patterns mean what `new RegExp(pattern)` means.
const ajv = new Ajv2020({ allErrors: true, unicodeRegExp: false, ownProperties: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(load("exported.schema.json"));

const escape = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");
let compared = 0;
let differing = 0;

for (const { category, name, text, text_parts, valid, violations } of load("cases.json")) {
  // A parsed value shows no broken syntax and no repeated key.
  if (violations.some(({ code }) => code === "syntax" || code === "duplicate")) continue;
  const value = JSON.parse(text ?? text_parts.map(([piece, times]) => piece.repeat(times)).join(""));
  compared += 1;
  const found = validate(value) ? new Map() : places(validate.errors);
  const expected = new Set(violations.map(({ pointer }) => pointer));
  const unexplained = [...found].filter(([pointer, keyword]) => !expected.has(pointer) && !isMisspelt(pointer, keyword, violations));
  const missed = [...expected].filter((pointer) => !found.has(pointer));
  if (valid !== (found.size === 0) || unexplained.length > 0 || missed.length > 0) {
    differing += 1;
    if (differing <= 20) console.error(`${category}: ${name}`, { valid, found, violations });
  }
}

console.log(`${compared} cases, ${differing} differ`);
process.exitCode = differing === 0 && compared > 1400 ? 0 : 1;

/** The places of ajv's errors, each with a keyword. */
function places(errors) {
  const found = new Map();
  for (const { keyword, instancePath, schemaPath, params } of errors) {
    if (keyword === "if" || /\/anyOf\/\d+\//.test(schemaPath)) continue; // others have spoken, or will
    const key = params.missingProperty ?? params.additionalProperty;
    found.set(key === undefined ? instancePath : `${instancePath}/${escape(key)}`, keyword);
  }
  return found;
}

/** A missing key with an unknown one beside it. */
function isMisspelt(pointer, keyword, violations) {
  const parent = (place) => place.slice(0, place.lastIndexOf("/"));
  return keyword === "required" && violations.some((one) => one.code === "unknown" && parent(one.pointer) === parent(pointer));
}
