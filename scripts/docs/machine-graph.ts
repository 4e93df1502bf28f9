/** A state machine as a picture, read from its ASL: branches and item processors are drawn as boxes of their own. */
import * as z from 'zod';
import { label, mermaid } from './markdown.ts';

const Target = z.object({ Next: z.string() });

/** The part of ASL a picture needs; everything else of a state is passed over. */
const State = z.object({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  End: z.boolean().optional(),
  Choices: z.array(Target.extend({ Condition: z.string() })).default([]),
  Catch: z.array(Target.extend({ ErrorEquals: z.array(z.string()) })).default([]),
  get Branches() {
    return z.array(Machine).default([]);
  },
  get ItemProcessor() {
    return Machine.optional();
  },
});

const Machine = z.object({
  StartAt: z.string(),
  get States() {
    return z.record(z.string(), State);
  },
});
type Machine = z.infer<typeof Machine>;
type State = z.infer<typeof State>;

/** `{% $states.input.stage = 'stopping' %}` → `stage = 'stopping'`. */
const condition = (text: string): string => text.replace(/^\{%\s*|\s*%\}$/g, '').replaceAll('$states.input.', '');

const edgesOf = (id: string, state: State): string[] => {
  const to = (target: string, text = ''): string => `${id} --> ${target}${text === '' ? '' : ` : ${label(text)}`}`;
  return [
    ...state.Choices.map((choice) => to(choice.Next, condition(choice.Condition))),
    ...(state.Default === undefined ? [] : [to(state.Default, state.Choices.length > 0 ? 'default' : '')]),
    ...(state.Next === undefined ? [] : [to(state.Next)]),
    ...state.Catch.map((caught) => to(caught.Next, caught.ErrorEquals.join(', '))),
    ...(state.End === true || ['Succeed', 'Fail'].includes(state.Type) ? [to('[*]')] : []),
  ];
};

const linesOf = (machine: Machine, indent: string): string[] => [
  `${indent}[*] --> ${machine.StartAt}`,
  ...Object.entries(machine.States).flatMap(([id, state]) => [
    ...boxOf(id, state, indent),
    ...edgesOf(id, state).map((edge) => `${indent}${edge}`),
  ]),
];

/** Parallel branches are divided by `--`; a map has one processor. */
const boxOf = (id: string, state: State, indent: string): string[] => {
  const inner = [...state.Branches, ...(state.ItemProcessor === undefined ? [] : [state.ItemProcessor])];
  if (inner.length === 0) return [];
  const parts = inner.map((machine) => linesOf(machine, `${indent}  `));
  const divided = parts.flatMap((lines, index) => (index === 0 ? lines : [`${indent}  --`, ...lines]));
  return [`${indent}state ${id} {`, ...divided, `${indent}}`];
};

/**
 * Mermaid stateDiagram-v2 of a machine.
 *
 * @param definition the parsed content of an `*.asl.json` file
 * @throws ZodError where it is no machine
 */
export const machineGraph = (definition: unknown): string =>
  mermaid(['stateDiagram-v2', ...linesOf(Machine.parse(definition), '  ')]);
