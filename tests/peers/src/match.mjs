// Nanoseconds for one match of a pattern: the median of batches. In, on standard input: source, text, verdict.
import { readFileSync } from "node:fs";

const { source, text, verdict } = JSON.parse(readFileSync(0, "utf8"));
const pattern = new RegExp(source);
if (pattern.test(text) !== verdict) throw new Error(`another verdict: ${source}`);

const time = (batch) => {
  const started = process.hrtime.bigint();
  let matches = 0;
  for (let index = 0; index < batch; index++) matches += pattern.test(text);
  const taken = Number(process.hrtime.bigint() - started);
  if (matches !== (verdict ? batch : 0)) throw new Error("another verdict");
  return taken / batch;
};

let batch = 1;
while (time(batch) * batch < 250_000 && batch < 1 << 20) batch *= 4;
const samples = Array.from({ length: 101 }, () => time(batch)).sort((a, b) => a - b);
console.log(samples[50]);
