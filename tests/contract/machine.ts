/** The parts of the States Language that our machines use, and the evaluation of its expressions. */
import { readFileSync } from 'node:fs';
import jsonata from 'jsonata';

interface Transition {
  readonly Next?: string;
  readonly Output?: unknown;
}

export interface State extends Transition {
  readonly Type: 'Task' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Pass';
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Arguments?: unknown;
  readonly TimeoutSeconds?: number;
  readonly Choices?: readonly (Transition & { readonly Condition: string })[];
  readonly Default?: string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts: number }[];
  readonly Catch?: readonly (Transition & { readonly ErrorEquals: readonly string[] })[];
}

export interface Machine {
  readonly Comment?: string;
  readonly QueryLanguage: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** Reads a machine under workflows/, with its placeholders filled in as a deployment would. */
export const readMachine = (file: string, values: Readonly<Record<string, string>>): Machine => {
  const text = readFileSync(new URL(`../../workflows/${file}`, import.meta.url), 'utf8');
  return JSON.parse(
    text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${file} has a placeholder \${${name}} that nobody fills in`);
      return value;
    }),
  );
};

/** What an expression can see. */
export interface States {
  readonly input: unknown;
  readonly result?: unknown;
  readonly errorOutput?: unknown;
  readonly context?: unknown;
}

/** Step Functions' own functions beyond plain JSONata: an expression that uses one must not fail for its name here. */
const serviceFunctions = {
  partition: (list: unknown[], size: number) =>
    Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size)),
  range: (first: number, last: number, step: number) =>
    Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step),
  parse: (text: string) => JSON.parse(text),
};

/** Evaluates `{% … %}` anywhere in a template, as Step Functions does; an undefined result is an error there and here. */
export const evaluate = async (template: unknown, states: States): Promise<unknown> => {
  if (Array.isArray(template)) return Promise.all(template.map((part) => evaluate(part, states)));
  if (typeof template === 'object' && template !== null) {
    const entries = Object.entries(template).map(async ([key, part]) => [key, await evaluate(part, states)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
  const expression = typeof template === 'string' ? /^\{%(.*)%\}$/s.exec(template)?.[1] : undefined;
  if (expression === undefined) return template;
  const compiled = jsonata(expression);
  compiled.assign('states', states);
  for (const [name, body] of Object.entries(serviceFunctions)) compiled.registerFunction(name, body);
  const result = await compiled.evaluate(undefined);
  if (result === undefined) throw new Error(`the expression has no result: ${expression.trim()}`);
  // JSONata's objects have no prototype; plain ones compare and print as people expect.
  return structuredClone(result);
};

/** Where a choice sends this input. */
export const choose = async (state: State, input: unknown): Promise<string | undefined> => {
  for (const choice of state.Choices ?? []) {
    const outcome = await evaluate(choice.Condition, { input });
    if (typeof outcome !== 'boolean') throw new Error(`a condition must be true or false: ${choice.Condition}`);
    if (outcome) return choice.Next;
  }
  return state.Default;
};

/** Every state a state may lead to. */
export const targets = (state: State): string[] =>
  [
    state.Next,
    state.Default,
    ...(state.Choices ?? []).map(({ Next }) => Next),
    ...(state.Catch ?? []).map(({ Next }) => Next),
  ].filter((next) => next !== undefined);

/** A state is named after the stage it waits in; a filed application waits in the stage that follows at once. */
export const waitsIn = (stage: string): string =>
  stage === 'filed' ? 'Accepting' : `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`;

/** The states in which a machine waits for its case. */
export const waitingStates = ({ States }: Machine): string[] =>
  Object.entries(States).flatMap(([name, { Resource }]) => (Resource?.endsWith('.waitForTaskToken') ? [name] : []));
