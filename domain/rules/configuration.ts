/**
 * What an operator sets without code: the switches of the date conventions and values for parameters, each with its basis.
 * The code ships `baseConfiguration` only.
 */
import * as z from '../kernel/schema.ts';
import { ParameterValue } from './types.ts';

export const RuleConfiguration = z.strictObject(() => ({
  version: z.string().check(z.minLength(1)),
  /** ASM-03: a period is over on the day after its last day, or on the corresponding day itself. */
  expiryMode: z.enum(['dayAfter', 'correspondingDay']),
  /** ASM-07: what arrives counts on the same day, or after hours and on rest days on the next working day. */
  receiptMode: z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('sameDay') }),
    z.strictObject({ mode: z.literal('nextWorkingDay'), officeClosesAt: z.iso.time({ precision: -1 }) }),
  ]),
  /** Values by address (`ndrc36/ban.reapplicationYears`): they replace the shipped value or fill the empty one. */
  parameters: z.record(
    z.string(),
    z.strictObject({
      value: ParameterValue,
      basis: z.string().check(z.minLength(1)),
      status: z.enum(['confirmed', 'assumed']),
    }),
  ),
}));
export type RuleConfiguration = z.infer<typeof RuleConfiguration>;

export const baseConfiguration: RuleConfiguration = {
  version: 'base.1',
  expiryMode: 'dayAfter',
  receiptMode: { mode: 'sameDay' },
  parameters: {},
};
