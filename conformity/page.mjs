// Uses the page as a clerk does, in Chromium: node page.mjs ADDRESS DIRECTORY.
// The service at ADDRESS is busy between /busy and /idle.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const [address, dir] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
page.setDefaultTimeout(20000);
const faults = [];
page.on("pageerror", (e) => faults.push(e.message));
page.on("console", (m) => { if (/Content Security Policy|Refused/.test(m.text())) faults.push(m.text()); });
page.on("request", (r) => { if (!r.url().startsWith(address) && !/^(blob|data|chrome|chrome-extension):/.test(r.url())) faults.push("a request to " + r.url()); });
page.on("dialog", (d) => d.accept().catch(() => {})); // one the browser has closed itself needs no answer

const said = (text) => page.waitForFunction((t) => document.getElementById("status").textContent.includes(t), text)
  .catch(async () => assert.fail(`never said ${text}, but ${await page.textContent("#status")}`));
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
  await page.locator("#findings button").first().click();
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
  const saved = await got("#save");
  fs.writeFileSync(path.join(dir, "saved.json"), saved.data);
  assert.equal(JSON.parse(saved.data).kind, "notice");
});
await step("the narrow screen is wide enough", async () => {
  await page.setViewportSize({ width: 360, height: 700 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
  await page.setViewportSize({ width: 1280, height: 900 });
});
await step("a saved request is opened again, a picture with it", async () => {
  await page.click("#clear");
  await said("处要改");
  await page.setInputFiles("#file", path.join(dir, "saved.json"));
  await said("没有发现问题");
  if (await at("/notice/closing").getAttribute("open") === null) await at("/notice/closing").locator("> summary").click();
  await at("/notice/closing/seals").locator("> button").last().click();
  await at("/notice/closing/seals/0/data").setInputFiles(path.join(dir, "seal.png"));
  await said("没有发现问题");
  await page.click("#preview");
  await said("已生成预览");
});
await step("wrong files are told", async () => {
  await page.setInputFiles("#file", path.join(dir, "seal.png"));
  await said("不认得文件 seal.png");
  fs.writeFileSync(path.join(dir, "torn.yaml"), "kind: notice\nnotice: [");
  await page.setInputFiles("#file", path.join(dir, "torn.yaml"));
  await said("请求读不懂");
  fs.writeFileSync(path.join(dir, "wrong.yaml"), "kind: notice\nnotice: {tittle: 关于某事的通知}\n");
  await page.setInputFiles("#file", path.join(dir, "wrong.yaml"));
  await page.waitForFunction(() => /第 2 行.*tittle/s.test(document.getElementById("findings").textContent));
});
await step("the text of a notice is read", async () => {
  fs.writeFileSync(path.join(dir, "notice.txt"), "某某市应急管理局\n关于开展安全生产标准化评审工作的通知\n各县（市、区）应急管理局：\n　　现将有关事项通知如下。\n某某市应急管理局\n2024年5月31日\n");
  await page.setInputFiles("#file", path.join(dir, "notice.txt"));
  await page.waitForFunction(() => document.getElementById("f:/notice/title")?.value.includes("关于开展安全生产标准化评审工作"));
});
await step("workbooks are filled in, marked and read", async () => {
  assert.equal((await got("#blank")).data.subarray(0, 2).toString(), "PK");
  await page.setInputFiles("#file", path.join(dir, "registry-wrong.xlsx"));
  await page.waitForFunction(() => /![A-Z]+\d+/.test(document.getElementById("findings").textContent));
  const marked = await got("#marked");
  assert.equal(marked.name, "registry-wrong-校验.xlsx");
  assert.equal(marked.data.subarray(0, 2).toString(), "PK");
  await page.setInputFiles("#file", path.join(dir, "registry.xlsx"));
  await page.waitForFunction(() => document.getElementById("kind").value === "registry");
  await at("/registry/entries/0").first().waitFor({ state: "attached" });
});
await step("another kind keeps the facts it knows", async () => {
  await page.selectOption("#kind", "review-report");
  await at("/review").waitFor();
  await page.click("#sample");
  await page.waitForFunction(() => document.getElementById("f:/review/enterprise")?.textContent.includes("某某"));
  await page.selectOption("#kind", "score-table");
  await page.waitForFunction(() => document.getElementById("get-xlsx") && document.getElementById("f:/review/enterprise")?.textContent.includes("某某"));
});
await step("a busy service is told, and asked again", async () => {
  await page.selectOption("#kind", "notice");
  await at("/notice").waitFor();
  await page.click("#sample");
  await said("没有发现问题");
  await fetch(address + "/busy");
  await at("/notice/title").fill("关于某事的通知");
  await said("服务忙，1 秒后再试");
  await fetch(address + "/idle");
  await said("没有发现问题");
});
await step("every control has a name", async () => {
  const nameless = await page.evaluate(() => [...document.querySelectorAll("input, select, textarea, button")]
    .filter((e) => !(e.labels?.[0]?.textContent || e.getAttribute("aria-label") || e.textContent).trim()).map((e) => e.outerHTML));
  assert.deepEqual(nameless, []);
});
await step("nothing else happened", async () => assert.deepEqual(faults, []));
await browser.close();
