// Validates an OpenAPI description; prints every error and leaves with 1 when
// there is any.
import fs from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

const { valid, errors } = await new Validator().validate(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
if (!valid) {
  console.log(JSON.stringify(errors, null, 1));
  process.exit(1);
}
