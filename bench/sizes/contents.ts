/** What lies in a bundle, by where it comes from: the bundler's own list, so nothing is guessed from names. */
import type { Metafile } from 'esbuild';
import { sum } from '../lib/figures.ts';

type Output = Metafile['outputs'][string];

/** The AWS SDK and what it brings along; everything else in node_modules is a library we chose. */
const awsScopes = [
  '@aws-sdk/',
  '@smithy/',
  '@aws/',
  '@aws-crypto/',
  '@nodable/',
  'fast-xml-parser',
  'mnemonist',
  'obliterator',
  'tslib',
];

/** The package a file belongs to; undefined for the project's own. */
const packageOf = (path: string): string | undefined => {
  const inside = path.split('node_modules/').at(-1) ?? '';
  if (inside === path) return undefined;
  const [first = '', second = ''] = inside.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
};

const isAws = (name: string): boolean => awsScopes.some((scope) => name.startsWith(scope));

export interface Contents {
  /** Bytes of the AWS SDK. */
  readonly aws: number;
  /** Bytes of domain/ and functions/. */
  readonly own: number;
  /** Bytes of each other package, largest first. */
  readonly libraries: Readonly<Record<string, number>>;
}

/** Bytes by origin; what the bundler itself adds (a few hundred bytes) is in none of them. */
export const contentsOf = (output: Output): Contents => {
  const files = Object.entries(output.inputs).map(([path, { bytesInOutput }]) => ({
    name: packageOf(path),
    bytes: bytesInOutput,
  }));
  const bytesWhere = (wanted: (name: string | undefined) => boolean): number =>
    sum(files.filter(({ name }) => wanted(name)).map(({ bytes }) => bytes));
  const names = [...new Set(files.flatMap(({ name }) => (name === undefined || isAws(name) ? [] : [name])))];
  const libraries = names.map((name) => [name, bytesWhere((other) => other === name)] as const);
  return {
    aws: bytesWhere((name) => name !== undefined && isAws(name)),
    own: bytesWhere((name) => name === undefined),
    libraries: Object.fromEntries(libraries.filter(([, bytes]) => bytes > 0).sort(([, a], [, b]) => b - a)),
  };
};

/** An AWS client package of a bundle, with the names taken from it. */
export interface Client {
  readonly package: string;
  readonly imports: readonly string[];
}

/** The SDK's own client, its commands and the presigner; whatever else belongs to them comes with them. */
const clientFile =
  /@aws-sdk\/(?<name>client-[\w-]+|lib-dynamodb)\/dist-es\/(?:commands\/)?(?<made>\w+(?:Client|Command))\.js$/;
const presigner = /@aws-sdk\/s3-request-presigner\/dist-es\/getSignedUrl\.js$/;

/** The AWS clients and commands a bundle loads. */
export const clientsOf = (output: Output): Client[] => {
  const used = Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
  const taken = used.flatMap((path) => {
    const { name, made } = clientFile.exec(path)?.groups ?? {};
    if (name !== undefined && made !== undefined) return [{ package: `@aws-sdk/${name}`, made }];
    return presigner.test(path) ? [{ package: '@aws-sdk/s3-request-presigner', made: 'getSignedUrl' }] : [];
  });
  const byPackage = Map.groupBy(taken, (one) => one.package);
  return [...byPackage].map(([name, of]) => ({ package: name, imports: of.map(({ made }) => made).sort() }));
};
