/** Whoever looks after the system sees what the reconciler would heal, and can have one case healed at once, on the record. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { repairCase } from '#domain/repair/repair-case.ts';
import { later } from '../../../tests/support/context.ts';
import { official, storedApi } from '../../../tests/support/stored-api.ts';
import { workflowWorld } from '../../../tests/support/workflow.ts';
import { clerk, market, type RepairPlay } from '../../../tests/support/world.ts';
import { tokenWrite } from '../../shared/workflow/tokens.ts';
import { listStuckCasesRoute, redriveCaseRoute } from './stuck-cases.ts';

const administrator = official('unit-hn-credit', 'huainan', 'administrator');
const supervisor = official(market, 'huainan', 'supervisor');
const abroad = official('unit-sz-credit', 'suzhou', 'supervisor');

/** The case as it was played, that many minutes ago; what should have followed did not. */
const crashed = async (play: (play: RepairPlay) => RepairPlay, minutesAgo = 5) => {
  const workflow = workflowWorld();
  const { world, deps, sfn } = workflow;
  await world.stores(play);
  world.now = later(world.now, 0, minutesAgo);
  const bridge = new EventBridgeClient({ region: 'cn-north-1' });
  mockClient(bridge)
    .on(PutEventsCommand)
    .callsFake(({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'event' })) }));
  sfn.on(StartExecutionCommand).resolves({});
  sfn.on(SendTaskSuccessCommand).resolves({});
  const driving = { ...deps, publish: { bridge, db: world.tables.db, busName: 'bus' } };
  const office = storedApi((api) => [listStuckCasesRoute(api), redriveCaseRoute(api, driving)], world);
  const rows = (prefix: string) => world.tables.all('cases').filter((row) => String(row['sk']).startsWith(prefix));
  const list = async (who = administrator) => (await office.get(who, '/operations/stuck-cases')).entries;
  const redrive = (who = administrator, key = 'key') =>
    office.post(who, '/operations/stuck-cases/case-1/re-drive', { reason: '对账停运' }, key);
  const typesOf = async () =>
    (await world.reader.events(repairCase, 'case-1')).map(({ body }) => JSON.parse(body).type as string);
  return { ...office, world, sfn, list, redrive, rows, typesOf };
};
const opened = (play: RepairPlay) => play;

describe('a case', () => {
  it('whose machine never came is shown, and starts again in a new generation, on the record', async () => {
    const { list, redrive, world, sfn, rows, typesOf } = await crashed(opened);
    expect(await list()).toMatchObject([
      { caseId: 'case-1', generation: 1, because: ['eventsUnpublished', 'machineLate'], stageLabel: '已提交' },
    ]);
    expect(await redrive()).toMatchObject({ status: 200, body: { generation: 1 } });
    expect((await world.caseState()).machine.generation).toBe(2);
    expect(sfn.commandCalls(StartExecutionCommand).map((call) => call.args[0].input.name)).toEqual(['case-1-2']);
    expect((await typesOf()).slice(-2)).toEqual(['MachineRedriven', 'RepairCaseMachineRestarted']);
    // What had been left behind is on the bus; what has just been stored is the stream's.
    expect(rows('OUTBOX#')).toHaveLength(2);
    expect(await list()).toEqual([]);
  });

  it('again under the same key is answered the same, and under another one is told that it goes on', async () => {
    const { redrive, typesOf } = await crashed(opened);
    const first = await redrive();
    expect(await redrive()).toEqual(first);
    expect(await redrive(administrator, 'another')).toMatchObject({ status: 409, body: { code: 'caseNotStuck' } });
    expect((await typesOf()).filter((type) => type === 'MachineRedriven')).toHaveLength(1);
  });

  it('whose wait nobody ended is told the stage and keeps its generation', async () => {
    const { list, redrive, world, sfn } = await crashed((play) =>
      play.accepting().on('accept', { type: 'accept', opinion: '齐全' }, play.officer('acceptor')),
    );
    const { Put } = tokenWrite('cases', 'CASE', 'case-1', { stage: 'accepting', generation: 1, token: 'token-1' });
    world.tables.put('cases', Put?.Item ?? {});
    expect((await list())[0].because).toEqual(['eventsUnpublished', 'waitNotEnded']);
    await redrive();
    expect(sfn.commandCalls(SendTaskSuccessCommand)).toHaveLength(1);
    expect((await world.caseState()).machine.generation).toBe(1);
  });

  it('that has ended and is not told has its events published, and no machine', async () => {
    const withdrawn = (play: RepairPlay) => play.does({ type: 'withdraw', reason: '不办' }, clerk);
    const { list, redrive, sfn, rows } = await crashed(withdrawn);
    expect((await list())[0].because).toEqual(['eventsUnpublished']);
    expect(await redrive()).toMatchObject({ status: 200 });
    expect(sfn.commandCalls(StartExecutionCommand)).toEqual([]);
    expect(rows('OUTBOX#')).toHaveLength(1);
  });

  it.each([
    ['that waits for a person, however long', (play: RepairPlay) => play.accepting(), 100_000],
    ['that has just moved', opened, 0],
  ])('%s is not stuck', async (_, play, minutes) => {
    const { list, redrive, world, rows } = await crashed(play, minutes);
    for (const { pk, sk } of rows('OUTBOX#'))
      await world.tables.send(new DeleteCommand({ TableName: 'cases', Key: { pk, sk } }));
    expect(await list()).toEqual([]);
    expect(await redrive()).toMatchObject({ body: { code: 'caseNotStuck' } });
  });

  it('of another region is neither shown nor driven on', async () => {
    const { list, redrive } = await crashed(opened);
    expect(await list(supervisor)).toHaveLength(1);
    expect(await list(abroad)).toEqual([]);
    expect(await redrive(abroad)).toMatchObject({ status: 403, body: { code: 'wrongRegion' } });
    expect(await redrive({ ...supervisor, represents: [represented] })).toMatchObject({ body: { code: 'ownCase' } });
  });
});

const represented = { subjectId: 'subject-1', scope: 'repair', basis: '授权委托书', from: '2026-01-01', to: null };
