// The form: controls made from the schema of a kind. A control is known by the
// JSON Pointer of its fact (f:/notice/title), as findings are.

import { button, el } from "./dom.js";
import { all, below, names, setAt, valueAt } from "./facts.js";
import { mark } from "./findings.js";
import { inputFor } from "./input.js";
import { list } from "./list.js";

let root = null; // the schema of the kind
let aside = new Map(); // the groups of facts that kinds use, with their titles

// draw shows the facts in the form of a schema.
export function draw(schema, form, others) {
  root = schema;
  aside = others;
  form.replaceChildren(...fieldsOf("", root));
  const unseen = Object.keys(all()).filter((name) => aside.has(name) && !(name in root.properties));
  if (unseen.length) form.append(el("p", { className: "about", textContent: `还留着这一文种不用的事实（${unseen.map((name) => aside.get(name)).join("、")}）：换回用它的文种就看得到，保存填写内容时一并保存` }));
  mark();
}

// redraw draws again what is in a box and opens what was open there.
export function redraw(box, draw, moved = (pointer) => pointer) {
  const open = [...box.querySelectorAll("details[open]")].map((d) => moved(d.id.slice(2)));
  const focused = box.contains(document.activeElement) ? document.activeElement.id : "";
  draw();
  for (const pointer of open) unfold(document.getElementById("f:" + pointer));
  if (focused) document.getElementById(focused)?.focus();
}

// reveal opens what a field lies in and goes there.
export function reveal(pointer) {
  let nearest = null;
  let path = "";
  for (const name of pointer.split("/").slice(1)) {
    nearest?.show?.(Number(name));
    path += "/" + name;
    const e = document.getElementById("f:" + path);
    if (!e) continue;
    unfold(e);
    nearest = e;
  }
  mark();
  if (!nearest) return;
  (nearest.tagName === "DETAILS" ? nearest.querySelector("summary") : nearest).focus();
  nearest.scrollIntoView({ block: "center" });
}

export function unfold(details) {
  if (details?.tagName !== "DETAILS") return;
  details.fill();
  details.open = true;
}

// resolve is a schema with what it refers to. A kind may demand more of a type
// than the type does.
export function resolve(schema) {
  if (!schema.$ref) return schema;
  const type = root.$defs[schema.$ref.split("/").pop()];
  const properties = { ...type.properties };
  for (const [name, more] of Object.entries(schema.properties || {})) {
    const known = properties[name];
    properties[name] = { ...known, ...more, properties: { ...known?.properties, ...more.properties } };
  }
  return { ...type, ...schema, properties, required: [...(type.required || []), ...(schema.required || [])] };
}

// fieldsOf are the controls of an object: a fact of which the schema does not
// know, or whose value it cannot have, is shown as it is.
function fieldsOf(pointer, schema) {
  const value = valueAt(pointer);
  const known = schema.properties || {};
  // What few requests have comes last: the rule packs and the appendices.
  const rank = (s) => (pointer === "" && s.type === "array" ? 1 : 0);
  const fields = Object.entries(known).sort(([, a], [, b]) => rank(a) - rank(b))
    .filter(([name]) => pointer !== "" || name !== "kind")
    // The page has no files beside it: a picture is chosen, not named.
    .filter(([name]) => name !== "file" || !known.data?.contentEncoding || value?.file)
    .map(([name, s]) => field(below(pointer, name), { name, ...s }, schema.required?.includes(name)));
  const unknown = Object.keys(value || {}).filter((name) => !(name in known) && !(pointer === "" && aside.has(name)));
  return [...fields, ...unknown.map((name) => stray(below(pointer, name), name, [["删去", undefined]], () => ""))];
}

