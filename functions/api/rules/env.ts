import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const RulesEnv = z.object(() => ({ ...door, ...identity }));
export type RulesEnv = z.infer<typeof RulesEnv>;
