// Random payloads: a right one, then no mistake, one or several made in it, then written in a random
// layout. A mistake may land where it does no harm; the judge has the last word.
//
// Objects are lists of `[key, value]` while they are worked on, so that keys can repeat.

import { BUILDPACK_TYPES, DOCKER_TYPES, FIELDS } from "./payloads.mjs";

const WORDS = ["npm start", "/bin/sh -c", "serve --port 80", "é😀", "", "a\nb", '"quoted"', "back\\slash", "web", "日本語", "\u2028", "tab\there"];
const KNOWN_KEYS = new Set([...Object.keys(FIELDS), ...Object.values(FIELDS).flat()]);
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ALPHANUMERIC = LETTERS + "0123456789";

export function* randomCases(count, seed) {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const category = random.pick(["valid", "one", "several"]);
    const root = randomPayload(random);
    const mistakes = { valid: 0, one: 1, several: 2 + random.below(4) }[category];
    for (let made = 0; made < mistakes; made++) makeMistake(root, random);
    let text = write(root.value, random);
    if (category !== "valid" && random.chance(0.03)) text = damage(text, random);
    yield { category, name: `${seed}/${i}`, text };
  }
}

/** One change; not every kind fits every payload. */
function makeMistake(root, random) {
  const before = write(root.value);
  do random.pick(MISTAKES)(root, random);
  while (write(root.value) === before);
}

/** Mulberry32: small, seeded, good enough to choose test cases. */
class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  below(n) {
    return Math.floor(this.next() * n);
  }
  chance(p) {
    return this.next() < p;
  }
  pick(items) {
    return items[this.below(items.length)];
  }
  shuffle(items) {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
    return items;
  }
  text(alphabet, min, max) {
    return Array.from({ length: min + this.below(max - min + 1) }, () => this.pick(alphabet)).join("");
  }
}

class Entries {
  constructor(list) {
    this.list = list;
  }
  get(key) {
    return this.list.find(([name]) => name === key)?.[1];
  }
}

function randomPayload(random) {
  const entries = [];
  const shape = random.pick(["external", "internal", "unmodified"]);
  if (shape === "external") entries.push(["external", externalObject(random)]);
  if (shape === "internal") entries.push(["internal", internalObject(random)]);
  if (shape !== "external" && random.chance(0.6)) entries.push(["buildpack", runObject("buildpack", BUILDPACK_TYPES, random)]);
  if (random.chance(0.6)) entries.push(["docker", runObject("docker", DOCKER_TYPES, random)]);
  return { value: new Entries(random.shuffle(entries)) };
}

function externalObject(random) {
  const host = random.chance(0.3) ? `${random.pick(["", "https://", "http://"])}${random.text(ALPHANUMERIC, 1, 8)}.${random.pick(["io", "example.com"])}/` : "";
  const tag = random.chance(0.7) ? `:${random.text(ALPHANUMERIC + ".-_", 1, 10)}` : `@sha256:${random.text("0123456789abcdef", 64, 64)}`;
  const entries = [["imagePath", host + random.text(ALPHANUMERIC + "/._-", 1, 12) + tag]];
  if (random.chance(0.5)) entries.push(["credentials", random.text(ALPHANUMERIC + "-", 1, 20)]);
  return new Entries(random.shuffle(entries));
}

function internalObject(random) {
  const entries = [];
  if (random.chance(0.5)) entries.push(["id", rightId(random)]);
  if (random.chance(0.5)) entries.push(["branch", random.pick(WORDS)]);
  if (random.chance(0.5)) entries.push(["buildSHA", random.pick(["latest", random.text("0123456789abcdef", 40, 40), random.text(["é", "😀", "x"], 40, 40)])]);
  if (random.chance(0.5)) entries.push(["buildId", random.pick(WORDS)]);
  return new Entries(random.shuffle(entries));
}

function rightId(random) {
  const length = random.pick([3, 4, 10, 53, 54]);
  let id = random.pick(LETTERS);
  while (id.length < length) {
    id += !id.endsWith("-") && id.length + 1 < length && random.chance(0.2) ? "-" : random.pick(ALPHANUMERIC);
  }
  return id;
}

function runObject(name, types, random) {
  const configType = random.pick(types);
  const needed = {
    customProcess: configType === "customProcess",
    customEntrypoint: configType.startsWith("customEntrypoint"),
    customCommand: /customCommand$/i.test(configType),
  };
  const fields = FIELDS[name].slice(1).filter((field) => needed[field] || random.chance(0.25));
  return new Entries(random.shuffle([["configType", configType], ...fields.map((field) => [field, random.pick(WORDS)])]));
}

/** The root or one of the objects in it. */
function someObject(root, random) {
  if (!(root.value instanceof Entries)) return new Entries([]);
  return random.pick([root.value, ...root.value.list.map(([, value]) => value).filter((value) => value instanceof Entries)]);
}

function someEntry(root, random) {
  return random.pick(someObject(root, random).list);
}

function wrongValue(random) {
  return random.pick([
    () => null,
    () => random.chance(0.5),
    () => random.pick([0, -1, 1.5, 1e30]),
    () => `unfit text ${random.below(1000)}`,
    () => ["unfit text", 1].slice(random.below(3)),
    () => new Entries([["secret", "unfit text"]].slice(random.below(2))),
  ])();
}

