import * as z from 'zod/mini';
import { door, identity } from '../../shared/env.ts';

export const AdministrationEnv = z.object({ ...door, ...identity });
export type AdministrationEnv = z.infer<typeof AdministrationEnv>;
