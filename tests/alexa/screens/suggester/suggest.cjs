// Reads a JSON list of APL documents on stdin; writes a list with what apl-suggester finds in each.
// The package itself writes to stdout as it likes, so the answer goes to the file that is named.
const fs = require("fs");
const { StaticAplTemplateValidator } = require("apl-suggester");

const documents = JSON.parse(fs.readFileSync(0, "utf8"));

async function findings() {
  const found = [];
  for (const document of documents) {
    found.push(await new StaticAplTemplateValidator().validate(document));
  }
  return found;
}

findings().then((found) => fs.writeFileSync(process.argv[2], JSON.stringify(found)));
