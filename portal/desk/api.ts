/** The API of whoever is signed in, as hooks: answers are shared between the parts of a page, commands can be tried again safely. */
import {
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { CommitmentPersonCommandName } from '#domain/commitment/commands.ts';
import type { PersonCommandName } from '#domain/repair/commands.ts';
import { makeCall } from '../api/call.ts';
import type { AnswerOf, EntryOf, Input, OperationName } from '../api/operations.ts';
import { Problem } from '../api/problem.ts';
import { accessToken } from './session/session.ts';

export const api = makeCall(accessToken);

/** Refusals are final; only the line or a busy system is worth another try, and who has waited in vain is asked first. */
const retry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof Problem && error.passing && error.code !== 'unanswered';

/** Off line nothing waits in silence: a call that cannot be made says so, and what is shown is asked for again later. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry, staleTime: 5_000, networkMode: 'always' },
    mutations: { retry, networkMode: 'always' },
  },
});

interface Options {
  readonly enabled?: boolean;
  /** Asks again so often, so that news arrive without reload; in milliseconds. */
  readonly refetchInterval?: number;
}

/** Of a single answer it may depend on what was answered last: what is about to change is asked for sooner. */
interface AnswerOptions<A> extends Omit<Options, 'refetchInterval'> {
  /** Asked once while it is shown, whatever else changes: every answer is recorded as a look at somebody's data. */
  readonly once?: boolean;
  readonly refetchInterval?: number | ((last: A | undefined) => number);
}

const keyOf = (name: string, input: unknown): readonly unknown[] => [name, input];

/** What an operation answers, kept fresh. */
export const useAnswer = <N extends OperationName>(
  name: N,
  input: Input<N>,
  { refetchInterval, once = false, ...options }: AnswerOptions<AnswerOf<N>> = {},
) =>
  useQuery({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => api.ask(name, input, { signal }),
    ...options,
    ...(once && { staleTime: 'static' as const, gcTime: 0 }),
    refetchInterval: ({ state }) =>
      typeof refetchInterval === 'function'
        ? refetchInterval(state.data as AnswerOf<N> | undefined)
        : (refetchInterval ?? false),
  }) as unknown as UseQueryResult<AnswerOf<N>, Error>;

interface AnyPage {
  readonly entries: readonly unknown[];
  readonly next: string | null;
}

/** A list that comes in pages: all entries fetched so far, and more on request. */
export const useEntries = <N extends OperationName>(name: N, input: Input<N>, options: Options = {}) => {
  const pages = useInfiniteQuery({
    queryKey: keyOf(name, input),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ signal, pageParam }) =>
      (await api.ask(name, withCursor(input, pageParam), { signal })) as AnyPage,
    getNextPageParam: (page) => page.next ?? undefined,
    ...options,
  });
  const entries = (pages.data?.pages.flatMap((page) => page.entries) ?? []) as EntryOf<N>[];
  return { ...pages, entries };
};

const withCursor = (input: unknown, cursor: string | undefined): unknown => {
  const { query, ...rest } = input as { query?: object };
  return cursor === undefined ? input : { ...rest, query: { ...query, cursor } };
};

/** A command. Its Idempotency-Key stays while the same thing is tried again; afterwards everything shown is asked for anew. */
export const useCommand = <N extends OperationName>(name: N) =>
  useAnyCommand(name) as unknown as UseMutationResult<AnswerOf<N>, Error, Input<N>>;

const useAnyCommand = (name: OperationName) => {
  const client = useQueryClient();
  const attempt = useRef<{ readonly said: string; readonly key: string } | null>(null);
  return useMutation<unknown, Error, unknown>({
    mutationFn: (input) => {
      const said = JSON.stringify(input);
      if (attempt.current?.said !== said) attempt.current = { said, key: crypto.randomUUID() };
      return api.ask(name, input, { idempotencyKey: attempt.current.key });
    },
    onSuccess: () => {
      attempt.current = null;
      return client.invalidateQueries();
    },
  });
};

/** An action on a case, by its name: the same command, whichever it is. */
export type CaseActionName = PersonCommandName | CommitmentPersonCommandName;

export interface CaseActionInput {
  readonly params: { readonly caseId: string };
  readonly body: Readonly<Record<string, unknown>>;
}

export const useCaseAction = (name: CaseActionName) =>
  useAnyCommand(name) as UseMutationResult<unknown, Error, CaseActionInput>;
