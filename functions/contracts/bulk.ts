/** What requests about many work items have in common: the same command on each, answered for itself. */
import type { OperationId } from '#domain/access/operations.ts';
import type { CaseAction } from '#domain/kernel/case-actions.ts';
import * as z from '#domain/kernel/schema.ts';
import type { Contracts } from './contract.ts';
import { described } from './described.ts';
import { ProblemDocument } from './problem-document.ts';
import { Id } from './shared.ts';

/** Seconds after which the gateway gives up waiting for an answer; the function that serves these requests stops before. */
export const bulkSeconds = 29;
/** Seconds that a command may take where many want the same case: five transactions, each after reading what the last one lost to. */
const secondsPerItem = 1;
/** Of these at least so many must be left when the last command begins. */
export const reservedSeconds = 4;
/** As many as are sure to be answered in time. */
export const maxBulkItems = Math.floor((bulkSeconds - reservedSeconds) / secondsPerItem);

const oncePerItem = (entries: readonly unknown[]): boolean => {
  const names = (entries as { caseId: string; itemId: string }[]).map(({ caseId, itemId }) => `${caseId}/${itemId}`);
  return new Set(names).size === names.length;
};

export const listOf = <T extends z.ZodMiniType>(entry: T) =>
  described(
    z
      .array(entry)
      .check(z.minLength(1), z.maxLength(maxBulkItems), z.refine(oncePerItem, '同一项填写了两次，请删除重复的。')),
    {
      description: `1至${maxBulkItems}项，每项一次`,
    },
  );

export const resultsOf = <T extends z.ZodMiniType>(answer: T) =>
  z.object(() => ({
    results: described(
      z.array(
        z.object({
          caseId: z.string(),
          itemId: z.string(),
          status: described(z.int(), { description: '单独办理时的 HTTP 状态', example: 200 }),
          answer: z.optional(answer),
          problem: z.optional(ProblemDocument),
        }),
      ),
      { description: '与所列待办顺序相同；逐项与单独办理的答复一致，办成的有 answer，未办成的有 problem' },
    ),
  }));

export const eachForItself = '各项互不影响，逐项答复。每项的请求编号由 Idempotency-Key 派生，原样重试只补办未办成的。';

interface ManyOf<N extends OperationId, A extends z.ZodMiniType> {
  readonly operationId: N;
  readonly path: `/${string}`;
  /** The schemas of the actions, as far as they may be taken on many cases at once. */
  readonly commands: Readonly<Record<string, z.ZodMiniObject>>;
  /** The kind's own table. */
  readonly actions: Readonly<Record<string, CaseAction>>;
  readonly answer: A;
  /** An item of the first action. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** One action on many cases of a kind. */
export const actOnMany = <N extends OperationId, A extends z.ZodMiniType>(
  commands: Contracts<N>['commands'],
  { operationId, path, commands: schemas, actions, answer, example }: ManyOf<N, A>,
) => {
  const names = Object.keys(schemas);
  const [first = ''] = names;
  const actionSchema = (name: string) =>
    z.strictObject(() => ({
      action: z.literal(name),
      items: listOf(z.extend(schemas[name] as z.ZodMiniObject, { caseId: Id })),
    }));
  return commands({
    operationId,
    path,
    summary: '批量办理',
    description: `可批量的操作：${names.map((name) => actions[name]?.label).join('、')}，且只限有利于申请人的结论；不利的结论须逐件办理。${eachForItself}`,
    body: z.discriminatedUnion(
      'action',
      names.map(actionSchema) as [ReturnType<typeof actionSchema>, ...ReturnType<typeof actionSchema>[]],
    ),
    answer: resultsOf(answer),
    example: { body: { action: first, items: [example] } },
  });
};
