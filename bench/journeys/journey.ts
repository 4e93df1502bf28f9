/** What is measured of a kind of case: one enterprise's case, from what the applicant sends to the end. A kind is one such journey. */
import type { AnyStoredKind } from '#domain/kernel/aggregate.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import type { Wiring } from '#shared/wiring.ts';
import { sampleUscc } from '../../scripts/sample/codes.ts';

export const unitId = 'unit-hn-market';
type Enterprise = CreditSubject & { readonly uscc: string };

/** One for each kind, so that what one kind leaves in its records is not read by the other. */
export const newEnterprise = (subjectId: string, serial: number): Enterprise => ({
  subjectId,
  regionId: 'huainan',
  kind: 'legalPerson',
  name: `淮南市测速机械制造${serial}有限公司`,
  uscc: sampleUscc('91', serial),
});

export type Officer = 'acceptor' | 'verifier' | 'approver';
export type Person = 'applicant' | Officer;

/** A command as it is sent over HTTP. */
export interface Sent {
  /** The last part of the address, or what an application is called. */
  readonly name: string;
  readonly path: string;
  readonly body: object;
}

/** What one case is about, ready for somebody to apply. */
export interface Prepared {
  /** The applicant's first request. */
  readonly opening: Sent;
  /** What an officer sends for a work item of the case; undefined where the item does not move the measured case on. */
  readonly answerTo: (item: WorkItem) => Sent | undefined;
}

export interface Journey {
  /** As the running system names the machine. */
  readonly kind: 'repair' | 'commitment';
  readonly label: string;
  /** Who applies. */
  readonly enterprise: Enterprise;
  readonly stored: AnyStoredKind;
  /** The stage a measured case ends in. */
  readonly end: string;
  readonly officers: readonly Officer[];
  /** The function in which its machine waits. */
  readonly enterStage: string;
  /** From the answer to the opening request; undefined where it became no case. */
  readonly caseIdOf: (answer: unknown) => string | undefined;
  /** Sets up what case number `n` of a run is about, through the door. */
  readonly prepare: (wiring: Pick<Wiring, 'door' | 'clock'>, run: string, n: number) => Promise<Prepared>;
}

/** An action on a work item, as its address and body name it; undefined where there is nothing to say. */
export const onItem = (
  path: string,
  { caseId, id: itemId, version: itemVersion }: WorkItem,
  name: string,
  said: object | undefined,
): Sent | undefined =>
  said === undefined ? undefined : { name, path: `${path}/${caseId}/${name}`, body: { itemId, itemVersion, ...said } };
