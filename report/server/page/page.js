// The page: the kind, the form of its facts, what the service says of them and
// the documents it makes of them.

import { $, button, el, hand, say } from "./dom.js";
import * as facts from "./facts.js";
import { forget, keep, kept } from "./draft.js";
import { accept, blank, failed, fill, load, marked, save } from "./files.js";
import { draw, redraw, resolve } from "./form.js";
import { show, showRead } from "./findings.js";
import { ask, fileName, packs, post } from "./service.js";

let kinds = [];
let groups = new Map(); // the groups of facts of all kinds, with their titles
let shown = null; // the kind whose form is shown
const schemas = new Map();
let choice = null; // among the rule packs
let unsaved = false;
let timer = 0;
let question = new AbortController(); // the check under way

const kindOf = (id) => kinds.find((k) => k.id === id);
const schema = () => schemas.get(shown.id);

// request is the facts that the kind uses, with what it cannot do without,
// however empty, so that the service names the fields.
function request() {
  const all = facts.whole(facts.all());
  for (const name of groups.keys()) if (!(name in schema().properties)) delete all[name];
  for (const name of schema().required || []) if (resolve(schema().properties[name]).type === "object") all[name] ??= {};
  return JSON.stringify({ ...all, kind: shown.id });
}

facts.watch(() => {
  unsaved = true;
  $("undo").disabled = !facts.canUndo();
  $("redo").disabled = !facts.canRedo();
  $("stale").hidden = $("preview-box").hidden;
  $("status").setAttribute("aria-busy", "true");
  clearTimeout(timer);
  timer = setTimeout(check, 400);
});

// check asks what is wrong with the facts. An older question is taken back.
async function check() {
  clearTimeout(timer);
  $("status").setAttribute("aria-busy", "true");
  keep(facts.all());
  question.abort();
  const mine = question = new AbortController();
  const r = await post(`v1/check/${shown.id}`, "application/json", request(), mine.signal);
  if (mine.signal.aborted) return;
  $("status").removeAttribute("aria-busy");
  if (!r) return;
  if (!r.ok) return failed(r);
  const verdict = await r.json();
  show(verdict.findings);
  const told = [[verdict.errors, "个错误"], [verdict.warnings, "个警告"], [verdict.notes, "个提示"]].filter(([n]) => n).map(([n, what]) => `${n} ${what}`);
  say(told.join("，") || "没有发现问题");
}

// ---- documents

async function render(format) {
  const of = facts.all();
  say("生成中…");
  const r = await post(`v1/render/${shown.id}?format=${format}${$("draft").checked ? "&draft=true" : ""}`, "application/json", request());
  if (!r) return null;
  if (!r.ok) {
    if (of === facts.all()) await failed(r);
    return null;
  }
  return { name: fileName(r) || `文书.${format}`, blob: await r.blob(), of };
}

let previews = 0;
let seen = "";

async function preview() {
  const mine = ++previews;
  const made = await render("pdf");
  if (!made || mine !== previews) return; // another has been asked for
  if (seen) URL.revokeObjectURL(seen);
  seen = URL.createObjectURL(made.blob);
  $("pages").src = seen + "#navpanes=0&view=FitH";
  $("large").href = seen;
  $("preview-box").hidden = false;
  $("out").classList.add("previewed");
  $("stale").hidden = made.of === facts.all();
  $("preview-box").scrollIntoView({ block: "nearest" });
  say("已生成预览");
}

async function download(format) {
  const made = await render(format);
  if (!made) return;
  hand(made.name, made.blob);
  say(`已下载 ${made.name}${made.of === facts.all() ? "" : "，是改动之前的"}`);
}

// ---- the kind

// choose shows the form of the kind of the facts. Facts that it does not use
// are kept: one set of facts makes several documents.
async function choose() {
  const { kind } = facts.all();
  $("kind").value = kind;
  if (!schemas.has(kind)) {
    const r = await ask(`v1/kinds/${kind}/schema`);
    if (!r) return;
    if (!r.ok) return failed(r);
    schemas.set(kind, await r.json());
    Object.assign(schemas.get(kind).properties.profile.items, await (choice ??= packs()));
    if (facts.all().kind !== kind) return; // another has been chosen since
  }
  shown = kindOf(kind);
  $("main").hidden = false;
  document.title = shown.title + " — 标评";
  history.replaceState(null, "", "#" + kind);
  $("about").textContent = shown.summary;
  $("downloads").replaceChildren(...shown.formats.map((f) => Object.assign(button("下载 " + f.toUpperCase(), "下载 " + f.toUpperCase(), () => download(f)), { id: "get-" + f })));
  show([]);
  draw(schema(), $("form"), groups);
  await check();
}

// use takes the facts of a request, of its kind if there is such a kind.
function use(request) {
  facts.become({ ...request, kind: kindOf(request.kind) ? request.kind : facts.all().kind });
  unsaved = false;
  return choose();
}

function mayLose() { return !unsaved || confirm("已填的内容没有保存，要换掉吗？"); }

