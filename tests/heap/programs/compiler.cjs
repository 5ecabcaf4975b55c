// A real program: the TypeScript compiler, which has checked a source and keeps everything that it made.
//
//     node compiler.cjs .../typescript/lib/typescript.js
"use strict";
const path = require("node:path");
const ts = require(path.resolve(process.argv[2]));

const source = `
interface Shape { readonly kind: string; area(): number }
type Named<T> = { [K in keyof T as \`get\${Capitalize<string & K>}\`]: () => T[K] };
type Deep<T> = T extends (infer U)[] ? Deep<U> : T extends object ? { [K in keyof T]: Deep<T[K]> } : T;
abstract class Base implements Shape {
  abstract readonly kind: string;
  constructor(protected size: number) {}
  abstract area(): number;
  describe(this: Base & { extra?: string }) { return this.kind + ": " + this.area() + (this.extra ?? ""); }
}
class Square extends Base { readonly kind = "square"; area() { return this.size ** 2; } }
class Circle extends Base { readonly kind = "circle"; area() { return Math.PI * this.size ** 2; } }
declare const named: Named<{ first: Square; second: Circle[] }>;
function pick<T extends Base, K extends keyof T>(shape: T, ...keys: K[]): Pick<T, K>[] { return keys.map(() => shape); }
const shapes: readonly [Square, Circle] = [new Square(2), new Circle(3)];
export const picked = pick(shapes[0], "kind", "area").map((one) => one.kind.toUpperCase());
export const total = shapes.map((shape: Shape) => shape.area()).reduce((sum, area) => sum + area, 0);
export const deep: Deep<{ a: { b: string[] }[] }> = { a: { b: "text" } };
export const wrong: number = named.getFirst();
`;
const file = path.join(__dirname, "checked.ts");
const options = { lib: ["lib.es2020.d.ts"], types: [], noEmit: true, strict: true, target: ts.ScriptTarget.ES2022 };
const host = ts.createCompilerHost(options, true);
const { getSourceFile, fileExists } = host;
host.getSourceFile = (name, ...rest) =>
  name === file ? ts.createSourceFile(name, source, ...rest) : getSourceFile.call(host, name, ...rest);
host.fileExists = (name) => name === file || fileExists.call(host, name);

globalThis.program = ts.createProgram([file, path.join(path.dirname(process.argv[2]), "typescript.d.ts")], options, host);
globalThis.checker = program.getTypeChecker();
globalThis.diagnostics = ts.getPreEmitDiagnostics(program); // one, for `wrong`
if (diagnostics.length !== 1) throw new Error(ts.formatDiagnostics(diagnostics, host));

globalThis.settle = async () => {
  for (let i = 0; i < 2; i++) await new Promise((resolve) => setTimeout(resolve, 0));
};
setInterval(() => {}, 60_000);
globalThis.ready = true;
