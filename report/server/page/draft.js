// The draft that the browser keeps, so that what was typed outlives a reload,
// or, if the clerk wishes, the browser. Facts name people: nothing is kept
// beyond the tab unless it is asked for.

import { $ } from "./dom.js";

const key = "biaoping-draft";

// keep keeps a draft. A browser may have no room for it, or none at all.
export function keep(facts) {
  const text = JSON.stringify(facts);
  try {
    sessionStorage.setItem(key, text);
    if ($("keep").checked) localStorage.setItem(key, text);
    $("full").hidden = true;
  } catch {
    $("full").hidden = false;
  }
}

// kept is the draft there is, the tab's own before that of the computer; null
// for none.
export function kept() {
  try {
    $("keep").checked = localStorage.getItem(key) !== null;
    return JSON.parse(sessionStorage.getItem(key) ?? localStorage.getItem(key));
  } catch {
    return null;
  }
}

// forget takes drafts away, that of the computer alone if the tab's shall stay.
export function forget(computerOnly) {
  try {
    localStorage.removeItem(key);
    if (!computerOnly) sessionStorage.removeItem(key);
  } catch { /* there is no store */ }
}
