/** The states every page has besides its content: loading, nothing there, refused, off line. */
import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from '../../api/problem.ts';

export const Loading = () => (
  <div role="status" aria-label="正在加载">
    <Skeleton active paragraph={{ rows: 6 }} />
  </div>
);

/** What went wrong and what to do, in the API's own words. */
export const ProblemAlert = ({ error, again }: { readonly error: unknown; readonly again?: () => unknown }) => {
  const problem = error instanceof Problem ? error : null;
  return (
    <Alert
      type={problem?.passing ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={problem?.title ?? '页面出错了'}
      description={
        <>
          {problem?.detail ?? '请刷新页面；如果一直这样，请联系系统管理员。'}
          {problem !== null && problem.errors.length > 0 && (
            <ul>
              {problem.errors.map(({ pointer, message }) => (
                <li key={`${pointer}${message}`}>{message}</li>
              ))}
            </ul>
          )}
        </>
      }
      action={
        again &&
        problem?.status !== 403 && (
          <Button size="small" onClick={() => void again()}>
            重试
          </Button>
        )
      }
    />
  );
};

/** Nothing there, and what that means or what to do. */
export const Nothing = ({ children }: { readonly children: ReactNode }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} />
);

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** Shows an answer once it is there; what is shown stays while it is asked for again, with a note where that failed. */
export const Shown = <T,>({ of, children }: { readonly of: Asked<T>; readonly children: (data: T) => ReactNode }) => {
  if (of.data === undefined) return of.error ? <ProblemAlert error={of.error} again={of.refetch} /> : <Loading />;
  return (
    <>
      {of.error && <ProblemAlert error={of.error} again={of.refetch} />}
      {children(of.data)}
    </>
  );
};
