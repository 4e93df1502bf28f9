import { describe, expect, it } from 'vitest';
import { forbiddenImports } from './arrows.ts';

describe('dependency arrows', () => {
  it.each([
    ['domain/repair/decide.ts', '../kernel/result.ts'],
    ['domain/repair/decide.ts', '#domain/kernel/result.ts'],
    ['domain/repair/decide.ts', 'zod'],
    ['domain/repair/decide.test.ts', 'fast-check'],
    ['functions/ingest/import/import.test.ts', '../../../scripts/sample/world.ts'],
    ['functions/api/cases/handler.ts', '../../shared/env.ts'],
    ['functions/api/cases/handler.ts', '@aws-sdk/client-dynamodb'],
    ['functions/shared/bus.ts', '#domain/kernel/event.ts'],
    ['infra/stacks/data.ts', '../../functions/api/cases/env.ts'],
    ['scripts/deploy.ts', './lib/say.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(forbiddenImports(file, `import { x } from '${specifier}';`)).toEqual([]);
  });

  it.each([
    ['domain/repair/decide.ts', '@aws-sdk/client-dynamodb'],
    ['domain/repair/decide.ts', 'node:crypto'],
    ['domain/repair/decide.ts', 'lodash/merge'],
    ['domain/repair/decide.ts', '../../functions/shared/env.ts'],
    ['domain/repair/decide.ts', '#shared/env.ts'],
    ['domain/repair/decide.test.ts', '#shared/env.ts'],
    ['functions/api/cases/handler.ts', '../../../infra/settings.ts'],
    ['functions/api/cases/handler.ts', '../../../scripts/sample/world.ts'],
    ['infra/stacks/data.ts', '../../scripts/build.ts'],
  ])('%s may not import %s', (file, specifier) => {
    expect(forbiddenImports(file, `import { x } from '${specifier}';`)).toEqual([`${file} → ${specifier}`]);
  });

  it.each([
    `import type {\n  A,\n  B,\n} from '../../infra/a.ts';`,
    `export * from '../../infra/a.ts';`,
    `import '../../infra/a.ts';`,
    `const a = await import('../../infra/a.ts');`,
  ])('sees %j', (source) => {
    expect(forbiddenImports('domain/kernel/a.ts', source)).toHaveLength(1);
  });
});
