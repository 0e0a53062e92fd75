// Uses the page as a clerk does, in Chromium: node page.mjs ADDRESS DIRECTORY.
// The service at ADDRESS is busy once after /busy.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const [address, dir] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
page.setDefaultTimeout(120000); // on a busy machine
const faults = [];
page.on("pageerror", (e) => faults.push(e.message));
page.on("console", (m) => { if (/Content Security Policy|Refused/.test(m.text())) faults.push(m.text()); });
page.on("request", (r) => { if (!r.url().startsWith(address) && !/^(blob|data|chrome|chrome-extension):/.test(r.url())) faults.push("a request to " + r.url()); });
page.on("dialog", (d) => d.accept().catch(() => {})); // one the browser has closed itself needs no answer

// What is said holds when nothing is being checked any more.
const said = (text) => page.waitForFunction((t) => {
  const status = document.getElementById("status");
  return !status.hasAttribute("aria-busy") && status.textContent.includes(t);
}, text).catch(async () => assert.fail(`never said ${text}, but ${await page.textContent("#status")}`));
const told = (pattern) => page.waitForFunction((p) => new RegExp(p, "s").test(document.getElementById("findings").textContent), pattern.source)
  .catch(async () => assert.fail(`never told ${pattern}, but ${await page.textContent("#findings")}`));
const at = (pointer) => page.locator(`[id="f:${pointer}"]`);
const beside = (pointer) => page.locator(`[id="e:${pointer}"]`);
async function step(name, act) {
  try {
    await act();
  } catch (e) {
    await page.screenshot({ path: path.join(dir, "page.png") });
    console.log(`${name}: ${e.stack}`);
    process.exit(1);
  }
}
const drop = (...names) => page.evaluate((files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
  document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}, names.map((name) => [name, fs.readFileSync(path.join(dir, name), "utf8")]));
async function got(button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return { name: download.suggestedFilename(), data: fs.readFileSync(await download.path()) };
}

