// Random patterns and strings with the verdicts of JavaScript's own RegExp, one JSON line a pattern:
//   {"pattern": "..", "error": true}                                 RegExp throws
//   {"pattern": "..", "strings": ["..", ..], "verdicts": "0110"}     one digit per string
// Usage: node fuzz.mjs SEED PATTERNS STRINGS_EACH
//
// Half of the patterns are grown from a grammar, together with strings that come close to matching; the other
// half are heaps of tokens, most of which are no patterns at all. A character outside the basic plane counts as
// one: see `judge`.

import vm from "node:vm";

const [seed = 1, patterns = 1000, stringsEach = 30] = process.argv.slice(2).map(Number);

// mulberry32
let state = seed >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const chance = (p) => random() < p;

// No character of a pattern lies above U+F000, U+FEFF of `\s` excepted: `judge` relies on it.
const LETTERS = ["a", "b", "c", "a", "b", "x", "k", "u"];
const CHARS = [
  ...LETTERS, ...LETTERS, "A", "Z", "K", "0", "1", "7", "8", "9", "_", "-", ".", ":", "/", " ", "!", "&", ",", "=", "<", ">",
  "{", "}", "[", "]", "(", ")", "|", "\\", "^", "$", "*", "+", "?", "\n", "\r", "\t", "\v", "\0", "\b", "\x01", "\x1f",
  "\x7f", "\x80", "\x85", "\xa0", "é", "ſ", "\u212a", "٣", "\u180e", "\u2028", "\u2029", "\u3000", "\ufeff", "日", "\ud7ff", "\ue000",
];
const ASTRAL = ["😀", "𝟘", "\u{10000}", "\u{10ffff}"];
const SYNTAX = /[\\^$.*+?()[\]{}|\/]/;

const literal = (char) =>
  SYNTAX.test(char) ? "\\" + char
    : chance(0.1) ? "\\u" + char.charCodeAt(0).toString(16).padStart(4, "0")
    : char < "\x80" && chance(0.1) ? "\\x" + char.charCodeAt(0).toString(16).padStart(2, "0")
    : char;

// A thing is { source, sample }: `sample` makes a string that may well match it.
const ESCAPES = [
  ["\\d", ["0", "7", "٣"]], ["\\D", ["a", "٣", "-"]], ["\\w", ["a", "_", "9", "é", "ſ"]], ["\\W", ["-", "é", " ", "\u212a"]],
  ["\\s", [" ", "\n", "\ufeff", "\x85", "\u180e", "\u2028", "\xa0"]], ["\\S", ["a", "\x85", "\u180e"]],
  [".", ["a", "\n", "\r", "\u2028", "\x85", "日"]], ["\\t", ["\t"]], ["\\n", ["\n"]], ["\\v", ["\v"]], ["\\f", ["\f"]], ["\\r", ["\r"]],
  ["\\0", ["\0"]], ["\\cA", ["\x01"]], ["\\x41", ["A"]],
  ["\\u0041", ["A"]], ["\\-", ["-"]], ["\\_", ["_"]],
  ["\\q", ["q"]], ["\\8", ["8"]], ["\\9", ["9"]], ["\\1", ["\x01"]], ["\\7", ["\x07"]], ["\\12", ["\n"]], ["\\101", ["A"]], ["\\400", [" 0"]],
  ["\\08", ["\x008"]], ["\\18", ["\x018"]], ["]", ["]"]], ["{", ["{"]], ["}", ["}"]], ["{,2}", ["{,2}"]], ["{1", ["{1"]], ["\\<", ["<"]],
];
const CLASS_PARTS = [
  "a", "b", "c", "a-c", "a-z", "A-Z", "0-9", "0-7", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "-", "\\-", "\\]", "[", "\\\\", "^", "\\^", "&&", "\\b",
  "\\w-x", "a-\\d", "\\d-\\w", "+--", "!-~", "\\x00-\\x1f", "\\u0000-\\u00ff", "\\n", "\\cA", "\\c1", "\\c_", "\\0", "\\1", "\\12", "\\101", "\\8", "\\q",
  "[:", ":]", ".", "$", "*", "(", ")", "|", "{", "}", "/", "é", "\\u2000-\\u2fff", "\\u0080-\\uefff", "日", "--a", "a-",
];

function grow(depth, context) {
  const roll = random();
  if (depth <= 0 || roll < 0.34) {
    const char = chance(0.75) ? pick(LETTERS) : pick(CHARS.filter((c) => c < "\uf000"));
    return { source: literal(char), sample: () => char };
  }
  if (roll < 0.46) {
    const [source, samples] = pick(ESCAPES);
    return { source, sample: () => pick(samples) };
  }
  if (roll < 0.58) return growClass(context);
  if (roll < 0.66) {
    const source = pick(["^", "$", "\\b", "\\B", "^", "$"]);
    return { source, sample: () => "", fixed: true };
  }
  if (roll < 0.74) {
    const body = growChoice(depth - 1, context);
    const negated = chance(0.5);
    return { source: `(?${negated ? "!" : "="}${body.source})`, sample: () => "" };
  }
  const body = growChoice(depth - 1, context);
  const open = chance(0.5) ? "(?:" : chance(0.85) ? "(" : `(?<g${context.names++}>`;
  return { source: `${open}${body.source})`, sample: body.sample };
}

