"use strict";

// The page holds the facts of one request and shows them as a form made from
// the schema of the kind. A field is known by its JSON Pointer into the facts;
// so are the findings of the service.

const $ = (id) => document.getElementById(id);
const state = { kinds: [], kind: null, schema: null, facts: {}, faults: [], changed: false, round: 0, timer: 0, shown: "", table: null };

function el(tag, props = {}, ...children) {
  const e = Object.assign(document.createElement(tag), props);
  e.append(...children);
  return e;
}

function say(text) { $("status").textContent = text; }

// ---- the service

// ask asks the service. Where it is busy it asks again when the service says
// so, twice at most. The answer is null where there is none.
async function ask(path, options = {}) {
  const headers = { ...options.headers };
  if ($("token").value) headers.Authorization = "Bearer " + $("token").value;
  for (let attempt = 0; ; attempt++) {
    let r;
    try {
      r = await fetch(path, { ...options, headers });
    } catch {
      say("连不上服务，请检查网络后再试");
      return null;
    }
    if ((r.status === 503 || r.status === 429) && attempt < 2) {
      const seconds = Number(r.headers.get("Retry-After")) || 1;
      say(`服务忙，${seconds} 秒后再试`);
      await new Promise((done) => setTimeout(done, 1000 * seconds));
      continue;
    }
    $("access").hidden = r.status !== 401;
    return r;
  }
}

function post(path, media, body) { return ask(path, { method: "POST", headers: { "Content-Type": media }, body }); }

// request is the facts with what the kind cannot do without, however empty, so
// that the service names the fields.
function request() {
  const facts = whole(state.facts) || {};
  for (const name of state.schema.required || []) if (resolve(state.schema.properties[name]).type === "object") facts[name] ??= {};
  return JSON.stringify({ ...facts, kind: state.kind.id });
}

// failed shows why the service did not do as it was asked.
async function failed(r) {
  const problem = await r.json().catch(() => ({ title: "服务出错", status: r.status }));
  showFaults(problem.errors || []);
  say([problem.title, problem.detail, problem.errors && `${problem.errors.length} 处要改`].filter(Boolean).join("："));
}

// ---- the facts

function names(pointer) { return pointer.split("/").slice(1).map((n) => n.replaceAll("~1", "/").replaceAll("~0", "~")); }

function valueAt(pointer) { return names(pointer).reduce((v, n) => v?.[n], state.facts); }

function setAt(pointer, value) {
  const path = names(pointer);
  let v = state.facts;
  path.slice(0, -1).forEach((n, i) => { v = v[n] ??= /^\d+$/.test(path[i + 1]) ? [] : {}; });
  v[path.at(-1)] = value;
  changed();
}

// whole is the facts without what is not filled in. The items of lists stay,
// so that pointers into them stay right.
function whole(v) {
  if (Array.isArray(v)) return v.map((item) => whole(item) ?? (item !== null && typeof item === "object" ? {} : ""));
  if (v === null || typeof v !== "object") return v === "" ? undefined : v;
  const members = Object.entries(v).map(([n, m]) => [n, whole(m)]).filter(([, m]) => m !== undefined && !(Array.isArray(m) && m.length === 0));
  return members.length ? Object.fromEntries(members) : undefined;
}

function changed() {
  state.changed = true;
  clearTimeout(state.timer);
  state.timer = setTimeout(check, 400);
}

// ---- the form

// resolve is a schema with what it refers to. A kind may demand more of a type
// than the type does.
function resolve(schema) {
  if (!schema.$ref) return schema;
  const type = state.schema.$defs[schema.$ref.split("/").at(-1)];
  const properties = { ...type.properties };
  for (const [name, more] of Object.entries(schema.properties || {})) {
    const known = properties[name];
    properties[name] = { ...known, ...more, properties: { ...known?.properties, ...more.properties } };
  }
  return { ...type, ...schema, properties, required: [...(type.required || []), ...(schema.required || [])] };
}

// field is the control for the fact at a pointer.
function field(pointer, schema, must) {
  schema = resolve(schema);
  if (schema.type === "object") return group(pointer, schema, must);
  if (schema.type === "array") return list(pointer, schema, must);
  const id = "f:" + pointer;
  const input = inputFor(pointer, schema);
  input.id = id;
  input.setAttribute("aria-describedby", "e:" + pointer);
  const label = el("label", { htmlFor: id, className: must ? "must" : "", textContent: schema.title || schema.name });
  const about = schema.enum || !schema.description ? [] : [el("span", { className: "about", textContent: schema.description })];
  return el("div", { className: "field" }, label, ...about, input, el("ul", { className: "faults", id: "e:" + pointer }));
}

