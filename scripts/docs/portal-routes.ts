/** The portal's table of addresses: method and path of every operation, without the schemas, which would weigh on its public pages. */
import { allContracts } from '#contracts/index.ts';

export const portalRoutes = (): string =>
  [
    '/** Addresses of the API by operation, generated from its contracts: run `npm run docs` after a change of them. */',
    'interface Route {',
    "  readonly method: 'GET' | 'POST';",
    '  readonly path: string;',
    '  /** It changes something, so it carries an Idempotency-Key. */',
    '  readonly command: boolean;',
    '}',
    '',
    'export const routes = {',
    ...allContracts.map(entry),
    '} as const satisfies Readonly<Record<string, Route>>;',
    '',
  ].join('\n');

/** Broken where the formatter would break it, so that the two never disagree about the file. */
const entry = ({ operationId, method, path, command }: (typeof allContracts)[number]): string => {
  const members = [`method: '${method}'`, `path: '${path}'`, `command: ${command}`];
  const line = `  ${operationId}: { ${members.join(', ')} },`;
  return line.length <= 120 ? line : [`  ${operationId}: {`, ...members.map((one) => `    ${one},`), '  },'].join('\n');
};
