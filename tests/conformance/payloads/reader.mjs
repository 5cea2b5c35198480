// Reads text that JSON.parse accepts, keeping what JSON.parse throws away: repeated keys (the first
// occurrence is the value) and lone surrogates. Iterative, so depth is no matter.
//
// `repeats` and `illFormed` name the object or value they are in by its path. What is inside the value
// of a repeated key is not recorded: that value is not part of the document.

const TOKEN = /[ \t\r\n]*("[^"\\]*(?:\\[^][^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+)/y;

export function read(text) {
  const repeats = [];
  const illFormed = [];
  const path = [];
  const frames = [];
  let root;

  const put = (frame, value) => {
    if (!frame) root = value;
    else if (Array.isArray(frame.value)) frame.value.push(value);
    else if (!frame.repeated) define(frame.value, frame.key, value);
  };

  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(text)); ) {
    const token = match[1];
    const frame = frames.at(-1);
    if (token === ",") {
      if (frame && !Array.isArray(frame.value)) frame.key = undefined;
    } else if (token === ":") {
      continue;
    } else if (token === "}" || token === "]") {
      frames.pop();
      path.pop();
    } else if (token === "{" || token === "[") {
      const value = token === "{" ? {} : [];
      put(frame, value);
      const discarded = Boolean(frame && (frame.discarded || frame.repeated));
      if (frame) path.push(Array.isArray(frame.value) ? String(frame.value.length - 1) : frame.key);
      else path.push("");
      frames.push({ value, key: undefined, repeated: false, discarded });
    } else {
      const scalar = JSON.parse(token);
      const isKey = frame && !Array.isArray(frame.value) && frame.key === undefined;
      const recorded = !(frame && (frame.discarded || (!isKey && frame.repeated)));
      if (recorded && typeof scalar === "string" && !scalar.isWellFormed()) {
        illFormed.push({ container: path.slice(1), key: isKey ? undefined : frame?.key });
      }
      if (isKey) {
        frame.key = scalar;
        frame.repeated = Object.hasOwn(frame.value, scalar);
        if (frame.repeated && recorded) repeats.push({ container: path.slice(1), key: scalar });
      } else {
        put(frame, scalar);
      }
    }
  }
  return { value: root, repeats, illFormed };
}

// Assignment would set the prototype for the key `__proto__`.
function define(object, key, value) {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
