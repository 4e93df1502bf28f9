import * as z from 'zod/mini';
import { door } from '../../shared/env.ts';

export const InspectionOrdersEnv = z.object(door);
export type InspectionOrdersEnv = z.infer<typeof InspectionOrdersEnv>;
