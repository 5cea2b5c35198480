// Strings near each format, judged by ajv-formats and by what node has of its own: writes cases.json.
import { writeFileSync } from "node:fs";
import { isIPv4, isIPv6 } from "node:net";
import { fullFormats } from "ajv-formats/dist/formats.js";

const ajv = (name) => {
  const format = fullFormats[name];
  const judge = format.validate ?? format;
  return (text) => (judge instanceof RegExp ? ((judge.lastIndex = 0), judge.test(text)) : judge(text));
};

const luhn = (text) =>
  /^\d{12,19}$/.test(text) &&
  [...text].reverse().reduce((sum, char, index) => {
    const digit = Number(char) * (index % 2 ? 2 : 1);
    return sum + (digit > 9 ? digit - 9 : digit);
  }, 0) % 10 === 0;

const atobs = (text) => {
  if (text.length % 4 || /\s/.test(text)) return false;
  try {
    atob(text);
    return true;
  } catch {
    return false;
  }
};

const cidr = (text) => {
  const [, address, bits] = /^([^/]*)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  return address !== undefined && ((isIPv4(address) && bits <= 32) || (isIPv6(address) && bits <= 128));
};

// As its authors publish it: https://semver.org.
const semver =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;

// `not` names strings on which the judge leaves the standard: README.md says why.
const formats = {
  hostname: {
    judge: ajv("hostname"),
    not: (text) => text.endsWith("."),
    seeds: ["www.example.com", "a", "1-2.x", "a--b.c", `${"a".repeat(63)}.b`, `${"abc.".repeat(63)}d`],
    more: "a-.1_Aé",
  },
  ipv4: { judge: isIPv4, seeds: ["127.0.0.1", "255.255.255.255", "1.20.200.0", "0.0.0.0"], more: "0125.6a" },
  ipv6: {
    judge: (text) => isIPv6(text) && !text.includes("%"),
    seeds: ["::", "::1", "1::", "2001:db8::7", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::5:6:7:8",
      "::ffff:192.168.0.1", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5::1.2.3.4"],
    more: ":1fF0.g%",
  },
  ip: { judge: (text) => (isIPv4(text) || isIPv6(text)) && !text.includes("%"), seeds: ["10.0.0.1", "fe80::1"], more: ":.1f/" },
  cidr: {
    judge: (text) => cidr(text) && !text.includes("%"),
    seeds: ["10.0.0.0/8", "0.0.0.0/0", "192.168.1.7/32", "2001:db8::/32", "::1/128", "::/0", "1:2:3:4:5:6:7:8/64"],
    more: "/0139:.a ",
  },
  uri: {
    seeds: ["http://foo.bar/?q=%20x#f", "http://u:p@h.x:80/a;b?c#d", "mailto:a@b.c", "urn:a:b", "ldap://[2001:db8::7]/c?d",
      "a+b-c.d:", "x:/a//b", "file:///etc", "h://[v1.a:b]/"],
    more: "/:?#[]@%2a +é\\^",
  },
  uri_reference: {
    seeds: ["", "/a/b", "//h:1/p?q#f", "a/b:c", "?q", "#f", "./a:b", "x:y", "../g?y/./x"],
    more: "/:?#[]@%2a +é\\^",
  },
  url: {
    seeds: ["http://a", "https://example.com:8080/x?y#z", "HTTP://u@[::1]/", "https://a.b/%7e"],
    more: "/:?#[]@%2a é",
  },
  uuid: {
    judge: (text) => ajv("uuid")(text) && !text.startsWith("urn"),
    seeds: ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "00000000-0000-0000-0000-000000000000"],
    more: "a-G0",
  },
  date: { judge: ajv("date"), seeds: ["2024-02-29", "2023-02-28", "2000-02-29", "1900-02-28", "0000-01-01", "9999-12-31", "2024-06-30", "2024-04-30"], more: "0139-/" },
  time: {
    judge: ajv("time"),
    not: (text) => /[+-]\d\d(\d\d)?$/.test(text),
    seeds: ["08:30:06Z", "23:59:60Z", "00:59:60+01:00", "15:59:60-08:00", "08:30:06.283185z", "12:34:56-23:59", "00:00:00.0+00:00"],
    more: "0269:.+-Zz",
  },
  date_time: {
    judge: ajv("date-time"),
    not: (text) => /\s/.test(text) || /[+-]\d\d(\d\d)?$/.test(text.slice(11)),
    seeds: ["1963-06-19T08:30:06.283185Z", "1990-12-31T15:59:60-08:00", "2024-02-29t00:00:00z", "2024-12-31T23:59:59+23:59"],
    more: "0269:T.+-Z",
  },
  duration: {
    judge: ajv("duration"),
    // It lets units be left out in between.
    not: (text) => /Y\d+D|H\d+S/.test(text),
    seeds: ["P4DT12H30M5S", "P1Y2M3D", "P2W", "PT1H2M", "PT36H", "P1M", "PT1M2S", "P0D", "P1Y2M3DT4H5M6S"],
    more: "PT1YMWDHS.-",
  },
  semver: {
    judge: (text) => semver.test(text),
    seeds: ["1.2.3", "0.0.0", "1.0.0-alpha.1", "1.0.0-0a.10+b.01", "10.20.30+build", "1.0.0--x-y"],
    more: "0.1-+aé",
  },
  base64: { judge: atobs, seeds: ["", "QQ==", "QUI=", "QUJD", "ab+/", "QUJDRA==", "QUJDREU="], more: "A=+/-_ é" },
  json_pointer: { judge: ajv("json-pointer"), seeds: ["", "/", "/a/b~0c~1", "//", "/a b/é", "/0/-"], more: "/~01a" },
  credit_card: { judge: luhn, seeds: ["4111111111111111", "378282246310005", "6011000990139424", "000000000000"], more: "01 a" },
  e164: { judge: (text) => /^\+[1-9]\d{1,14}$/.test(text), seeds: ["+14155552671", "+11", "+123456789012345"], more: "+01 a" },
};

/** The seeds, and each with one character taken away, put in, or another in its place. */
function near({ seeds, more }) {
  const found = new Set(seeds);
  for (const seed of seeds) {
    const chars = [...seed];
    for (let at = 0; at <= chars.length; at += Math.ceil(chars.length / 40) || 1) {
      const [before, after] = [chars.slice(0, at).join(""), chars.slice(at).join("")];
      found.add(before + after.slice(1));
      found.add(before);
      for (const char of more) {
        found.add(before + char + after);
        found.add(before + char + after.slice(1));
      }
    }
    found.add(`${seed}\n`).add(` ${seed}`).add(seed + seed);
  }
  return [...found].filter((text) => text.length < 300);
}

const cases = {};
for (const [name, format] of Object.entries(formats)) {
  const texts = near(format).filter((text) => !format.not?.(text));
  // ajv's patterns for URIs are wider and narrower than RFC 3986: a crate judges those in the test.
  if (!format.judge) {
    cases[name] = { unjudged: thin(texts) };
    continue;
  }
  const valid = texts.filter((text) => format.judge(text));
  const invalid = texts.filter((text) => !format.judge(text));
  cases[name] = { valid: thin(valid), invalid: thin(invalid) };
}
writeFileSync(new URL("cases.json", import.meta.url), `${JSON.stringify(cases, null, 1)}\n`);

/** At most 250 of them, evenly. */
function thin(texts) {
  const step = Math.max(1, texts.length / 250);
  return texts.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
