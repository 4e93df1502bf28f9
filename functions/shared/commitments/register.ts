/** Registering a commitment that a case or an application took: once, whoever asks how often. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type CreditCommitmentCommand, creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { CommitmentEntry } from '#domain/credit-commitment/entry.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { Door } from '../case-store/door.ts';
import type { Reader } from '../case-store/reader.ts';
import { nextCommitmentCode } from './code.ts';

export interface RegisterDeps {
  readonly door: Door;
  readonly reader: Reader;
  readonly db: DynamoDBDocumentClient;
  readonly caseTable: string;
}

/** Registers the commitment unless it is registered; throws where it is with other content, which no repetition can heal. */
export const registerCommitment = async (
  { door, reader, db, caseTable }: RegisterDeps,
  commitmentId: string,
  entry: CommitmentEntry,
): Promise<void> => {
  // Looked up before a number is taken, so that a repeated event leaves no gap.
  const known = await reader.load(creditCommitment, commitmentId);
  const code = known.state.entry?.code ?? (await nextCommitmentCode(db, caseTable, entry));
  const command: CreditCommitmentCommand = { type: 'registerCommitment', code, entry };
  const answer = await door({
    kind: creditCommitment,
    id: commitmentId,
    command,
    actor: systemActor('registrar'),
    commandId: 'register',
  });
  if (!answer.ok) throw new Error(`commitment ${commitmentId} not registered: ${answer.problem.code}`);
};