function growClass(context) {
  const negated = chance(0.3);
  const parts = Array.from({ length: below(4) }, () =>
    context.astral && chance(0.3) ? pick([...ASTRAL, "😀-😂", "\\ud83d\\ude00", "a-😀"]) : chance(0.5) ? pick(CLASS_PARTS.slice(0, 8)) : pick(CLASS_PARTS));
  return { source: `[${negated ? "^" : ""}${parts.join("")}]`, sample: () => (chance(0.7) ? pick(["a", "b", "c", "0", "-", "A"]) : pick(CHARS)) };
}

function growQuantified(depth, context) {
  if (context.astral && chance(0.2)) {
    const char = pick(ASTRAL);
    return { source: char === "😀" && chance(0.5) ? "\\ud83d\\ude00" : char, sample: () => char };
  }
  const atom = grow(depth, context);
  if (atom.fixed ? !chance(0.03) : chance(0.6)) return atom;
  const [low, more] = [below(4), below(4)];
  const [mark, min, max] = pick([
    ["*", 0, 3], ["+", 1, 3], ["?", 0, 1], [`{${low}}`, low, low], [`{${low},}`, low, low + 2], [`{${low},${low + more}}`, low, low + more],
  ]);
  const lazy = chance(0.2) ? "?" : "";
  return {
    source: atom.source + mark + lazy,
    sample: () => Array.from({ length: min + below(max - min + 1) }, () => atom.sample()).join(""),
  };
}

function growSequence(depth, context) {
  const parts = Array.from({ length: below(4) + (chance(0.9) ? 1 : 0) }, () => growQuantified(depth, context));
  return { source: parts.map((p) => p.source).join(""), sample: () => parts.map((p) => p.sample()).join("") };
}

function growChoice(depth, context) {
  const options = Array.from({ length: chance(0.7) ? 1 : 2 + below(2) }, () => growSequence(depth, context));
  return { source: options.map((o) => o.source).join("|"), sample: () => pick(options).sample() };
}

const TOKENS = [
  "a", "b", "c", "^", "$", ".", "*", "+", "?", "(", ")", "(", ")", "(?:", "(?=", "(?!", "(?<a>", "(?<b>", "(?<", "(?", "(?<1>", "(?<$_>", "(?<>", "[", "]", "[^", "{", "}", "{1}",
  "{1,}", "{1,2}", "{2,1}", "{,1}", "{a}", "|", "\\", "\\b", "\\B", "\\d", "\\W", "-", "a-z", "z-a", "\\c", "\\cA", "\\x", "\\x41", "\\u", "\\u0041", "\\u{1}", "\\0", "\\1", "\\2", "\\12",
  "\\k", "\\k<a>", "\\k<", "\\8", "\\-", "\\]", "\\[", "\\(", "\\/", "1", "<", ">", "=", "!", ":", "(?i:", "(?<=", "(?<!", "(?-i:", "(?P<a>", "\\p{L}", "\\s", "99999999999", "\\u0061", "&&", "\\",
];

function heap() {
  const source = Array.from({ length: 1 + below(9) }, () => pick(TOKENS)).join("");
  return { source, sample: () => Array.from({ length: below(5) }, () => pick(CHARS)).join("") };
}

function mutate(text) {
  const chars = [...text];
  for (let edits = below(3); edits > 0; edits--) {
    const at = below(chars.length + 1);
    const roll = random();
    const char = chance(0.1) ? pick(ASTRAL) : chance(0.6) ? pick(LETTERS) : pick(CHARS);
    if (roll < 0.4) chars.splice(at, 0, char);
    else if (roll < 0.7) chars.splice(at, 1);
    else chars.splice(at, 1, char);
  }
  return chars.slice(0, 14).join("");
}

// RegExp takes for ever on some pairs; a pattern with one of these is dropped.
const PATIENCE = 1000; // milliseconds
const sandbox = vm.createContext({});
const script = new vm.Script("strings.map((text) => (expression.test(text) ? '1' : '0')).join('')");
function testAll(expression, strings) {
  Object.assign(sandbox, { expression, strings });
  try {
    return script.runInContext(sandbox, { timeout: PATIENCE });
  } catch (error) {
    if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    throw error;
  }
}

// Where the pattern speaks of characters outside the basic plane, the `u` flag judges; such a pattern is only
// used when it is legal with the flag and means the same. Elsewhere no part of the pattern tells these
// characters from U+F8FF, which then stands for them.
function judge({ source, sample }, context) {
  let expression;
  try {
    expression = new RegExp(source, context.astral ? "u" : "");
    new RegExp(source);
  } catch {
    return context.astral ? undefined : { pattern: source, error: true };
  }
  // These mean something else under the flag; and V8 finds `\B` between the two halves of a character, where
  // ECMA-262 does not look.
  if (context.astral && /\\[uU]\{|\\[pP]|\\B/.test(source)) return undefined;
  const strings = ["", "\n", "a\n"];
  while (strings.length < stringsEach) strings.push(mutate(chance(0.85) ? sample() : pick(strings)));
  const seen = context.astral ? (text) => text : (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, "\uf8ff");
  const verdicts = testAll(expression, strings.map(seen));
  return verdicts === undefined ? undefined : { pattern: source, strings, verdicts };
}

let lines = [];
for (let made = 0; made < patterns; ) {
  const context = { names: 0, astral: chance(0.15) };
  const grown = chance(0.6);
  if (!grown) context.astral = false;
  const thing = grown ? growChoice(3, context) : heap();
  if (thing.source.length > 60) continue;
  const line = judge(thing, context);
  if (!line) continue;
  made++;
  lines.push(JSON.stringify(line));
  if (lines.length === 500 || made === patterns) {
    process.stdout.write(lines.join("\n") + "\n");
    lines = [];
  }
}
