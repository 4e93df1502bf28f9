/** What the sample world is given to load itself with: the running system, and nobody's privileges but its users'. */
import type { SealCertificate } from '#shared/signatures/seals.ts';
import type { Info } from './info.ts';

export interface WorldApi {
  readonly info: Info;
  /** Principal id (the token's `sub`) of each sample user, by user name. */
  readonly principalIds: Readonly<Record<string, string>>;
  /** Certificates of electronic seals, by unified social credit code. */
  readonly seals: ReadonlyMap<string, SealCertificate>;
  /** Settings for an AWS SDK client that reaches the engine. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** A fresh access token of a sample user. */
  token(username: string): Promise<string>;
  /** One line of progress. */
  step(line: string): void;
}
