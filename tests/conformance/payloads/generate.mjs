// node generate.mjs                      writes cases.json
// node generate.mjs --random N --seed S  prints N random cases, one a line
// node generate.mjs --judge FILE..       prints the verdict on each file

import { deepStrictEqual } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { corpus } from "./corpus.mjs";
import { judge } from "./judge.mjs";
import { randomCases } from "./random.mjs";
import { read } from "./reader.mjs";

const { values: options, positionals } = parseArgs({
  options: { random: { type: "string" }, seed: { type: "string", default: "1" }, judge: { type: "boolean" } },
  allowPositionals: true,
});

if (options.judge) {
  for (const file of positionals) console.log(JSON.stringify({ file, ...judge(readFileSync(file, "utf8")) }));
} else if (options.random !== undefined) {
  printRandom(countOf("random"), countOf("seed"));
} else {
  writeCorpus();
}

function countOf(option) {
  const number = Number(options[option]);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${option} takes a whole number`);
  return number;
}

function writeCorpus() {
  const names = new Set();
  const counts = {};
  const lines = corpus().map(({ category, name, text, text_parts }) => {
    const title = `${category}: ${name}`;
    if (names.has(title)) throw new Error(`two cases are called ${title}`);
    names.add(title);
    const whole = text ?? text_parts.map(([piece, times]) => piece.repeat(times)).join("");
    checkReader(whole);
    const verdict = judge(whole);
    counts[category] ??= { valid: 0, invalid: 0 };
    counts[category][verdict.valid ? "valid" : "invalid"] += 1;
    return ascii(JSON.stringify({ category, name, text, text_parts, ...verdict }));
  });
  const file = `[\n${lines.join(",\n")}\n]\n`;
  writeFileSync(new URL("cases.json", import.meta.url), file);
  console.table(counts);
  console.log(`${lines.length} cases, ${file.length} bytes`);
}

/** reader.mjs and JSON.parse read the same value, but for repeated keys. */
function checkReader(text) {
  if (text.length > 5000) return; // deepStrictEqual is recursive
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  const own = read(text);
  if (own.repeats.length === 0) deepStrictEqual(own.value, value, text);
}

function printRandom(count, seed) {
  const counts = {};
  let chunk = "";
  for (const { category, name, text } of randomCases(count, seed)) {
    const verdict = judge(text);
    if (category === "valid" && !verdict.valid) throw new Error(`meant to be valid: ${text}`);
    counts[`${category}, ${verdict.valid ? "valid" : "invalid"}`] ??= 0;
    counts[`${category}, ${verdict.valid ? "valid" : "invalid"}`] += 1;
    chunk += ascii(JSON.stringify({ category, name, text, ...verdict })) + "\n";
    if (chunk.length > 1 << 20) {
      writeFileSync(1, chunk);
      chunk = "";
    }
  }
  writeFileSync(1, chunk);
  console.error(counts);
}

function ascii(json) {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
