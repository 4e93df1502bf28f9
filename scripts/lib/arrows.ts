/** Which room may import which: functions, workflows, infra and the portal depend on the domain, never the reverse. */
import { posix } from 'node:path';

interface Allowed {
  /** Rooms of this project besides its own. */
  readonly rooms: readonly string[];
  /** Packages; absent: any. */
  readonly packages?: readonly string[];
}

const ROOMS: Readonly<Record<string, Allowed>> = {
  // Pure: no AWS, no clock, no random, no file system.
  domain: { rooms: [], packages: ['zod', 'canonicalize'] },
  // workflows/ holds the machines as data.
  functions: { rooms: ['domain'] },
  // The environment a function asks for is the one the stack gives it: infra reads the functions' schemas.
  infra: { rooms: ['domain', 'functions', 'workflows', 'portal'] },
  // The policy, the labels and the contracts are the API's own.
  portal: { rooms: ['domain', 'functions'] },
  scripts: { rooms: ['domain', 'functions', 'infra', 'workflows', 'portal'] },
  tests: { rooms: ['domain', 'functions', 'infra', 'workflows', 'scripts', 'portal'] },
  // What is measured in this process runs over the tests' tables in memory.
  bench: { rooms: ['domain', 'functions', 'infra', 'workflows', 'scripts', 'portal', 'tests'] },
};

/** The `imports` of package.json. */
const ALIASES: Readonly<Record<string, string>> = {
  '#domain/': 'domain/',
  '#shared/': 'functions/shared/',
  '#contracts/': 'functions/contracts/',
};

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

function importsOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].flatMap(([, from, bare]) => from ?? bare ?? []);
}

/** The project file an import names, or null when it names a package. */
function projectPath(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix));
  return alias === undefined ? null : specifier.replace(alias, ALIASES[alias] ?? '');
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? specifier);

function isAllowed(room: Allowed, own: string, file: string, specifier: string): boolean {
  const path = projectPath(file, specifier);
  if (path === null) return room.packages === undefined || room.packages.includes(packageOf(specifier));
  const target = path.split('/')[0] ?? '';
  return target === own || room.rooms.includes(target);
}

/**
 * The imports of a file that its room does not allow.
 *
 * @param file path from the project's folder; a unit test may also use any package, test helpers and the sample data
 * @param source its text
 * @returns one line per forbidden import
 */
export function forbiddenImports(file: string, source: string): string[] {
  const own = file.split('/')[0] ?? '';
  const room = ROOMS[own];
  if (room === undefined) return [];
  const allowed = file.endsWith('.test.ts') ? { rooms: [...room.rooms, 'tests', 'scripts'] } : room;
  return importsOf(source)
    .filter((specifier) => !isAllowed(allowed, own, file, specifier))
    .map((specifier) => `${file} → ${specifier}`);
}
