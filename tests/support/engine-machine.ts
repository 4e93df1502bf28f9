/** Executions of a kind's machine (repair where none is named): how they ended, which states they went through, and mocked faults of its tasks. */
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  paginateGetExecutionHistory,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { configureEngine, type Engine, until } from './engine.ts';

export type MachineKind = 'repair' | 'commitment';

const machineOf = (engine: Engine, kind: MachineKind): string => {
  const arn = engine.info.machines[kind];
  if (arn === undefined) throw new Error(`the running system has no machine ${kind}`);
  return arn;
};

const executionArn = (engine: Engine, name: string, kind: MachineKind): string =>
  `${machineOf(engine, kind).replace(':stateMachine:', ':execution:')}:${name}`;

export interface Ended {
  readonly status: string;
  readonly error: string | undefined;
  readonly visited: readonly Visit[];
}

export interface Visit {
  readonly state: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Status of an execution; undefined if it does not exist. */
export const statusOf = async (
  engine: Engine,
  name: string,
  kind: MachineKind = 'repair',
): Promise<string | undefined> => {
  try {
    return (await engine.sfn.send(new DescribeExecutionCommand({ executionArn: executionArn(engine, name, kind) })))
      .status;
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
};

/** The states an execution has entered so far, in order, each with its input. */
export const visitsOf = async (engine: Engine, name: string, kind: MachineKind = 'repair'): Promise<Visit[]> => {
  const visits: Visit[] = [];
  for await (const page of paginateGetExecutionHistory(
    { client: engine.sfn },
    { executionArn: executionArn(engine, name, kind), maxResults: 1000 },
  ))
    for (const { stateEnteredEventDetails: entered } of page.events ?? [])
      if (entered?.name !== undefined) visits.push({ state: entered.name, input: JSON.parse(entered.input ?? '{}') });
  return visits;
};

/** Waits until the execution has ended. */
export const untilEnded = async (engine: Engine, name: string, kind: MachineKind = 'repair'): Promise<Ended> => {
  const ended = await until(`execution ${name} to end`, async () => {
    const found = await engine.sfn.send(
      new DescribeExecutionCommand({ executionArn: executionArn(engine, name, kind) }),
    );
    return found.status === 'RUNNING' ? undefined : found;
  });
  return { status: ended.status ?? '', error: ended.error, visited: await visitsOf(engine, name, kind) };
};

export const stop = async (engine: Engine, name: string, kind: MachineKind = 'repair'): Promise<void> => {
  await engine.sfn.send(new StopExecutionCommand({ executionArn: executionArn(engine, name, kind) }));
};

/** Starts an execution by hand, with the faults of a mocked case if one is named. Returns its name. */
export const start = async (
  engine: Engine,
  name: string,
  input: { readonly caseId: string; readonly generation: number; readonly stage: string; readonly failures?: number },
  mockedCase?: string,
  kind: MachineKind = 'repair',
): Promise<string> => {
  const stateMachineArn = `${machineOf(engine, kind)}${mockedCase === undefined ? '' : `#${mockedCase}`}`;
  await engine.sfn.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
  return name;
};

/** For each state the errors its first attempts end with; later attempts are real. */
export type Faults = Readonly<Record<string, readonly string[]>>;

/** Sets the mocked cases executions can be started with, and lets retries and rests take no time. */
export const mockFaults = (
  engine: Engine,
  cases: Readonly<Record<string, Faults>>,
  kind: MachineKind = 'repair',
): Promise<void> => {
  const machine = machineOf(engine, kind).split(':').at(-1) ?? '';
  const responseOf = (errors: readonly string[]) =>
    Object.fromEntries(errors.map((error, attempt) => [attempt, { Throw: { Error: error, Cause: 'mocked' } }]));
  const testCases = Object.entries(cases).map(([name, faults]) => [
    name,
    Object.fromEntries(Object.keys(faults).map((state) => [state, `${name}-${state}`])),
  ]);
  const responses = Object.entries(cases).flatMap(([name, faults]) =>
    Object.entries(faults).map(([state, errors]) => [`${name}-${state}`, responseOf(errors)]),
  );
  return configureEngine(engine, {
    'stepfunctions._sfn_mock_config': {
      StateMachines: { [machine]: { TestCases: Object.fromEntries(testCases) } },
      MockedResponses: Object.fromEntries(responses),
    },
    'stepfunctions._SFN_WAIT_SCALE': 0,
  });
};

/** Takes the mocks away; waits last again as long as they say. */
export const unmockFaults = (engine: Engine): Promise<void> =>
  configureEngine(engine, {
    'stepfunctions._sfn_mock_config': { StateMachines: {}, MockedResponses: {} },
    'stepfunctions._SFN_WAIT_SCALE': 1,
  });