function inputFor(pointer, schema) {
  const value = valueAt(pointer);
  if (schema.enum || schema.type === "boolean") return choice(pointer, schema, value);
  if (schema.contentEncoding) return pictureInput(pointer);
  const input = schema.description?.includes("可写多行") ? el("textarea", { rows: 3 }) : el("input", { type: schema.format === "date" ? "date" : "text" });
  const numeric = schema.type === "integer" || schema.type === "number";
  if (numeric) input.inputMode = "decimal";
  input.value = value ?? "";
  input.addEventListener("input", () => {
    const text = input.value;
    // What is no number stays as it is: the service says what is wrong.
    setAt(pointer, numeric && /^-?(0|[1-9]\d{0,11})(\.\d{1,3})?$/.test(text) ? Number(text) : text);
  });
  return input;
}

// choice is a list to choose from. The words of the choices stand in the
// description: sealed 加盖印章；unsealed 不加盖印章.
function choice(pointer, schema, value) {
  const told = (schema.description || "").split("；");
  const options = schema.enum
    ? schema.enum.map((v) => [v, told.find((t) => t.startsWith(v + " "))?.slice(v.length + 1) || v])
    : [["true", "是"], ["false", "否"]];
  const select = el("select", {}, el("option", { value: "", textContent: "（不填）" }), ...options.map(([v, text]) => el("option", { value: v, textContent: text })));
  select.value = value === undefined ? "" : String(value);
  select.addEventListener("change", () => {
    setAt(pointer, schema.enum ? select.value : { true: true, false: false }[select.value]);
  });
  return select;
}