await step("an empty form tells what is lacking", async () => {
  await page.goto(address + "/#notice");
  await said("处要改");
  assert.match(await beside("/notice/title").textContent(), /必填/);
  assert.equal(await at("/notice/title").getAttribute("aria-invalid"), "true");
});
await step("an empty form is filled by keyboard alone", async () => {
  const tabTo = async (wanted) => {
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press("Tab");
      const is = await page.evaluate(() => [document.activeElement.id, document.activeElement.textContent]);
      if (is.includes(wanted)) return;
    }
    assert.fail(`Tab never leads to ${wanted}`);
  };
  await page.focus("#find");
  await tabTo("添加发文机关");
  await page.keyboard.press("Enter");
  await page.keyboard.type("某某市应急管理局");
  await tabTo("f:/notice/title");
  await page.keyboard.type("关于开展评审工作的通知");
  await tabTo("添加正文");
  await page.keyboard.press("Enter"); // its first field has the focus
  await tabTo("f:/notice/body/0/text");
  await page.keyboard.type("现将有关事项通知如下。");
  await tabTo("f:/notice/closing/date");
  await page.keyboard.type("05312024"); // as an English browser has it
  await said("没有发现问题");
  assert.equal(await at("/notice/closing/date").inputValue(), "2024-05-31");
  await tabTo("preview");
  await page.keyboard.press("Enter");
  await said("已生成预览");
  await got("#save-json"); // what is saved may be lost: no question that the preview, as it loads, would close
  await page.click("#clear");
  await said("处要改");
});
await step("the sample is whole", async () => {
  await page.click("#sample");
  await said("没有发现问题");
  assert.notEqual(await at("/notice/title").inputValue(), "");
});
await step("a finding stands beside its field, and leads there", async () => {
  const title = await at("/notice/title").inputValue();
  await at("/notice/title").fill("");
  await said("处要改");
  assert.match(await beside("/notice/title").textContent(), /标题为必填字段/);
  assert.match(await page.locator("#findings li").first().textContent(), /^错误 公文·标题 /);
  await page.locator("#findings a").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "f:/notice/title");
  await page.keyboard.type(title);
  await said("没有发现问题");
  assert.equal(await beside("/notice/title").textContent(), "");
});
await step("a choice is in Chinese", async () => {
  const words = await at("/notice/form").locator("option").allTextContents();
  assert.ok(words.length > 2 && words.every((w) => /^[（\p{Script=Han}]/u.test(w)), words.join());
});
await step("items of lists come and go by keyboard", async () => {
  const list = at("/notice/mainTo");
  const before = await list.locator("input").count();
  await list.locator("> button").last().focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("各有关单位");
  assert.equal(await list.locator("input").count(), before + 1);
  assert.equal(await list.locator("input").last().inputValue(), "各有关单位");
  await list.locator(".tools").last().locator("button").last().focus();
  await page.keyboard.press("Enter");
  assert.equal(await list.locator("input").count(), before);
});
await step("documents are shown and downloaded", async () => {
  await said("没有发现问题");
  await page.focus("#preview");
  await page.keyboard.press("Enter");
  await said("已生成预览");
  assert.match(await page.getAttribute("#pages", "src"), /^blob:/);
  const pdf = await got("#get-pdf");
  assert.match(pdf.name, /^某某.*\.pdf$/);
  assert.equal(pdf.data.subarray(0, 5).toString(), "%PDF-");
  const word = await got("#get-docx");
  assert.equal(word.data.subarray(0, 2).toString(), "PK");
  const saved = await got("#save-json");
  fs.writeFileSync(path.join(dir, "saved.json"), saved.data);
  assert.equal(JSON.parse(saved.data).kind, "notice");
  fs.writeFileSync(path.join(dir, "saved.yaml"), (await got("#save-yaml")).data);
});
await step("narrow screens are wide enough", async () => {
  for (const width of [360, 683, 768]) {
    await page.setViewportSize({ width, height: 700 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `it scrolls sideways at ${width}`);
    assert.ok(await page.isVisible("#jump"));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});
await step("a preview of what has changed is told to be old", async () => {
  assert.ok(await page.isHidden("#stale"));
  await at("/notice/printedBy").fill("某某市应急管理局");
  assert.ok(await page.isVisible("#stale"));
  await page.click("#preview");
  await page.locator("#stale").waitFor({ state: "hidden" });
  await got("#save-json");
});
await step("a saved request is opened again, a picture with it", async () => {
  for (const file of ["saved.yaml", "saved.json"]) {
    await page.click("#clear");
    await said("处要改");
    await page.setInputFiles("#file", path.join(dir, file));
    await said("没有发现问题");
    assert.deepEqual(JSON.parse((await got("#save-json")).data), JSON.parse(fs.readFileSync(path.join(dir, "saved.json"))));
  }
  if (await at("/notice/closing").getAttribute("open") === null) await at("/notice/closing").locator("> summary").click();
  await at("/notice/closing/seals").locator("> button").last().click();
  await at("/notice/closing/seals/0/data").setInputFiles(path.join(dir, "seal.png"));
  await said("没有发现问题");
  await page.locator(".picture img").waitFor();
  await at("/notice/closing/seals/0/data").setInputFiles(path.join(dir, "saved.json"));
  await said("读不了图片 saved.json");
  await page.locator(".picture img").waitFor();
  await page.click("#preview");
  await said("已生成预览");
  await got("#save-json");
});
await step("wrong files are told", async () => {
  await page.setInputFiles("#file", path.join(dir, "seal.png"));
  await said("不认得文件 seal.png");
  fs.writeFileSync(path.join(dir, "torn.yaml"), "kind: notice\nnotice: [");
  await page.setInputFiles("#file", path.join(dir, "torn.yaml"));
  await said("请求读不懂");
  fs.writeFileSync(path.join(dir, "kindless.yaml"), "kind: notcie\nnotice: {organs: [某某局], closing: {date: 2024-05-31}, body: [{text: 某事。}]}\n");
  await drop("kindless.yaml");
  await told(/标题/);
  assert.match(await page.textContent("#read-list"), /没有文种 notcie/);
  await drop("torn.yaml", "saved.yaml");
  await said("一次只读一个文件");
});
await step("a request with wrong facts fills the form, its findings at the fields", async () => {
  fs.writeFileSync(path.join(dir, "wrong.yaml"), `kind: notice
notice:
  tittle: 关于某事的通知
  form: paper
  organs: 某某市应急管理局
  printedOn: 2024年5月3日
  printedBy: 甲
  printedBy: 乙
  closing: {date: 2024-02-30}
`);
  await drop("wrong.yaml");
  await told(/公文·tittle wrong.yaml 第 3 行/);
  for (const [pointer, value, message] of [["tittle", "关于某事的通知", "是否指 title"], ["form", "paper", "公文格式应为"], ["organs", "某某市应急管理局", "发文机关应为列表"],
    ["printedOn", "2024年5月3日", "不是日期"], ["printedBy", "甲", ""], ["printedBy（第 2 次）", "乙", "没有字段"], ["closing/date", "2024-02-30", "2 月没有 30 日"]]) {
    assert.equal(await at("/notice/" + pointer).inputValue(), value);
    assert.ok((await beside("/notice/" + pointer).textContent()).includes(message), `${pointer}: ${await beside("/notice/" + pointer).textContent()}`);
  }
  await page.getByRole("button", { name: "填作一项 发文机关" }).click();
  assert.equal(await at("/notice/organs/0").inputValue(), "某某市应急管理局");
  for (const name of ["tittle", "printedBy（第 2 次）"]) await page.getByRole("button", { name: "删去 " + name }).click();
  await page.waitForFunction(() => !/tittle|第 2 次|应为列表/.test(document.getElementById("findings").textContent));
});
await step("what was changed is undone and done again", async () => {
  await at("/notice/title").fill("关于另一事的通知");
  await page.getByRole("button", { name: "删除 发文机关 第 1 项" }).click();
  assert.equal(await at("/notice/organs/0").count(), 0);
  await page.click("#undo");
  assert.equal(await at("/notice/organs/0").inputValue(), "某某市应急管理局");
  await page.click("#undo");
  assert.equal(await at("/notice/title").inputValue(), "");
  await page.click("#redo");
  assert.equal(await at("/notice/title").inputValue(), "关于另一事的通知");
});
await step("what was typed outlives a reload, and the tab only if asked to", async () => {
  const [asked] = await Promise.all([page.waitForEvent("dialog"), page.reload()]);
  assert.equal(asked.type(), "beforeunload");
  await said("已恢复上次填写的内容");
  assert.equal(await at("/notice/title").inputValue(), "关于另一事的通知");
  const stored = () => page.evaluate(() => [sessionStorage.length, localStorage.length]);
  assert.deepEqual(await stored(), [1, 0]);
  await page.check("#keep");
  assert.deepEqual(await stored(), [1, 1]);
  await page.uncheck("#keep");
  assert.deepEqual(await stored(), [1, 0]);
});
await step("clearing leaves no facts behind", async () => {
  await page.check("#keep");
  await page.click("#clear");
  await told(/标题为必填字段/);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify([sessionStorage, localStorage])), /另一事|应急管理局/);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
await step("the text of a notice is read", async () => {
  fs.writeFileSync(path.join(dir, "notice.txt"), "某某市应急管理局\n关于开展安全生产标准化评审工作的通知\n各县（市、区）应急管理局：\n　　现将有关事项通知如下。\n某某市应急管理局\n2024年5月31日\n");
  await page.setInputFiles("#file", path.join(dir, "notice.txt"));
  await page.waitForFunction(() => document.getElementById("f:/notice/title")?.value.includes("关于开展安全生产标准化评审工作"));
  assert.match(await page.textContent("#read-list"), /公文·发文字号.*没有找到发文字号/s);
  await page.click("#read-close");
  assert.ok(await page.isHidden("#read"));
});
await step("workbooks are filled in, marked and read", async () => {
  assert.equal((await got("#blank")).data.subarray(0, 2).toString(), "PK");
  await page.setInputFiles("#file", path.join(dir, "registry-wrong.xlsx"));
  await page.waitForFunction(() => /名单![A-Z]+\d+/.test(document.getElementById("read-list").textContent));
  await page.waitForFunction(() => document.getElementById("kind").value === "registry");
  await told(/名册·填报日期/);
  assert.match(await at("/registry/preparedOn").inputValue(), /^2024-06-31$/);
  const marked = await got("#marked");
  assert.equal(marked.name, "registry-wrong-校验.xlsx");
  assert.equal(marked.data.subarray(0, 2).toString(), "PK");
  await page.setInputFiles("#file", path.join(dir, "registry.xlsx"));
  await page.waitForFunction(() => document.getElementById("read-title").textContent.startsWith("registry.xlsx："));
  await at("/registry/entries/0").first().waitFor({ state: "attached" });
});
await step("another kind keeps the facts it knows", async () => {
  await page.selectOption("#kind", "review-report");
  await at("/review").waitFor();
  await page.click("#sample");
  await page.waitForFunction(() => document.getElementById("f:/review/enterprise/name")?.value.includes("某某"));
  await page.selectOption("#kind", "score-table");
  await page.waitForFunction(() => document.getElementById("get-xlsx") && document.getElementById("f:/review/enterprise/name")?.value.includes("某某"));
});
await step("a template of one's own is filled in", async () => {
  await page.selectOption("#kind", "review-report");
  await at("/review").waitFor();
  await page.click("#sample");
  await said("提示");
  const filled = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.setInputFiles("#template", path.join(dir, "notice.docx"))]);
    return download.suggestedFilename();
  };
  assert.equal(await filled(), "notice-已填.docx");
  await page.selectOption("#kind", "notice");
  await at("/notice").waitFor();
  await page.click("#sample");
  await said("没有发现问题");
  await page.setInputFiles("#file", path.join(dir, "notice.docx"));
  await page.waitForFunction(() => /^没有填写模板 notice.docx：\d+ 处要改$/.test(document.getElementById("status").textContent));
  assert.match(await page.textContent("#read-list"), /没有字段 企业名称/);
});
await step("kinds are found by their names", async () => {
  await page.fill("#find", "约谈");
  assert.equal(await page.textContent("#found"), "找到 1 种");
  await page.press("#find", "Enter");
  await at("/measure").waitFor();
  assert.equal(await page.title(), "约谈通知书 — 标评");
  await page.fill("#find", "");
  assert.equal(await page.locator("#kind option").count(), 44);
  assert.ok(await page.locator("#kind optgroup").count() > 3);
});
await step("long lists are shown a hundred items at a time", async () => {
  await page.selectOption("#kind", "problem-list");
  await at("/review").waitFor();
  await page.click("#sample");
  await said("提示");
  const request = JSON.parse((await got("#save-json")).data);
  const [first] = request.review.problems;
  request.review.problems = Array.from({ length: 250 }, (_, i) => ({ ...first, number: String(i + 1) }));
  request.review.problems[220].foundOn = "2024-06-31";
  fs.writeFileSync(path.join(dir, "long.json"), JSON.stringify(request));
  await page.setInputFiles("#file", path.join(dir, "long.json"));
  await told(/问题清单第221项/);
  assert.equal(await at("/review/problems").locator("> .item").count(), 100);
  assert.match(await beside("/review/problems").textContent(), /各项里还有 1 条意见/);
  await page.locator("#findings a").filter({ hasText: "第221项" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "f:/review/problems/220/foundOn");
  assert.equal(await page.inputValue(":focus"), "2024-06-31");
});
await step("a rule pack is chosen by its title", async () => {
  await page.getByRole("button", { name: "添加 规则包" }).click();
  assert.match((await at("/profile/0").locator("option").allTextContents()).join(), /（不填）,.*浙江省应急管理厅2019年5月31日通知/);
  await at("/profile/0").selectOption("zj-2019");
  await page.waitForFunction(() => !/没有规则包/.test(document.getElementById("findings").textContent));
  assert.deepEqual(JSON.parse((await got("#save-json")).data).profile, ["zj-2019"]);
  await page.getByRole("button", { name: "删除 规则包 第 1 项" }).click();
});
await step("an item keeps what is open in it, and the focus, when it moves", async () => {
  const up = page.getByRole("button", { name: "上移 问题清单 第 221 项" });
  await up.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "上移 问题清单 第 220 项");
  assert.equal(await at("/review/problems/219/foundOn").inputValue(), "2024-06-31");
  await told(/问题清单第220项/);
});
await step("only what matters is shown if asked for", async () => {
  assert.ok(await at("/review/appliedOn").isVisible());
  await at("/review/appliedOn").fill("");
  await page.check("#brief");
  await page.waitForFunction(() => !document.getElementById("f:/review/appliedOn").checkVisibility());
  assert.ok(await at("/review/nature").isVisible());
  await page.uncheck("#brief");
});
await step("an answer that comes late does not take the place of a newer one", async () => {
  await page.selectOption("#kind", "notice");
  await at("/notice").waitFor();
  await page.click("#sample");
  await said("没有发现问题");
  let release;
  const held = new Promise((done) => { release = done; });
  let late = 0;
  await page.route("**/v1/check/**", async (route) => {
    if (++late > 1) return route.continue();
    const answer = await route.fetch();
    await held;
    await route.fulfill({ response: answer }).catch(() => {}); // taken back
  });
  const title = await at("/notice/title").inputValue();
  await at("/notice/title").fill("");
  await page.waitForRequest("**/v1/check/**");
  await at("/notice/title").fill(title);
  await said("没有发现问题");
  release();
  await page.unroute("**/v1/check/**", { behavior: "wait" });
  assert.equal(await page.textContent("#status"), "没有发现问题");
  assert.equal(await page.textContent("#findings"), "");
});
await step("a service that is away is told, and nothing is lost", async () => {
  await page.route("**/v1/**", (route) => route.abort());
  await at("/notice/title").fill("关于某事的通知");
  await said("连不上服务");
  await page.unroute("**/v1/**");
  await page.route("**/v1/**", (route) => route.fulfill({ contentType: "text/html", body: "<p>请登录</p>" }));
  await at("/notice/title").fill("关于某事的通知书");
  await said("请先登录网络");
  await page.unroute("**/v1/**");
  assert.equal(await at("/notice/title").inputValue(), "关于某事的通知书");
  await at("/notice/title").fill("关于开展某事的通知");
  await said("没有发现问题");
});
await step("a request that is too large is told", async () => {
  fs.writeFileSync(path.join(dir, "large.json"), JSON.stringify({ kind: "notice", x: "甲".repeat(4 << 20) }));
  await page.setInputFiles("#file", path.join(dir, "large.json"));
  await said("请求太大：至多 8 MB");
});
await step("a busy service is told, and asked again", async () => {
  await page.selectOption("#kind", "notice");
  await at("/notice").waitFor();
  await page.click("#sample");
  await said("没有发现问题");
  await page.evaluate(() => {
    globalThis.saidAll = [];
    new MutationObserver(() => globalThis.saidAll.push(document.getElementById("status").textContent)).observe(document.getElementById("status"), { childList: true });
  });
  await fetch(address + "/busy");
  await at("/notice/title").fill("关于某事的通知");
  await page.waitForFunction(() => globalThis.saidAll.includes("服务忙，1 秒后再试"));
  await said("没有发现问题");
});
await step("every control has a name", async () => {
  const nameless = await page.evaluate(() => [...document.querySelectorAll("input, select, textarea, button")]
    .filter((e) => !(e.labels?.[0]?.textContent || e.getAttribute("aria-label") || e.textContent).trim()).map((e) => e.outerHTML));
  assert.deepEqual(nameless, []);
  const lost = await page.evaluate(() => [...document.querySelectorAll("[aria-describedby]")].flatMap((e) => e.getAttribute("aria-describedby").split(" ")).filter((id) => !document.getElementById(id)));
  assert.deepEqual(lost, [], "descriptions that are not there");
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i));
  assert.deepEqual(ids, [], "two of one name");
});
await step("what the clerk reads is Chinese", async () => {
  const words = await page.evaluate(() => [...document.querySelectorAll("label, button, summary, legend, h1, h2, p, .about")].map((e) => e.textContent).filter((t) => /[A-Za-z]{3}/.test(t) && !/\p{Script=Han}/u.test(t)));
  assert.deepEqual(words, []);
});
await step("nothing else happened", async () => assert.deepEqual(faults, []));
await browser.close();
