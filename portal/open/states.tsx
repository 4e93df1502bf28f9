/** The states of a page beside its content: waiting, refused, nothing there. */
import type { ReactNode } from 'react';
import type { Asked } from './asked.ts';

export const Loading = () => (
  <div className="loading" role="status">
    <span className="hidden">正在加载</span>
  </div>
);

interface NoticeProps {
  readonly kind?: 'calm' | 'warning';
  readonly title: string;
  readonly children: ReactNode;
}

export const Notice = ({ kind = 'calm', title, children }: NoticeProps) => (
  <div className={`notice ${kind}`} role={kind === 'warning' ? 'alert' : undefined}>
    <p className="notice-title">{title}</p>
    {children}
  </div>
);

interface AnsweredProps<T> {
  readonly of: Asked<T>;
  readonly children: (answer: T) => ReactNode;
}

/** Shows an answer once it is there, or says what went wrong in the API's own words. */
export const Answered = <T,>({ of: { outcome, again }, children }: AnsweredProps<T>) => {
  if (outcome === undefined) return <Loading />;
  if ('answer' in outcome) return children(outcome.answer);
  const { title, detail } = outcome.problem;
  return (
    <Notice kind="warning" title={title}>
      <p>{detail}</p>
      <button type="button" className="button plain" onClick={again}>
        重试
      </button>
    </Notice>
  );
};
