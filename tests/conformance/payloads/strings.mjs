// Cases about what is in a string: easily mistaken contents, lengths, patterns.

import { FIELDS, FULL, payload } from "./payloads.mjs";

const CHARACTERS = { ascii: "a", latin: "é", astral: "𐐀", emoji: "😀" };

/** Every string field with strings that are easily mistaken for absent, trimmed or cut. */
export function strings() {
  const values = {
    empty: "",
    space: " ",
    "ends with \\n": "abc\n",
    "starts with \\n": "\nabc",
    "only \\n": "\n",
    "ends with \\r\\n": "abc\r\n",
    "ends with U+2028": "abc\u2028",
    "U+0000 inside": "abc\u0000def",
    "U+FEFF first": "\ufeffabc",
    "quotes and backslashes": 'a"b\\c',
    accents: "déjà-vu",
    "the word null": "null",
  };
  return Object.entries(FIELDS).flatMap(([object, fields]) =>
    fields
      .filter((field) => field !== "configType")
      .flatMap((field) =>
        Object.entries(values).map(([title, value]) =>
          payload("string", `${object}.${field}: ${title}`, { [object]: { ...FULL[object], [field]: value } }),
        ),
      ),
  );
}

/** Lengths at the bounds and one beyond, in characters of one to four bytes and one or two UTF-16 units. */
export function lengths() {
  const cases = [];
  for (const [kind, character] of Object.entries(CHARACTERS)) {
    for (const length of [0, 1, 2, 3, 4, 18, 27, 28, 53, 54, 55, 108]) {
      cases.push(payload("length", `id of ${length} ${kind} characters`, { internal: { id: character.repeat(length) } }));
    }
    for (const length of [0, 1, 5, 6, 7, 10, 19, 20, 21, 39, 40, 41, 80]) {
      cases.push(payload("length", `buildSHA of ${length} ${kind} characters`, { internal: { buildSHA: character.repeat(length) } }));
    }
  }
  const shas = {
    "hexadecimal digits": "0123456789abcdef0123456789abcdef01234567",
    "40 spaces": " ".repeat(40),
    "40 newlines": "\n".repeat(40),
    "39 and a newline": `${"a".repeat(39)}\n`,
    "40 and a newline": `${"a".repeat(40)}\n`,
    "20 letters with combining accents": "e\u0301".repeat(20),
    "40 letters with combining accents": "e\u0301".repeat(40),
    "20 family emoji with joiners": "👩\u200d".repeat(20),
    "U+0000 forty times": "\u0000".repeat(40),
    Latest: "Latest",
    LATEST: "LATEST",
    "latest and a space": "latest ",
    "latest and a newline": "latest\n",
    lates: "lates",
    HEAD: "HEAD",
  };
  for (const [title, buildSHA] of Object.entries(shas)) cases.push(payload("length", `buildSHA: ${title}`, { internal: { buildSHA } }));
  cases.push(payload("length", "id of 3 characters between dashes", { internal: { id: "a-b" } }));
  cases.push(payload("length", "id of 54 characters with dashes", { internal: { id: "ab-".repeat(17) + "abc" } }));
  cases.push(payload("length", "id of 55 characters with dashes", { internal: { id: "ab-".repeat(17) + "abcd" } }));
  for (const [field, object] of [["branch", "internal"], ["buildId", "internal"]]) {
    cases.push({ category: "length", name: `${field} of 100,000 characters`, text_parts: [[`{"${object}":{"${field}":"`, 1], ["x", 100000], ['"}}', 1]] });
  }
  cases.push({ category: "length", name: "customCommand of 100,000 astral characters", text_parts: [['{"docker":{"configType":"customCommand","customCommand":"', 1], ["😀", 100000], ['"}}', 1]] });
  cases.push({ category: "length", name: "credentials of 100,000 characters", text_parts: [['{"external":{"imagePath":"nginx:latest","credentials":"', 1], ["c", 100000], ['"}}', 1]] });
  cases.push({ category: "length", name: "id of 100,000 characters", text_parts: [['{"internal":{"id":"', 1], ["i", 100000], ['"}}', 1]] });
  cases.push({ category: "length", name: "buildSHA of 100,000 characters", text_parts: [['{"internal":{"buildSHA":"', 1], ["0", 100000], ['"}}', 1]] });
  return cases;
}

