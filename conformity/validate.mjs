// Runs Microsoft's Open XML SDK validator over the files named; prints every
// error and leaves with 1 when there is any.
import fs from "node:fs";
import validate from "@ooxml-tools/validate";

let bad = 0;
for (const file of process.argv.slice(2)) {
  const errors = await validate(new Uint8Array(fs.readFileSync(file)), file.split(".").pop(), "Microsoft365");
  for (const e of errors) {
    console.log(`${file}: ${e.id}: ${e.description} (${JSON.stringify(e.path ?? "")})`);
    bad++;
  }
}
process.exit(bad ? 1 : 0);
