// One file for the browser. No source map, no names from outside: the same sources give the same bytes.
import { build } from "esbuild";

await build({
  entryPoints: ["src/main.js"],
  outfile: "../static/built/editor.js",
  bundle: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  legalComments: "inline",
  logLevel: "warning",
});
