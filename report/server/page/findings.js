// The findings of the service: in a list, and beside the fields they are about.

import { $, el } from "./dom.js";
import { valueAt, whole } from "./facts.js";
import { reveal } from "./form.js";

let faults = [];
let lines = new Map(); // of the file that was read, by what was wrong there
let marking = false;

const most = 300; // told one by one
const severities = { error: "错误", warning: "警告", note: "提示" };

// show shows what is wrong with the facts as they are.
export function show(all) {
  faults = all;
  $("findings").replaceChildren(...told(faults, (f) => lines.get(f.pointer + f.message)));
  mark();
}

// showRead shows what was said when a file was read. What is wrong with the
// facts of a request is found again in the form; it brings but its lines.
export function showRead(title, all, isRequest) {
  lines = new Map(isRequest && all.some((f) => f.line > 1) ? all.map((f) => [f.pointer + f.message, `${title} 第 ${f.line} 行`]) : []);
  const listed = isRequest ? all.filter((f) => !f.pointer) : all;
  $("read").hidden = listed.length === 0;
  $("read-title").textContent = `${title}：${listed.length} 条说明`;
  $("read-list").replaceChildren(...told(listed, (f) => (f.cell ? `${f.sheet}!${f.cell}` : f.sheet || (f.line ? `第 ${f.line} 行` : ""))));
}

function told(all, from) {
  const items = all.slice(0, most).map((f) => {
    const place = f.place || "";
    const link = place && f.pointer ? [el("a", { href: "#", textContent: place, onclick: (e) => { e.preventDefault(); reveal(f.pointer); } }), " "] : [];
    return el("li", { className: f.severity }, el("b", { textContent: severities[f.severity] }), " ", ...link, [from(f), words(f)].filter(Boolean).join("："));
  });
  return all.length > most ? [...items, el("li", { textContent: `另有 ${all.length - most} 条，改正后再列出` })] : items;
}

function words(f) {
  const article = f.citation?.article ? [f.citation.notice, f.citation.article].filter(Boolean).join(" ") : f.source;
  return [f.message + (article ? `（${article}）` : ""), f.fix].filter(Boolean).join("；应：");
}

// mark writes the findings beside the fields they are about, or beside the
// nearest one that is shown, and counts the errors of groups that are closed.
export function mark() {
  if (!marking) queueMicrotask(() => { marking = false; markNow(); });
  marking = true;
}

function markNow() {
  document.querySelectorAll("#form .faults, #form .count").forEach((e) => e.replaceChildren());
  document.querySelectorAll("#form [aria-invalid]").forEach((e) => e.removeAttribute("aria-invalid"));
  document.querySelectorAll("#form [data-optional]").forEach((e) => {
    const value = whole(valueAt(e.dataset.optional));
    e.classList.toggle("idle", value === undefined || (Array.isArray(value) && value.length === 0));
  });
  const counts = new Map(); // errors below a pointer
  const hidden = new Map(); // findings of items of lists that are not shown
  for (const f of faults) {
    let pointer = f.pointer;
    while (pointer && !document.getElementById("e:" + pointer)) pointer = up(pointer);
    const e = document.getElementById("f:" + pointer);
    if (pointer !== f.pointer && e?.className === "list") hidden.set(pointer, (hidden.get(pointer) || 0) + 1);
    else document.getElementById("e:" + pointer)?.append(el("li", { className: f.severity, textContent: `${severities[f.severity]}：${words(f)}` }));
    if (f.severity !== "error") continue;
    if (pointer === f.pointer) e?.setAttribute("aria-invalid", "true");
    for (let p = f.pointer; p; p = up(p)) counts.set(p, (counts.get(p) || 0) + 1);
  }
  for (const [pointer, n] of hidden) document.getElementById("e:" + pointer).append(el("li", { className: "note", textContent: `各项里还有 ${n} 条意见` }));
  for (const [pointer, n] of counts) document.getElementById("n:" + pointer)?.append(`${n} 处要改`);
}

function up(pointer) { return pointer.slice(0, pointer.lastIndexOf("/")); }