async function sample() {
  if (!mayLose()) return;
  const of = facts.all();
  const r = await ask(`v1/kinds/${facts.all().kind}/sample`);
  if (!r) return;
  if (!r.ok) return failed(r);
  const read = await post("v1/import", "application/yaml", await r.blob());
  if (!read) return;
  if (!read.ok) return failed(read);
  if (of !== facts.all()) return; // the clerk has gone on
  showRead("", [], false);
  await use((await read.json()).request);
}

function clear() {
  if (!mayLose()) return;
  forget(false);
  $("keep").checked = false;
  showRead("", [], false);
  use({ kind: facts.all().kind });
}

// turned shows the facts there are after undo or redo.
function turned() {
  if (facts.all().kind !== shown.id) return choose();
  redraw($("form"), () => draw(schema(), $("form"), groups));
  return check();
}

// list lists the kinds that a few words are found in, by what they are of. The
// chosen one is always there.
function list() {
  const words = $("find").value.trim().toLowerCase().split(/\s+/);
  const found = kinds.filter((k) => words.every((w) => [k.title, k.summary, k.id, k.group].join(" ").toLowerCase().includes(w)));
  const all = kinds.filter((k) => found.includes(k) || k.id === facts.all().kind);
  const of = (group) => all.filter((k) => k.group === group);
  const parts = [...new Set(all.map((k) => k.group))].sort((a, b) => of(b).length - of(a).length);
  $("kind").replaceChildren(...parts.map((group) => el("optgroup", { label: group || "其他" }, ...of(group).map((k) => el("option", { value: k.id, textContent: k.title })))));
  $("kind").value = facts.all().kind;
  $("found").textContent = $("find").value.trim() ? `找到 ${found.length} 种` : `共 ${kinds.length} 种`;
  return found;
}

function pick(id) {
  if (id === facts.all().kind || !kindOf(id)) return;
  const was = unsaved;
  facts.become({ ...facts.all(), kind: id });
  unsaved = was; // no fact has changed
  choose();
}

async function begin() {
  const r = await ask("v1/kinds");
  if (!r) return;
  if (!r.ok) return failed(r);
  kinds = (await r.json()).sort((a, b) => a.title.localeCompare(b.title, "zh"));
  groups = new Map(kinds.filter((k) => k.group).map((k) => [k.needs[0].split(/[.|]/)[0], k.group]));
  const draft = kept();
  const hash = location.hash.slice(1);
  const kind = [hash, draft?.kind, "review-report", kinds[0].id].find(kindOf);
  facts.begin({ ...draft, kind });
  list();
  await choose();
  if (Object.keys(draft || {}).length > 1) {
    unsaved = true;
    say("已恢复上次填写的内容；" + $("status").textContent);
  }
}

$("find").addEventListener("input", list);
$("find").addEventListener("keydown", (e) => {
  if (e.key !== "Enter" || e.isComposing) return;
  e.preventDefault();
  const [first] = list();
  if (first) pick(first.id);
});
$("kind").addEventListener("change", () => pick($("kind").value));
$("sample").addEventListener("click", sample);
$("clear").addEventListener("click", clear);
$("undo").addEventListener("click", () => { facts.undo(); turned(); });
$("redo").addEventListener("click", () => { facts.redo(); turned(); });
$("blank").addEventListener("click", blank);
$("marked").addEventListener("click", marked);
$("preview").addEventListener("click", preview);
for (const suffix of ["json", "yaml"]) $("save-" + suffix).addEventListener("click", () => { save(shown.title, suffix); unsaved = false; });
$("access").addEventListener("submit", (e) => { e.preventDefault(); shown ? check() : begin(); });
$("form").addEventListener("submit", (e) => e.preventDefault());
$("brief").addEventListener("change", () => $("form").classList.toggle("brief", $("brief").checked));
$("keep").addEventListener("change", () => ($("keep").checked ? keep(facts.all()) : forget(true)));
$("read-close").addEventListener("click", () => { $("read").hidden = true; $("preview").focus(); });

$("file").accept = accept;
// A Word file is a template, to be filled in; others bring facts.
function open(files) {
  if (files.length === 1 && /\.docx$/i.test(files[0].name)) return fill(files[0], request());
  if (files.length > 0) load([...files], { mayLose, knows: kindOf, use });
}
$("file").addEventListener("change", (e) => { open(e.target.files); e.target.value = ""; });
$("template").addEventListener("change", (e) => { if (e.target.files[0]) fill(e.target.files[0], request()); e.target.value = ""; });
for (const type of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(type, (e) => {
    if (!e.dataTransfer.types.includes("Files")) return; // text may be dropped in fields
    e.preventDefault();
    $("drop").classList.toggle("over", type === "dragover");
    if (type === "drop") open(e.dataTransfer.files);
  });
}
addEventListener("hashchange", () => pick(location.hash.slice(1)));
addEventListener("pagehide", () => shown && keep(facts.all()));
addEventListener("beforeunload", (e) => { if (unsaved) e.preventDefault(); });
addEventListener("keydown", (e) => {
  if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "z" || /^(INPUT|TEXTAREA)$/.test(e.target.tagName)) return;
  e.preventDefault();
  $(e.shiftKey ? "redo" : "undo").click();
});
begin();
