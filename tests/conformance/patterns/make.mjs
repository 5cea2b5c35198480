// Makes corpus.json and generated.rs from the lists in patterns.mjs; every verdict is RegExp's own.
// Usage: node make.mjs

import { writeFileSync } from "node:fs";
import { COMMON, EQUIVALENT, OWN_REFUSALS, PATTERNS, REJECTED } from "./patterns.mjs";

const here = (name) => new URL(name, import.meta.url);
const ASTRAL = /[\u{10000}-\u{10ffff}]/u;

// A string of the corpus: the text, or `{"repeat": [unit, times], "then": end}` for a long one.
const expand = (text) => (typeof text === "string" ? text : text.repeat[0].repeat(text.repeat[1]) + (text.then ?? ""));

// A character outside the basic plane counts as one. A pattern that speaks of such characters (`flag: "u"`) is
// judged with the flag, under which it is legal and means the same; no other pattern tells them from U+F8FF.
function judge(pattern, flag, strings) {
  const expression = new RegExp(pattern, flag);
  const seen = flag ? (text) => text : (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, "\uf8ff");
  return strings.map((text) => (expression.test(seen(expand(text))) ? "1" : "0")).join("");
}

// Strings near one that was chosen with the pattern in mind.
function neighbours(text) {
  if (typeof text !== "string") return [text];
  const chars = [...text];
  const middle = chars.length >> 1;
  const put = (char) => [...chars.slice(0, middle), char, ...chars.slice(middle)].join("");
  const near = [
    text, text + "\n", "\n" + text, chars.slice(1).join(""), chars.slice(0, -1).join(""), text + text,
    put("٣"), put("\u2028"), put("😀"), put(" "), text.toUpperCase(),
  ];
  return near;
}

function entry([pattern, ...rest]) {
  const options = typeof rest[0] === "object" && !rest[0].repeat ? rest.shift() : {};
  const flag = options.flag ?? "";
  if (!flag && (ASTRAL.test(pattern) || /\\ud[89ab]/i.test(pattern))) throw new Error(`needs a flag: ${pattern}`);
  const common = options.short ? COMMON.filter((text) => typeof text === "string") : COMMON;
  const strings = [...new Set(rest.flatMap(options.short ? (text) => [text] : neighbours))].filter((text) => !COMMON.includes(text));
  return {
    pattern,
    common: judge(pattern, flag, common),
    strings,
    verdicts: judge(pattern, flag, strings),
  };
}

function assertThrows(pattern) {
  try {
    new RegExp(pattern);
  } catch (error) {
    if (error instanceof SyntaxError) return pattern;
  }
  throw new Error(`RegExp accepts ${pattern}`);
}

const corpus = {
  common: COMMON,
  patterns: PATTERNS.map(entry),
  // RegExp hangs on some strings for these; an equivalent pattern that does not hang judges all of them
  equivalent: EQUIVALENT.map(([pattern, equivalent, ...strings]) => ({
    pattern,
    equivalent,
    common: judge(equivalent, "", COMMON),
    strings,
    verdicts: judge(equivalent, "", strings),
  })),
  rejected: REJECTED.map(assertThrows),
  own_refusals: OWN_REFUSALS.map((pattern) => (new RegExp(pattern), pattern)),
};

const seen = new Set();
for (const { pattern } of [...corpus.patterns, ...corpus.equivalent]) {
  if (seen.has(pattern)) throw new Error(`twice: ${pattern}`);
  seen.add(pattern);
}

// One object a line: a change shows as the lines it touches.
const list = (items) => `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
const json = `{\n${Object.entries(corpus).map(([name, items]) => `  "${name}": ${list(items)}`).join(",\n")}\n}\n`;
writeFileSync(here("corpus.json"), json);

const rust = (text) =>
  `"${text.replace(/[\\"]/g, "\\$&").replace(/[^ -~]/gu, (char) => `\\u{${char.codePointAt(0).toString(16)}}`)}"`;
const consts = [...seen].map((pattern) => `    pattern!(${rust(pattern)}),\n`).join("");
writeFileSync(
  here("generated.rs"),
  `// Made by make.mjs from the patterns of corpus.json, in its order.\n[\n${consts}]\n`,
);

const pairs = corpus.patterns.concat(corpus.equivalent).reduce((sum, p) => sum + p.common.length + p.verdicts.length, 0);
console.log(`${seen.size} patterns, ${pairs} verdicts, ${corpus.rejected.length} rejected`);
