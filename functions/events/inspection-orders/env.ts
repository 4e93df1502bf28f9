import * as z from '#domain/kernel/schema.ts';
import { door } from '../../shared/env.ts';

export const InspectionOrdersEnv = z.object(door);
export type InspectionOrdersEnv = z.infer<typeof InspectionOrdersEnv>;
