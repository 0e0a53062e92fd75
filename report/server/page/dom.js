// What all parts of the page build with.

export const $ = (id) => document.getElementById(id);

export function el(tag, props = {}, ...children) {
  const e = Object.assign(document.createElement(tag), props);
  e.append(...children);
  return e;
}

// button is one whose label may say more than its text.
export function button(text, label, act) {
  const b = el("button", { type: "button", textContent: text, onclick: act });
  if (label !== text) b.setAttribute("aria-label", label);
  return b;
}

// say tells what has happened, to be seen and heard, once.
export function say(text) {
  if ($("status").textContent !== text) $("status").textContent = text;
}

// hand gives a file to be saved.
export function hand(name, blob) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
