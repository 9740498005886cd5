// Generates the typed API client's types from the services' OpenAPI documents, into src/lib/api/schema/ (not checked in).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const documents = new URL("../../docs/contracts/openapi/", import.meta.url);
const target = new URL("../src/lib/api/schema/", import.meta.url);

mkdirSync(target, { recursive: true });
for (const service of ["auth", "chat", "bot", "outbound"]) {
  const document = new URL(`${service}.json`, documents);
  if (!existsSync(document)) {
    console.error(
      `${fileURLToPath(document)} is missing: run ./test ${service}-service -Dcontracts.update=true`,
    );
    process.exit(1);
  }
  const types = astToString(
    await openapiTS(JSON.parse(readFileSync(document, "utf8")), {
      // A field with a default may still be left out of a request.
      defaultNonNullable: false,
    }),
  );
  const file = new URL(`${service}.ts`, target);
  // Unchanged files keep their time, so that nothing is compiled anew.
  if (!existsSync(file) || readFileSync(file, "utf8") !== types) {
    writeFileSync(file, types);
  }
}
