/** What the consumers behind a commitment case hear may come twice and in any order: register and record end the same. */
import { expect, test } from 'vitest';
import { creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { EventBody } from '#domain/kernel/event.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { cloudEventType } from '#shared/cloud-event.ts';
import { handles as registered } from '../../functions/events/registrar/handles.ts';
import { connect, untilTrue } from '../support/engine.ts';
import { apply, type CommitmentOnEngine } from '../support/engine-commitments.ts';
import { platformState } from '../support/engine-platforms.ts';
import { backwardsTwice, busMessage, loseMessages, send, untilEmpty, whileHeld } from '../support/engine-queues.ts';
import { newEnterprise, recordState } from '../support/engine-records.ts';

const engine = connect();
const { reader } = engine.wiring;

const messagesOf = (history: readonly EventBody[]): string[] => history.map((body) => busMessage(JSON.stringify(body)));

/** The part of a history that the bus gives the registrar. */
const forRegistrar = (history: readonly EventBody[]): EventBody[] =>
  history.filter(({ aggregateKind, type }) => registered.includes(cloudEventType(aggregateKind, type)));

/** Granted, found broken, and revoked: the register hears of it twice, and a record comes of it. */
const revoked = async (): Promise<CommitmentOnEngine> => {
  const one = await apply(engine, await newEnterprise(engine));
  await one.proceedTo('revoked');
  return one;
};

/** Everything that came of the case beside it. */
const outcomeOf = async (one: CommitmentOnEngine) => {
  const state = await one.state();
  const commitmentId = state.commitment?.commitmentId ?? '';
  const { creditCommitments } = await platformState(engine, 'creditChina');
  return {
    state,
    history: await one.history(),
    register: await reader.load(creditCommitment, commitmentId),
    record: await recordState(engine, state.recordId ?? ''),
    subject: await reader.load(creditSubject, state.subjectId),
    collected: creditCommitments[commitmentId],
  };
};

test('a registrar that hears of the breach before the grant, and of both twice, registers the promise once as it was kept', async () => {
  const one = await whileHeld(engine, 'eventsRegistrar', async () => {
    const one = await revoked();
    const heard = forRegistrar(await one.history());
    expect(heard.map(({ type }) => type)).toEqual(['CommitmentCaseGranted', 'CommitmentCaseRevoked']);
    let lost = 0;
    await untilTrue('what the bus brought to be lost', async () => {
      lost += await loseMessages(engine, 'eventsRegistrar', (body) => body.includes(one.id));
      return lost === heard.length;
    });
    await send(engine, 'eventsRegistrar', backwardsTwice(messagesOf(heard)));
    return one;
  });
  await untilEmpty(engine, 'eventsRegistrar');
  const commitmentId = (await one.state()).commitment?.commitmentId ?? '';
  const { state, version } = await reader.load(creditCommitment, commitmentId);
  expect(version).toBe(2);
  expect(state.entry?.source).toEqual({ kind: 'commitmentCase', id: one.id });
  expect(state.performances).toMatchObject([{ status: 'none', source: { id: one.id } }]);
});

test('nothing changes when every consumer hears a finished case again, backwards and twice', async () => {
  const one = await revoked();
  await untilTrue('the register and the platform to know', async () => {
    const { register, collected } = await outcomeOf(one);
    return register.version === 2 && collected?.version === 2;
  });
  for (const queue of ['deliveryPlan', 'deliverySend']) await untilEmpty(engine, queue);
  const before = await outcomeOf(one);
  const commitment = await reader.events(creditCommitment, before.state.commitment?.commitmentId ?? '');
  await send(engine, 'eventsCommitmentDriver', backwardsTwice(messagesOf(before.history)));
  await send(engine, 'eventsRegistrar', backwardsTwice(messagesOf(forRegistrar(before.history))));
  await send(engine, 'deliveryPlan', backwardsTwice(commitment.map(({ body }) => busMessage(body))));
  for (const queue of ['eventsCommitmentDriver', 'eventsRegistrar', 'deliveryPlan', 'deliverySend'])
    await untilEmpty(engine, queue);
  expect(await outcomeOf(one)).toEqual(before);
});
