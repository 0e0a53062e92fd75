// The control for a picture: what it looks like, another one, none.

import { button, el, say } from "./dom.js";

const large = 1 << 20; // bytes above which a photograph is scaled
const edge = 2480; // its longer side then: that of A4 at 210 dpi and more

export function pictureInput(id, title, value, set) {
  const box = el("div", { className: "picture" });
  const told = el("span", { className: "about" });
  const draw = (data, note = "") => {
    told.textContent = note;
    const file = el("input", { type: "file", id, accept: "image/png,image/jpeg", className: "hidden" });
    file.setAttribute("aria-describedby", id.replace(/^f:/, "e:"));
    file.addEventListener("change", () => file.files[0] && take(file.files[0]));
    const shown = data ? [el("img", { src: `data:image/${data.startsWith("iVBOR") ? "png" : "jpeg"};base64,${data}`, alt: title })] : [];
    const remove = data ? [button("删除图片", "删除 " + title, () => { set(undefined); draw(); box.querySelector("input").focus(); })] : [];
    box.replaceChildren(...shown, file, el("label", { htmlFor: id, className: "button", textContent: data ? "换一张" : "选择图片（PNG、JPEG）" }), ...remove, told);
  };
  const take = async (file) => {
    try {
      const { blob, note } = await scaled(file);
      const data = await base64(blob);
      if (!/^(iVBORw0KGgo|\/9j\/)/.test(data)) throw new Error("no picture");
      set(data);
      draw(data, note);
      box.querySelector("input").focus();
    } catch {
      say(`读不了图片 ${file.name}：应为 PNG 或 JPEG`);
    }
  };
  draw(value);
  return box;
}

// scaled is a photograph in no more detail than a page can print: a request of
// a dozen from a telephone would be too large to send. Others stay as they are.
async function scaled(file) {
  if (file.size <= large || file.type !== "image/jpeg") return { blob: file, note: "" };
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = el("canvas", { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
  if (!blob || blob.size >= file.size) return { blob: file, note: "" };
  const size = (n) => (n / (1 << 20)).toFixed(1) + " MB";
  return { blob, note: `照片由 ${size(file.size)} 缩到 ${size(blob.size)}（${canvas.width}×${canvas.height}），足够印刷` };
}

async function base64(blob) {
  const url = await new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = fail;
    reader.readAsDataURL(blob);
  });
  return url.slice(url.indexOf(",") + 1);
}
