// The facts of one request. They are never changed in place: every change
// makes new ones, so that undo gives back those there were, and whoever holds
// some can tell whether they are still the ones.

let now = {};
let past = [];
let future = [];
let last = null; // where was typed last
const watchers = [];
const steps = 300;

export function all() { return now; }
export function watch(watcher) { watchers.push(watcher); }
export function canUndo() { return past.length > 0; }
export function canRedo() { return future.length > 0; }

export function names(pointer) { return pointer.split("/").slice(1).map((n) => n.replaceAll("~1", "/").replaceAll("~0", "~")); }
export function below(pointer, name) { return `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`; }

export function valueAt(pointer) { return names(pointer).reduce((v, n) => v?.[n], now); }

// setAt writes a value; undefined takes away what is there. What is typed in
// one field is one step.
export function setAt(pointer, value, typed = false) { become(put(now, names(pointer), value), typed ? pointer : null); }

function put(v, [name, ...rest], value) {
  const copy = Array.isArray(v) || (v === undefined && /^\d+$/.test(name)) ? [...(v || [])] : { ...v };
  copy[name] = rest.length ? put(v?.[name], rest, value) : value;
  if (copy[name] === undefined) delete copy[name];
  return copy;
}

// become puts other facts in the place of those there are.
export function become(next, at = null) {
  if (at === null || at !== last) past.push(now);
  if (past.length > steps) past.shift();
  future = [];
  turn(next, at);
}

// begin is become with nothing to go back to.
export function begin(first) { now = first; }

export function undo() { if (past.length) { future.push(now); turn(past.pop()); } }
export function redo() { if (future.length) { past.push(now); turn(future.pop()); } }

function turn(next, at = null) {
  now = next;
  last = at;
  for (const watcher of watchers) watcher();
}

// whole is v without what is not filled in. The items of lists stay, so that
// pointers into them stay right.
export function whole(v) {
  if (Array.isArray(v)) return v.map((item) => whole(item) ?? (item !== null && typeof item === "object" ? {} : ""));
  if (v === null || typeof v !== "object") return v === "" ? undefined : v;
  const members = Object.entries(v).map(([n, m]) => [n, whole(m)]).filter(([, m]) => m !== undefined && !(Array.isArray(m) && m.length === 0));
  return members.length ? Object.fromEntries(members) : undefined;
}

// yaml writes v as YAML of blocks, its texts in the quotes of JSON.
export function yaml(v, indent = "") {
  const nested = (m) => m !== null && typeof m === "object" && Object.keys(m).length > 0;
  if (!nested(v)) return JSON.stringify(v);
  return Object.entries(v).map(([name, m]) => {
    if (Array.isArray(v)) return `${indent}- ${yaml(m, indent + "  ").trimStart()}`;
    const head = indent + (/^[A-Za-z]\w*$/.test(name) ? name : JSON.stringify(name)) + ":";
    return nested(m) ? `${head}\n${yaml(m, indent + "  ")}` : `${head} ${yaml(m)}`;
  }).join("\n");
}
