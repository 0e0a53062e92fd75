// What the service is asked, and what is said where it does not answer.

import { $, say } from "./dom.js";

const patience = 60000; // milliseconds for an answer

// ask asks the service. Where it is busy it asks again when the service says
// so, twice at most. The answer has come whole; it is null where there is
// none, and silently so where the question was taken back.
export async function ask(path, { takenBack, ...options } = {}) {
  const headers = { ...options.headers };
  // Headers carry bytes: those of UTF-8, where a token has other letters.
  if ($("token").value) headers.Authorization = "Bearer " + String.fromCharCode(...new TextEncoder().encode($("token").value));
  for (let attempt = 0; ; attempt++) {
    const r = await answer(path, { ...options, headers }, takenBack);
    if (!r || takenBack?.aborted) return null;
    if ((r.status === 503 || r.status === 429) && attempt < 2) {
      const seconds = Number(r.headers.get("Retry-After")) || 1;
      say(`服务忙，${seconds} 秒后再试`);
      await new Promise((done) => setTimeout(done, 1000 * seconds));
      if (takenBack?.aborted) return null;
      continue;
    }
    if (r.headers.get("Content-Type")?.startsWith("text/html")) { // nothing below v1 is a page
      say("回答的不是本服务：请先登录网络，再刷新本页");
      return null;
    }
    $("access").hidden = r.status !== 401;
    if (r.status === 401) {
      say($("token").value ? "令牌不对，请重新填写" : "这个服务要令牌：请填写后进入");
      $("token").focus();
      return null;
    }
    return r;
  }
}

async function answer(path, options, takenBack) {
  const stop = new AbortController();
  let late = false;
  const timer = setTimeout(() => { late = true; stop.abort(); }, patience);
  const back = () => stop.abort();
  takenBack?.addEventListener("abort", back);
  try {
    const r = await fetch(path, { ...options, signal: stop.signal });
    return new Response(await r.blob(), r);
  } catch {
    if (!takenBack?.aborted) say(late ? "服务一分钟没有回答，请再试" : "连不上服务，请检查网络后再试；填写的内容还在");
    return null;
  } finally {
    clearTimeout(timer);
    takenBack?.removeEventListener("abort", back);
  }
}

export function post(path, media, body, takenBack) {
  return ask(path, { method: "POST", headers: media ? { "Content-Type": media } : {}, body, takenBack });
}

// packs are the rule packs there are, as the schema of a choice among them.
export async function packs() {
  const r = await ask("v1/rules");
  if (!r?.ok) return {};
  const all = await r.json();
  return { enum: all.map((p) => p.id), description: all.map((p) => `${p.id} ${p.title}`).join("；") };
}

// problemOf is why the service did not do as it was asked.
export async function problemOf(r) {
  return r.json().catch(() => ({ title: `服务出错（${r.status}）` }));
}

// fileName is the name that the service gives a file.
export function fileName(r) {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(r.headers.get("Content-Disposition") || "")?.[1];
  return encoded && decodeURIComponent(encoded);
}
