import { defineConfig } from 'vitest/config';

// The site has to be built before; its tests need Chromium.
export default defineConfig({
  test: {
    include: ['docs/test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
