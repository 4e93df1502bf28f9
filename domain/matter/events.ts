/** What happens to a matter. */
import * as z from '../kernel/schema.ts';
import { MatterContent } from './content.ts';

export const MatterEvent = z.discriminatedUnion('type', [
  z.strictObject(() => ({
    type: z.literal('CommitmentMatterPublished'),
    data: z.strictObject({
      matterId: z.string(),
      version: z.int(),
      content: MatterContent,
      /** Of the notice, which is the same for everybody. */
      noticeHash: z.string(),
    }),
  })),
  z.strictObject(() => ({
    type: z.literal('CommitmentMatterWithdrawn'),
    data: z.strictObject({ version: z.int(), reason: z.string() }),
  })),
]);
export type MatterEvent = z.infer<typeof MatterEvent>;
