import { defineConfig } from 'vitest/config';

/** Unit tests lie beside their code and need no AWS; everything under tests/ that needs the engine is its own project. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'domain/**/*.test.ts',
            'functions/**/*.test.ts',
            'portal/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/acceptance/**/*.test.ts',
          ],
          isolate: false,
        },
      },
      { test: { name: 'infra', include: ['tests/infra/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Pages wait for news most of the time.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'engine',
          include: [
            'tests/workflow/**/*.test.ts',
            'tests/api/**/*.test.ts',
            'tests/faults/**/*.test.ts',
            'tests/contract/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
    ],
  },
});
