/**
 * The address is all the state that pages share. They hold plain links: one listener turns a click on them into a change without a
 * reload, so whatever the browser offers on a link (a new tab, copying, back) works as everywhere.
 */
import { useSyncExternalStore } from 'react';
import { pageFor } from '../pages.ts';

const changed = 'xinxiu-address';
let moved = false;

const tell = (): void => {
  moved = true;
  dispatchEvent(new Event(changed));
};

/** Goes to another page; to the present one without another step on the way back. */
export const go = (to: string): void => {
  if (to !== location.pathname + location.search) history.pushState(null, '', to);
  scrollTo(0, 0);
  tell();
};

/** Puts another address in the place of this one, so that it is nowhere kept. */
export const replaceAddress = (by: string): void => {
  history.replaceState(null, '', by);
  tell();
};

/** Whether somebody has gone from one page to another here: only then may a page take the focus. */
export const hasMoved = (): boolean => moved;

const subscribe = (listener: () => void): (() => void) => {
  addEventListener(changed, listener);
  return () => removeEventListener(changed, listener);
};

/** Path and query of the present page. */
export const useAddress = (): { readonly path: string; readonly query: URLSearchParams } => {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const [path = '/', query] = address.split('?');
  return { path, query: new URLSearchParams(query) };
};

const isOpenPage = ({ origin, pathname }: URL): boolean =>
  origin === location.origin && !pathname.startsWith('/api/') && pageFor(pathname) === '/index.html';

const linkOf = ({ target }: MouseEvent): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;

const meantElsewhere = (event: MouseEvent): boolean =>
  event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** Call once. */
export const followLinks = (): void => {
  addEventListener('popstate', tell);
  document.addEventListener('click', (event) => {
    const link = linkOf(event);
    if (link === null || meantElsewhere(event) || link.target !== '' || link.hasAttribute('download')) return;
    const to = new URL(link.href);
    // A place on this page is the browser's own business.
    if (!isOpenPage(to) || (to.hash !== '' && to.pathname === location.pathname)) return;
    event.preventDefault();
    go(to.pathname + to.search);
  });
};