const IMAGE_PATHS = [
  "nginx:latest", "nginx", "nginx:", ":latest", "nginx@", "@sha256:abc", "nginx:1.25", "nginx@sha256:0123abc", "library/nginx:1",
  "nginx:latest@sha256:abc", "nginx@sha256@abc", "nginx::", "a:b:c", "nginx:latest:", "docker.io/nginx:latest", "docker.io/library/nginx:latest",
  "https://docker.io/nginx:latest", "http://docker.io/nginx:latest", "ftp://docker.io/nginx:latest", "HTTPS://docker.io/nginx:latest",
  "https:/docker.io/nginx:latest", "https://nginx:latest", "https://docker.io/v1/nginx:latest", "docker.io/v1nginx:latest", "docker.io/v2/nginx:latest",
  "https://docker.io:5000/nginx:latest", "localhost:5000/nginx", "localhost:5000/nginx:latest", "registry.example.com:443/team/app:1.0",
  "//nginx:latest", "/nginx:latest", "/:a", "/", ":", "@", "a:b", "a@b", ".:.", "-:-", "_:_", "9:9", "0/0:0", "nginx :latest", " nginx:latest",
  "nginx:latest ", "nginx:latest\n", "nginx:\nlatest", "nginx:la test", "nginx:lat*est", "nginx:lat+est", "nginx:lat%20est", "nginx:lat,est",
  "nginx:lat~est", "nginx:v1^2", "nginx:v1[2]", "nginx:v1\\2", "Nginx:Latest", "nginx:läst", "ñginx:latest", "nginx:😀", "nginx：latest", "nginx:１",
  "ghcr.io/owner/repo.name_x-y:sha-abc.DEF_9", "123456789.dkr.ecr.eu-west-1.amazonaws.com/app:prod", "a..b/c:d", "...:...", "nginx:../../etc",
  "nginx@sha256:" + "a".repeat(64), "https://", "https://:latest", "https://a.b", "https://a.b:c", "https://a.b/:c", "a.b/v1:c", "a.b/v1/:c", "é.b/c:d",
  "nginx:latest\u0000", "nginx:latest\u2028", "\ufeffnginx:latest", "nginx?x:latest", "user:pass@host.example/app:1", "$IMAGE:latest", "${IMAGE}:latest", "nginx:latest#1",
  "x".repeat(300) + ":" + "y".repeat(300), "x".repeat(300),
];

const IDS = [
  "abc", "ABC", "a1b", "1ab", "-ab", "ab-", "a-b", "a--b", "a-b-c", "a-b--c", "a-1", "a1-", "abc-def-123", "Abc-Def", "a_b", "a.b", "a b", "ab\n", "abc\n", "\nabc",
  "äbc", "abç", "abс", "ab１", "ab\u0661", "a\u200bb", "abc ", " abc", "a/b", "a-b-", "---", "123", "a--", "a-\u2010b", "a\u212a1", "ab\u212a", "example-build-service", "a-b-c-d-e-f-g-h-i-j",
  "a".repeat(53) + "-", "a-".repeat(26) + "ab", "a-".repeat(27), "😀bc", "ab😀", "ab\u0000",
];

const CREDENTIALS = [
  "a", "A", "0", "-", "--", "abc-123", "ABC-xyz", "-abc", "abc-", "a_b", "a.b", "a b", " ", "abc ", " abc", "abc\n", "\nabc", "abc\r", "é", "abcé", "１２", "\u0661", "ſ", "\u212a",
  "a/b", "a:b", "a\u0000", "😀", "a\u2028", "a–b", "a\u2010b", "a\u00adb", "example-credentials", "x".repeat(1000),
];

export function patterns() {
  const title = (text) => (text.length > 80 ? `${text.slice(0, 10)}.. of ${text.length} characters` : JSON.stringify(text));
  return [
    ...IMAGE_PATHS.map((imagePath) => payload("pattern", `imagePath ${title(imagePath)}`, { external: { imagePath } })),
    ...IDS.map((id) => payload("pattern", `id ${title(id)}`, { internal: { id } })),
    ...CREDENTIALS.map((credentials) => payload("pattern", `credentials ${title(credentials)}`, { external: { imagePath: "nginx:latest", credentials } })),
  ];
}
