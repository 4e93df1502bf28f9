import { type ReactNode, useEffect, useRef } from 'react';
import { hasMoved } from './address.ts';

interface PageProps {
  /** Becomes the browser's title and history, so it names nobody. */
  readonly title: string;
  /** The heading, where it says more than the title may. */
  readonly heading?: ReactNode;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its heading, which takes the focus when one page follows another, so that a screen reader says where one is. */
export const Page = ({ title, heading = title, lead, children }: PageProps) => {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 信修`;
  }, [title]);
  useEffect(() => {
    if (hasMoved()) head.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <h1 ref={head} tabIndex={-1}>
        {heading}
      </h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </>
  );
};
