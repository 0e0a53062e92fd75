// A list: its items, a hundred at a time, and how to add, move and remove them.

import { button, el } from "./dom.js";
import { setAt, valueAt } from "./facts.js";
import { mark } from "./findings.js";
import { severalLines } from "./input.js";
import { faultsAt, field, optional, redraw, resolve, unfold } from "./form.js";

const most = 100; // items shown at once

export function list(pointer, schema, must) {
  const item = resolve(schema.items);
  const box = el("div", { className: "list", id: "f:" + pointer, tabIndex: -1 });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", schema.title);
  let first = 0;
  const at = (i) => `${pointer}/${i}`;
  const named = (i) => `${schema.title} 第 ${i + 1} 项`;
  const items = () => valueAt(pointer) || [];

  const draw = () => {
    const n = items().length;
    if (first >= n) first = Math.max(0, Math.floor((n - 1) / most) * most);
    const about = schema.description && schema.description !== severalLines ? [el("span", { className: "about", textContent: schema.description })] : [];
    const shown = items().slice(first, first + most).map((_, i) => row(first + i));
    box.replaceChildren(el("p", { className: "name" + (must ? " must" : ""), textContent: schema.title }), ...about, faultsAt(pointer), ...pages(n), ...shown,
      button("添加" + schema.title, "添加 " + schema.title, add));
  };
  const turn = (to) => { first = to; draw(); mark(); };
  const pages = (n) => (n <= most ? [] : [el("p", { className: "row" }, `第 ${first + 1}—${Math.min(first + most, n)} 项，共 ${n} 项`,
    ...(first > 0 ? [button("前一百项", "前一百项 " + schema.title, () => turn(first - most))] : []),
    ...(first + most < n ? [button("后一百项", "后一百项 " + schema.title, () => turn(first + most))] : []))]);
  // show turns to the page of an item.
  box.show = (i) => { if (i < items().length && (i < first || i >= first + most)) turn(Math.floor(i / most) * most); };

  // arrange puts other items in the place of those there are; was tells where
  // an item has come to be, less than 0 for one that is gone.
  const arrange = (next, to) => {
    setAt(pointer, next);
    redraw(box, draw, (inside) => {
      const [i, ...rest] = inside.slice(pointer.length + 1).split("/");
      return to(Number(i)) < 0 ? "" : [at(to(Number(i))), ...rest].join("/");
    });
    mark();
  };
  const remove = (i) => {
    arrange([...items().slice(0, i), ...items().slice(i + 1)], (j) => (j === i ? -1 : j > i ? j - 1 : j));
    box.focus();
  };
  const swap = (i) => { // with the item before it
    const next = [...items()];
    [next[i - 1], next[i]] = [next[i], next[i - 1]];
    arrange(next, (j) => (j === i ? i - 1 : j === i - 1 ? i : j));
  };
  const add = () => {
    const i = items().length;
    setAt(pointer, [...items(), item.type === "object" ? {} : ""]);
    first = Math.floor(i / most) * most;
    redraw(box, draw);
    const added = document.getElementById("f:" + at(i));
    unfold(added);
    mark();
    (added.querySelector(".inside input, .inside select, .inside textarea, summary") || added).focus();
  };
  const row = (i) => {
    const up = i > 0 ? [button("上移", "上移 " + named(i), () => {
      swap(i);
      box.show(i - 1);
      (document.getElementById("u:" + at(i - 1)) || document.getElementById("d:" + at(i - 1)))?.focus();
    })] : [];
    const down = i + 1 < items().length ? [button("下移", "下移 " + named(i), () => {
      swap(i + 1);
      box.show(i + 1);
      (document.getElementById("d:" + at(i + 1)) || document.getElementById("u:" + at(i + 1)))?.focus();
    })] : [];
    up.forEach((b) => { b.id = "u:" + at(i); });
    down.forEach((b) => { b.id = "d:" + at(i); });
    const tools = el("span", { className: "tools" }, ...up, ...down, button("删除", "删除 " + named(i), () => remove(i)));
    const lines = schema.description?.includes(severalLines) ? { description: severalLines } : {};
    const control = field(at(i), { ...schema.items, ...lines, title: item.type === "object" ? `第 ${i + 1} 项` : named(i) }, false);
    delete control.dataset.optional; // an item is seen, however empty
    return el("div", { className: item.type === "object" ? "item" : "line" }, control, tools);
  };
  draw();
  return optional(pointer, must, box);
}
