// Files: those that facts are read from, the forms and templates of others,
// and the facts to be saved.

import { $, hand, say } from "./dom.js";
import { all, whole, yaml } from "./facts.js";
import { show, showRead } from "./findings.js";
import { ask, fileName, post, problemOf } from "./service.js";

const media = { json: "application/json", yaml: "application/yaml", yml: "application/yaml", txt: "text/plain", csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
const tables = [media.csv, media.xlsx];

let table = null; // the workbook that was read last: its name, type and bytes
let reading = 0; // the file that is being read; an older one is no longer wanted

function typeOf(name) { return media[name.split(".").pop().toLowerCase()]; }
function stem(name) { return name.replace(/\.\w+$/, ""); }

// failed shows why the service did not do as it was asked.
export async function failed(r) {
  const problem = await problemOf(r);
  if (problem.errors) show(problem.errors.map(({ line, column, ...f }) => f));
  say([problem.title, problem.detail, problem.errors && `${problem.errors.length} 处要改`].filter(Boolean).join("："));
}

// load reads the facts in one of the files that were chosen or dropped, and
// gives them to use.
export async function load(files, { mayLose, knows, use }) {
  const file = files[0];
  if (files.length > 1) return say(`一次只读一个文件，这次有 ${files.length} 个`);
  const type = typeOf(file.name);
  if (!type) return say(`不认得文件 ${file.name}：可以是 JSON、YAML、XLSX、CSV、TXT，或 Word 模板（DOCX）`);
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return say(`读不了文件 ${file.name}`);
  if (!mayLose()) return;
  const mine = ++reading;
  say(`正在读入 ${file.name}…`);
  table = tables.includes(type) ? { name: file.name, type, bytes } : null;
  $("marked").hidden = type !== media.xlsx;
  const r = await importing(type, bytes);
  if (!r || mine !== reading) return;
  const got = await problemOf(r);
  if (mine !== reading) return;
  // What the rules say is said again of the form.
  const found = (got.findings || got.errors || []).filter((f) => !f.source);
  if (got.request?.kind && !knows(got.request.kind)) found.push({ severity: "warning", message: `没有文种 ${got.request.kind}，按所选的文种读入` });
  showRead(file.name, found, Boolean(got.request) && !table && !got.report);
  if (got.request) return use(got.request);
  say([`没有读入 ${file.name}`, got.title, got.detail, found.length && `${found.length} 处要改`].filter(Boolean).join("："));
}

// importing asks for the request in a file. A table that does not say what it
// is for is taken for one of the chosen kind.
async function importing(type, bytes, query = "") {
  const path = "v1/import?" + query;
  const r = await post(path, type, bytes);
  if (r?.status !== 422 || !tables.includes(type)) return r;
  const problem = await problemOf(r.clone());
  return problem.type === "/problems/workbook-kind" ? post(`${path}&kind=${all().kind}`, type, bytes) : r;
}

// marked gives back the workbook that was read with what is wrong marked in it.
export async function marked() {
  const { name, type, bytes } = table;
  await give(await importing(type, bytes, "annotate=true"), `${stem(name)}-校验.xlsx`);
}

// blank gives the workbook to fill in for the kind.
export async function blank() {
  await give(await ask(`v1/kinds/${all().kind}/form.xlsx`));
}

// fill fills in a template of the clerk's own with the facts of a request.
export async function fill(file, request) {
  say(`正在填写模板 ${file.name}…`);
  const parts = new FormData();
  parts.append("request", new Blob([request], { type: media.json }));
  parts.append("template", file);
  const r = await post("v1/fill", null, parts);
  const problem = r && !r.ok ? await problemOf(r.clone()) : {};
  if (problem.type !== "/problems/template") return give(r, `${stem(file.name)}-已填.${file.name.split(".").pop()}`);
  const faults = problem.detail.split("\n").map((message) => ({ severity: "error", message }));
  showRead(file.name, faults, false);
  say(`没有填写模板 ${file.name}：${faults.length} 处要改`);
}

async function give(r, name) {
  if (!r) return;
  if (!r.ok) return failed(r);
  hand(name || fileName(r), await r.blob());
  say("已下载 " + (name || fileName(r)));
}

// save gives the facts as a file, also those that the form does not show.
export function save(title, suffix) {
  const facts = { kind: all().kind, ...whole(all()) };
  const text = suffix === "json" ? JSON.stringify(facts, null, 2) : yaml(facts);
  const name = `${title}.${suffix}`;
  hand(name, new Blob([text + "\n"], { type: media[suffix] }));
  say("已保存 " + name);
}

// accept says which files load reads.
export const accept = [...Object.keys(media), "docx"].map((s) => "." + s).join();
