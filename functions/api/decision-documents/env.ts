import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const DecisionDocumentsEnv = z.object(() => ({ ...door, ...identity }));
export type DecisionDocumentsEnv = z.infer<typeof DecisionDocumentsEnv>;
