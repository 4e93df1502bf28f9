/** The register follows the cases: whatever arrives twice, late or in another order, a commitment stands in it once, as it was kept. */
import { describe, expect, it } from 'vitest';
import { type FileCommand, repairApplication } from '#domain/application/application.ts';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import { creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import { overallStatus } from '#domain/credit-commitment/performance.ts';
import type { Command, DomainEvent } from '#domain/kernel/aggregate.ts';
import { chainStart, type EventBody, sealEvent } from '#domain/kernel/event.ts';
import { currentLetterVersion, letterHash, letterText } from '#domain/repair/letter.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { CommitmentPlay, matterContent, ordinarily } from '../../../tests/support/commitment-world.ts';
import { monday, sha256 } from '../../../tests/support/context.ts';
import { rememberingLog } from '../../../tests/support/logged.ts';
import { StoredWorld, tableNames } from '../../../tests/support/stored-world.ts';
import { clerk, market, openCaseCommand, record, tax, twoRecords } from '../../../tests/support/world.ts';
import { type CloudEvent, toCloudEvent } from '../../shared/cloud-event.ts';
import { keepRegister } from './registrar.ts';

const opened = () => {
  const world = new StoredWorld();
  const { log } = rememberingLog();
  const { door, reader, tables } = world;
  return { world, run: keepRegister({ door, reader, db: tables.db, caseTable: tableNames.case, log }) };
};

const bodyOf = (kind: string, id: string, event: DomainEvent, sequence: number): EventBody => ({
  id: `${id}-event-${sequence}`,
  type: event.type,
  aggregateKind: kind,
  aggregateId: id,
  sequence,
  regionId: 'huainan',
  occurredAt: monday,
  recordedAt: monday,
  actor: { principalId: 'system:test', role: 'system' },
  command: { name: 'test', id: 'test' },
  data: event.data as Record<string, unknown>,
});

/** The history of a commitment case as it lies in the store, and the events of it that the registrar hears. */
const withCase = (play: CommitmentPlay) => {
  const { world, run } = opened();
  const sealed = play.events.map((event, index) =>
    sealEvent(bodyOf(commitmentCase.name, 'case-1', event, index + 1), chainStart, sha256),
  );
  for (const one of sealed)
    world.tables.put(tableNames.case, {
      pk: 'CASE#case-1',
      sk: `EVENT#${String(one.sequence).padStart(8, '0')}`,
      ...one,
    });
  const heard = (type: string): CloudEvent => {
    const found = sealed.map(({ body }) => toCloudEvent(body)).find(({ eventtype }) => eventtype === type);
    if (found === undefined) throw new Error(`no ${type}`);
    return found;
  };
  return { world, run, heard };
};

const commitmentsIn = (world: StoredWorld) =>
  world.tables.all(tableNames.record).filter(({ pk, sk }) => String(pk).startsWith('COMMITMENT#') && sk === 'SNAPSHOT');
const registered = async (world: StoredWorld, id: string) => (await world.reader.load(creditCommitment, id)).state;

describe('a granted commitment case', () => {
  const broken = () => new CommitmentPlay().promised().reportsBreach().revokes().runs();
  const commitmentIdOf = (play: CommitmentPlay): string => play.state.commitment?.commitmentId ?? '';

  it('is registered once with what was promised, however often its event arrives', async () => {
    const play = new CommitmentPlay().promised();
    const { world, run, heard } = withCase(play);
    const granted = heard('CommitmentCaseGranted');
    await Promise.all([run(granted), run(granted)]);
    await run(granted);
    expect(commitmentsIn(world)).toHaveLength(1);
    const { entry, performances } = await registered(world, commitmentIdOf(play));
    expect(entry).toMatchObject({
      code: expect.stringMatching(/^00000020261012[0-9]{6}$/) as unknown,
      type: 'approvalSubstitution',
      subjectId: 'subject-1',
      subjectKind: 'legalPerson',
      receivingUnitId: market,
      committedOn: '2026-10-12',
      expiresOn: '2029-10-12',
      source: { kind: 'commitmentCase', id: 'case-1' },
      textHash: play.state.commitment?.letterHash,
    });
    expect(performances).toEqual([]);
    expect(await world.reader.events(creditCommitment, commitmentIdOf(play))).toHaveLength(1);
  });

  it('whose breach is heard of first is registered and found on all the same', async () => {
    const play = broken();
    const { world, run, heard } = withCase(play);
    const [granted, revoked] = [heard('CommitmentCaseGranted'), heard('CommitmentCaseRevoked')];
    for (const event of [revoked, granted, revoked]) await run(event);
    const { entry, performances } = await registered(world, commitmentIdOf(play));
    expect(entry?.code).toMatch(/000001$/);
    expect(performances).toMatchObject([{ status: 'partial', accountability: '撤销许可', determiningUnitId: market }]);
    expect(await world.reader.events(creditCommitment, commitmentIdOf(play))).toHaveLength(2);
  });

  it('that kept its promise is found to have kept it in full', async () => {
    const play = new CommitmentPlay().promised().verifies().runs();
    const { world, run, heard } = withCase(play);
    await run(heard('CommitmentCaseFulfilled'));
    const { performances } = await registered(world, commitmentIdOf(play));
    expect(overallStatus(performances)).toBe('full');
  });

  it('an older finding that comes late does not undo a newer one', async () => {
    const play = broken();
    const { world, run, heard } = withCase(play);
    const revoked = heard('CommitmentCaseRevoked');
    await run(revoked);
    const kept = {
      status: 'full',
      unkept: null,
      accountability: null,
      determinedOn: '2026-10-11',
      determiningUnitId: market,
    };
    await run({ ...revoked, id: 'event-late', eventtype: 'CommitmentCaseFulfilled', data: { performance: kept } });
    const { performances } = await registered(world, commitmentIdOf(play));
    expect(overallStatus(performances)).toBe('partial');
  });

  it('in the ordinary procedure promises nothing, and nothing is registered', async () => {
    const { world, run, heard } = withCase(new CommitmentPlay(ordinarily(matterContent())).promised());
    await run(heard('CommitmentCaseGranted'));
    expect(commitmentsIn(world)).toEqual([]);
  });
});

const subject = { name: '淮南市甲有限公司', code: '91000000MA0000000X', regionId: 'huainan', banFlagged: false };
const [first, second] = twoRecords();
const third = record({ recordId: 'record-3', decisionNumber: '淮税罚〔2026〕3号' });

const filed = async () => {
  const opening = opened();
  const records = [first, second, third].flatMap((one) => one ?? []);
  const textHash = letterHash(
    letterText(
      subject,
      records.map((one) => one.decisionNumber),
    ),
    'subject-1',
    sha256.hex,
  );
  const command: FileCommand = {
    type: 'fileApplication',
    applicationId: 'application-1',
    input: {
      subjectId: 'subject-1',
      records: records.map(({ recordId }) => ({ recordId, documentIds: [] })),
      commitment: { letterVersion: currentLetterVersion, textHash, typedName: subject.name },
      documentIds: [],
    },
    subject,
    records: records.map((one) => ({
      record: one,
      subjectId: 'subject-1',
      unitId: one === third ? tax : market,
      regionId: 'huainan',
      repaired: false,
    })),
    materials: [],
  };
  await opening.world.does(repairApplication, 'application-1', command, clerk);
  const [stored] = await opening.world.reader.events(repairApplication, 'application-1');
  const { state } = await opening.world.reader.load(repairApplication, 'application-1');
  return { ...opening, event: toCloudEvent(stored?.body ?? ''), id: state.commitment?.commitmentId ?? '', textHash };
};

describe('a filed application for repair', () => {
  it('registers one repair commitment, received by the unit of its first case, without the name of its subject', async () => {
    const { world, run, event, id, textHash } = await filed();
    await run(event);
    await run(event);
    const { entry } = await registered(world, id);
    expect(entry).toMatchObject({
      type: 'creditRepair',
      receivingUnitId: market,
      source: { kind: 'repairApplication', id: 'application-1' },
      disclosureScope: 'public',
      textHash,
    });
    expect(entry?.reason).toContain(third.decisionNumber);
    expect(JSON.stringify(entry)).not.toContain(subject.name);
    expect(commitmentsIn(world)).toHaveLength(1);
  });

  it('what its units find later counts by the worst, also where it is heard of before the application', async () => {
    const { world, run, event, id } = await filed();
    for (const [unitId, status] of [
      [market, 'full'],
      [tax, 'none'],
    ] as const) {
      const caseId = `application-1-${unitId}`;
      const records = unitId === tax ? [third] : [first, second].flatMap((one) => one ?? []);
      const opening = openCaseCommand({ caseId, unitId, records, applicationId: 'application-1' });
      await world.does(repairCase, caseId, opening as Command);
      const texts =
        status === 'full' ? { unkept: null, accountability: null } : { unkept: '再次违法', accountability: '撤销修复' };
      const performance = { status, ...texts, determinedOn: '2027-01-11', determiningUnitId: unitId };
      const data = { commitmentId: id, performance };
      const body = bodyOf(repairCase.name, caseId, { type: 'RepairCommitmentFollowedUp', data }, 9);
      await run(toCloudEvent(JSON.stringify(body)));
    }
    await run(event);
    const { performances } = await registered(world, id);
    expect(performances.map(({ status }) => status)).toEqual(['full', 'none']);
    expect(overallStatus(performances)).toBe('none');
  });
});

describe('a revoked repair', () => {
  /** The case of the market unit, with these events added to its history by one command. */
  const revoked = async (...events: readonly DomainEvent[]) => {
    const filing = await filed();
    const caseId = `application-1-${market}`;
    await filing.world.does(repairCase, caseId, openCaseCommand({ caseId, applicationId: 'application-1' }) as Command);
    const before = (await filing.world.reader.events(repairCase, caseId)).length;
    const bodies = events.map((event, index) => bodyOf(repairCase.name, caseId, event, before + 1 + index));
    for (const body of bodies)
      filing.world.tables.put(tableNames.case, {
        pk: `CASE#${caseId}`,
        sk: `EVENT#${String(body.sequence).padStart(8, '0')}`,
        ...sealEvent(body, chainStart, sha256),
      });
    return { ...filing, told: bodies.map((body) => toCloudEvent(JSON.stringify(body))) };
  };
  const revocation: DomainEvent = {
    type: 'RepairCaseRevoked',
    data: { recordIds: ['record-1'], reason: '缴款凭证系伪造', stage: 'revoked' },
  };
  const brokenTexts = { unkept: '再次违法', accountability: '撤销信用修复：再次违法' };
  const followUp: DomainEvent = {
    type: 'RepairCommitmentFollowedUp',
    data: {
      finding: '再次违法',
      performance: { status: 'none', ...brokenTexts, determinedOn: '2026-10-12', determiningUnitId: market },
    },
  };

  it('for false material broke the promise that all of it was true, and no more than is known', async () => {
    const { world, run, told, id } = await revoked(revocation);
    for (const event of [...told, ...told]) await run(event);
    const { performances } = await registered(world, id);
    expect(performances).toEqual([
      {
        status: 'partial',
        unkept: '所提供的材料和信息真实、合法、有效、完整',
        accountability: '撤销信用修复：缴款凭证系伪造',
        determinedOn: '2026-10-12',
        determiningUnitId: market,
        source: { kind: 'repairCase', id: `application-1-${market}` },
      },
    ]);
  });

  it.each([
    ['in their order', (told: readonly CloudEvent[]) => told],
    ['backwards', (told: readonly CloudEvent[]) => told.toReversed()],
  ])('for a breach says what the follow-up found, with both events %s', async (_, ordered) => {
    const { world, run, told, id } = await revoked(followUp, revocation);
    for (const event of ordered(told)) await run(event);
    const { performances } = await registered(world, id);
    expect(performances).toMatchObject([{ status: 'none', ...brokenTexts }]);
  });
});

describe('an event that cannot be understood goes back to the queue, and from there to the dead letters', () => {
  it('of a case that is not in the store', async () => {
    const { run } = opened();
    for (const kind of ['commitmentCase', 'repairCase', 'repairApplication']) {
      const body = bodyOf(kind, 'nowhere', { type: 'CommitmentCaseGranted', data: {} }, 1);
      await expect(run(toCloudEvent(JSON.stringify(body)))).rejects.toThrow('nowhere in the store');
    }
  });

  it('with a finding that says less than the register needs', async () => {
    const { world, run, heard } = withCase(new CommitmentPlay().promised());
    const performance = {
      status: 'none',
      unkept: null,
      accountability: null,
      determinedOn: '2026-10-12',
      determiningUnitId: market,
    };
    const bare = { ...heard('CommitmentCaseGranted'), eventtype: 'CommitmentCaseRevoked', data: { performance } };
    await expect(run(bare)).rejects.toThrow();
    expect(commitmentsIn(world)).toEqual([]);
  });
});