const RULED_KEYS = ["imagePath", "credentials", "id", "buildSHA"];

/** Far from every known key, whichever way distance is measured. */
const UNKNOWN_KEYS = ["surprise", "zzz", "a/b", "m~n", "", "😀", "replicas", "__proto__"];

const MISTAKES = [
  function removeKey(root, random) {
    const { list } = someObject(root, random);
    if (list.length) list.splice(random.below(list.length), 1);
  },
  function wrongType(root, random) {
    const entry = someEntry(root, random);
    if (entry) entry[1] = wrongValue(random);
  },
  function misspellKey(root, random) {
    const entry = someEntry(root, random);
    if (!entry || !KNOWN_KEYS.has(entry[0]) || entry[0] === "id") return;
    const key = entry[0];
    const at = 1 + random.below(key.length - 2);
    entry[0] = random.pick([
      key.slice(0, at) + key.slice(at + 1),
      key.slice(0, at) + key[at] + key.slice(at),
      key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2),
      key.toLowerCase(),
    ]);
  },
  function unknownKey(root, random) {
    const { list } = someObject(root, random);
    list.splice(random.below(list.length + 1), 0, [random.pick(UNKNOWN_KEYS), wrongValue(random)]);
  },
  function repeatKey(root, random) {
    const { list } = someObject(root, random);
    const entry = random.pick(list);
    if (entry) list.splice(random.below(list.length + 1), 0, [entry[0], random.chance(0.5) ? entry[1] : wrongValue(random)]);
  },
  function anotherObject(root, random) {
    if (!(root.value instanceof Entries)) return;
    const [key, make] = random.pick([
      ["external", externalObject],
      ["internal", internalObject],
      ["buildpack", (r) => runObject("buildpack", BUILDPACK_TYPES, r)],
    ]);
    const { list } = root.value;
    if (!list.some(([name]) => name === key)) list.splice(random.below(list.length + 1), 0, [key, make(random)]);
  },
  function wrongConfigType(root, random) {
    const entry = configTypeEntry(root, random);
    if (entry) entry[1] = random.pick(["", "Default", "customcommand", "custom process", "default\n"]);
  },
  function otherConfigType(root, random) {
    const entry = configTypeEntry(root, random);
    if (entry) entry[1] = random.pick(BUILDPACK_TYPES);
  },
  unfitString,
  unfitString,
  unfitString,
  function wrongRoot(root, random) {
    if (random.chance(0.1)) root.value = wrongValue(random);
  },
];

/** A change to one of the strings that have rules of their own. */
function unfitString(root, random) {
  if (!(root.value instanceof Entries)) return;
  const sources = ["external", "internal"].map((key) => root.value.get(key)).filter((value) => value instanceof Entries);
  const ruled = sources.flatMap(({ list }) => list).filter(([key, value]) => RULED_KEYS.includes(key) && typeof value === "string");
  const entry = random.pick(ruled);
  if (!entry) return;
  const [key, value] = entry;
  const at = random.below(value.length + 1);
  entry[1] = random.pick([
    () => "",
    () => `${value}\n`,
    () => (value.slice(0, at) + random.pick([" ", "-", ":", "é", "/", "_", "@"]) + value.slice(at)).toWellFormed(),
    () => value.slice(1).toWellFormed(),
    () => (key === "id" ? random.text(LETTERS, 1, 60) : random.text(["😀", "0"], 38, 42)),
  ])();
}

function configTypeEntry(root, random) {
  if (!(root.value instanceof Entries)) return undefined;
  const objects = ["docker", "buildpack"].map((key) => root.value.get(key)).filter((value) => value instanceof Entries);
  return random.pick(objects)?.list.find(([key]) => key === "configType");
}

/** JSON text of the value: compact, spaced or indented, now and then with escapes nobody needs. */
function write(value, random) {
  const indent = random?.pick(["", "", " ", "  ", "\t"]) ?? "";
  const colon = random?.pick([":", ": ", " :\n"]) ?? ":";
  const string = random?.chance(0.1) ? (text) => escaped(text, random) : JSON.stringify;
  const go = (item, depth) => {
    const outer = indent && `\n${indent.repeat(depth)}`;
    const inner = indent && `\n${indent.repeat(depth + 1)}`;
    const list = (items) => (items.length ? inner + items.join(`,${inner}`) + outer : "");
    if (item instanceof Entries) return `{${list(item.list.map(([key, entry]) => string(key) + colon + go(entry, depth + 1)))}}`;
    if (Array.isArray(item)) return `[${list(item.map((entry) => go(entry, depth + 1)))}]`;
    return typeof item === "string" ? string(item) : JSON.stringify(item);
  };
  return go(value, 0);
}

function escaped(text, random) {
  const character = (c) => {
    if (random.chance(0.7)) return JSON.stringify(c).slice(1, -1);
    return c.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  };
  return `"${Array.from(text, character).join("")}"`;
}

/** One structural character taken out or put in: nearly always no JSON any more. */
function damage(text, random) {
  const places = [...text.matchAll(/[{}[\],:"]/g)].map((match) => match.index);
  if (!places.length) return `${text},`;
  const at = random.pick(places);
  return random.chance(0.5) ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + random.pick(["{", "}", ",", '"', ":"]) + text.slice(at);
}
