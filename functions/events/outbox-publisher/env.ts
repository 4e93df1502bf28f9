import * as z from '#domain/kernel/schema.ts';
import { bus, caseTable, recordTable, stage } from '../../shared/env.ts';

export const OutboxPublisherEnv = z.object({ ...bus, ...caseTable, ...recordTable, ...stage });
export type OutboxPublisherEnv = z.infer<typeof OutboxPublisherEnv>;
