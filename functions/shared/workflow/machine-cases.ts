/** Every kind of case with the machine that waits for it, for what drives cases of all kinds on. */
import * as commitment from '#domain/commitment/decide/machine.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import { redriveMachine } from '#domain/kernel/stuck.ts';
import * as repair from '#domain/repair/decide/machine.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import type { MachineCase } from './machines.ts';

/** By the kind's name; the machines' ARNs come from the environment. */
export const machineCases = (env: {
  readonly REPAIR_MACHINE: string;
  readonly COMMITMENT_MACHINE: string;
}): Readonly<Record<string, MachineCase>> => ({
  repairCase: {
    kind: repairCaseOf({ restartMachine: repair.restartMachine, redriveMachine }),
    machineArn: env.REPAIR_MACHINE,
  },
  commitmentCase: {
    kind: commitmentCaseOf({ restartMachine: commitment.restartMachine, redriveMachine }),
    machineArn: env.COMMITMENT_MACHINE,
  },
});
