// node types.mjs FILE   compiles the schemas of FILE in strict mode and judges its documents
//
// The tests of json_schema, properties and services write FILE, with the crate's verdict on each document. A schema never refuses
// what is valid, and accepts more only where it has a comment.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// Strict, but for the demand that a list of required keys stands beside their properties. Without `u` the patterns mean
// what `new RegExp(pattern)` means.
const options = { strict: true, strictRequired: false, unicodeRegExp: false, ownProperties: true };

let [schemas, documents, faults] = [0, 0, 0];

for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const { schema, documents: judged } = JSON.parse(line);
  schemas += 1;
  let validate;
  try {
    validate = addFormats(new Ajv2020(options)).compile(schema);
  } catch (error) {
    fault(error.message, schema, "");
    continue;
  }
  const isCommented = JSON.stringify(schema).includes('"$comment"');
  for (const [document, valid] of judged) {
    documents += 1;
    const accepted = validate(document);
    if (accepted === valid || (accepted && isCommented)) continue;
    fault(valid ? "refuses what is valid" : "accepts what is not valid", schema, JSON.stringify(document));
    break;
  }
}

console.log(`${schemas} schemas, ${documents} documents, ${faults} faults`);
process.exitCode = faults === 0 && schemas > 25 ? 0 : 1;

function fault(what, schema, document) {
  faults += 1;
  if (faults <= 12) console.error(what, document, JSON.stringify(schema));
}
