import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Loading, Nothing, ProblemAlert } from './states.tsx';

/** A list asked for page by page, as `useEntries` answers it. */
interface Asked<T> {
  readonly entries: readonly T[];
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
}

interface Props<T> {
  readonly of: Asked<T>;
  /** What it means that there is nothing, or what to do. */
  readonly nothing: ReactNode;
  readonly children: (entries: readonly T[]) => ReactNode;
}

/** The frame of such a list: waiting, refused, nothing there, and more on request; what is shown stays while that fails. */
export const Paged = <T,>({ of, nothing, children }: Props<T>) => (
  <>
    {of.error && <ProblemAlert error={of.error} again={of.refetch} />}
    {of.isPending && <Loading />}
    {of.entries.length > 0 ? children(of.entries) : of.isSuccess && !of.hasNextPage && <Nothing>{nothing}</Nothing>}
    {of.hasNextPage && (
      <Button block loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        更多
      </Button>
    )}
  </>
);
