// The controls for single facts.

import { el } from "./dom.js";
import { setAt, valueAt } from "./facts.js";
import { pictureInput } from "./picture.js";

export const severalLines = "可写多行，一段一行"; // as schemas say it

// inputFor is the control for the fact at a pointer, and what is to be said of
// it beside its title.
export function inputFor(pointer, schema, must) {
  const id = "f:" + pointer;
  const value = valueAt(pointer);
  if (schema.contentEncoding) return { input: pictureInput(id, schema.title, value, (data) => setAt(pointer, data)), about: "" };
  const told = (schema.description || "").split("；").filter((t) => t && t !== severalLines);
  const choices = schema.enum || (schema.type === "boolean" ? ["true", "false"] : null);
  const meant = (v) => told.find((t) => t.startsWith(v + " "));
  const named = choices?.map((v) => [v, meant(v)?.slice(v.length + 1) || { true: "是", false: "否" }[v] || v]);
  const input = choices ? choice(pointer, named, value) : text(pointer, schema, value);
  input.id = id;
  const rest = told.filter((t) => !choices?.some((v) => meant(v) === t) && !(input.type === "date" && t.startsWith("形如"))).join("；");
  const about = (named || []).filter(([v]) => /^[a-z]{4,}$/i.test(v)).reduce((s, [v, word]) => s.replace(new RegExp(" ?" + v, "g"), word), rest);
  input.setAttribute("aria-describedby", (about ? `a:${pointer} ` : "") + "e:" + pointer);
  if (must) input.setAttribute("aria-required", "true");
  return { input, about };
}

function text(pointer, schema, value) {
  const lines = schema.description?.includes(severalLines) || String(value ?? "").includes("\n");
  const day = schema.format === "date" && /^(|\d{4}-\d{2}-\d{2})$/.test(value ?? "");
  const input = lines ? el("textarea", { rows: 2 }) : el("input", { type: day ? "date" : "text" });
  const numeric = schema.type === "integer" || schema.type === "number";
  if (numeric) input.inputMode = "decimal";
  input.value = value ?? "";
  if (day && value && !input.value) { // 2024-02-30: a date that cannot be
    input.type = "text";
    input.value = value;
  }
  input.addEventListener("input", () => {
    const text = input.value;
    // What is no number stays as it is: the service says what is wrong.
    setAt(pointer, numeric && /^-?(0|[1-9]\d{0,11})(\.\d{1,3})?$/.test(text) ? Number(text) : text, true);
  });
  return input;
}

// choice is a list to choose from. A value that is none of the choices is
// shown among them.
function choice(pointer, choices, value) {
  const now = value === undefined || value === null ? "" : String(value);
  const values = choices.map(([v]) => v);
  if (now !== "" && !values.includes(now)) choices = [[now, now + "（不在可选之列）"], ...choices];
  const select = el("select", {}, ...[["", "（不填）"], ...choices].map(([v, text]) => el("option", { value: v, textContent: text })));
  select.value = now;
  const truth = values.join() === "true,false";
  select.addEventListener("change", () => setAt(pointer, truth && values.includes(select.value) ? select.value === "true" : select.value));
  return select;
}
