// Runs the suite in Node, Bun and Deno: ORIGIN and TOKEN are the arguments after the path of the suite.
const args = globalThis.process?.argv.slice(2) ?? globalThis.Deno.args;
const [suite, origin, token] = args;
const { run } = await import(suite);
console.log(await run({ origin, token }));
