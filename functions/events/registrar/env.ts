import * as z from '#domain/kernel/schema.ts';
import { door } from '../../shared/env.ts';

export const RegistrarEnv = z.object(door);
export type RegistrarEnv = z.infer<typeof RegistrarEnv>;
