/**
 * Keeps the register of commitments in step with the cases that take them. Goes by what is stored, not by what an event happens to bring:
 * the same event twice, or a finding before its commitment, ends in the same register.
 */
import { repairApplication } from '#domain/application/application.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { type CreditCommitmentCommand, creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { CommitmentPerformance } from '#domain/credit-commitment/performance.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { AnyStoredKind } from '#domain/kernel/aggregate.ts';
import { EventBody } from '#domain/kernel/event.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import { type RegisterDeps, registerCommitment } from '../../shared/commitments/register.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import { fromApplication, fromCommitmentCase, ofRevocation, performanceOf, type Registration } from './entries.ts';

export interface RegistrarDeps extends RegisterDeps {
  readonly log: Log;
}

/** What an event comes to: the commitment it is about, and what was found about its performance. */
interface Told {
  readonly registration: Registration;
  readonly finding: CommitmentPerformance | null;
}

export const keepRegister =
  (deps: RegistrarDeps) =>
  async (event: CloudEvent): Promise<void> => {
    const told = await toldBy(deps, event);
    if (told === null) return;
    const { registration, finding } = told;
    await registerCommitment(deps, registration.commitmentId, registration.entry);
    if (finding !== null) await recordPerformance(deps, registration.commitmentId, finding, event.id);
    deps.log(logEntries.commitmentRegistered, { commitmentId: registration.commitmentId, event: event.eventtype });
  };

/** Null where nothing was promised. */
const toldBy = async (deps: RegistrarDeps, event: CloudEvent): Promise<Told | null> => {
  switch (event.aggregatekind) {
    case repairApplication.name:
      return told(await ofApplication(deps, event.subject), null);
    case storedCommitmentCase.name: {
      const registration = fromCommitmentCase(
        event.subject,
        await historyOf(deps, storedCommitmentCase, event.subject),
      );
      return told(registration, performanceOf(event.data, { kind: 'commitmentCase', id: event.subject }));
    }
    default:
      return ofRepairCase(deps, event);
  }
};

const told = (registration: Registration | null, finding: CommitmentPerformance | null): Told | null =>
  registration && { registration, finding };

const historyOf = async ({ reader }: RegistrarDeps, kind: AnyStoredKind, id: string): Promise<EventBody[]> => {
  const stored = await reader.events(kind, id);
  if (stored.length === 0) throw new Error(`no case ${id} in the store`);
  return stored.map(({ body }) => EventBody.parse(JSON.parse(body)));
};

const ofApplication = async ({ reader }: RegistrarDeps, applicationId: string): Promise<Registration | null> => {
  const { version, state } = await reader.load(repairApplication, applicationId);
  if (version === 0) throw new Error(`no application ${applicationId} in the store`);
  return fromApplication(applicationId, state);
};

/** One commitment of an application is found on by several of its cases, each for its own unit. */
const ofRepairCase = async (deps: RegistrarDeps, event: CloudEvent): Promise<Told | null> => {
  const history = await historyOf(deps, storedRepairCase, event.subject);
  const { applicationId, unitId } = (await deps.reader.load(storedRepairCase, event.subject)).state;
  if (applicationId === null) return null;
  const source = { kind: 'repairCase', id: event.subject } as const;
  const finding =
    performanceOf(event.data, source) ?? ofRevocation(history, event, { determiningUnitId: unitId, source });
  return told(await ofApplication(deps, applicationId), finding);
};

const recordPerformance = async (
  { door }: RegistrarDeps,
  commitmentId: string,
  performance: CommitmentPerformance,
  commandId: string,
): Promise<void> => {
  const command: CreditCommitmentCommand = { type: 'recordPerformance', performance };
  const actor = systemActor('registrar');
  const answer = await door({ kind: creditCommitment, id: commitmentId, command, actor, commandId });
  // An event that arrives after a newer finding of its case has nothing left to say.
  if (!answer.ok && answer.problem.code !== 'performanceSuperseded')
    throw new Error(`performance of commitment ${commitmentId} not recorded: ${answer.problem.code}`);
};
