import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const AdministrationEnv = z.object({ ...door, ...identity });
export type AdministrationEnv = z.infer<typeof AdministrationEnv>;
