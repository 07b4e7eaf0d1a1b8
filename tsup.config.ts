import { defineConfig } from 'tsup';

// One output file per source file: what a user does not import stays out of their bundle.
export default defineConfig({
  entry: ['src/**/*.ts'],
  format: ['esm'],
  target: 'es2022',
  bundle: false,
  dts: true,
  sourcemap: false,
  clean: true,
  silent: true,
});
