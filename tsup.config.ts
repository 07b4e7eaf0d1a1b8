import { defineConfig } from 'tsup';

// One output file per source file: what a user does not import stays out of their bundle. The declarations come from
// the compiler itself, which writes all of them in the time that a bundler of declarations takes for a few.
export default defineConfig({
  entry: ['src/**/*.ts'],
  format: ['esm'],
  target: 'es2022',
  bundle: false,
  sourcemap: false,
  clean: true,
  silent: true,
});
