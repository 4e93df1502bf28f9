import * as z from '#domain/kernel/schema.ts';
import { door, identityKeys } from '../../shared/env.ts';

export const ImportEnv = z.object({
  ...door,
  ...identityKeys,
  /** Where the reports of the determining units are put. */
  IMPORT_BUCKET: z.string().check(z.minLength(3)),
});
export type ImportEnv = z.infer<typeof ImportEnv>;
