/** What the workflow asks of a case: entering stages twice, late or from an older generation, and starting again. */
import { describe, expect, it } from 'vitest';
import { later, monday } from '../../tests/support/context.ts';
import {
  clerk,
  inSuzhou,
  jointly,
  openCaseCommand,
  RepairPlay,
  reportCommand,
  twoRecords,
} from '../../tests/support/world.ts';
import { openItems } from '../kernel/work-items.ts';

const plays = {
  accepting: () => new RepairPlay().accepting(),
  supplementing: () => {
    const play = new RepairPlay().accepting();
    return play
      .on('accept', { type: 'requestSupplement', items: [{ what: '授权书' }] }, play.officer('acceptor'))
      .enters();
  },
  verifying: () => new RepairPlay(jointly()).verifying(),
  training: () => new RepairPlay(inSuzhou()).verifying().verifies().enters(),
  publicising: () => new RepairPlay().publicising(),
  deciding: () => new RepairPlay(jointly()).deciding(),
  stopping: () => new RepairPlay().stopping(),
} as const;

describe.each(Object.entries(plays))('entering %s', (stage, play) => {
  it('a second time opens nothing twice', () => {
    const entered = play();
    const items = openItems(entered.state.items);
    expect(entered.state.stage).toBe(stage);
    expect(openItems(entered.enters().state.items)).toEqual(items);
  });

  it('from an older generation is refused, from another stage changes nothing', () => {
    const entered = play();
    expect(entered.try({ type: 'enterStage', stage, generation: 2 })).toMatchObject({
      problem: { code: 'staleGeneration' },
    });
    const elsewhere = stage === 'deciding' ? 'stopping' : 'deciding';
    expect(entered.try({ type: 'enterStage', stage: elsewhere, generation: 1 })).toMatchObject({
      value: { events: [] },
    });
  });

  it('ends the wait for the machine, which is then expected nowhere', () => {
    expect(play().state.machine.expectedBy).toBeNull();
  });
});

describe('after a decided step the machine is expected within a minute', () => {
  it.each([
    ['an opened case', new RepairPlay()],
    ['an accepted one', new RepairPlay(inSuzhou()).enters()],
    ['a verified one', new RepairPlay().verifying().verifies()],
    ['a granted one', new RepairPlay().deciding().decides()],
    ['a reported one', new RepairPlay(reportCommand())],
  ])('%s', (_, play) => {
    expect(play.state.machine.expectedBy).toBe(later(monday, 0, 1));
  });

  it.each([
    ['refused', new RepairPlay().deciding().decides(['record-1'])],
    ['withdrawn', new RepairPlay().does({ type: 'withdraw', reason: '不办' }, clerk)],
    ['concluded', new RepairPlay().concluded()],
  ])('but not when it is %s', (_, play) => {
    expect(play.state.machine.expectedBy).toBeNull();
  });
});

describe('a new generation', () => {
  const restart = (generation: number) => ({ type: 'restartMachine' as const, generation, reason: 'machineLate' });

  it('is started from the one that was seen, once', () => {
    const play = new RepairPlay().verifying().does(restart(1));
    expect(play.state).toMatchObject({
      stage: 'verifying',
      machine: { generation: 2, expectedBy: later(monday, 0, 1) },
    });
    expect(play.try(restart(1))).toMatchObject({ ok: true, value: { events: [] } });
  });

  it('enters where the case stands and finds its items as they were', () => {
    const play = new RepairPlay().verifying();
    const items = openItems(play.state.items);
    play.does(restart(1)).enters();
    expect(openItems(play.state.items)).toEqual(items);
    expect(play.state.machine).toEqual({ generation: 2, expectedBy: null });
  });

  it('of a case that has ended is not started', () => {
    expect(new RepairPlay().concluded().try(restart(1))).toMatchObject({ ok: true, value: { events: [] } });
  });
});

describe('a case that does not exist', () => {
  it('has no commands', () => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() }));
    play.state = { ...play.state, caseId: '' };
    expect(play.try({ type: 'enterStage', stage: 'filed', generation: 1 })).toMatchObject({
      problem: { code: 'caseNotFound' },
    });
  });
});
