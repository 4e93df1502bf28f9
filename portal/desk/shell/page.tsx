import { type ReactNode, useEffect, useRef } from 'react';
import { useWaiting } from './waiting.ts';

interface PageProps {
  /** Never names a person or their number: it becomes the browser's title and history. */
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A page with its heading; the focus goes there when one page follows another, so that a screen reader says where one is. In the browser's
 * title stands how much waits for whoever is there.
 */
export const Page = ({ title, actions, children }: PageProps) => {
  const waiting = useWaiting();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${title} · 信修工作台`;
  }, [title, waiting]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another page
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
};