// field is the control for the fact at a pointer.
export function field(pointer, schema, must) {
  schema = resolve(schema);
  const value = valueAt(pointer);
  const type = Array.isArray(value) ? "array" : typeof value;
  const wanted = schema.type === "object" || schema.type === "array" ? schema.type : "";
  const given = type === "object" || type === "array" ? type : "";
  if (value !== undefined && value !== null && value !== "" && wanted !== given) {
    const isItem = /^\d+$/.test(names(pointer).pop()); // its list can take it away
    const ways = [...(wanted === "array" && !given ? [["填作一项", [value]]] : []), ...(isItem ? [] : [["删去", undefined]])];
    return stray(pointer, schema.title || schema.name, ways, () => field(pointer, schema, must));
  }
  if (wanted === "object") return group(pointer, schema, must);
  if (wanted === "array") return list(pointer, schema, must);
  const id = "f:" + pointer;
  const { input, about } = inputFor(pointer, schema, must);
  const hint = about ? [el("span", { className: "about", id: "a:" + pointer, textContent: about })] : [];
  const label = el("label", { htmlFor: id, className: must ? "must" : "", textContent: schema.title || schema.name });
  return optional(pointer, must, el("div", { className: "field" }, label, ...hint, input, faultsAt(pointer)));
}

export function faultsAt(pointer) { return el("ul", { className: "faults", id: "e:" + pointer }); }

// optional lets a control be left out of sight while it is empty.
export function optional(pointer, must, e) {
  if (!must) e.dataset.optional = pointer;
  return e;
}

// stray shows what a file says where the form has no place for it, and ways to
// mend it: what to write instead. Then there is what should have been there.
function stray(pointer, title, ways, instead) {
  const value = valueAt(pointer);
  const input = el("textarea", { id: "f:" + pointer, readOnly: true, rows: 2, value: typeof value === "string" ? value : JSON.stringify(value) });
  input.setAttribute("aria-describedby", "e:" + pointer);
  const box = el("div", { className: "field stray" }, el("label", { htmlFor: "f:" + pointer, textContent: title }),
    el("span", { className: "about", textContent: "文件里这样写，这里填不进去；抄到该填的地方后删去" }), input, faultsAt(pointer),
    ...ways.map(([text, value]) => button(text, `${text} ${title}`, () => {
      setAt(pointer, value);
      box.replaceWith(instead());
      mark();
    })));
  return box;
}

// group is an object. It is filled when it is opened: types may hold
// themselves, and lists may be long.
function group(pointer, schema, must) {
  const { title } = schema;
  const depth = names(pointer).length;
  const isItem = /^\d+$/.test(names(pointer).pop());
  const gist = el("span", { className: "gist" });
  const d = el("details", { id: "f:" + pointer }, el("summary", {}, el("span", { className: must ? "must" : "", textContent: title }),
    gist, el("span", { className: "count error", id: "n:" + pointer })), faultsAt(pointer));
  const tell = () => { gist.textContent = depth > 1 && !d.open ? gistOf(valueAt(pointer), schema) : ""; };
  d.fill = () => {
    d.fill = () => {};
    d.append(el("div", { className: "inside" }, ...fieldsOf(pointer, schema), ...(must || isItem ? [] : [button("清空这一组", "清空 " + title, empty)])));
    mark();
  };
  const empty = () => {
    setAt(pointer, undefined);
    const fresh = group(pointer, schema, must);
    d.replaceWith(fresh);
    mark();
    fresh.querySelector("summary").focus();
  };
  d.addEventListener("toggle", () => {
    if (d.open) d.fill();
    tell();
  });
  if (depth === 1 ? must || valueAt(pointer) !== undefined : must && depth === 2) unfold(d);
  tell();
  return optional(pointer, must, d);
}

// gistOf tells what is in a group that is closed.
function gistOf(item, schema) {
  const texts = Object.entries(item || {}).filter(([name, v]) => typeof v === "string" && v !== "" && !schema.properties?.[name]?.enum && !schema.properties?.[name]?.contentEncoding).map(([, v]) => v);
  const longest = texts.slice(1).reduce((a, b) => (b.length > a.length ? b : a), "");
  const text = [texts[0], longest].filter(Boolean).join(" ");
  return text.length > 36 ? text.slice(0, 36) + "…" : text;
}