function pictureInput(pointer) {
  const input = el("input", { type: "file", accept: "image/*" });
  if (valueAt(pointer)) input.title = "已有图片";
  input.addEventListener("change", () => {
    if (!input.files[0]) return setAt(pointer, undefined);
    const reader = new FileReader();
    reader.onload = () => setAt(pointer, reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => say("读不了图片 " + input.files[0].name);
    reader.readAsDataURL(input.files[0]);
  });
  return input;
}

// group is an object. It is filled when it is opened: types may hold
// themselves, and lists may be long.
function group(pointer, schema, must, title = schema.title) {
  const value = valueAt(pointer);
  const depth = names(pointer).length;
  const d = el("details", { id: "f:" + pointer }, el("summary", {}, el("span", { className: must ? "must" : "", textContent: title }),
    el("span", { className: "gist", textContent: depth > 1 ? gist(value) : "" })));
  const faults = el("ul", { className: "faults", id: "e:" + pointer });
  d.append(faults);
  d.fill = () => {
    d.fill = () => {};
    d.append(el("div", { className: "inside" }, ...fieldsOf(pointer, schema)));
  };
  d.addEventListener("toggle", () => {
    if (!d.open) return;
    d.fill();
    markFaults();
  });
  if (depth === 1 ? must || value !== undefined : must && depth === 2) open(d);
  return d;
}

function open(details) {
  details.fill();
  details.open = true;
}

function fieldsOf(pointer, schema) {
  return Object.entries(schema.properties || {})
    .filter(([name]) => pointer !== "" || name !== "kind")
    .map(([name, s]) => field(`${pointer}/${name}`, { name, ...s }, schema.required?.includes(name)));
}

// list is an array: its items, and how to add, move and remove them.
function list(pointer, schema, must) {
  const box = el("div", { className: "list", id: "f:" + pointer, tabIndex: -1 });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", schema.title);
  const item = resolve(schema.items);
  const draw = (opened = -1) => {
    const items = valueAt(pointer) || [];
    const about = schema.description ? [el("span", { className: "about", textContent: schema.description })] : [];
    box.replaceChildren(el("p", { className: "name" + (must ? " must" : ""), textContent: schema.title }), ...about,
      el("ul", { className: "faults", id: "e:" + pointer }), ...items.map((_, i) => row(items, i, opened)), adder(items));
    markFaults();
  };
  const change = (opened) => { draw(opened); changed(); };
  const tool = (text, label, act) => {
    const b = el("button", { type: "button", textContent: text, onclick: act });
    b.setAttribute("aria-label", label);
    return b;
  };
  const row = (items, i, opened) => {
    const at = `${pointer}/${i}`;
    const name = `${schema.title} 第 ${i + 1} 项`;
    const tools = el("span", { className: "tools" }, tool("删除", "删除 " + name, () => { items.splice(i, 1); change(); box.focus(); }));
    if (i > 0) tools.prepend(tool("上移", "上移 " + name, () => { items.splice(i - 1, 0, ...items.splice(i, 1)); change(); }));
    if (item.type !== "object") return el("div", { className: "line" }, field(at, { ...schema.items, title: name, name }, false), tools);
    const d = group(at, item, false, `第 ${i + 1} 项`);
    const wrap = el("div", {}, d, tools);
    if (i === opened) open(d);
    return wrap;
  };
  const adder = (items) => tool("添加" + schema.title, "添加 " + schema.title, () => {
    if (!valueAt(pointer)) setAt(pointer, items);
    items.push(item.type === "object" ? {} : "");
    change(items.length - 1);
    const added = document.getElementById(`f:${pointer}/${items.length - 1}`);
    (added.querySelector(".inside input, .inside select, .inside textarea, summary") || added).focus();
  });
  draw();
  return box;
}

// gist tells what is in a group that is closed.
function gist(item) {
  const text = Object.values(item || {}).find((v) => typeof v === "string" && v !== "");
  return text && text.length > 30 ? text.slice(0, 30) + "…" : text || "";
}

function drawForm() {
  $("form").replaceChildren(...fieldsOf("", state.schema));
}

// ---- the findings

async function check() {
  clearTimeout(state.timer);
  const round = ++state.round;
  say("校核中…");
  const r = await post(`v1/check/${state.kind.id}`, "application/json", request());
  if (!r || round !== state.round) return; // something has changed since
  if (!r.ok) return failed(r);
  const verdict = await r.json();
  if (round !== state.round) return;
  showFaults(verdict.findings);
  const told = [[verdict.errors, "个错误"], [verdict.warnings, "个警告"], [verdict.notes, "个提示"]].filter(([n]) => n).map(([n, what]) => `${n} ${what}`);
  say(told.join("，") || "没有发现问题");
}

const severities = { error: "错误", warning: "警告", note: "提示" };

function words(f) {
  const told = f.citation?.article ? [f.citation.notice, f.citation.article].filter(Boolean).join(" ") : f.source;
  const source = told ? `（${told}）` : "";
  return [`${severities[f.severity]}：${f.message}${source}`, f.fix].filter(Boolean).join("；应：");
}

function showFaults(faults) {
  state.faults = faults;
  $("findings").replaceChildren(...faults.map((f) => el("li", { className: f.severity },
    el("button", { type: "button", textContent: [f.line ? `第 ${f.line} 行` : "", f.cell ? `${f.sheet}!${f.cell}` : f.sheet, words(f)].filter(Boolean).join(" "), onclick: () => reveal(f.pointer) }))));
  markFaults();
}

// markFaults writes the findings beside the fields they are about, or beside
// the nearest one that is shown.
function markFaults() {
  document.querySelectorAll(".faults").forEach((e) => e.replaceChildren());
  document.querySelectorAll("[aria-invalid]").forEach((e) => e.removeAttribute("aria-invalid"));
  for (const f of state.faults) {
    let pointer = f.pointer;
    while (pointer && !document.getElementById("e:" + pointer)) pointer = pointer.slice(0, pointer.lastIndexOf("/"));
    document.getElementById("e:" + pointer)?.append(el("li", { className: f.severity, textContent: words(f) }));
    if (f.severity === "error" && pointer === f.pointer) document.getElementById("f:" + pointer)?.setAttribute("aria-invalid", "true");
  }
}

// reveal opens what a field lies in and goes there.
function reveal(pointer) {
  let nearest = null;
  const path = pointer.split("/");
  for (let n = 2; n <= path.length; n++) {
    const e = document.getElementById("f:" + path.slice(0, n).join("/"));
    if (!e) continue;
    if (e.tagName === "DETAILS") open(e);
    nearest = e;
  }
  markFaults();
  if (!nearest) return;
  (nearest.tagName === "DETAILS" ? nearest.querySelector("summary") : nearest).focus();
  nearest.scrollIntoView({ block: "center" });
}

// ---- documents

async function render(format) {
  say("生成中…");
  const draft = $("draft").checked ? "&draft=true" : "";
  const r = await post(`v1/render/${state.kind.id}?format=${format}${draft}`, "application/json", request());
  if (!r) return null;
  if (!r.ok) return failed(r).then(() => null);
  return { name: nameOf(r) || `文书.${format}`, blob: await r.blob() };
}

function nameOf(r) {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(r.headers.get("Content-Disposition") || "")?.[1];
  return encoded && decodeURIComponent(encoded);
}

async function preview() {
  const made = await render("pdf");
  if (!made) return;
  if (state.shown) URL.revokeObjectURL(state.shown);
  state.shown = URL.createObjectURL(made.blob);
  $("pages").src = state.shown + "#navpanes=0&view=FitH";
  $("pages").hidden = false;
  say("已生成预览");
}

async function download(format) {
  const made = await render(format);
  if (!made) return;
  hand(made.name, made.blob);
  say("已下载 " + made.name);
}

function hand(name, blob) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// ---- files

const media = { json: "application/json", yaml: "application/yaml", yml: "application/yaml", txt: "text/plain", csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
const tables = [media.csv, media.xlsx];

async function load(file) {
  clearTimeout(state.timer);
  state.round++; // what is said of the file shall stand
  const type = media[file.name.split(".").at(-1).toLowerCase()];
  if (!type) return say(`不认得文件 ${file.name}：可以是 JSON、YAML、XLSX、CSV 或 TXT`);
  if (!mayLose()) return;
  say("读取中…");
  if (type === media.json) { // also one that is not finished
    let facts = null;
    try { facts = JSON.parse(await file.text()); } catch { /* the service says where */ }
    if (facts !== null && typeof facts === "object" && !Array.isArray(facts)) return use(facts);
  }
  state.table = tables.includes(type) ? file : null;
  $("marked").hidden = !state.table;
  const r = await importing(type, file);
  if (!r) return;
  if (!r.ok) return failed(r);
  await use((await r.json()).request);
}

// importing asks for the request in a file. A table that does not say what it
// is for is taken for one of the chosen kind.
async function importing(type, file, query = "") {
  const path = "v1/import?" + query;
  const r = await post(path, type, file);
  if (r?.status !== 422 || !tables.includes(type)) return r;
  const problem = await r.clone().json();
  return problem.type === "/problems/workbook-kind" ? post(`${path}&kind=${$("kind").value}`, type, file) : r;
}

async function marked() {
  const r = await importing(media[state.table.name.split(".").at(-1).toLowerCase()], state.table, "annotate=true");
  if (!r) return;
  if (!r.ok) return failed(r);
  const name = state.table.name.replace(/\.\w+$/, "") + "-校验.xlsx";
  hand(name, await r.blob());
  say("已下载 " + name);
}

async function blank() {
  const r = await ask(`v1/kinds/${$("kind").value}/form.xlsx`);
  if (!r) return;
  if (!r.ok) return failed(r);
  hand(nameOf(r), await r.blob());
}

// use shows the facts of a request, of its kind if there is such a kind.
async function use(facts) {
  if (state.kinds.some((k) => k.id === facts.kind)) $("kind").value = facts.kind;
  delete facts.kind;
  state.facts = facts;
  await choose();
  state.changed = false;
}

async function sample() {
  if (!mayLose()) return;
  const r = await ask(`v1/kinds/${$("kind").value}/sample`);
  if (!r) return;
  if (!r.ok) return failed(r);
  const read = await post("v1/import", media.yaml, await r.blob());
  if (!read) return;
  if (!read.ok) return failed(read);
  await use((await read.json()).request);
}

function mayLose() { return !state.changed || confirm("已填的内容没有保存，要换掉吗？"); }

// ---- the beginning

// choose shows the form of the chosen kind. Facts that it knows stay: one set
// of facts makes several documents.
async function choose() {
  const id = $("kind").value;
  const r = await ask(`v1/kinds/${id}/schema`);
  if (!r) return;
  if (!r.ok) return failed(r);
  const schema = await r.json();
  if ($("kind").value !== id) return; // another has been chosen since
  state.schema = schema;
  state.kind = state.kinds.find((k) => k.id === id);
  for (const name of Object.keys(state.facts)) if (!(name in state.schema.properties)) delete state.facts[name];
  state.faults = [];
  $("downloads").replaceChildren(...state.kind.formats.map((f) => el("button", { type: "button", id: "get-" + f, textContent: "下载 " + f.toUpperCase(), onclick: () => download(f) })));
  drawForm();
  await check();
}

async function begin() {
  const r = await ask("v1/kinds");
  if (!r) return;
  if (!r.ok) return failed(r);
  state.kinds = await r.json();
  $("kind").replaceChildren(...state.kinds.map((k) => el("option", { value: k.id, textContent: k.title })));
  if (state.kinds.some((k) => k.id === location.hash.slice(1))) $("kind").value = location.hash.slice(1);
  await choose();
}

$("kind").addEventListener("change", choose);
$("sample").addEventListener("click", sample);
$("clear").addEventListener("click", () => { if (mayLose()) use({ kind: $("kind").value }); });
$("blank").addEventListener("click", blank);
$("marked").addEventListener("click", marked);
$("preview").addEventListener("click", preview);
$("save").addEventListener("click", () => { hand(`${state.kind.title}.json`, new Blob([request()], { type: media.json })); state.changed = false; });
$("access").addEventListener("submit", (e) => { e.preventDefault(); begin(); });
$("form").addEventListener("submit", (e) => e.preventDefault());
$("file").addEventListener("change", (e) => { if (e.target.files[0]) load(e.target.files[0]); e.target.value = ""; });
for (const type of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(type, (e) => {
    e.preventDefault();
    $("drop").classList.toggle("over", type === "dragover");
    if (type === "drop" && e.dataTransfer.files[0]) load(e.dataTransfer.files[0]);
  });
}
addEventListener("beforeunload", (e) => { if (state.changed) e.preventDefault(); });
begin();
