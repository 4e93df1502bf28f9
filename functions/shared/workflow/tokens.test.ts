/** A machine's wait ends once the case has left the stage; whether the machine is still there is told apart. */
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryTables } from '../../../tests/support/memory-tables.ts';
import { answerToken, tokenWrite, waitingStage } from './tokens.ts';

const client = new SFNClient({ region: 'cn-north-1' });
const sfn = mockClient(client);
beforeEach(() => sfn.reset());

const table = 'cases';
const pk = 'CASE#case-1';
const named = (name: string): Error => Object.assign(new Error(name), { name });

const waiting = ({ stage, generation }: { stage: string; generation: number }) => {
  const tables = new MemoryTables();
  const { Put } = tokenWrite(table, 'CASE', 'case-1', { stage, generation, token: `${stage}-${generation}` });
  tables.put(table, Put?.Item ?? {});
  const answer = async (now: string, present = 1) => {
    tables.put(table, { pk, sk: 'SNAPSHOT', stage: now, generation: present });
    return (await answerToken({ db: tables.db, sfn: client, table }, pk)).outcome;
  };
  return { tables, answer, left: () => tables.all(table).flatMap((row) => row['token'] ?? []) };
};
const sent = () => sfn.commandCalls(SendTaskSuccessCommand).map((call) => call.args[0].input);

describe('a waiting machine', () => {
  it('is told the present stage when the case has moved on, and the token goes', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    const { answer, left } = waiting({ stage: 'accepting', generation: 1 });
    expect(await answer('verifying')).toBe('answered');
    expect(sent()).toEqual([{ taskToken: 'accepting-1', output: '{"stage":"verifying"}' }]);
    expect(left()).toEqual([]);
    expect(await answer('verifying')).toBe('none');
  });

  it.each([
    ['in the stage it waits for', { stage: 'verifying', generation: 1 }, 'verifying'],
    ['in the stage it entered as filed', { stage: 'filed', generation: 1 }, 'accepting'],
    ['still filed', { stage: 'filed', generation: 1 }, 'filed'],
  ])('is left alone while the case is %s', async (_, token, stage) => {
    const { answer, left } = waiting(token);
    expect(await answer(stage)).toBe('none');
    expect(left()).toHaveLength(1);
    expect(sent()).toEqual([]);
  });

  it('of an older generation is never answered; its token goes', async () => {
    const { answer, left } = waiting({ stage: 'accepting', generation: 1 });
    expect(await answer('verifying', 2)).toBe('none');
    expect(sent()).toEqual([]);
    expect(left()).toEqual([]);
  });

  it.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])(
    'that is gone (%s) is reported lost, its token goes',
    async (name) => {
      sfn.on(SendTaskSuccessCommand).rejects(named(name));
      const { answer, left } = waiting({ stage: 'accepting', generation: 1 });
      expect(await answer('verifying')).toBe('lost');
      expect(left()).toEqual([]);
    },
  );

  it('that two answer at once is answered once, and not taken for gone by the other', async () => {
    sfn.on(SendTaskSuccessCommand).resolvesOnce({}).rejects(named('TaskTimedOut'));
    const { answer, left } = waiting({ stage: 'accepting', generation: 1 });
    const outcomes = await Promise.all([answer('verifying'), answer('deciding'), answer('verifying')]);
    expect(outcomes.sort()).toEqual(['answered', 'none', 'none']);
    expect(sent()).toHaveLength(1);
    expect(left()).toEqual([]);
  });

  it('keeps its token while the service is out of order', async () => {
    sfn.on(SendTaskSuccessCommand).rejects(named('ServiceUnavailable'));
    const { answer, left } = waiting({ stage: 'accepting', generation: 1 });
    await expect(answer('verifying')).rejects.toThrow('ServiceUnavailable');
    expect(left()).toHaveLength(1);
  });

  it('that has entered again meanwhile keeps its newer token', async () => {
    const { tables, answer, left } = waiting({ stage: 'accepting', generation: 1 });
    sfn.on(SendTaskSuccessCommand).callsFake(() => {
      const { Put } = tokenWrite(table, 'CASE', 'case-1', { stage: 'accepting', generation: 1, token: 'newer' });
      tables.put(table, Put?.Item ?? {});
      return {};
    });
    expect(await answer('verifying')).toBe('answered');
    expect(left()).toEqual(['newer']);
  });
});

it('a filed case waits under the name of acceptance', () => {
  expect([waitingStage('filed'), waitingStage('deciding')]).toEqual(['accepting', 'deciding']);
});
