// Patterns with flags and node's verdicts: writes flags.json. A pattern is `[source, flags]`; strings are made from the
// characters of all patterns and those that case, scripts and categories tell apart.
import { writeFileSync } from "node:fs";

const patterns = [
  ["^abc$", "i"], ["^[a-f]+$", "i"], ["^[^a-f]+$", "i"], ["k", "i"], ["s", "i"], ["^\\u212a$", "i"], ["ß", "i"], ["ŉ", "i"],
  ["^[\\u00e0-\\u00ff]$", "i"], ["σ", "i"], ["ς", "i"], ["ǆ", "i"], ["µ", "i"], ["\\u0131", "i"], ["\\u0130", "i"], ["[\\W]", "i"],
  ["^\\w$", "i"], ["^(?:yes|no)$", "i"], ["\\x41", "i"], ["[^\\x00-\\x7f]", "i"], ["^[A-z]$", "i"], ["\\cj", "i"],
  ["^.$", "s"], ["^a.b$", "s"], ["^[.]$", "s"], ["^(?=.).$", "s"], ["^.*$", "is"], ["^k.$", "is"],
  ["k", "iu"], ["s", "iu"], ["^\\u{212a}$", "iu"], ["ß", "iu"], ["ẞ", "iu"], ["σ", "iu"], ["ς", "iu"], ["ǆ", "iu"], ["µ", "iu"],
  ["\\u0131", "iu"], ["\\u0130", "iu"], ["\\u{1fd3}", "iu"], ["\\ufb05", "iu"], ["\\u{13a0}", "iu"], ["\\u{10400}", "iu"],
  ["^[^a-z]$", "iu"], ["^[\\u{10400}-\\u{10410}]$", "iu"], ["^\\W$", "iu"], ["^\\w$", "iu"], ["\\bb", "iu"], ["a\\b", "iu"], ["\\Bſ", "iu"], ["^\\p{Lu}$", "iu"], ["^\\P{Lu}$", "iu"],
  ["^[^\\p{Lu}]$", "iu"], ["^\\p{Script=Greek}$", "iu"],
  ["^\\p{L}$", "u"], ["^\\p{Lu}$", "u"], ["^\\p{Letter}$", "u"], ["^\\P{L}$", "u"], ["^[\\p{L}\\p{Nd}_-]+$", "u"], ["^[^\\p{L}]$", "u"],
  ["^\\p{LC}$", "u"], ["^\\p{M}$", "u"], ["^\\p{N}$", "u"], ["^\\p{P}$", "u"], ["^\\p{S}$", "u"], ["^\\p{Z}$", "u"], ["^\\p{C}$", "u"],
  ["^\\p{General_Category=Decimal_Number}$", "u"], ["^\\p{gc=Zs}$", "u"], ["^\\p{Sc}$", "u"], ["^\\p{Any}$", "u"], ["^\\p{ASCII}$", "u"],
  ["^\\p{Script=Latin}$", "u"], ["^\\p{sc=Cyrl}$", "u"], ["^\\p{Script=Han}$", "u"], ["^\\p{Script=Hiragana}$", "u"],
  ["^\\p{sc=Arab}+$", "u"], ["^[\\p{Script=Greek}\\d]$", "u"], ["^\\u{1F600}$", "u"], ["^[\\u{1F600}-\\u{1F64F}]$", "u"],
  ["^\\ud83d\\ude00$", "u"], ["^.$", "u"], ["^.$", "su"], ["^\\-?$", ""], ["^[\\-]$", "u"], ["^\\/\\.$", "u"], ["^\\0$", "u"],
  ["^a{2}$", "u"], ["^[{}\\]]$", "u"],
];

const refused = [
  ["\\-", "u"], ["{", "u"], ["}", "u"], ["]", "u"], ["a{", "u"], ["\\1", "u"], ["\\01", "u"], ["\\8", "u"], ["\\k", "u"], ["[\\w-a]", "u"],
  ["\\u{110000}", "u"], ["\\u{}", "u"], ["\\u{zz}", "u"], ["\\p", "u"], ["\\p{Foo}", "u"], ["\\p{Greek}", "u"], ["\\p{Script}", "u"],
  ["\\p{lu}", "u"], ["(?=a)*", "u"], ["\\@", "u"], ["\\q", "u"], ["\\x1", "u"], ["\\c", "u"],
];

const chars = [..."aAkKsSzZ_09 -.@\n\r\t\u0000\u2028\u0085éÉàÀßẞſKŉσςΣµμΜıİiIǄǅǆΐΐﬅﬆᎠꭰ𐐀𐐨я日あع中1٣Ⅷ½€+«»‿😀🙏\u0301\u20dd\u00a0\u200b\ue000\u0378{}]/"];
const strings = [...new Set([...chars, ...chars.map((char) => char + char), "abc", "aBC", "ab", "YES", "no", "a\nb", "a-1_é", "مرحبا", "/.", ""])];

const cases = patterns.map(([source, flags]) => {
  const pattern = new RegExp(source, flags);
  // Without `u` a character beyond the basic plane counts as one here: node is shown one of the basic plane.
  const shown = (text) => (flags.includes("u") ? text : text.replace(/[\u{10000}-\u{10ffff}]/gu, "\uf8ff"));
  return { source, flags, verdicts: strings.map((text) => Number(pattern.test(shown(text)))).join("") };
});
for (const [source, flags] of refused) {
  let accepted = true;
  try {
    new RegExp(source, flags);
  } catch {
    accepted = false;
  }
  if (accepted) throw new Error(`node accepts /${source}/${flags}`);
}
const lines = [
  `"strings": ${JSON.stringify(strings)}`,
  `"cases": [\n${cases.map((own) => JSON.stringify(own)).join(",\n")}\n]`,
  `"refused": ${JSON.stringify(refused)}`,
];
writeFileSync(new URL("flags.json", import.meta.url), `{\n${lines.join(",\n")}\n}\n`);
